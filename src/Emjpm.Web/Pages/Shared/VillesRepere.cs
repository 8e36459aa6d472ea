using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A town drawn on the plain ground of a map, to know where one is.</summary>
public sealed record VilleRepere(string Nom, double Lat, double Lon, int Population);

/// <summary>The larger towns around a point, from the reference data shipped with the service: no query.</summary>
public static class VillesRepere
{
    private const int PopulationMinimale = 8_000;
    private const int Maximum = 40;

    // A window of about 170 km by 170 km at the latitude of France.
    private const double DemiHauteur = 0.8;
    private const double DemiLargeur = 1.2;

    private static readonly Lazy<IReadOnlyList<VilleRepere>> Toutes = new(() =>
        [
            .. LectureReferentiel
                .Communes()
                .Where(c =>
                    c.Population >= PopulationMinimale
                    && c is { CommuneMereCode: null, Latitude: not null, Longitude: not null }
                )
                .OrderByDescending(c => c.Population)
                .Select(c => new VilleRepere(
                    c.Nom,
                    c.Latitude!.Value,
                    c.Longitude!.Value,
                    c.Population
                )),
        ]
    );

    /// <summary>The most populous first.</summary>
    public static IEnumerable<VilleRepere> Autour(Position? centre) =>
        centre is null
            ? []
            : Toutes
                .Value.Where(v =>
                    Math.Abs(v.Lat - centre.Latitude) < DemiHauteur
                    && Math.Abs(v.Lon - centre.Longitude) < DemiLargeur
                )
                .Take(Maximum);
}
