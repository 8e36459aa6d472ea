namespace Emjpm.Core.Pilotage.Previsions;

/// <summary>The counts of a territory on the last day of a month.</summary>
public sealed record MoisConnu(DateOnly Fin, Decompte Decompte)
{
    /// <summary>
    /// What a forecast may rest on: the months that follow each other without a gap, up to the last. Days written before the flows of
    /// the month were counted have none: the months without any, at the beginning, are left out.
    /// </summary>
    /// <param name="lus">days that ended a month, in their order</param>
    public static IReadOnlyList<MoisConnu> Suite(IReadOnlyList<MoisConnu> lus)
    {
        var debut = lus.Count;
        while (debut > 0 && (debut == lus.Count || SeSuivent(lus[debut - 1], lus[debut])))
            debut--;
        while (debut < lus.Count && !ConnaitSesFlux(lus[debut].Decompte))
            debut++;
        return [.. lus.Skip(debut)];
    }

    private static bool SeSuivent(MoisConnu a, MoisConnu b) =>
        a.Fin.AddDays(1).AddMonths(1) == b.Fin.AddDays(1);

    private static bool ConnaitSesFlux(Decompte d) =>
        d[Grandeur.EntreesDuMois] + d[Grandeur.SortiesDuMois] > 0;
}
