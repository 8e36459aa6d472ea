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
        // A page withholds tens of breakdowns of hundreds of territories: by ranks, not by names.
        var (territoires, lignes) = (cellules.Keys.ToArray(), cellules.Values.ToArray());
        var masques = Array.ConvertAll(lignes, l => Array.ConvertAll(l, EstFragile));
        if (!Array.Exists(masques, m => Array.Exists(m, x => x)))
            return [];
        var familles = Familles(territoires, parent);
        var nombre = lignes[0].Length;
        bool change;
        do
        {
            change = false;
            foreach (var (p, enfants) in familles)
                for (var i = 0; i < nombre; i++)
                {
                    var cachees = 0;
                    int? suivante = null;
                    foreach (var e in enfants)
                        if (masques[e][i])
                            cachees++;
                        else if (
                            lignes[e][i] > 0
                            && (suivante is not { } s || lignes[e][i] < lignes[s][i])
                        )
                            suivante = e;
                    if (cachees > 1 || (cachees == 1) == masques[p][i])
                        continue;
                    // Alone in its territory: the total above is the cell itself.
                    if (suivante is not null || cachees == 1)
                        masques[suivante ?? p][i] = change = true;
                }
            if (totalConnu)
                foreach (var (t, ligne) in lignes.Index())
                {
                    var masque = masques[t];
                    if (masque.Count(x => x) != 1)
                        continue;
                    int? suivante = null;
                    for (var i = 0; i < nombre; i++)
                        if (
                            !masque[i]
                            && ligne[i] > 0
                            && (suivante is not { } s || ligne[i] < ligne[s])
                        )
                            suivante = i;
                    if (suivante is { } cellule)
                        masque[cellule] = change = true;
                }
        } while (change);
        var masquees = new HashSet<(Territoire, int)>();
        foreach (var (t, masque) in masques.Index())
            for (var i = 0; i < nombre; i++)
                if (masque[i])
                    masquees.Add((territoires[t], i));
        return masquees;
    }

    /// <summary>Ranks of the territories that are added up, and of those they add up, in the order of their codes.</summary>
    private static List<(int Parent, int[] Enfants)> Familles(
        Territoire[] territoires,
        Func<Territoire, Territoire?> parent
    )
    {
        var rangs = territoires.Index().ToDictionary(t => t.Item, t => t.Index);
        return
        [
            .. territoires
                .Index()
                .Select(t => (t.Index, t.Item.Code, Parent: parent(t.Item)))
                .Where(t => t.Parent is { } p && rangs.ContainsKey(p))
                .GroupBy(t => rangs[t.Parent!.Value])
                .Select(g =>
                    (
                        g.Key,
                        g.OrderBy(t => t.Code, StringComparer.Ordinal)
                            .Select(t => t.Index)
                            .ToArray()
                    )
                ),
        ];
    }
}
