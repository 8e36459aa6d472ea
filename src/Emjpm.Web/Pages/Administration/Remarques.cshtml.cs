using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>What people say of the service, to sort.</summary>
public sealed class RemarquesModel(PerimetreAdministration perimetre) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Genre { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fonction { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public EtatRemarque? EtatChoisi => Liste<EtatRemarque>.Lire(Etat);
    public GenreRemarque? GenreChoisi => Liste<GenreRemarque>.Lire(Genre);
    public Role? FonctionChoisie => Liste<Role>.Lire(Fonction);
    public bool Filtree =>
        EtatChoisi is not null || GenreChoisi is not null || FonctionChoisie is not null;
    public Tranche<Ligne> Tranche { get; private set; } = Tranche<Ligne>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var (remarques, toutes) = (perimetre.Remarques, perimetre.Remarques);
        if (EtatChoisi is { } etat)
            remarques = remarques.Where(r => r.Etat == etat);
        if (GenreChoisi is { } genre)
            remarques = remarques.Where(r => r.Genre == genre);
        if (FonctionChoisie is { } role)
            remarques = remarques.Where(r => r.Role == role);
        Tranche = await Tranche<Ligne>.LireAsync(
            remarques
                .OrderByDescending(r => r.Id)
                .Select(r => new Ligne(
                    r.Id,
                    r.CreeeLe,
                    r.Role,
                    r.Genre,
                    r.Chemin,
                    r.Texte,
                    r.Etat,
                    toutes.Count(d => d.DoublonDeId == r.Id),
                    r.Capture != null,
                    r.Nouveaute!.NumeroVersion
                )),
            NumeroPage,
            annulation
        );
    }

    public sealed record Ligne(
        int Id,
        DateTime CreeeLe,
        Role Role,
        GenreRemarque Genre,
        string? Chemin,
        string Texte,
        EtatRemarque Etat,
        int Doublons,
        bool Capture,
        string? Version
    );
}
