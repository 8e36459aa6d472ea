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

/// <summary>A column of the file.</summary>
/// <param name="Index">from 0</param>
/// <param name="Titre">as the file writes it</param>
/// <param name="Colonne">null: not recognised, not wanted, or already read from another column</param>
public sealed record ColonneLue(int Index, string Titre, ColonneMesure? Colonne);

/// <summary>A file of mesures, open on the sheet that has the columns: first the columns, then the lines one by one.</summary>
public sealed class LectureMesures
{
    private readonly Reperes reperes;
    private readonly DateOnly aujourdhui;
    private readonly OptionsLecture options;

    private LectureMesures(
        EnTete enTete,
        Reperes reperes,
        DateOnly aujourdhui,
        OptionsLecture options
    )
    {
        (Feuille, LigneTitres, Colonnes) = (enTete.Feuille, enTete.Ligne, enTete.Colonnes);
        (this.reperes, this.aujourdhui, this.options) = (reperes, aujourdhui, options);
        Manquantes = enTete.Manquantes();
        Remarques = enTete.Remarques(Manquantes);
    }

    public FeuilleLue Feuille { get; }

    /// <summary>Line of the titles.</summary>
    public int LigneTitres { get; }

    public IReadOnlyList<ColonneLue> Colonnes { get; }

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
        var enTete =
            classeur
                .Feuilles.Select(f => EnTete.Chercher(f, options.Correspondances))
                .OfType<EnTete>()
                .OrderByDescending(e => e.Reconnues > 0)
                .ThenBy(e => e.Feuille.Masquee)
                .ThenByDescending(e => e.Reconnues)
                .FirstOrDefault()
            ?? throw new RegleMetierException(
                "Le fichier est vide : choisissez un fichier qui contient des lignes."
            );
        var lecture = new LectureMesures(enTete, reperes, aujourdhui, options);
        if (!lecture.Feuille.Lignes().Any(l => l.Numero > lecture.LigneTitres))
            throw new RegleMetierException(
                "Le fichier n’a que les titres des colonnes : ajoutez une ligne par mesure sous les titres."
            );
        return lecture;
    }

    /// <summary>The lines below the titles, understood; reads the file again each time.</summary>
    /// <exception cref="RegleMetierException">while enumerating: the file is damaged or too big</exception>
    public IEnumerable<LigneMesure> Lignes()
    {
        var index = Colonnes
            .Where(c => c.Colonne is not null)
            .Select(c => (c.Index, Colonne: c.Colonne!.Value, c.Titre))
            .ToArray();
        var comprendre = new ComprendreLigne(
            reperes,
            aujourdhui,
            options,
            index.ToDictionary(c => c.Colonne, c => c.Titre)
        );
        foreach (var ligne in Feuille.Lignes())
        {
            if (ligne.Numero <= LigneTitres)
                continue;
            var cellules = new Dictionary<ColonneMesure, Cellule>(index.Length);
            foreach (var (place, colonne, _) in index)
                if (ligne[place] is { EstVide: false } cellule)
                    cellules.Add(colonne, cellule);
            // A line that only has something in columns that are not read, a total or a note, says nothing of a mesure.
            if (cellules.Count > 0)
                yield return comprendre.Lire(ligne.Numero, cellules);
        }
    }
}
