using Emjpm.Core.Referentiels.FichiersOfficiels;

namespace Emjpm.Core.Tests.Referentiels;

/// <summary>Points projected by other implementations (PROJ, and the forward formula of Snyder, chapter 15).</summary>
public sealed class ProjectionTests
{
    [Theory]
    [InlineData(870262.2, 6571540.8, 46.22229, 5.20918)] // Bourg-en-Bresse
    [InlineData(652296.97, 6861636.36, 48.8530, 2.3499)] // Paris
    [InlineData(146632.98, 6836262.33, 48.3904, -4.4861)] // Brest
    [InlineData(1044283.75, 6297878.04, 43.6961, 7.2718)] // Nice
    [InlineData(1176667.56, 6108273.28, 41.9192, 8.7386)] // Ajaccio
    [InlineData(656187.43, 7104461.77, 51.0343, 2.3768)] // Dunkerque
    public void Lambert_93(double x, double y, double latitude, double longitude) =>
        Verifier(Projection.Lambert93(x, y), latitude, longitude);

    [Theory]
    [InlineData(657242.9, 1795384.4, 20, true, 16.234, -61.52874)] // Pointe-à-Pitre
    [InlineData(353672.8, 544349.1, 22, true, 4.92347, -52.31973)] // Cayenne
    [InlineData(563213.8, 5180306.8, 21, true, 46.77332, -56.17201)] // Saint-Pierre
    [InlineData(323086.6, 7679599.8, 40, false, -20.97571, 55.29821)] // La Réunion
    [InlineData(524819.9, 8587194.7, 38, false, -12.77989, 45.22868)] // Mamoudzou
    public void Utm_overseas(
        double x,
        double y,
        int fuseau,
        bool nord,
        double latitude,
        double longitude
    ) => Verifier(Projection.Utm(x, y, fuseau, nord), latitude, longitude);

    private static void Verifier(
        (double Latitude, double Longitude) obtenu,
        double latitude,
        double longitude
    )
    {
        Assert.Equal(latitude, obtenu.Latitude, 2e-5);
        Assert.Equal(longitude, obtenu.Longitude, 2e-5);
    }
}
