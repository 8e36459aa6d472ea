using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class PositionTests
{
    // Reference distances on WGS 84: one degree of meridian and of parallel as tabulated for the ellipsoid.
    [Theory]
    [InlineData(0, 0, 0, 1, 111.3195)]
    [InlineData(0, 0, 1, 0, 110.5744)]
    [InlineData(45, 0, 46, 0, 111.1415)]
    [InlineData(89, 0, 90, 0, 111.6939)]
    public void Distance_sur_l_ellipsoide(
        double lat1,
        double lon1,
        double lat2,
        double lon2,
        double km
    )
    {
        var (a, b) = (new Position(lat1, lon1, false), new Position(lat2, lon2, true));
        Assert.Equal(km, a.DistanceKm(b), km * 0.0005);
        Assert.Equal(a.DistanceKm(b), b.DistanceKm(a), 1e-9);
    }

    [Fact]
    public void Distance_de_Lille_a_Paris_1er() =>
        Assert.InRange(
            new Position(50.6311, 3.0468, false).DistanceKm(new(48.8626, 2.3363, false)),
            203,
            204
        );

    [Fact]
    public void Distance_nulle_sur_place() =>
        Assert.Equal(0, new Position(50.6, 3, false).DistanceKm(new Position(50.6, 3, true)));

    [Fact]
    public void Distance_de_part_et_d_autre_du_180e_meridien() =>
        Assert.InRange(new Position(-14, 179.9, false).DistanceKm(new(-14, -179.9, false)), 21, 22);

    [Fact]
    public void Distance_aux_antipodes_reste_un_nombre() =>
        Assert.InRange(new Position(10, 0, false).DistanceKm(new(-10, 180, false)), 19_900, 20_100);

    [Theory]
    [InlineData(91, 0)]
    [InlineData(0, 181)]
    [InlineData(double.NaN, 0)]
    public void Hors_du_globe(double latitude, double longitude)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Position(latitude, longitude, false));
        Assert.Null(Position.Lire(latitude, longitude, false));
    }

    [Theory]
    [InlineData(null, 3.0)]
    [InlineData(50.0, null)]
    [InlineData(0.0, 0.0)]
    public void Pas_de_position(double? latitude, double? longitude) =>
        Assert.Null(Position.Lire(latitude, longitude, false));

    [Fact]
    public void Sur_le_meridien_de_Greenwich() =>
        Assert.Equal(new Position(49.3, 0, true), Position.Lire(49.3, 0, true));
}
