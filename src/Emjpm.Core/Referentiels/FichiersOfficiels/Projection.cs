namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>
/// From projected coordinates (metres) to latitude and longitude (decimal degrees, WGS 84, which the reference systems
/// of French territories on the ellipsoid GRS 80 equal to less than a metre).
/// </summary>
public static class Projection
{
    private const double A = 6_378_137; // GRS 80, semi-major axis in metres
    private const double F = 1 / 298.257222101;
    private static readonly double E2 = F * (2 - F);
    private static readonly double E = Math.Sqrt(E2);

    private static readonly (double N, double C, double Ys) Lambert = ConstantesLambert93();

    /// <summary>
    /// Lambert-93 (EPSG:2154), by the closed formula of IGN, note technique NTG_71, algorithm ALG0004 with ALG0002.
    /// </summary>
    public static (double Latitude, double Longitude) Lambert93(double x, double y)
    {
        var (dx, dy) = (x - 700_000, y - Lambert.Ys);
        var rayon = Math.Sqrt((dx * dx) + (dy * dy));
        var gamma = Math.Atan(dx / -dy);
        var isometrique = -Math.Log(rayon / Lambert.C) / Lambert.N;
        return (
            Degres(LatitudeDepuisIsometrique(isometrique)),
            Degres(Radians(3) + (gamma / Lambert.N))
        );
    }

    /// <summary>
    /// Universal transverse Mercator on GRS 80 (overseas territories): inverse series of Krüger to the third order,
    /// exact to less than a millimetre inside the zone.
    /// </summary>
    /// <param name="fuseau">Zone, 1 to 60.</param>
    /// <param name="nord">True in the northern hemisphere.</param>
    public static (double Latitude, double Longitude) Utm(double x, double y, int fuseau, bool nord)
    {
        var n = F / (2 - F);
        var (n2, n3) = (n * n, n * n * n);
        var rectifie = A / (1 + n) * (1 + (n2 / 4) + (n2 * n2 / 64));
        var xi = (nord ? y : y - 10_000_000) / (0.9996 * rectifie);
        var eta = (x - 500_000) / (0.9996 * rectifie);
        double[] beta =
        [
            (n / 2) - (2 * n2 / 3) + (37 * n3 / 96),
            (n2 / 48) + (n3 / 15),
            17 * n3 / 480,
        ];
        var (xi1, eta1) = (xi, eta);
        for (var j = 1; j <= beta.Length; j++)
        {
            xi1 -= beta[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
            eta1 -= beta[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
        }
        var conforme = Math.Asin(Math.Sin(xi1) / Math.Cosh(eta1));
        var latitude = LatitudeDepuisIsometrique(Math.Atanh(Math.Sin(conforme)));
        var longitude = Math.Atan2(Math.Sinh(eta1), Math.Cos(xi1));
        return (Degres(latitude), (fuseau * 6) - 183 + Degres(longitude));
    }

    /// <summary>Constants of Lambert-93 from its definition: parallels 44° and 49°, origin 3° E 46,5° N at (700 000, 6 600 000) (ALG0054).</summary>
    private static (double N, double C, double Ys) ConstantesLambert93()
    {
        var (phi0, phi1, phi2) = (Radians(46.5), Radians(44), Radians(49));
        var n =
            Math.Log(Normale(phi2) * Math.Cos(phi2) / (Normale(phi1) * Math.Cos(phi1)))
            / (Isometrique(phi1) - Isometrique(phi2));
        var c = Normale(phi1) * Math.Cos(phi1) / n * Math.Exp(n * Isometrique(phi1));
        return (n, c, 6_600_000 + (c * Math.Exp(-n * Isometrique(phi0))));
    }

    private static double Normale(double phi) =>
        A / Math.Sqrt(1 - (E2 * Math.Sin(phi) * Math.Sin(phi)));

    private static double Isometrique(double phi) =>
        Math.Atanh(Math.Sin(phi)) - (E * Math.Atanh(E * Math.Sin(phi)));

    /// <summary>Inverse of the isometric latitude (ALG0002), to 1e-12 radian: a few micrometres.</summary>
    private static double LatitudeDepuisIsometrique(double isometrique)
    {
        var phi = Math.Atan(Math.Sinh(isometrique));
        double avant;
        do
        {
            avant = phi;
            phi = Math.Atan(Math.Sinh(isometrique + (E * Math.Atanh(E * Math.Sin(phi)))));
        } while (Math.Abs(phi - avant) > 1e-12);
        return phi;
    }

    private static double Radians(double degres) => degres * Math.PI / 180;

    private static double Degres(double radians) => radians * 180 / Math.PI;
}
