using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

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
    /// <summary>Which column a title of the file stands for, null: none. Goes before what is recognised; case, accents and spacing do not count.</summary>
    public IReadOnlyDictionary<string, ColonneMesure?> Correspondances { get; init; } =
        new Dictionary<string, ColonneMesure?>();

    /// <summary>Court (its identifier) that a SIRET or a name of the file stands for. Goes before what is recognised; case, accents and spacing do not count.</summary>
    public IReadOnlyDictionary<string, int> Tribunaux { get; init; } =
        new Dictionary<string, int>();

    public QuatreChiffres QuatreChiffres { get; init; }
}

/// <summary>A file of mesures, open on the sheet that has the columns: first the columns, then the lines one by one.</summary>
public sealed class LectureMesures
{
    private readonly Reperes reperes;
    private readonly DateOnly aujourdhui;
    private readonly OptionsLecture options;

    private readonly TitresLus<ColonneMesure> titres;

    private LectureMesures(
        TitresLus<ColonneMesure> titres,
        Reperes reperes,
        DateOnly aujourdhui,
        OptionsLecture options
    )
    {
        (this.titres, this.reperes) = (titres, reperes);
        (this.aujourdhui, this.options) = (aujourdhui, options);
        var enTete = new EnTete(titres);
        Manquantes = enTete.Manquantes();
        Remarques = enTete.Remarques(Manquantes);
    }

    public FeuilleLue Feuille => titres.Feuille;

    /// <summary>Line of the titles.</summary>
    public int LigneTitres => titres.Ligne;

    public IReadOnlyList<ColonneLue<ColonneMesure>> Colonnes => titres.Colonnes;

    /// <summary>Columns that a file of new mesures must have and this one has not: nothing of it can be imported until they are mapped.</summary>
    public IReadOnlyList<ColonneMesure> Manquantes { get; }

    /// <summary>What to say of the file itself: a column missing, unknown or twice there.</summary>
    public IReadOnlyList<Remarque> Remarques { get; }

    /// <summary>
    /// Chooses the sheet that has the most columns recognised, a hidden one only when no other has any, and the line of its
    /// titles among the first ones.
    /// </summary>
    /// <param name="aujourdhui">civil date in Paris</param>
    /// <exception cref="RegleMetierException">no sheet holds anything, or nothing below the titles; the file is damaged</exception>
    public static LectureMesures Ouvrir(
        ClasseurLu classeur,
        Reperes reperes,
        DateOnly aujourdhui,
        OptionsLecture? options = null
    )
    {
        options ??= new OptionsLecture();
        return new LectureMesures(
            TitresLus<ColonneMesure>.Chercher(
                classeur,
                ColonnesMesure.Titres,
                options.Correspondances,
                "mesure"
            ),
            reperes,
            aujourdhui,
            options
        );
    }

    /// <summary>The lines below the titles, understood; reads the file again each time.</summary>
    /// <exception cref="RegleMetierException">while enumerating: the file is damaged or too big</exception>
    public IEnumerable<LigneMesure> Lignes()
    {
        var comprendre = new ComprendreLigne(
            reperes,
            aujourdhui,
            options,
            Colonnes
                .Where(c => c.Colonne is not null)
                .ToDictionary(c => c.Colonne!.Value, c => c.Titre)
        );
        foreach (var ligne in titres.Lignes())
        {
            var cellules = titres.Cellules(ligne);
            // A line that only has something in columns that are not read, a total or a note, says nothing of a mesure.
            if (cellules.Count > 0)
                yield return comprendre.Lire(ligne.Numero, cellules);
        }
    }
}
