using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>Where an import stands. Whether something runs meanwhile is said by its work (<see cref="ImportMesures.TravailId"/>).</summary>
public enum EtatImport
{
    /// <summary>The file is kept; it was not read yet, or could not be.</summary>
    [Valeur("recu", "fichier reçu")]
    Recu,

    /// <summary>The file lacks a column that must be named by hand.</summary>
    [Valeur("colonnes", "colonnes à indiquer")]
    Colonnes,

    /// <summary>What it would change can be seen; nothing is changed.</summary>
    [Valeur("apercu", "aperçu prêt")]
    Apercu,

    [Valeur("applique", "appliqué")]
    Applique,

    /// <summary>Undone, in whole or but for the mesures changed since.</summary>
    [Valeur("annule", "annulé")]
    Annule,
}

/// <summary>
/// A file of mesures of one gestionnaire: read, shown, then applied whole in one transaction, and undone for thirty days. Its
/// lines are <see cref="LigneImport"/>, what it did is <see cref="EffetImport"/>.
/// </summary>
public sealed class ImportMesures
{
    /// <summary>Days during which the import can be undone, and its file and lines are kept.</summary>
    public const int JoursGardes = 30;

    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public required string NomFichier { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Empreinte { get; init; }

    /// <summary>Size of the file, bytes.</summary>
    public int Taille { get; init; }
    public DateTime CreeLe { get; init; }
    public EtatImport Etat { get; set; }

    /// <summary>The last work asked for: preview, apply or undo. Not a foreign key, works are purged.</summary>
    public int? TravailId { get; set; }

    /// <summary>What the person has answered, as JSON: see <see cref="OptionsImport"/>.</summary>
    public string Options { get; set; } = "{}";

    /// <summary>What the file has, as JSON: see <see cref="FichierImport"/>.</summary>
    public string Fichier { get; set; } = "{}";

    /// <summary>Lines of the last preview, by decision.</summary>
    public int ACreer { get; set; }
    public int AModifier { get; set; }
    public int Inchangees { get; set; }
    public int AVerifier { get; set; }
    public int Refusees { get; set; }

    /// <summary>What was applied.</summary>
    public int Creees { get; set; }
    public int Modifiees { get; set; }
    public int Closes { get; set; }

    /// <summary>Reservations that the import opened.</summary>
    public int Ouvertes { get; set; }
    public DateTime? AppliqueLe { get; set; }
    public int? AppliqueParId { get; set; }
    public Utilisateur? AppliquePar { get; set; }
    public DateTime? AnnuleLe { get; set; }
    public int? AnnuleParId { get; set; }
    public Utilisateur? AnnulePar { get; set; }

    /// <summary>Mesures that the undo gave back their former facts, or withdrew.</summary>
    public int Rendues { get; set; }

    /// <summary>Mesures that the undo left, each with its reason.</summary>
    public int NonRendues { get; set; }

    /// <summary>When the file and the lines were erased; null as long as they are kept.</summary>
    public DateTime? EffaceLe { get; set; }

    /// <summary>Concurrency version.</summary>
    public int Version { get; set; }

    /// <summary>Lines read.</summary>
    public int Lignes => ACreer + AModifier + Inchangees + AVerifier + Refusees;

    /// <summary>Last instant at which it can be undone.</summary>
    public DateTime? AnnulableJusqua => AppliqueLe?.AddDays(JoursGardes);

    /// <summary>Sets the counts of the preview.</summary>
    public void Compter(IReadOnlyDictionary<DecisionLigne, int> nombres)
    {
        ACreer = nombres.GetValueOrDefault(DecisionLigne.ACreer);
        AModifier = nombres.GetValueOrDefault(DecisionLigne.AModifier);
        Inchangees = nombres.GetValueOrDefault(DecisionLigne.Inchangee);
        AVerifier = nombres.GetValueOrDefault(DecisionLigne.AVerifier);
        Refusees = nombres.GetValueOrDefault(DecisionLigne.Refusee);
    }

    /// <summary>The count of a decision in the last preview.</summary>
    public int Nombre(DecisionLigne decision) =>
        decision switch
        {
            DecisionLigne.ACreer => ACreer,
            DecisionLigne.AModifier => AModifier,
            DecisionLigne.Inchangee => Inchangees,
            DecisionLigne.AVerifier => AVerifier,
            _ => Refusees,
        };
}

/// <summary>A piece of the file of an import: in the database, where every node finds it.</summary>
public sealed class MorceauImport
{
    public int Id { get; init; }
    public int ImportId { get; init; }
    public ImportMesures? Import { get; init; }

    /// <summary>Order of the piece, from 0.</summary>
    public int Rang { get; init; }
    public required byte[] Octets { get; init; }
}

/// <summary>What a remembered answer is about.</summary>
public enum GenreCorrespondance
{
    [Valeur("colonne", "colonne")]
    Colonne,

    [Valeur("antenne", "antenne")]
    Antenne,

    [Valeur("tribunal", "tribunal")]
    Tribunal,
}

/// <summary>What a gestionnaire answered once of a title of column, an antenne or a court, remembered for its next files.</summary>
public sealed class CorrespondanceImport
{
    /// <summary><see cref="Cible"/> of a title that stands for nothing.</summary>
    public const string Aucune = "-";

    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }

    public GenreCorrespondance Genre { get; init; }

    /// <summary>The title, the name or the SIRET, normalised.</summary>
    public required string Texte { get; init; }

    /// <summary>Handle of the column, or identifier of the lieu or of the court.</summary>
    public required string Cible { get; set; }
}
