using Emjpm.Core.Annonces;
using Emjpm.Core.Remarques;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>The remarks of the person signed in, and what becomes of each.</summary>
public sealed class RemarquesModel(PerimetreDuCompte donnees) : PageModel
{
    public IReadOnlyList<Ligne> Remarques { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation) =>
        Remarques = await donnees
            .Remarques.OrderByDescending(r => r.Id)
            .Take(100)
            .Select(r => new Ligne(
                r.Id,
                r.Texte,
                r.Chemin,
                r.CreeeLe,
                // A duplicate follows the one that said it first.
                r.DoublonDe != null
                    ? r.DoublonDe.Etat
                    : r.Etat,
                r.Reponse ?? (r.DoublonDe != null ? r.DoublonDe.Reponse : null),
                r.DoublonDe != null ? r.DoublonDe.Nouveaute : r.Nouveaute,
                r.Capture != null
            ))
            .ToListAsync(annulation);

    public sealed record Ligne(
        int Id,
        string Texte,
        string? Chemin,
        DateTime CreeeLe,
        EtatRemarque Etat,
        string? Reponse,
        Annonce? Nouveaute,
        bool Capture
    );
}
