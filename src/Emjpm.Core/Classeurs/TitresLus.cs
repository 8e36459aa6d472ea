namespace Emjpm.Core.Classeurs;

/// <summary>A column of the file.</summary>
/// <param name="Index">from 0</param>
/// <param name="Titre">as the file writes it</param>
/// <param name="Colonne">null: not recognised, not wanted, or already read from another column</param>
public sealed record ColonneLue<TColonne>(int Index, string Titre, TColonne? Colonne)
    where TColonne : struct, Enum;

/// <summary>The sheet of a file that has the columns of a kind, and the line of their titles.</summary>
internal sealed class TitresLus<TColonne>
    where TColonne : struct, Enum
{
    /// <summary>Lines among which the titles are looked for: a title of the document may come above.</summary>
    private const int LignesRegardees = 20;

    private TitresLus(
        FeuilleLue feuille,
        int ligne,
        IReadOnlyList<ColonneLue<TColonne>> colonnes
    ) => (Feuille, Ligne, Colonnes) = (feuille, ligne, colonnes);

    public FeuilleLue Feuille { get; }
    public int Ligne { get; }
    public IReadOnlyList<ColonneLue<TColonne>> Colonnes { get; }
    public int Reconnues => Colonnes.Count(c => c.Colonne is not null);

    /// <summary>
    /// The sheet that has the most columns recognised, a hidden one only when no other has any, and its line of titles.
    /// </summary>
    /// <param name="choisies">what a person said of some titles, null: not to be read</param>
    /// <param name="objet">« mesure », « mandataire »: what a line is about</param>
    /// <exception cref="RegleMetierException">no sheet holds anything, or nothing below the titles; the file is damaged</exception>
    public static TitresLus<TColonne> Chercher(
        ClasseurLu classeur,
        TitresConnus<TColonne> connus,
        IReadOnlyDictionary<string, TColonne?> choisies,
        string objet
    )
    {
        var parCle = new Dictionary<string, TColonne?>();
        foreach (var (titre, colonne) in choisies)
            parCle[TitreDeColonne.Cle(titre)] = colonne;
        var titres =
            classeur
                .Feuilles.Select(f => Chercher(f, connus, parCle))
                .OfType<TitresLus<TColonne>>()
                .OrderByDescending(t => t.Reconnues > 0)
                .ThenBy(t => t.Feuille.Masquee)
                .ThenByDescending(t => t.Reconnues)
                .FirstOrDefault()
            ?? throw new RegleMetierException(
                "Le fichier est vide : choisissez un fichier qui contient des lignes."
            );
        if (!titres.Lignes().Any())
            throw new RegleMetierException(
                $"Le fichier n’a que les titres des colonnes : ajoutez une ligne par {objet} sous les titres."
            );
        return titres;
    }

    /// <summary>The lines below the titles.</summary>
    public IEnumerable<LigneLue> Lignes() => Feuille.Lignes().Where(l => l.Numero > Ligne);

    /// <summary>The cells of a line that hold a value, by column; the columns that are not read are left out.</summary>
    public Dictionary<TColonne, Cellule> Cellules(LigneLue ligne)
    {
        var cellules = new Dictionary<TColonne, Cellule>();
        foreach (var c in Colonnes)
            if (c.Colonne is { } colonne && ligne[c.Index] is { EstVide: false } cellule)
                cellules.Add(colonne, cellule);
        return cellules;
    }

    /// <summary>The line with the most columns recognised, the first of them; null when the sheet is empty.</summary>
    private static TitresLus<TColonne>? Chercher(
        FeuilleLue feuille,
        TitresConnus<TColonne> connus,
        Dictionary<string, TColonne?> choisies
    ) =>
        feuille
            .Lignes()
            .Take(LignesRegardees)
            .Select(l => new TitresLus<TColonne>(feuille, l.Numero, Lire(l, connus, choisies)))
            .MaxBy(t => t.Reconnues);

    private static List<ColonneLue<TColonne>> Lire(
        LigneLue ligne,
        TitresConnus<TColonne> connus,
        Dictionary<string, TColonne?> choisies
    )
    {
        var titres = ligne.Cellules.Select(c => c.Texte).ToList();
        var prises = new Dictionary<TColonne, int>();
        // First what the person chose, then the proper title, then the others: date_nomination goes before date_ouverture.
        Prendre((_, cle) => choisies.GetValueOrDefault(cle));
        Prendre((titre, cle) => choisies.ContainsKey(cle) ? null : connus.ReconnaitrePropre(titre));
        Prendre((titre, cle) => choisies.ContainsKey(cle) ? null : connus.Reconnaitre(titre));
        return
        [
            .. titres.Select(
                (titre, i) =>
                    new ColonneLue<TColonne>(
                        i,
                        titre,
                        prises
                            .Where(p => p.Value == i)
                            .Select(p => (TColonne?)p.Key)
                            .FirstOrDefault()
                    )
            ),
        ];

        void Prendre(Func<string, string, TColonne?> colonne)
        {
            for (var i = 0; i < titres.Count; i++)
                if (
                    titres[i].Length is > 0 and <= 200
                    && !prises.ContainsValue(i)
                    && colonne(titres[i], TitreDeColonne.Cle(titres[i])) is { } c
                )
                    prises.TryAdd(c, i);
        }
    }
}
