using System.Globalization;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Previsions;

namespace Emjpm.Web.Pages.Shared;

/// <summary>Mesures en cours of the last months, then what is foreseen with its interval. Its axis begins at zero.</summary>
public sealed record CourbePrevision(
    string Territoire,
    IReadOnlyList<MoisConnu> Mois,
    Prevision Prevision
)
{
    public const string Titre = "Mesures en cours, connues et prévues";

    public DateOnly Debut => Mois[0].Fin;
    public DateOnly Fin => Prevision.Periodes[^1].Au;

    /// <summary>Highest value drawn.</summary>
    public double Maximum =>
        Math.Max(
            1,
            Math.Max(
                Mois.Max(m => m.Decompte[Grandeur.EnCours]),
                Prevision.Periodes.Max(p => p.EnCours.Haut)
            )
        );

    /// <summary>What is known, as the points of a line in a square of 100 by 100.</summary>
    public string Connu => Points(Mois.Select(m => (m.Fin, (double)m.Decompte[Grandeur.EnCours])));

    /// <summary>What is foreseen, from the last month known.</summary>
    public string Attendu =>
        Points(Prevision.Periodes.Select(p => (p.Au, p.EnCours.Attendu)).Prepend(Depart));

    /// <summary>The outline of the interval.</summary>
    public string Intervalle =>
        Points(
            Prevision
                .Periodes.Select(p => (p.Au, p.EnCours.Haut))
                .Prepend(Depart)
                .Concat(Prevision.Periodes.Reverse().Select(p => (p.Au, p.EnCours.Bas)))
        );

    private (DateOnly, double) Depart =>
        (Prevision.Depart.Fin, Prevision.Depart.Decompte[Grandeur.EnCours]);

    private string Points(IEnumerable<(DateOnly Jour, double Valeur)> points)
    {
        var (debut, duree) = (Debut.DayNumber, Fin.DayNumber - Debut.DayNumber);
        return string.Join(
            ' ',
            points.Select(p =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100.0 * (p.Jour.DayNumber - debut) / duree:0.##},{98 - 94 * Math.Max(0, p.Valeur) / Maximum:0.##}"
                )
            )
        );
    }
}
