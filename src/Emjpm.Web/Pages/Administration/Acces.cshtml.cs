using Emjpm.Core;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Who opened which page, when. The last week unless dates say otherwise: a year of a country is long.</summary>
public sealed class AccesModel(PerimetreAdministration perimetre, TimeProvider horloge) : PageModel
{
    private const int Jours = 7;

    /// <summary>Id of an account.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Compte { get; set; }

    /// <summary>Beginning of an address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Adresse { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Du { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public string? NomDuCompte { get; private set; }
    public Tranche<Ligne> Tranche { get; private set; } = Tranche<Ligne>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        Au ??= aujourdhui;
        Du ??= Au.Value.AddDays(-Jours);
        var (debut, fin) = (
            Horloge.InstantParis(Du.Value, TimeOnly.MinValue),
            Horloge.InstantParis(Au.Value.AddDays(1), TimeOnly.MinValue)
        );
        var acces = perimetre.JournalAcces.Where(a => a.Instant >= debut && a.Instant < fin);
        if (Compte is { } compte)
        {
            acces = acces.Where(a => a.UtilisateurId == compte);
            NomDuCompte = await perimetre
                .Comptes.Where(u => u.Id == compte)
                .Select(u => u.Prenom + " " + u.Nom)
                .SingleOrDefaultAsync(annulation);
        }
        if (!string.IsNullOrWhiteSpace(Adresse))
        {
            var chemin = Adresse.Trim();
            acces = acces.Where(a => a.Chemin.StartsWith(chemin));
        }
        var comptes = perimetre.Comptes;
        Tranche = await Tranche<Ligne>.LireAsync(
            acces
                .OrderByDescending(a => a.Instant)
                .ThenByDescending(a => a.Id)
                .Select(a => new Ligne(
                    a.Instant,
                    a.UtilisateurId,
                    comptes
                        .Where(u => u.Id == a.UtilisateurId)
                        .Select(u => u.Prenom + " " + u.Nom)
                        .FirstOrDefault(),
                    comptes
                        .Where(u => u.Id == a.VuCommeId)
                        .Select(u => u.Prenom + " " + u.Nom)
                        .FirstOrDefault(),
                    a.Methode,
                    a.Chemin,
                    a.Statut
                )),
            NumeroPage,
            annulation
        );
    }

    /// <summary>A page opened.</summary>
    /// <param name="VuComme">the account that an administrator looked as</param>
    public sealed record Ligne(
        DateTime Instant,
        int? CompteId,
        string? Compte,
        string? VuComme,
        string Methode,
        string Chemin,
        int Statut
    );
}
