using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Suivi;

/// <summary>The acts after which somebody may be asked how it went.</summary>
public enum EtapeSondee
{
    [Valeur("reservation", "réserver auprès d’un mandataire")]
    Reservation,

    [Valeur("reponse", "répondre à une réservation")]
    Reponse,

    [Valeur("ouverture", "ouvrir une mesure")]
    Ouverture,

    [Valeur("revision", "réviser une mesure")]
    Revision,

    [Valeur("import", "importer des mesures")]
    Import,
}

/// <summary>« Cette étape vous a-t-elle paru simple ? », from the best to the worst.</summary>
public enum Facilite
{
    [Valeur("tres_simple", "très simple")]
    TresSimple,

    [Valeur("plutot_simple", "plutôt simple")]
    PlutotSimple,

    [Valeur("entre_deux", "ni simple ni compliquée")]
    EntreDeux,

    [Valeur("plutot_compliquee", "plutôt compliquée")]
    PlutotCompliquee,

    [Valeur("tres_compliquee", "très compliquée")]
    TresCompliquee,
}

/// <summary>That somebody was asked, so that nobody is asked often; never what was answered.</summary>
public sealed class QuestionPosee
{
    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public EtapeSondee Etape { get; init; }
    public DateTime PoseeLe { get; init; }
    public DateTime? RepondueLe { get; set; }
}

/// <summary>
/// An answer, without who gave it: nothing here leads back to an account, and its day is that of the month. Nothing but the
/// answer itself is kept: the function, the region.
/// </summary>
public sealed class AvisEtape
{
    /// <summary>Longest comment.</summary>
    public const int CommentaireMax = 500;

    public Guid Id { get; init; }
    public EtapeSondee Etape { get; init; }
    public Role Role { get; init; }

    /// <summary>The region the person works in; null when it works in the whole country.</summary>
    public string? RegionCode { get; init; }
    public Region? Region { get; init; }

    /// <summary>First day of the month of the answer.</summary>
    public DateOnly Mois { get; init; }
    public Facilite Facilite { get; init; }
    public string? Commentaire { get; init; }
}
