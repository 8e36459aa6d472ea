using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Demandes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Suivi;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Those who tried to come and do not manage to, or were never asked: a list a cause, an act a line.</summary>
public sealed class SuiviPerdusModel(
    PerimetreAdministration perimetre,
    LectureDeploiement deploiement,
    SuivreCompte suivre,
    InviterAcces inviter,
    RelancerCourriel relancer,
    DoublonsComptes doublons,
    DistinguerComptes distinguer,
    TimeProvider horloge
) : PageModel
{
    /// <summary>Lines of a list; its heading says how many there are.</summary>
    public const int Maximum = 15;

    /// <summary>Failed attempts of the last days from which somebody is thought to be stuck.</summary>
    public const int EchecsMinimum = 3;
    public const int JoursEchecs = 7;

    /// <summary>Days a mail that was not delivered is shown.</summary>
    public const int JoursCourriels = 30;

    public DateTime Maintenant { get; } = horloge.Maintenant();
    public Liste<DemandeCompte> Demandes { get; private set; } = Liste<DemandeCompte>.Vide;
    public Liste<Compte> JamaisVenus { get; private set; } = Liste<Compte>.Vide;
    public Liste<Echec> Echecs { get; private set; } = Liste<Echec>.Vide;
    public Liste<Perdu> Courriels { get; private set; } = Liste<Perdu>.Vide;
    public Liste<Core.Comptes.Invitation> Invitations { get; private set; } =
        Liste<Core.Comptes.Invitation>.Vide;

    /// <summary>Accounts that look like two of the same person.</summary>
    public IReadOnlyList<PaireDeComptes> Doublons { get; private set; } = [];
    public IReadOnlyList<(string Code, string Nom, int Nombre)> SansCompte { get; private set; } =
    [];
    public IReadOnlyList<Tribunal> SansJuge { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        Demandes = await LireAsync(
            perimetre
                .Demandes.Where(d => d.Etat == EtatDemande.EnAttente)
                .OrderBy(d => d.DeposeeLe)
                .ThenBy(d => d.Id),
            annulation
        );
        JamaisVenus = await LireAsync(
            perimetre
                .Comptes.Where(u => u.Actif && u.VenuLe == null)
                .OrderBy(u => u.CreeLe)
                .ThenBy(u => u.Id)
                .Select(u => new Compte(u.Id, u.Prenom + " " + u.Nom, u.Email, u.CreeLe)),
            annulation
        );
        var depuis = Maintenant.AddDays(-JoursEchecs);
        var tentatives = perimetre.Tentatives.Where(t => t.Instant >= depuis);
        var comptes = perimetre.Comptes;
        Echecs = await LireAsync(
            tentatives
                .Where(t =>
                    t.UtilisateurId != null
                    && !t.Reussie
                    && !tentatives.Any(r =>
                        r.UtilisateurId == t.UtilisateurId && r.Reussie && r.Instant > t.Instant
                    )
                )
                .GroupBy(t => t.UtilisateurId)
                .Select(g => new
                {
                    Id = g.Key,
                    Nombre = g.Count(),
                    Dernier = g.Max(t => t.Instant),
                })
                .Where(g => g.Nombre >= EchecsMinimum)
                .Join(
                    comptes.Where(u => u.Actif),
                    g => g.Id,
                    u => (int?)u.Id,
                    (g, u) =>
                        new Echec
                        {
                            Id = u.Id,
                            Nom = u.Prenom + " " + u.Nom,
                            Nombre = g.Nombre,
                            Dernier = g.Dernier,
                        }
                )
                .OrderByDescending(e => e.Dernier)
                .ThenBy(e => e.Id),
            annulation
        );
        var limite = Maintenant.AddDays(-JoursCourriels);
        Courriels = await LireAsync(
            perimetre
                .Courriels.Where(c => c.Etat == EtatCourriel.Abandonne && c.CreeLe >= limite)
                .OrderByDescending(c => c.Id)
                .Select(c => new Perdu(
                    c.Id,
                    c.Destinataire,
                    c.Sujet,
                    c.CreeLe,
                    c.Secret == null && c.Texte.Contains("{code}"),
                    comptes
                        .Where(u => u.Email == c.Destinataire)
                        .Select(u => (int?)u.Id)
                        .FirstOrDefault()
                )),
            annulation
        );
        Invitations = await LireAsync(
            perimetre
                .Invitations.DuRessort(perimetre.Acteur)
                .Where(i =>
                    i.AccepteeLe == null && i.RevoqueeLe == null && i.ExpireLe <= Maintenant
                )
                .OrderBy(i => i.ExpireLe)
                .ThenBy(i => i.Id),
            annulation
        );
        Doublons = await doublons.LireAsync(perimetre.Acteur, annulation);
        SansCompte = await deploiement.SansCompteAsync(annulation);
        SansJuge = await deploiement.SansJugeAsync(annulation);
    }

    public Task<IActionResult> OnPostRappelerAsync(int id, CancellationToken annulation) =>
        FaireAsync(
            () => suivre.RappelerAsync(perimetre.Acteur, id, annulation),
            "Le rappel part à l’instant."
        );

    public Task<IActionResult> OnPostDebloquerAsync(int id, CancellationToken annulation) =>
        FaireAsync(
            () => suivre.DebloquerAsync(perimetre.Acteur, id, annulation),
            "La personne peut de nouveau essayer de se connecter."
        );

    public Task<IActionResult> OnPostRenvoyerAsync(int id, CancellationToken annulation) =>
        FaireAsync(
            () => relancer.ExecuterAsync(perimetre.Acteur, id, annulation),
            "Le courriel repart à l’instant."
        );

    public Task<IActionResult> OnPostReinviterAsync(int id, CancellationToken annulation) =>
        FaireAsync(
            () => inviter.RenvoyerAsync(perimetre.Acteur, id, annulation),
            "L’invitation repart avec un nouveau code."
        );

    public Task<IActionResult> OnPostDistinguerAsync(
        int id,
        int avec,
        CancellationToken annulation
    ) =>
        FaireAsync(
            () => distinguer.ExecuterAsync(perimetre.Acteur, id, avec, annulation),
            "C’est noté : ces deux comptes sont de deux personnes."
        );

    private async Task<IActionResult> FaireAsync(Func<Task<bool>> acte, string fait)
    {
        try
        {
            if (!await acte())
                return NotFound();
            TempData["Succes"] = fait;
        }
        catch (RegleMetierException refus)
        {
            TempData["Avertissement"] = refus.Message;
        }
        return Redirect("/administration/suivi/perdus");
    }

    /// <summary>The first lines, and whether there are more: one query, for none needs the number.</summary>
    private static async Task<Liste<T>> LireAsync<T>(
        IQueryable<T> ordonnees,
        CancellationToken annulation
    )
    {
        var lues = await ordonnees.Take(Maximum + 1).ToListAsync(annulation);
        return new([.. lues.Take(Maximum)], lues.Count > Maximum);
    }

    /// <summary>The first lines of a list.</summary>
    public sealed record Liste<T>(IReadOnlyList<T> Lignes, bool EtPlus)
    {
        public static Liste<T> Vide { get; } = new([], false);

        /// <summary>« 3 », « plus de 15 ».</summary>
        public string Nombre => EtPlus ? $"plus de {Maximum}" : $"{Lignes.Count}";
    }

    public sealed record Compte(int Id, string Nom, string? Courriel, DateTime? CreeLe);

    public sealed record Echec
    {
        public required int Id { get; init; }
        public required string Nom { get; init; }
        public required int Nombre { get; init; }
        public required DateTime Dernier { get; init; }
    }

    public sealed record Perdu(
        int Id,
        string Destinataire,
        string Sujet,
        DateTime CreeLe,
        bool CodePerdu,
        int? CompteId
    );
}
