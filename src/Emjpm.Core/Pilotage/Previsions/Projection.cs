namespace Emjpm.Core.Pilotage.Previsions;

/// <summary>An amount to come.</summary>
/// <param name="Attendu">the mean</param>
/// <param name="Variance">how far around it, squared</param>
public readonly record struct Projection(double Attendu, double Variance)
{
    /// <summary>Half the width of the interval, in standard deviations: of a normal law, four values in five fall within.</summary>
    public const double Ecarts80 = 1.2816;

    /// <summary>One time in ten it falls under, by chance alone: a change of pace is not in it, see docs/prevision.md.</summary>
    public double Bas => Attendu - Ecarts80 * Math.Sqrt(Variance);

    /// <summary>One time in ten it falls over, by chance alone.</summary>
    public double Haut => Attendu + Ecarts80 * Math.Sqrt(Variance);

    /// <summary>Whether a value that came falls within the interval, as it is shown: in whole numbers.</summary>
    public bool Contient(int valeur) => valeur >= Math.Round(Bas) && valeur <= Math.Round(Haut);

    public static Projection operator +(Projection a, Projection b) =>
        new(a.Attendu + b.Attendu, a.Variance + b.Variance);

    public static Projection operator -(Projection a, Projection b) =>
        new(a.Attendu - b.Attendu, a.Variance + b.Variance);

    /// <summary>The same around another point.</summary>
    public static Projection operator +(double depart, Projection a) =>
        a with
        {
            Attendu = depart + a.Attendu,
        };
}
