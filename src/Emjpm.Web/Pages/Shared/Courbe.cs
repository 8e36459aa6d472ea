using System.Globalization;
using Emjpm.Core.Pilotage;

namespace Emjpm.Web.Pages.Shared;

/// <summary>An indicator over time, drawn by the server and doubled by a table. Its axis begins at zero.</summary>
public sealed record Courbe(
    Indicateur Indicateur,
    string Territoire,
    IReadOnlyList<(DateOnly Jour, Valeur Valeur)> Points
)
{
    /// <summary>Highest value drawn.</summary>
    public double Maximum => Points.Max(p => p.Valeur.Nombre ?? 0) is > 0 and var m ? m : 1;

    /// <summary>Half of it, as its line is named; counts are whole.</summary>
    public double Milieu =>
        Indicateur.Unite == UniteIndicateur.Nombre ? Math.Round(Maximum / 2) : Maximum / 2;

    public bool SeDessine => Points.Count(p => p.Valeur.Nombre is not null) > 1;

    /// <summary>The runs of known values, each as the points of a line in a square of 100 by 100: a gap is not bridged.</summary>
    public IEnumerable<string> Traits()
    {
        var (debut, fin) = (Points[0].Jour.DayNumber, Points[^1].Jour.DayNumber);
        var trait = new List<string>();
        foreach (var (jour, valeur) in Points)
        {
            if (valeur.Nombre is { } v)
            {
                var x = 100.0 * (jour.DayNumber - debut) / Math.Max(1, fin - debut);
                trait.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{x:0.##},{98 - 94 * v / Maximum:0.##}"
                    )
                );
                continue;
            }
            if (trait.Count > 1)
                yield return string.Join(' ', trait);
            trait.Clear();
        }
        if (trait.Count > 1)
            yield return string.Join(' ', trait);
    }
}
