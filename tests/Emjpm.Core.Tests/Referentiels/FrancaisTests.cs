using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class FrancaisTests
{
    [Theory]
    [InlineData(2026, 3, 12, "12\u00A0mars\u00A02026")]
    [InlineData(2026, 8, 1, "1er\u00A0août\u00A02026")]
    public void Date(int annee, int mois, int jour, string attendu) =>
        Assert.Equal(attendu, Francais.Date(new(annee, mois, jour)));

    [Theory]
    [InlineData(0, "0\u00A0place")]
    [InlineData(1, "1\u00A0place")]
    [InlineData(2, "2\u00A0places")]
    [InlineData(-3, "-3\u00A0places")]
    [InlineData(12500, "12\u00A0500\u00A0places")]
    public void Nombre(int nombre, string attendu) =>
        Assert.Equal(attendu, Francais.Nombre(nombre, "place"));

    [Theory]
    [InlineData(0.4, false, "moins de 1\u00A0km")]
    [InlineData(0.4, true, "environ 1\u00A0km ou moins")]
    [InlineData(1, false, "1\u00A0km")]
    [InlineData(8.5, false, "9\u00A0km")]
    [InlineData(12.2, true, "environ 12\u00A0km")]
    [InlineData(9280, false, "9\u00A0280\u00A0km")]
    public void Distance(double km, bool approchee, string attendu) =>
        Assert.Equal(attendu, Francais.Distance(km, approchee));

    [Theory]
    [InlineData(-2, "aujourd’hui")]
    [InlineData(0, "aujourd’hui")]
    [InlineData(1, "hier")]
    [InlineData(2, "il y a 2\u00A0jours")]
    public void Il_y_a(int jours, string attendu) => Assert.Equal(attendu, Francais.IlYA(jours));

    [Fact]
    public void Enumeration()
    {
        Assert.Equal("", Francais.Enumeration([]));
        Assert.Equal("a", Francais.Enumeration(["a"]));
        Assert.Equal("a, b et c", Francais.Enumeration(["a", "b", "c"]));
    }

    [Fact]
    public void Pourcent() => Assert.Equal("13\u00A0%", Francais.Pourcent(0.125));
}
