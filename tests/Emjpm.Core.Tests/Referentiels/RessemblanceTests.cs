using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class RessemblanceTests
{
    private const string Fiche = "VANDENBERGHE ELISE MME 00000012300011 BUREAU DE ROUBAIX 59100";

    [Theory]
    [InlineData("Élise", 0)]
    [InlineData("vandenb", 0)]
    [InlineData("Elsie", 1)]
    [InlineData("Vandenbreghe", 1)]
    [InlineData("vandenbrg", 1)]
    [InlineData("vandembergue", 2)]
    [InlineData("Roubaix Elise", 0)]
    [InlineData("Roubeix Elisse", 2)]
    [InlineData("59100", 0)]
    public void Errors_are_counted_word_by_word(string saisie, int erreurs) =>
        Assert.Equal(erreurs, Ressemblance.Erreurs(Texte.Mots(saisie), Fiche));

    [Theory]
    [InlineData("59101")]
    [InlineData("Rou Lens")]
    [InlineData("Elxxe")]
    [InlineData("Wandembergue")]
    [InlineData("ixe")]
    public void What_is_too_far_is_not_found(string saisie) =>
        Assert.Null(Ressemblance.Erreurs(Texte.Mots(saisie), Fiche));

    [Fact]
    public void A_very_long_word_is_compared_without_failing() =>
        Assert.Null(Ressemblance.Erreurs([new string('A', 500)], new string('B', 400)));
}
