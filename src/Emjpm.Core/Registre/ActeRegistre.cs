using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>What an agent wrote in the registry.</summary>
public enum GenreActe
{
    [Valeur("inscription", "inscription au registre")]
    Inscription,

    [Valeur("identite", "identité modifiée")]
    Identite,

    [Valeur("habilitation_ajoutee", "habilitation ajoutée")]
    HabilitationAjoutee,

    [Valeur("habilitation_modifiee", "habilitation modifiée")]
    HabilitationModifiee,

    [Valeur("habilitation_terminee", "fin d’habilitation")]
    HabilitationTerminee,

    [Valeur("injonction", "injonction")]
    Injonction,

    [Valeur("suspension", "suspension")]
    Suspension,

    [Valeur("levee_suspension", "levée de la suspension")]
    LeveeSuspension,

    [Valeur("retrait", "retrait")]
    Retrait,

    [Valeur("radiation_proposee", "radiation proposée")]
    RadiationProposee,

    [Valeur("radiation_ecartee", "radiation non retenue")]
    RadiationEcartee,

    [Valeur("radiation", "radiation")]
    Radiation,

    [Valeur("depart", "fin d’activité")]
    Depart,

    [Valeur("deces", "décès")]
    Deces,

    [Valeur("piece_ajoutee", "pièce ajoutée")]
    PieceAjoutee,

    [Valeur("piece_retiree", "pièce retirée")]
    PieceRetiree,

    [Valeur("reunion", "inscriptions réunies")]
    Reunion,

    [Valeur("meme_personne", "autre activité reliée")]
    MemePersonne,

    [Valeur("non_doublon", "n’est pas un doublon")]
    NonDoublon,

    [Valeur("non_doublon_annule", "à nouveau signalée comme doublon possible")]
    NonDoublonAnnule,

    [Valeur("compte_rattache", "compte rattaché")]
    CompteRattache,

    [Valeur("import_annule", "import de liste annulé")]
    ImportAnnule,
}

/// <summary>
/// A line of the registry: what was decided or changed, by whom, why, from when. Written with the change, never changed nor
/// erased.
/// </summary>
public sealed class ActeRegistre
{
    /// <summary>Bounds of the length of a reason, characters.</summary>
    public const int MotifMin = 5;

    /// <inheritdoc cref="MotifMin"/>
    public const int MotifMax = 1_000;

    /// <summary>The acts that are sanctions or precede one: read by the agents of the whole country.</summary>
    public static readonly IReadOnlyList<GenreActe> Sanctions =
    [
        GenreActe.Injonction,
        GenreActe.Suspension,
        GenreActe.LeveeSuspension,
        GenreActe.Retrait,
        GenreActe.Radiation,
    ];

    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>The habilitation concerned; null when the act concerns the entry, or all those of a département.</summary>
    public int? HabilitationId { get; init; }
    public Habilitation? Habilitation { get; init; }

    /// <summary>Code of the département concerned; null when the act holds for the whole country.</summary>
    public string? DepartementCode { get; init; }
    public Departement? Departement { get; init; }
    public GenreActe Genre { get; init; }
    public DateTime Instant { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }

    /// <summary>First day of its effect.</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Last day of a suspension; null otherwise.</summary>
    public DateOnly? Au { get; init; }

    /// <summary>Number of the decision.</summary>
    public string? NumeroActe { get; init; }
    public required string Motif { get; init; }

    /// <summary>« Capacité autorisée : 40 mesures → 30 mesures ; … »; null when nothing was replaced.</summary>
    public string? Changements { get; init; }
}

/// <summary>Reading of the acts of the registry.</summary>
public static class LectureActes
{
    /// <summary>Years during which a sanction is read before somebody is entitled again.</summary>
    public const int AnneesSanction = 5;

    /// <summary>What was decided against an entry, wherever, that whoever entitles it must have read.</summary>
    public static IQueryable<ActeRegistre> SanctionsALire(
        this IQueryable<ActeRegistre> actes,
        int gestionnaireId,
        DateOnly date
    )
    {
        var depuis = date.AddYears(-AnneesSanction);
        GenreActe[] sanctions =
        [
            .. ActeRegistre.Sanctions.Where(g => g != GenreActe.LeveeSuspension),
        ];
        return actes.Where(a =>
            a.GestionnaireId == gestionnaireId
            && a.DateEffet >= depuis
            && sanctions.Contains(a.Genre)
        );
    }
}
