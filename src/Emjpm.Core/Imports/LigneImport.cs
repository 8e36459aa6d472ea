using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>What a line of the file would do. The order is that of the tabs.</summary>
public enum DecisionLigne
{
    [Valeur("a_creer", "à créer")]
    ACreer,

    [Valeur("a_modifier", "à modifier")]
    AModifier,

    [Valeur("inchangee", "inchangées")]
    Inchangee,

    /// <summary>Nothing is done without an answer.</summary>
    [Valeur("a_verifier", "à vérifier")]
    AVerifier,

    [Valeur("refusee", "refusées")]
    Refusee,
}

/// <summary>Why a line is to be checked.</summary>
public enum QuestionLigne
{
    /// <summary>It looks like a mesure that has another number, or none.</summary>
    [Valeur("semblable", "ressemble à une mesure déjà enregistrée")]
    Semblable,

    /// <summary>The mesure is closed, the file says it open.</summary>
    [Valeur("cloturee", "mesure clôturée")]
    Cloturee,

    /// <summary>The mesure is en cours and the file has no line for it.</summary>
    [Valeur("absente", "absente du fichier")]
    Absente,

    /// <summary>Its antenne is not known, or not said.</summary>
    [Valeur("antenne", "antenne à indiquer")]
    Antenne,

    /// <summary>What it says cannot be reconciled with the history of the mesure.</summary>
    [Valeur("conflit", "contredit l’historique")]
    Conflit,

    /// <summary>The mesure changed between the preview and the apply.</summary>
    [Valeur("changee", "mesure modifiée depuis l’aperçu")]
    Changee,
}

/// <summary>The answer given to a <see cref="QuestionLigne"/>.</summary>
public enum ChoixLigne
{
    /// <summary>It is the mesure it looks like.</summary>
    [Valeur("meme", "c’est cette mesure")]
    Meme,

    /// <summary>It is another mesure.</summary>
    [Valeur("nouvelle", "c’est une autre mesure : la créer")]
    Nouvelle,

    [Valeur("rouvrir", "rouvrir la mesure")]
    Rouvrir,

    [Valeur("clore", "clôturer la mesure")]
    Clore,

    [Valeur("laisser", "ne rien changer")]
    Laisser,
}

/// <summary>A line of the file as the preview understood it. The apply reads it and not the file.</summary>
public sealed class LigneImport
{
    public int Id { get; init; }
    public int ImportId { get; init; }
    public ImportMesures? Import { get; init; }

    /// <summary>Its number in the file; 0 for a mesure that the file has not.</summary>
    public int Ligne { get; init; }
    public DecisionLigne Decision { get; set; }
    public QuestionLigne? Question { get; set; }
    public ChoixLigne? Choix { get; set; }

    /// <summary>The mesure it is about, or looks like. Not a foreign key: mesures are never erased, and a large file is quicker to keep.</summary>
    public int? MesureId { get; set; }

    /// <summary>Version of the mesure the decision was made on.</summary>
    public int? VersionVue { get; set; }

    /// <summary>The waiting reservation of the same RG, that the line opens.</summary>
    public int? ReservationId { get; set; }

    /// <summary>Normalised text that the filter searches: RG, file number, town.</summary>
    public string Texte { get; init; } = "";

    /// <summary>The <see cref="LigneMesure"/>, as JSON.</summary>
    public string Donnees { get; set; } = "";

    /// <summary>The <see cref="Ecart"/>s with the mesure, as JSON; null when there are none.</summary>
    public string? Ecarts { get; set; }

    /// <summary>The <see cref="MesureProche"/>s it looks like, as JSON; null when it was not asked.</summary>
    public string? Proches { get; init; }

    /// <summary>Why it is refused or to be checked: one sentence a line; null when it is neither.</summary>
    public string? Motifs { get; set; }

    /// <summary>Doubts with which it is read: one sentence a line.</summary>
    public string? Avertissements { get; set; }
}

/// <summary>A fact that the line changes, as the screen shows it.</summary>
/// <param name="A">before, empty when it was not known</param>
/// <param name="B">after</param>
public sealed record Ecart(string Fait, string A, string B);

/// <summary>A mesure that a line looks like, and may be about.</summary>
/// <param name="Nom">how it is named to the person: « RG 21B00167 »</param>
/// <param name="Ecarts">what the line says otherwise</param>
public sealed record MesureProche(int MesureId, string Nom, IReadOnlyList<Ecart> Ecarts);

/// <summary>What an import did to a mesure.</summary>
public enum TypeEffet
{
    [Valeur("creee", "créée")]
    Creee,

    [Valeur("modifiee", "modifiée")]
    Modifiee,

    [Valeur("close", "clôturée")]
    Close,
}

/// <summary>What the apply of an import did to one mesure, with what it takes to undo it.</summary>
public sealed class EffetImport
{
    public int Id { get; init; }
    public int ImportId { get; init; }
    public ImportMesures? Import { get; init; }

    /// <inheritdoc cref="LigneImport.MesureId"/>
    public int MesureId { get; init; }

    /// <summary>Number of the line in the file; 0 for a mesure the file had not.</summary>
    public int Ligne { get; init; }
    public TypeEffet Type { get; init; }

    /// <summary>The reservation it opened.</summary>
    public int? ReservationId { get; init; }

    /// <summary>Version the apply gave the mesure: another one means that someone changed it since.</summary>
    public int VersionApres { get; init; }

    /// <summary>The <see cref="FaitsAvant"/>, as JSON; null for a mesure created.</summary>
    public string? Avant { get; init; }

    /// <summary>Whether the undo gave the mesure back; null before it.</summary>
    public bool? Rendu { get; set; }

    /// <summary>Why the undo left the mesure as it is.</summary>
    public string? Refus { get; set; }
}
