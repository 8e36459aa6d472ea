namespace Emjpm.Core.Pilotage;

/// <summary>
/// Statistical secrecy: a cell of 1 to 4 persons is not published, nor is what would give it back by subtraction, in the total of its
/// line or in that of the territory above. Who may open the lines behind a figure reads it whole: see <see cref="Figures"/>.
/// </summary>
public static class Secret
{
    /// <summary>From this many persons a cell is published.</summary>
    public const int Seuil = 5;

    public static bool EstFragile(int personnes) => personnes is > 0 and < Seuil;

    /// <summary>The cells that are not published.</summary>
    /// <param name="cellules">persons in each cell, by territory; the same number of cells for all</param>
    /// <param name="parent">the territory that adds a territory up; null when none does</param>
    /// <param name="totalConnu">whether the sum of the cells of a line is published beside them</param>
    public static HashSet<(Territoire Territoire, int Cellule)> Masquer(
        IReadOnlyDictionary<Territoire, int[]> cellules,
        Func<Territoire, Territoire?> parent,
        bool totalConnu
    )
    {
        var masquees = new HashSet<(Territoire, int)>();
        foreach (var (territoire, ligne) in cellules)
            for (var i = 0; i < ligne.Length; i++)
                if (EstFragile(ligne[i]))
                    masquees.Add((territoire, i));
        if (masquees.Count == 0)
            return masquees;
        var familles = cellules
            .Keys.Where(t => parent(t) is { } p && cellules.ContainsKey(p))
            .GroupBy(t => parent(t)!.Value)
            .Select(g =>
                (Parent: g.Key, Enfants: g.OrderBy(t => t.Code, StringComparer.Ordinal).ToList())
            )
            .ToList();
        var nombre = cellules.Values.First().Length;
        int avant;
        do
        {
            avant = masquees.Count;
            foreach (var (p, enfants) in familles)
                for (var i = 0; i < nombre; i++)
                {
                    var cachees = enfants.Count(e => masquees.Contains((e, i)));
                    if (cachees > 1 || (cachees == 0 && !masquees.Contains((p, i))))
                        continue;
                    if (cachees == 1 && masquees.Contains((p, i)))
                        continue;
                    var suivante = enfants
                        .Where(e => cellules[e][i] > 0 && !masquees.Contains((e, i)))
                        .OrderBy(e => cellules[e][i])
                        .Select(e => ((Territoire, int)?)(e, i))
                        .FirstOrDefault();
                    // Alone in its territory: the total above is the cell itself.
                    if (suivante is not null || cachees == 1)
                        masquees.Add(suivante ?? (p, i));
                }
            if (totalConnu)
                foreach (var (territoire, ligne) in cellules)
                {
                    var cachees = Enumerable
                        .Range(0, nombre)
                        .Count(i => masquees.Contains((territoire, i)));
                    if (cachees != 1)
                        continue;
                    var suivante = Enumerable
                        .Range(0, nombre)
                        .Where(i => ligne[i] > 0 && !masquees.Contains((territoire, i)))
                        .OrderBy(i => ligne[i])
                        .Select(i => (int?)i)
                        .FirstOrDefault();
                    if (suivante is { } cellule)
                        masquees.Add((territoire, cellule));
                }
        } while (masquees.Count > avant);
        return masquees;
    }
}
