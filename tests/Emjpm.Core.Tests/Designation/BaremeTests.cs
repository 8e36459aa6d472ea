using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Tests.Designation;

public sealed class BaremeTests
{
    private static Bareme Lire(params (string Cle, string Valeur)[] valeurs) =>
        Bareme.Lire(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    valeurs.Select(v =>
                        KeyValuePair.Create<string, string?>("Bareme:" + v.Cle, v.Valeur)
                    )
                )
                .Build()
        );

    [Fact]
    public void Sans_configuration_le_bareme_de_la_version() => Assert.Equal(Bareme.Defaut, Lire());

    [Fact]
    public void Le_bareme_de_la_version_est_valable_et_fait_100()
    {
        Assert.Null(Bareme.Defaut.Erreur());
        Assert.Equal([35, 45, 5, 5, 5, 5], Liste<Critere>.Valeurs.Select(Bareme.Defaut.Poids.De));
    }

    [Fact]
    public void La_configuration_remplace_ce_qu_elle_nomme()
    {
        var bareme = Lire(
            ("Version", "2027-02"),
            ("EnVigueurLe", "2027-02-01"),
            ("Poids:Proximite", "30"),
            ("Poids:Adequation", "50"),
            ("ProximiteMoitieKm", "20.5")
        );
        Assert.Equal(
            Bareme.Defaut with
            {
                Version = "2027-02",
                EnVigueurLe = new(2027, 2, 1),
                Poids = new() { Proximite = 30, Adequation = 50 },
                ProximiteMoitieKm = 20.5,
            },
            bareme
        );
        Assert.Equal(35, Bareme.Defaut.Poids.Proximite);
    }

    [Theory]
    [InlineData("Poids:Proximite", "36", "somme")]
    [InlineData("Poids:Proximite", "-1", "négatif")]
    [InlineData("Version", " ", "version")]
    [InlineData("ProximiteMoitieKm", "0", "ProximiteMoitieKm")]
    [InlineData("ProximiteMoitieKm", "NaN", "ProximiteMoitieKm")]
    [InlineData("MesuresPourDemontrer", "0", "MesuresPourDemontrer")]
    [InlineData("PlacesPleinesPourcent", "0", "PlacesPleinesPourcent")]
    [InlineData("PartPourUnePlace", "101", "PartPourUnePlace")]
    [InlineData("FraicheurNulleJours", "30", "FraicheurNulleJours")]
    [InlineData("ReponseNulleJours", "2", "ReponseNulleJours")]
    public void Une_valeur_incoherente_est_refusee(string cle, string valeur, string mot)
    {
        var erreur = Assert.Throws<InvalidOperationException>(() =>
            cle == "Version" ? Lire((cle, valeur)) : Lire(("Version", "essai"), (cle, valeur))
        );
        Assert.Contains(mot, erreur.Message);
    }

    [Fact]
    public void Toute_l_adequation_est_refusee() =>
        Assert.Contains(
            "adéquation",
            (
                Bareme.Defaut with
                {
                    Version = "essai",
                    Poids = new()
                    {
                        Adequation = 100,
                        Proximite = 0,
                        Disponibilite = 0,
                        Tribunal = 0,
                        Fraicheur = 0,
                        Reponse = 0,
                    },
                }
            ).Erreur()
        );

    [Fact]
    public void Changer_une_valeur_sans_changer_de_version_est_refuse() =>
        Assert.Contains(
            "2026-11",
            Assert.Throws<InvalidOperationException>(() => Lire(("ProximitePleineKm", "6"))).Message
        );
}
