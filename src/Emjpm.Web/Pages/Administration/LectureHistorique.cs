using Emjpm.Core.Audit;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A line of the business history as an administrator reads it.</summary>
public sealed record LigneHistorique
{
    /// <summary>
    /// What never concerns a protected person, and shows what was written with the act. Of everything else, files included, the
    /// act and its number are shown, never what it says.
    /// </summary>
    private static readonly HashSet<string> HorsDossiers =
    [
        "utilisateur",
        "invitation",
        "tribunal",
        "gestionnaire",
        "lieu",
        "tache",
        "courriel",
        "annonce",
        "deploiement",
        "remarque",
        "bareme",
        "purge",
    ];

    public required long Id { get; init; }
    public required DateTime Instant { get; init; }
    public required int? AuteurId { get; init; }

    /// <summary>Who; null for the system.</summary>
    public required string? Auteur { get; init; }
    public required string Acte { get; init; }
    public required string Objet { get; init; }
    public required int? ObjetId { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Gestionnaire { get; init; }
    public required string? DetailsEcrits { get; init; }

    public string? Details =>
        HorsDossiers.Contains(Objet) && !Acte.StartsWith("mesure", StringComparison.Ordinal)
            ? DetailsEcrits
            : null;

    /// <inheritdoc cref="ActesTraces.Dire"/>
    public string ActeDit => ActesTraces.Dire(Acte);
}

/// <summary>Reading of the business history.</summary>
internal static class LectureHistorique
{
    public static IQueryable<LigneHistorique> EnLignes(
        this IQueryable<EvenementAudit> evenements,
        PerimetreAdministration perimetre
    )
    {
        var (comptes, tribunaux, noms) = (
            perimetre.Comptes,
            perimetre.Tribunaux,
            perimetre.NomsDesGestionnaires
        );
        return evenements.Select(e => new LigneHistorique
        {
            Id = e.Id,
            Instant = e.Instant,
            AuteurId = e.UtilisateurId,
            Auteur = comptes
                .Where(u => u.Id == e.UtilisateurId)
                .Select(u => u.Prenom + " " + u.Nom)
                .FirstOrDefault(),
            Acte = e.Acte,
            Objet = e.Objet,
            ObjetId = e.ObjetId,
            Tribunal = tribunaux
                .Where(t => t.Id == e.TribunalId)
                .Select(t => t.Nom)
                .FirstOrDefault(),
            Gestionnaire = noms.Where(g => g.Id == e.GestionnaireId)
                .Select(g => g.Nom)
                .FirstOrDefault(),
            DetailsEcrits = e.Details,
        });
    }
}
