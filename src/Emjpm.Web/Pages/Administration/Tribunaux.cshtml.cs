using Emjpm.Core;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Courts, open and closed.</summary>
public sealed class TribunauxModel(PerimetreAdministration perimetre, TimeProvider horloge)
    : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>« tous », « fermes », or nothing for the open ones.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    /// <summary>« sans »: those whose SIRET is not known.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Siret { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public TypeTribunal? TypeChoisi => Liste<TypeTribunal>.Lire(Type);
    public bool SansSiret => Siret == "sans";
    public bool Filtree =>
        TypeChoisi is not null
        || SansSiret
        || Etat is "tous" or "fermes"
        || !string.IsNullOrWhiteSpace(Texte);
    public Tranche<Ligne> Tranche { get; private set; } = Tranche<Ligne>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var (date, membres, tribunaux) = (Aujourdhui, perimetre.Membres, perimetre.Tribunaux);
        var mots = Core.Referentiels.Texte.Mots(Texte);
        if (mots.Length > 1 && string.Concat(mots) is { } tout && tout.All(char.IsDigit))
            mots = [tout];
        foreach (var mot in mots)
            tribunaux = tribunaux.Where(t =>
                t.NomRecherche.Contains(mot)
                || t.Siret!.Contains(mot)
                || t.DepartementCode == mot
                || t.Commune!.NomRecherche.Contains(mot)
            );
        if (TypeChoisi is { } type)
            tribunaux = tribunaux.Where(t => t.Type == type);
        if (SansSiret)
            tribunaux = tribunaux.Where(t => t.Siret == null);
        tribunaux = Etat switch
        {
            "tous" => tribunaux,
            "fermes" => tribunaux.Where(t => t.FermeLe <= date),
            _ => tribunaux.Where(t => t.FermeLe == null || t.FermeLe > date),
        };
        Tranche = await Tranche<Ligne>.LireAsync(
            tribunaux
                .OrderBy(t => t.NomRecherche)
                .ThenBy(t => t.Id)
                .Select(t => new Ligne(
                    t.Id,
                    t.Nom,
                    t.Code,
                    t.DepartementCode,
                    t.Siret,
                    t.FermeLe,
                    t.Successeur!.Nom,
                    membres.Count(m =>
                        m.TribunalId == t.Id
                        && m.ApprouveLe != null
                        && m.Du <= date
                        && (m.Au == null || m.Au >= date)
                    )
                )),
            NumeroPage,
            annulation
        );
    }

    /// <summary>A court in the list.</summary>
    public sealed record Ligne(
        int Id,
        string Nom,
        string Code,
        string DepartementCode,
        string? Siret,
        DateOnly? FermeLe,
        string? Successeur,
        int Membres
    );
}
