using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>
/// What is known of the exchanges of a mandataire with OCMI, the State platform where the individuels already enter their
/// mesures. The switch itself is <see cref="Gestionnaires.Gestionnaire.GerePar"/>: whoever takes the hand back turns it off.
/// </summary>
public sealed class SynchronisationOcmi
{
    /// <summary>Name under which OCMI keeps mesures.</summary>
    public const string Nom = "OCMI";

    public int GestionnaireId { get; init; }

    /// <summary>Account that turned it on, in whose name the nightly job acts; null when it was never on.</summary>
    public int? ActiveeParId { get; set; }
    public Utilisateur? ActiveePar { get; set; }

    /// <summary>When the mesures of OCMI were last put in e-MJPM; null: never.</summary>
    public DateTime? FaiteLe { get; set; }

    /// <summary>Fingerprint (SHA-256) of the archive last applied: the same one is not applied again at night.</summary>
    public string? Empreinte { get; set; }

    /// <summary>Mesures of the mandataire in that archive.</summary>
    public int Recues { get; set; }
    public int Creees { get; set; }
    public int Modifiees { get; set; }
    public int Inchangees { get; set; }
    public int AVerifier { get; set; }
    public int Refusees { get; set; }

    /// <summary>Why the last attempt did nothing, as a sentence; null when it succeeded.</summary>
    public string? Echec { get; set; }

    /// <summary>When <see cref="Echec"/> happened.</summary>
    public DateTime? EchecLe { get; set; }
}

/// <summary>What became of a mesure of OCMI that was not put in e-MJPM.</summary>
public enum SuiteOcmi
{
    /// <summary>Something in it is wrong, to be put right in OCMI.</summary>
    [Valeur("refusee", "refusée")]
    Refusee,

    /// <summary>OCMI and e-MJPM say two different things, and a person must say which is right.</summary>
    [Valeur("a_verifier", "à vérifier")]
    AVerifier,
}

/// <summary>A mesure of OCMI that the last synchronisation left aside, and why.</summary>
public sealed class EcartOcmi
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public SuiteOcmi Suite { get; init; }

    /// <summary>How OCMI names it: « RG 21B00167 », « dossier 12 ».</summary>
    public required string Reference { get; init; }

    /// <summary>The mesure of e-MJPM it is about; null when there is none.</summary>
    public int? MesureId { get; init; }
    public Mesure? Mesure { get; init; }

    /// <summary>Sentences, one a line.</summary>
    public required string Motifs { get; init; }
}
