using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Who did what, on which object, when. Never what an act of a file of a person says.</summary>
public sealed class HistoriqueModel(PerimetreAdministration perimetre) : PageModel
{
    /// <summary>Id of an account.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Compte { get; set; }

    /// <summary>An act or a family of acts: « compte. », « tribunal.fermer ».</summary>
    [BindProperty(SupportsGet = true)]
    public string? Acte { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Objet { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Numero { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Du { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public string? NomDuCompte { get; private set; }
    public bool Filtree =>
        Compte is not null
        || Numero is not null
        || Du is not null
        || Au is not null
        || !string.IsNullOrWhiteSpace(Acte)
        || !string.IsNullOrWhiteSpace(Objet);
    public Tranche<LigneHistorique> Tranche { get; private set; } = Tranche<LigneHistorique>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        if (Compte is { } compte)
            NomDuCompte = await perimetre
                .Comptes.Where(u => u.Id == compte)
                .Select(u => u.Prenom + " " + u.Nom)
                .SingleOrDefaultAsync(annulation);
        Tranche = await Tranche<LigneHistorique>.LireAsync(
            Filtrer(perimetre.Historique)
                .OrderByDescending(e => e.Instant)
                .ThenByDescending(e => e.Id)
                .EnLignes(perimetre),
            NumeroPage,
            annulation
        );
    }

    private IQueryable<EvenementAudit> Filtrer(IQueryable<EvenementAudit> evenements)
    {
        if (Compte is { } compte)
            evenements = evenements.Where(e => e.UtilisateurId == compte);
        if (!string.IsNullOrWhiteSpace(Acte))
        {
            var debut = Acte.Trim().ToLowerInvariant();
            evenements = evenements.Where(e => e.Acte.StartsWith(debut));
        }
        if (!string.IsNullOrWhiteSpace(Objet))
        {
            var objet = Objet.Trim().ToLowerInvariant();
            evenements = evenements.Where(e => e.Objet == objet);
        }
        if (Numero is { } numero)
            evenements = evenements.Where(e => e.ObjetId == numero);
        if (Du is { } du)
        {
            var debut = Horloge.InstantParis(du, TimeOnly.MinValue);
            evenements = evenements.Where(e => e.Instant >= debut);
        }
        if (Au is { } au)
        {
            var fin = Horloge.InstantParis(au.AddDays(1), TimeOnly.MinValue);
            evenements = evenements.Where(e => e.Instant < fin);
        }
        return evenements;
    }
}
