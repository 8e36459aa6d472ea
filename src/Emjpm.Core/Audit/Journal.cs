namespace Emjpm.Core.Audit;

/// <summary>
/// A line of the business history: who did what, when, on what. Written in the transaction of the act,
/// part of the file, kept with it. Never holds a need of the person, a free text or a secret.
/// </summary>
public sealed class EvenementAudit
{
    public long Id { get; init; }
    public DateTime Instant { get; init; }

    /// <summary>Account; null for the system.</summary>
    public int? UtilisateurId { get; init; }

    /// <summary>The act, for example <c>reservation.creer</c>.</summary>
    public required string Acte { get; init; }

    /// <summary>Kind of thing concerned, for example <c>reservation</c>.</summary>
    public required string Objet { get; init; }
    public int? ObjetId { get; init; }
    public int? TribunalId { get; init; }
    public int? GestionnaireId { get; init; }
    public string? Details { get; init; }
}

/// <summary>A line of the access log: who opened what. Append-only, kept twelve months.</summary>
public sealed class Acces
{
    public long Id { get; init; }
    public DateTime Instant { get; init; }
    public int? UtilisateurId { get; init; }

    /// <summary>The account that <see cref="UtilisateurId"/>, an administrator, was looking as; null outside that.</summary>
    public int? VuCommeId { get; init; }
    public required string Methode { get; init; }

    /// <summary>Path without its query string.</summary>
    public required string Chemin { get; init; }
    public int Statut { get; init; }
}
