namespace Emjpm.Core.Registre;

/// <summary>How the capacity of a habilitation, one number for all the sites it covers, bounds each of them.</summary>
public static class CapaciteRepartie
{
    /// <summary>
    /// The capacity authorised at each site. As long as what they wish together fits, each may grow to the whole: their
    /// declarations keep the sum. When it no longer fits, each gets its share of the whole, the largest remainders first; a
    /// site that never declared shares with its likes what the others leave.
    /// </summary>
    /// <param name="total">mesures authorised, all sites together; null when the act sets none</param>
    /// <param name="souhaitees">wished at each site; null when never declared</param>
    public static IReadOnlyList<int?> Parts(int? total, IReadOnlyList<int?> souhaitees)
    {
        if (total is not { } t)
            return [.. souhaitees.Select(_ => (int?)null)];
        if (souhaitees.Count == 1)
            return [t];
        var somme = souhaitees.Sum(s => s ?? 0);
        if (somme > t)
            return [.. Proportion(t, [.. souhaitees.Select(s => s ?? 0)]).Select(p => (int?)p)];
        var muets = souhaitees.Count(s => s is null);
        var restes = Proportion(t - somme, [.. Enumerable.Repeat(1, muets)]);
        var rang = 0;
        return [.. souhaitees.Select(s => s is null ? restes[rang++] : (int?)t)];
    }

    private static int[] Proportion(int total, int[] poids)
    {
        var somme = (long)poids.Sum();
        if (somme == 0)
            return new int[poids.Length];
        var parts = poids.Select(p => (int)((long)total * p / somme)).ToArray();
        foreach (
            var i in Enumerable
                .Range(0, poids.Length)
                .OrderByDescending(i => (long)total * poids[i] % somme)
                .ThenBy(i => i)
                .Take(total - parts.Sum())
        )
            parts[i]++;
        return parts;
    }
}
