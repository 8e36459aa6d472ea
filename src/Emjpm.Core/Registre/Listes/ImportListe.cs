using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>Where the import of a list stands.</summary>
public enum EtatListe
{
    /// <summary>What it would change can be seen; nothing is changed.</summary>
    [Valeur("apercu", "aperçu prêt")]
    Apercu,

    [Valeur("appliquee", "appliquée")]
    Appliquee,

    /// <summary>Undone, in whole or but for the entries changed since.</summary>
    [Valeur("annulee", "annulée")]
    Annulee,
}

/// <summary>What a line of the list would do. The order is that of the tabs.</summary>
public enum DecisionInscription
{
    [Valeur("a_creer", "à créer")]
    ACreer,

    [Valeur("a_modifier", "à modifier")]
    AModifier,

    [Valeur("inchangee", "inchangées")]
    Inchangee,

    /// <summary>Entitled in the registry, absent from the list: nothing is done unless an agent says so.</summary>
    [Valeur("absente", "absentes de la liste")]
    Absente,

    [Valeur("refusee", "refusées")]
    Refusee,
}

/// <summary>
/// The list of a département as a prefecture keeps it in a spreadsheet: read, shown, then applied whole in one transaction, and
/// undone for thirty days. The lines are kept as they were understood, so that the preview is made again without the file.
/// </summary>
public sealed class ImportListe
{
    /// <summary>Days during which it can be undone.</summary>
    public const int JoursGardes = 30;

    public int Id { get; init; }
    public required string DepartementCode { get; init; }
    public Departement? Departement { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public required string NomFichier { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Empreinte { get; init; }
    public DateTime CreeLe { get; init; }
    public EtatListe Etat { get; set; }

    /// <summary>Titles of the columns that are not read.</summary>
    public string NonLues { get; init; } = "";

    /// <summary>First day without entitlement of the absents that an agent ticked.</summary>
    public DateOnly? FinDesAbsents { get; set; }
    public DateTime? AppliqueeLe { get; set; }
    public int? AppliqueeParId { get; set; }
    public Utilisateur? AppliqueePar { get; set; }
    public DateTime? AnnuleeLe { get; set; }
    public int? AnnuleeParId { get; set; }
    public Utilisateur? AnnuleePar { get; set; }
    public List<LigneListe> Lignes { get; } = [];

    /// <summary>Concurrency version.</summary>
    public int Version { get; set; }

    /// <summary>Last instant at which it can be undone.</summary>
    public DateTime? AnnulableJusqua => AppliqueeLe?.AddDays(JoursGardes);
}

/// <summary>A line of the list as the preview understood it. The apply reads it and not the file.</summary>
public sealed class LigneListe
{
    public int Id { get; init; }
    public int ImportId { get; init; }
    public ImportListe? Import { get; init; }

    /// <summary>Its number in the file; 0 for an entry that the list has not.</summary>
    public int Ligne { get; init; }
    public DecisionInscription Decision { get; set; }

    /// <summary>What the line is called: the name it has in the file, or in the registry.</summary>
    public required string Nom { get; init; }

    /// <summary>The entry it is about, or that it created.</summary>
    public int? GestionnaireId { get; set; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>The habilitation it is about; null when one is to be added.</summary>
    public int? HabilitationId { get; set; }

    /// <summary>Version of the entry the decision was made on.</summary>
    public int? VersionVue { get; set; }

    /// <summary>Of an absent: whether an agent ticked it.</summary>
    public bool Retenue { get; set; }

    /// <summary>The <see cref="InscriptionLue"/>, as JSON; null for an absent.</summary>
    public string? Donnees { get; init; }

    /// <summary>The <see cref="Imports.Ecart"/>s with the entry, as JSON; null when there are none.</summary>
    public string? Ecarts { get; set; }

    /// <summary>Why it is refused: one sentence a line.</summary>
    public string? Motifs { get; set; }

    /// <summary>What is to be known before it is applied: one sentence a line.</summary>
    public string? Avertissements { get; set; }

    /// <summary>The <see cref="EtatAvant"/>, as JSON, once applied.</summary>
    public string? Avant { get; set; }

    /// <summary>Version the apply gave the entry: another one means that someone changed it since.</summary>
    public int? VersionApres { get; set; }

    /// <summary>Why the undo left the entry as it is.</summary>
    public string? RefusAnnulation { get; set; }
}

/// <summary>What it takes to undo a line.</summary>
public sealed record EtatAvant
{
    /// <summary>The line created the entry.</summary>
    public bool Creee { get; init; }

    /// <summary>The line added the habilitation.</summary>
    public bool Ajoutee { get; init; }
    public string? Nom { get; init; }
    public Civilite? Civilite { get; init; }
    public string? Siret { get; init; }
    public string? Courriel { get; init; }
    public string? Telephone { get; init; }
    public DateOnly? SortiLe { get; init; }
    public MotifSortie? MotifSortie { get; init; }
    public string? NumeroActe { get; init; }
    public DateOnly? DateActe { get; init; }
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }
    public DateOnly? RetireeLe { get; init; }
    public IReadOnlyList<NatureMesure> Natures { get; init; } = [];
    public int? Capacite { get; init; }
    public bool Principale { get; init; }
}
