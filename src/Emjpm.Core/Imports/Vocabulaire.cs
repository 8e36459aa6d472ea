using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>The texts a file may write for the values of a closed list, whatever their case, accents and little words.</summary>
internal sealed class Vocabulaire<T>
{
    private static readonly HashSet<string> PetitsMots =
    [
        .. "DE DU DES D LA LE LES L A AU AUX EN ET OU AVEC".Split(' '),
    ];

    private readonly Dictionary<string, T> parCle = [];
    private readonly List<string> attendus;

    /// <param name="attendus">what to write, as it is told to the person</param>
    /// <param name="textes">every text accepted; the first of two alike holds</param>
    public Vocabulaire(IEnumerable<string> attendus, IEnumerable<(string Texte, T Valeur)> textes)
    {
        this.attendus = [.. attendus];
        foreach (var (texte, valeur) in textes)
            parCle.TryAdd(Cle(texte), valeur);
    }

    public bool TryLire(string texte, out T valeur) => parCle.TryGetValue(Cle(texte), out valeur!);

    /// <summary>Expected texts close to what is written; all of them when they are few and none is close.</summary>
    public IReadOnlyList<string> Suggestions(string texte)
    {
        var proches = Ressemblances.Proches(Cle(texte), attendus, Cle, t => t);
        return proches.Count > 0 || attendus.Count > 5 ? proches : attendus;
    }

    private static string Cle(string texte) =>
        string.Join(' ', Texte.Normaliser(texte).Split(' ').Where(mot => !PetitsMots.Contains(mot)))
            is { Length: > 0 } cle
            ? cle
            : Texte.Normaliser(texte);
}

/// <summary>Propositions for what is written with a typing error.</summary>
internal static class Ressemblances
{
    /// <summary>At most five labels whose text is close to what is written, the closest first.</summary>
    /// <param name="ecrit">normalised</param>
    /// <param name="cle">normalised text of a candidate</param>
    public static IReadOnlyList<string> Proches<T>(
        string ecrit,
        IEnumerable<T> candidats,
        Func<T, string> cle,
        Func<T, string> libelle
    )
    {
        var mots = ecrit.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (mots.Length is 0 or > 12)
            return [];
        return
        [
            .. candidats
                .Select(c =>
                    (
                        Libelle: libelle(c),
                        Erreurs: Ressemblance.Erreurs(mots, cle(c)),
                        Ecart: Math.Abs(cle(c).Length - ecrit.Length)
                    )
                )
                .Where(c => c.Erreurs is not null)
                .OrderBy(c => c.Erreurs)
                .ThenBy(c => c.Ecart)
                .ThenBy(c => c.Libelle, StringComparer.Ordinal)
                .Select(c => c.Libelle)
                .Distinct()
                .Take(5),
        ];
    }
}
