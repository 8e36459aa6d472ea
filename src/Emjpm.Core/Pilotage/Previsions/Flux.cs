namespace Emjpm.Core.Pilotage.Previsions;

/// <summary>
/// What enters or leaves each month, projected: the level of the last twelve months, its trend for the part that exceeds chance, the
/// share of each calendar month. Why: docs/prevision.md.
/// </summary>
internal sealed class Flux
{
    /// <summary>A trend seldom lasts: half of it is kept.</summary>
    public const double Amortissement = 0.5;

    private const int Annee = 12;

    private readonly double niveau;
    private readonly double tendance;
    private readonly double bruitTendance;
    private readonly double dispersion;
    private readonly double[] parts;
    private readonly int premierMois;

    /// <param name="mois">counts of whole years of months, the oldest first, two years at least</param>
    /// <param name="prochain">calendar month that follows them, from 1 to 12</param>
    public Flux(IReadOnlyList<int> mois, int prochain)
    {
        premierMois = prochain - 1;
        niveau = mois.TakeLast(Annee).Sum();
        double avant = mois.SkipLast(Annee).TakeLast(Annee).Sum();
        var (ecart, bruit) = (niveau - avant, niveau + avant);
        // Two counts that only chance makes differ do so by the root of their sum.
        var part = ecart == 0 ? 0 : Math.Max(0, 1 - bruit / (ecart * ecart));
        tendance = Amortissement * part * ecart;
        bruitTendance = Amortissement * Amortissement * part * part * bruit;
        parts = Parts(mois);
        dispersion = Dispersion(mois);
    }

    /// <summary>What the next months bring together.</summary>
    public Projection Sur(int mois)
    {
        var attendu = 0.0;
        for (var j = 0; j < mois; j++)
            // From the middle of the year known to the middle of the month to come.
            attendu += Math.Max(
                0,
                parts[(premierMois + j) % Annee] * (niveau + tendance * (j + 6.5) / Annee)
            );
        var annees = (double)mois / Annee;
        var recul = (mois / 2.0 + 6) / Annee;
        return new(
            attendu,
            dispersion * (attendu * (1 + annees) + Carre(recul * annees) * bruitTendance)
        );
    }

    /// <summary>
    /// The share of each calendar month, from January: that of the years known, drawn towards a twelfth as one more year without
    /// season would.
    /// </summary>
    private double[] Parts(IReadOnlyList<int> mois)
    {
        var sommes = new double[Annee];
        for (var i = 0; i < mois.Count; i++)
            sommes[(premierMois + i) % Annee] += mois[i];
        var moyenne = sommes.Sum() / mois.Count;
        return moyenne == 0
            ? [.. sommes.Select(_ => 1.0 / Annee)]
            : [.. sommes.Select(s => (s + moyenne) / (sommes.Sum() + Annee * moyenne))];
    }

    /// <summary>How many times more than chance the months differ from their season and year: 1 for pure chance, never less.</summary>
    private double Dispersion(IReadOnlyList<int> mois)
    {
        var (chi2, annees) = (0.0, mois.Count / Annee);
        for (var i = 0; i < mois.Count; i++)
        {
            double total = mois.Skip(i / Annee * Annee).Take(Annee).Sum();
            var attendu = total * parts[(premierMois + i) % Annee];
            if (attendu > 0)
                chi2 += Carre(mois[i] - attendu) / attendu;
        }
        return Math.Max(1, chi2 / ((annees - 1) * (Annee - 1)));
    }

    private static double Carre(double x) => x * x;
}
