namespace Emjpm.Core.Imports;

/// <summary>What a remark does to its line.</summary>
public enum Gravite
{
    /// <summary>The line is read; the sentence says with what doubt.</summary>
    Avertissement,

    /// <summary>The line is refused until the person says which of two readings is meant.</summary>
    Question,

    /// <summary>The line is refused.</summary>
    Erreur,
}

/// <summary>Why a remark is made: for those who filter or count, and who know more than the file.</summary>
public enum Motif
{
    /// <summary>A value that a new mesure needs is not there. Whoever finds the mesure already known may pass over it.</summary>
    Manquant,

    /// <summary>The value is not of the form expected.</summary>
    Forme,

    /// <summary>The value is not in the closed list.</summary>
    HorsListe,

    /// <summary>The value may be read in two ways.</summary>
    Ambigu,

    /// <summary>The court or the commune is not known, or not surely.</summary>
    Inconnu,

    /// <summary>The value does not hold together with another of the line, or with today.</summary>
    Incoherent,

    /// <summary>The value was read otherwise than written: a closed court followed, a serial number read as a date.</summary>
    Corrige,
}

/// <summary>
/// Something to say of a cell, or of a whole line. The sentence stands alone: it names the column and the value, and says what
/// is expected.
/// </summary>
/// <param name="Ligne">number of the line in the file; 0: the file itself</param>
/// <param name="Colonne">the column, when it is recognised</param>
/// <param name="Titre">title of the column as the file writes it; null when the file does not have it</param>
/// <param name="Valeur">the value as the file writes it; empty when there is none</param>
/// <param name="Phrase">in French, for the person who made the file</param>
/// <param name="Suggestions">values that would be read, the likeliest first; at most five</param>
public sealed record Remarque(
    int Ligne,
    ColonneMesure? Colonne,
    string? Titre,
    string Valeur,
    Gravite Gravite,
    Motif Motif,
    string Phrase,
    IReadOnlyList<string> Suggestions
)
{
    /// <summary>The line is not imported as long as the remark holds.</summary>
    public bool Refuse => Gravite != Gravite.Avertissement;
}
