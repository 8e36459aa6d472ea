using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Imports;

/// <summary>The file that was sent, to be corrected and sent again: its own columns and values, and why each line is refused.</summary>
public static class FichierAnnote
{
    /// <summary>Title of the column that is added; passed over when the file comes back with it.</summary>
    public const string Titre = "erreur";

    /// <summary>Writes the lines that have a sentence, or all of them.</summary>
    /// <param name="sortie">a file or a buffer: the writing is synchronous</param>
    /// <param name="phrases">what to write at the end of a line, by its number</param>
    /// <param name="toutes">false: only the lines that have a sentence</param>
    public static Task EcrireAsync(
        Stream sortie,
        FormatClasseur format,
        LectureMesures lecture,
        IReadOnlyDictionary<int, string> phrases,
        bool toutes,
        CancellationToken annulation
    ) =>
        Classeur.EcrireAsync(
            sortie,
            format,
            new Feuille<LigneLue>(
                "Mesures",
                [
                    .. lecture
                        .Colonnes.Where(c => !EstAjoutee(c.Titre))
                        .Select(c => Colonne<LigneLue>.Copie(c.Titre, l => l[c.Index])),
                    Colonne<LigneLue>.Texte(
                        Titre,
                        l => phrases.GetValueOrDefault(l.Numero),
                        largeur: 100
                    ),
                ]
            ),
            lecture
                .Feuille.Lignes()
                .Where(l =>
                    l.Numero > lecture.LigneTitres && (toutes || phrases.ContainsKey(l.Numero))
                )
                .ToAsyncEnumerable(),
            annulation
        );

    internal static bool EstAjoutee(string titre) =>
        string.Equals(titre, Titre, StringComparison.OrdinalIgnoreCase);
}
