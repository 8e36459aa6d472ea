namespace Emjpm.Core.Referentiels;

/// <summary>
/// A point on the globe, WGS 84, in decimal degrees.
/// </summary>
/// <param name="Latitude">degrees, north positive, −90 to 90</param>
/// <param name="Longitude">degrees, east positive, −180 to 180</param>
/// <param name="Approchee">true when the point stands for an area (the middle of a commune or of a postcode) rather than an address</param>
/// <exception cref="ArgumentOutOfRangeException">a coordinate is not a number or out of range</exception>
public sealed record Position(double Latitude, double Longitude, bool Approchee)
{
    // WGS 84 ellipsoid: equatorial radius and flattening (EPSG 7030).
    private const double RayonEquatorialKm = 6378.137;
    private const double Aplatissement = 1 / 298.257223563;

    public double Latitude { get; } = Borne(Latitude, 90, nameof(Latitude));

    public double Longitude { get; } = Borne(Longitude, 180, nameof(Longitude));

    /// <summary>
    /// The position of two stored coordinates, or null when there is none: a coordinate missing, out of range, or the
    /// (0, 0) that failed geocoding leaves behind (the predecessor drew such mandataires in the Gulf of Guinea).
    /// </summary>
    public static Position? Lire(double? latitude, double? longitude, bool approchee) =>
        latitude is >= -90 and <= 90
        && longitude is >= -180 and <= 180
        && (latitude, longitude) is not (0, 0)
            ? new Position(latitude.Value, longitude.Value, approchee)
            : null;

    /// <summary>
    /// Geodesic distance in kilometres on the WGS 84 ellipsoid, by Lambert's formula: better than 0.01 % at the
    /// distances of a département, where a sphere errs by up to 0.56 % (Guyane, north to south). Symmetric; 0 for the same point.
    /// </summary>
    public double DistanceKm(Position autre)
    {
        var beta1 = LatitudeReduite(Latitude);
        var beta2 = LatitudeReduite(autre.Latitude);
        var p = (beta1 + beta2) / 2;
        var q = (beta2 - beta1) / 2;
        var demiLongitude = double.DegreesToRadians(autre.Longitude - Longitude) / 2;
        // Haversine on the auxiliary sphere: the square of the sine of half the central angle.
        var h =
            Carre(Math.Sin(q)) + Math.Cos(beta1) * Math.Cos(beta2) * Carre(Math.Sin(demiLongitude));
        if (h <= 0)
            return 0;
        // Kept off exact antipodes, where the correction divides by zero.
        h = Math.Min(h, 1 - 1e-12);
        var sigma = 2 * Math.Asin(Math.Sqrt(h));
        var sinus = Math.Sin(sigma);
        var x = (sigma - sinus) * Carre(Math.Sin(p) * Math.Cos(q)) / (1 - h);
        var y = (sigma + sinus) * Carre(Math.Cos(p) * Math.Sin(q)) / h;
        return RayonEquatorialKm * (sigma - Aplatissement / 2 * (x + y));
    }

    private static double LatitudeReduite(double degres) =>
        Math.Atan((1 - Aplatissement) * Math.Tan(double.DegreesToRadians(degres)));

    private static double Carre(double x) => x * x;

    private static double Borne(double degres, double limite, string nom) =>
        Math.Abs(degres) <= limite
            ? degres
            : throw new ArgumentOutOfRangeException(
                nom,
                degres,
                $"expected −{limite} to {limite} degrees"
            );
}
