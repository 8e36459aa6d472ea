using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// The titles under which files write the columns of a kind: handle, label, and other spellings; in any order, case, accent and
/// spacing.
/// </summary>
/// <param name="synonymes">other titles of a column; the first column of two that share one has it</param>
internal sealed class TitresConnus<TColonne>(
    IEnumerable<(TColonne Colonne, string[] Titres)> synonymes
)
    where TColonne : struct, Enum
{
    private readonly FrozenDictionary<string, TColonne> parCle = Liste<TColonne>
        .Valeurs.Select(c => (Colonne: c, Titres: new[] { c.Handle(), c.Libelle() }))
        .Concat(synonymes)
        .SelectMany(s => s.Titres.Select(t => (Cle: TitreDeColonne.Cle(t), s.Colonne)))
        .DistinctBy(p => p.Cle)
        .ToFrozenDictionary(p => p.Cle, p => p.Colonne);

    /// <summary>The column a title stands for; null when it is not recognised.</summary>
    public TColonne? Reconnaitre(string titre) =>
        parCle.TryGetValue(TitreDeColonne.Cle(titre), out var colonne) ? colonne : null;

    /// <summary>The column of which a title is the proper one; null when it is another spelling.</summary>
    public TColonne? ReconnaitrePropre(string titre) =>
        Reconnaitre(titre) is { } c && TitreDeColonne.Cle(c.Handle()) == TitreDeColonne.Cle(titre)
            ? c
            : null;
}

/// <summary>A title of column, as it is compared.</summary>
internal static partial class TitreDeColonne
{
    /// <summary>What two spellings of one title share: « Date de nomination (jj/mm/aaaa) * » and « date_nomination ».</summary>
    public static string Cle(string titre) =>
        string.Join(
            ' ',
            Texte
                .Normaliser(EntreParentheses().Replace(titre, " "))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(mot => mot is not ("DE" or "DU" or "D" or "LA" or "LE" or "L"))
        );

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex EntreParentheses();
}
