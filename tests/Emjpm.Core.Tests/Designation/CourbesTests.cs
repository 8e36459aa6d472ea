using Emjpm.Core.Designation;

namespace Emjpm.Core.Tests.Designation;

public sealed class CourbesTests
{
    private const double Precision = 1e-12;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(19, 0.5)]
    [InlineData(33, 0.25)]
    [InlineData(47, 0.125)]
    public void Proximite_pleine_jusqu_a_5_km_puis_moitie_tous_les_14(double km, double part) =>
        Assert.Equal(part, Courbes.Proximite(km, Bareme.Defaut), Precision);

    [Fact]
    public void Proximite_decroit_des_5_km() =>
        Assert.InRange(Courbes.Proximite(5.01, Bareme.Defaut), 0.99, 0.9999);

    [Fact]
    public void Distance_inconnue_ne_vaut_rien() =>
        Assert.Equal(0, Courbes.Proximite(null, Bareme.Defaut));

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(2, 3, 2 / 3.0)]
    [InlineData(3, 3, 1)]
    public void Adequation_est_la_part_couverte(int couverts, int demandes, double part) =>
        Assert.Equal(part, Courbes.Adequation(couverts, demandes), Precision);

    [Theory]
    [InlineData(-3, 40, 0)]
    [InlineData(0, 40, 0)]
    [InlineData(1, 40, 0.5625)]
    [InlineData(4, 40, 0.75)]
    [InlineData(8, 40, 1)]
    [InlineData(20, 40, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(5, null, 0)]
    public void Disponibilite_moitie_pour_une_place_le_reste_jusqu_a_20_pourcent(
        int places,
        int? capacite,
        double part
    ) => Assert.Equal(part, Courbes.Disponibilite(places, capacite, Bareme.Defaut), Precision);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(30, 1)]
    [InlineData(105, 0.5)]
    [InlineData(180, 0)]
    [InlineData(181, 0)]
    [InlineData(null, 0)]
    public void Fraicheur_pleine_30_jours_nulle_a_180(int? jours, double part) =>
        Assert.Equal(part, Courbes.Fraicheur(jours, Bareme.Defaut), Precision);

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(2, 2 * 24 * 30, 0.5)]
    [InlineData(3, 3 * 24 * 2, 1)]
    [InlineData(3, 3 * 24 * 3, 0.8)]
    [InlineData(3, 3 * 24 * 7, 0)]
    [InlineData(10, 10 * 24 * 30, 0)]
    public void Reponse_neutre_sous_trois_puis_selon_le_delai_moyen(
        int reponses,
        double heures,
        double part
    ) => Assert.Equal(part, Courbes.Reponse(reponses, heures, Bareme.Defaut), Precision);
}
