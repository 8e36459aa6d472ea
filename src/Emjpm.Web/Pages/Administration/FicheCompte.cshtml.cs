using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>An account: its state, what it sees, where it is open, its last acts; and what an administrator may do about it.</summary>
public sealed class FicheCompteModel(
    PerimetreAdministration perimetre,
    FermerSessions fermer,
    TimeProvider horloge
) : PageModel
{
    private const int Derniers = 10;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Utilisateur Compte { get; private set; } = null!;
    public EtatCompte Etat => LectureComptes.Etat(Compte.Actif, Compte.BloqueLe);
    public bool EstMoi => Id == perimetre.Acteur.UtilisateurId;
    public DateTime? ApplicationLe { get; private set; }
    public int Cles { get; private set; }
    public bool AFacteur => ApplicationLe is not null || Cles > 0;

    /// <summary>What it is for the service today; null when it opens nothing.</summary>
    public Acteur? Vu { get; private set; }
    public IReadOnlyList<DroitDit> Droits { get; private set; } = [];
    public IReadOnlyList<Rattachement> Rattachements { get; private set; } = [];
    public IReadOnlyList<SessionOuverte> Sessions { get; private set; } = [];
    public IReadOnlyList<TentativeConnexion> Connexions { get; private set; } = [];
    public IReadOnlyList<LigneHistorique> Actes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        var id = Id;
        var lu = await perimetre
            .Comptes.Where(u => u.Id == id)
            .Select(u => new
            {
                Compte = u,
                ApplicationLe = perimetre
                    .Applications.Where(f => f.UtilisateurId == u.Id)
                    .Select(f => (DateTime?)f.ActiveLe)
                    .FirstOrDefault(),
                Cles = perimetre.Cles.Count(c => c.UserId == u.Id),
            })
            .SingleOrDefaultAsync(annulation);
        if (lu is null)
            return NotFound();
        (Compte, ApplicationLe, Cles) = (lu.Compte, lu.ApplicationLe, lu.Cles);
        Vu = await perimetre.ActeurAsync(id, annulation);
        if (Vu is not null)
            Droits = TableDroits.De(
                Vu,
                Vu.Gestionnaire is { Droits.Lieux: { Count: > 0 } lieux }
                    ? await perimetre.NomsDesLieuxAsync(lieux, annulation)
                    : []
            );
        Rattachements = await RattachementsAsync(annulation);
        var debut = horloge.Maintenant() - SessionOuverte.DureeMaximale;
        Sessions = await perimetre
            .Sessions.Where(s => s.UtilisateurId == id && s.FermeeLe == null && s.OuverteLe > debut)
            .OrderByDescending(s => s.VueLe)
            .ThenBy(s => s.Id)
            .Take(50)
            .ToListAsync(annulation);
        Connexions = await perimetre
            .Tentatives.Where(t => t.UtilisateurId == id)
            .OrderByDescending(t => t.Instant)
            .ThenByDescending(t => t.Id)
            .Take(Derniers)
            .ToListAsync(annulation);
        Actes = await perimetre
            .Historique.Where(e =>
                e.UtilisateurId == id || (e.Objet == "utilisateur" && e.ObjetId == id)
            )
            .OrderByDescending(e => e.Instant)
            .ThenByDescending(e => e.Id)
            .Take(Derniers)
            .EnLignes(perimetre)
            .ToListAsync(annulation);
        return Page();
    }

    public async Task<IActionResult> OnPostFermerSessionsAsync(CancellationToken annulation)
    {
        try
        {
            if (await fermer.DeAsync(perimetre.Acteur, Id, annulation) is not { } nombre)
                return NotFound();
            TempData["Succes"] =
                nombre == 0
                    ? "Aucune session n’était ouverte."
                    : $"{Francais.Nombre(nombre, "session fermée", "sessions fermées")} : la personne en est prévenue.";
        }
        catch (RegleMetierException refus)
        {
            TempData["Avertissement"] = refus.Message;
        }
        return RedirectToPage(new { Id });
    }

    private async Task<IReadOnlyList<Rattachement>> RattachementsAsync(CancellationToken annulation)
    {
        var id = Id;
        var tribunaux = await perimetre
            .Membres.Where(m => m.UtilisateurId == id)
            .Select(m => new Rattachement(
                m.Tribunal!.Nom,
                $"/administration/tribunaux/{m.TribunalId}",
                m.Du,
                m.Au,
                m.ApprouveLe != null
            ))
            .ToListAsync(annulation);
        var gestionnaires = await perimetre
            .Droits.Where(d => d.UtilisateurId == id)
            .Select(d => new Rattachement(d.Gestionnaire!.Nom, null, d.Du, d.Au, true))
            .ToListAsync(annulation);
        var territoires = await perimetre
            .Territoires.Where(t => t.UtilisateurId == id)
            .Select(t => new Rattachement(
                t.Departement != null ? t.Departement.Nom
                    : t.Region != null ? t.Region.Nom
                    : "France entière",
                null,
                t.Du,
                t.Au,
                t.ApprouveLe != null
            ))
            .ToListAsync(annulation);
        return
        [
            .. tribunaux
                .Concat(gestionnaires)
                .Concat(territoires)
                // Replaced on the day it began: it was never in force.
                .Where(r => r.Au is not { } au || au >= r.Du)
                .OrderByDescending(r => r.Du),
        ];
    }

    /// <summary>Dated right of the account on a court, a gestionnaire or a territory.</summary>
    public sealed record Rattachement(
        string Nom,
        string? Lien,
        DateOnly Du,
        DateOnly? Au,
        bool Approuve
    );
}
