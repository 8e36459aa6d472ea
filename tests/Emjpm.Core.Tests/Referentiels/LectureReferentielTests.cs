using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class LectureReferentielTests
{
    private static readonly IReadOnlyList<LigneCommune> Communes =
    [
        .. LectureReferentiel.Communes(),
    ];
    private static readonly IReadOnlyList<LigneTribunal> Tribunaux = LectureReferentiel.Tribunaux();

    [Fact]
    public void Territories_are_complete_and_linked()
    {
        var regions = LectureReferentiel.Regions().Select(r => r.Code).ToHashSet();
        var departements = LectureReferentiel.Departements().ToList();
        var epci = LectureReferentiel.Epci().Select(e => e.Code).ToHashSet();

        Assert.Equal(18, regions.Count(r => r.Length == 2));
        Assert.Equal(101, departements.Count(d => d.RegionCode.Length == 2));
        Assert.Superset(
            new HashSet<string> { "2A", "2B", "971", "974", "975", "976", "977", "978", "988" },
            departements.Select(d => d.Code).ToHashSet()
        );
        Assert.All(departements, d => Assert.Contains(d.RegionCode, regions));
        var codes = Communes.Select(c => c.Code).ToHashSet();
        Assert.All(departements, d => Assert.Contains(d.ChefLieuCode, codes));
        var codesDepartements = departements.Select(d => d.Code).ToHashSet();
        Assert.All(
            Communes,
            c =>
            {
                Assert.Contains(c.DepartementCode, codesDepartements);
                if (c.EpciCode is not null)
                    Assert.Contains(c.EpciCode, epci);
            }
        );
        Assert.Equal(
            codesDepartements.Count,
            Communes.Select(c => c.DepartementCode).Distinct().Count()
        );
    }

    [Fact]
    public void The_adults_of_each_département_are_most_of_its_inhabitants()
    {
        var adultes = LectureReferentiel.Adultes().ToDictionary(a => a.Departement, a => a.Adultes);
        var habitants = Communes
            .Where(c => c.CommuneMereCode is null)
            .GroupBy(c => c.DepartementCode)
            .ToDictionary(g => g.Key, g => g.Sum(c => c.Population));

        Assert.Equal(101, adultes.Count);
        Assert.Equal(53_554_467, adultes.Values.Sum());
        // Guyane and Mayotte are young, and Mayotte grew by a third since its legal population.
        Assert.All(adultes, a => Assert.InRange(a.Value / (double)habitants[a.Key], 0.6, 0.9));
    }

    [Fact]
    public void Communes_are_unique_and_placed()
    {
        Assert.Equal(Communes.Count, Communes.Select(c => c.Code).Distinct().Count());
        var actuelles = Communes.Where(c => c.CommuneMereCode is null).ToList();
        Assert.InRange(actuelles.Count, 34_800, 35_200);
        Assert.InRange(actuelles.Sum(c => c.Population), 67_000_000, 71_000_000);
        Assert.All(
            Communes,
            c =>
            {
                Assert.NotEqual(PrecisionPosition.Absente, c.Precision);
                Assert.InRange(c.Latitude!.Value, -28, 52);
                Assert.InRange(c.Longitude!.Value, -180, 180);
                Assert.All(c.CodesPostaux.Split(' '), cp => Assert.Equal(5, cp.Length));
            }
        );
        var exactes = actuelles.Where(c => c.Precision == PrecisionPosition.Commune).ToList();
        Assert.True(exactes.Sum(c => (long)c.Population) > 0.8 * actuelles.Sum(c => c.Population));
    }

    [Fact]
    public void Metropolitan_communes_lie_in_metropolitan_France() =>
        Assert.All(
            Communes.Where(c => c.DepartementCode.Length == 2),
            c =>
            {
                Assert.InRange(c.Latitude!.Value, 41.3, 51.1);
                Assert.InRange(c.Longitude!.Value, -5.2, 9.6);
            }
        );

    [Theory]
    [InlineData("59350", "Lille", "59", 50.63, 3.06)]
    [InlineData("2A004", "Ajaccio", "2A", 41.92, 8.74)]
    [InlineData("97411", "Saint-Denis", "974", -20.88, 55.45)]
    [InlineData("97611", "Mamoudzou", "976", -12.78, 45.23)]
    [InlineData("98818", "Nouméa", "988", -22.27, 166.45)]
    [InlineData("75112", "Paris 12e Arrondissement", "75", 48.84, 2.39)]
    public void A_known_commune_is_where_it_is(
        string code,
        string nom,
        string departement,
        double latitude,
        double longitude
    )
    {
        var commune = Assert.Single(Communes, c => c.Code == code);
        Assert.Equal((nom, departement), (commune.Nom, commune.DepartementCode));
        Assert.Equal(latitude, commune.Latitude!.Value, 0.05);
        Assert.Equal(longitude, commune.Longitude!.Value, 0.05);
    }

    [Fact]
    public void Arrondissements_of_the_three_cities_can_be_chosen()
    {
        var parMere = Communes
            .Where(c => c.CommuneMereCode is not null)
            .CountBy(c => c.CommuneMereCode!)
            .ToDictionary();
        Assert.Equal(3, parMere.Count);
        Assert.Equal((20, 9, 16), (parMere["75056"], parMere["69123"], parMere["13055"]));
        Assert.Contains(Communes, c => c.Code == "75056" && c.CodesPostaux.Contains("75012"));
    }

    [Fact]
    public void Names_carry_the_typographic_apostrophe()
    {
        Assert.DoesNotContain(Communes, c => c.Nom.Contains('\''));
        Assert.Contains(Communes, c => c.Nom == "L’Haÿ-les-Roses");
        Assert.DoesNotContain(Tribunaux, t => t.Nom.Contains('\''));
    }

    [Fact]
    public void Courts_are_those_of_the_code_de_l_organisation_judiciaire()
    {
        var parType = Tribunaux.CountBy(t => t.Type).ToDictionary();
        Assert.Equal(164, parType[TypeTribunal.Judiciaire]);
        Assert.Equal(125, parType[TypeTribunal.Proximite]);
        Assert.Equal(4, parType[TypeTribunal.PremiereInstance]);
        Assert.Equal(parType[TypeTribunal.Instance], Tribunaux.Count(t => t.FermeLe is not null));
    }

    [Fact]
    public void Every_court_sits_in_a_commune_of_its_departement()
    {
        var communes = Communes.ToDictionary(c => c.Code);
        Assert.All(
            Tribunaux,
            t => Assert.Equal(t.DepartementCode, communes[t.CommuneCode].DepartementCode)
        );
        // Saint-Barthélemy depends on the court of Saint-Martin.
        Assert.Equal(
            ["977"],
            communes
                .Values.Select(c => c.DepartementCode)
                .Except(Tribunaux.Select(t => t.DepartementCode))
        );
    }

    [Fact]
    public void Only_a_tribunal_de_proximite_has_a_parent() =>
        Assert.All(
            Tribunaux,
            t => Assert.Equal(t.Type == TypeTribunal.Proximite, t.ParentCode is not null)
        );

    [Theory]
    [InlineData("tj-lille", "Tribunal judiciaire de Lille")]
    [InlineData("tj-angers", "Tribunal judiciaire d’Angers")]
    [InlineData("tj-le-mans", "Tribunal judiciaire du Mans")]
    [InlineData("tj-les-sables-d-olonne", "Tribunal judiciaire des Sables-d’Olonne")]
    [InlineData("tj-la-rochelle", "Tribunal judiciaire de La Rochelle")]
    [InlineData("tprox-le-raincy", "Tribunal de proximité du Raincy")]
    [InlineData("tprox-haguenau", "Tribunal de proximité de Haguenau")]
    [InlineData("ti-saint-denis-974", "Tribunal d’instance de Saint-Denis")]
    public void Courts_bear_their_name(string code, string nom) =>
        Assert.Equal(nom, Assert.Single(Tribunaux, t => t.Code == code).Nom);

    [Fact]
    public void A_former_tribunal_d_instance_leads_to_the_present_court()
    {
        var ancien = Assert.Single(Tribunaux, t => t.Code == "ti-roubaix");
        Assert.Equal(new DateOnly(2020, 1, 1), ancien.FermeLe);
        var successeur = Assert.Single(Tribunaux, t => t.Code == ancien.SuccesseurCode);
        Assert.Equal(("tprox-roubaix", "tj-lille"), (successeur.Code, successeur.ParentCode));
        Assert.Null(successeur.FermeLe);
    }
}
