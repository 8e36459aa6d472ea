namespace Emjpm.Core.Data.Jeux;

/// <summary>Draws that only depend on a seed: the same seed and the same calls give the same data.</summary>
internal sealed class Hasard(int graine)
{
    private readonly Random source = new(graine);

    /// <summary>A whole number, both bounds included.</summary>
    public int Entier(int min, int max) => source.Next(min, max + 1);

    /// <summary>A number from 0, included, to 1, excluded.</summary>
    public double Part() => source.NextDouble();

    /// <summary>True <paramref name="sur100"/> times out of a hundred.</summary>
    public bool Chance(int sur100) => source.Next(100) < sur100;

    public T Parmi<T>(IReadOnlyList<T> choix) => choix[source.Next(choix.Count)];

    /// <summary>One of the values, each in proportion of its weight.</summary>
    public T Pese<T>(ReadOnlySpan<(T Valeur, int Poids)> choix)
    {
        var total = 0;
        foreach (var (_, poids) in choix)
            total += poids;
        var tirage = source.Next(total);
        foreach (var (valeur, poids) in choix)
            if ((tirage -= poids) < 0)
                return valeur;
        throw new InvalidOperationException("unreachable");
    }

    /// <summary>Index of one of the cumulated weights, each in proportion of its own.</summary>
    public int Indice(double[] cumuls)
    {
        var i = Array.BinarySearch(cumuls, source.NextDouble() * cumuls[^1]);
        return Math.Min(i < 0 ? ~i : i, cumuls.Length - 1);
    }

    /// <summary>Distinct values, in the order of the list; all of them when there are fewer.</summary>
    public IReadOnlyList<T> Quelques<T>(IReadOnlyList<T> choix, int nombre)
    {
        var pris = new SortedSet<int>();
        while (pris.Count < Math.Min(nombre, choix.Count))
            pris.Add(source.Next(choix.Count));
        return [.. pris.Select(i => choix[i])];
    }

    public void Melanger(int[] valeurs) => source.Shuffle(valeurs);

    public Guid Guid()
    {
        Span<byte> octets = stackalloc byte[16];
        source.NextBytes(octets);
        return new(octets);
    }

    /// <summary>A working hour of a date in Paris, as an instant.</summary>
    public DateTime Instant(DateOnly date) =>
        TimeZoneInfo.ConvertTimeToUtc(
            date.ToDateTime(new TimeOnly(Entier(8, 18), Entier(0, 59), Entier(0, 59))),
            Horloge.Paris
        );
}
