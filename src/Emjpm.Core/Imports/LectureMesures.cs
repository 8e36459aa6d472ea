using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Imports;

/// <summary>What four digits in the column of postcodes mean, when the town does not tell.</summary>
public enum QuatreChiffres
{
    /// <summary>Each such line is a question.</summary>
    Demander,

    /// <summary>A French postcode whose first zero the spreadsheet lost.</summary>
    France,

    /// <summary>A Belgian postcode.</summary>
    Belgique,
}

/// <summary>What the person who imports has answered.</summary>
public sealed record OptionsLecture
{
    /// <summary>Which column a title of the file stands for, null: none. Goes before what is recognised.</summary>
    public IReadOnlyDictionary<string, ColonneMesure?> Correspondances { get; init; } =
        new Dictionary<string, ColonneMesure?>();

    public QuatreChiffres QuatreChiffres { get; init; }
}

/// <summary>A column of the file.</summary>
/// <param name="Index">from 0</param>
/// <param name="Titre">as the file writes it</param>
/// <param name="Colonne">null: not recognised, or already read from a column before it</param>
public sealed record ColonneLue(int Index, string Titre, ColonneMesure? Colonne);

/// <summary>A file of mesures, open on the sheet that has the columns: first the columns, then the lines one by one.</summary>
public sealed class LectureMesures
{
    private LectureMesures() { }

    public required FeuilleLue Feuille { get; init; }

    /// <summary>Line of the titles.</summary>
    public required int LigneTitres { get; init; }

    public required IReadOnlyList<ColonneLue> Colonnes { get; init; }

    /// <summary>Columns that a file of new mesures must have and this one has not: no line can be read until they are mapped.</summary>
    public required IReadOnlyList<ColonneMesure> Manquantes { get; init; }

    /// <summary>What to say of the file itself: a column missing, unknown or twice there, a sheet passed over.</summary>
    public required IReadOnlyList<Remarque> Remarques { get; init; }

    /// <summary>Chooses the sheet and its columns.</summary>
    /// <param name="aujourdhui">civil date in Paris</param>
    /// <exception cref="RegleMetierException">no sheet holds anything, or nothing below the titles</exception>
    public static LectureMesures Ouvrir(
        ClasseurLu classeur,
        Reperes reperes,
        DateOnly aujourdhui,
        OptionsLecture? options = null
    ) => throw new NotSupportedException();

    /// <summary>The lines below the titles, understood; reads the file again each time.</summary>
    /// <exception cref="RegleMetierException">while enumerating: the file is damaged or too big</exception>
    public IEnumerable<LigneMesure> Lignes() => throw new NotSupportedException();
}
