using Emjpm.Core.Designation;
using Emjpm.Core.Pilotage.Simulations;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Tests.Designation;

namespace Emjpm.Core.Tests.Pilotage;

/// <summary>
/// Three persons in Lille, one site 3 km away with one place and one 10 km away with five: what each policy does, by hand.
/// </summary>
public sealed class MondeSimuleTests
{
    private static readonly CandidatGestionnaire Proche = Exemples.Candidat(
        1,
        Exemples.Lieu(1, 3) with
        {
            EnCours = 37,
        }
    );

    private static readonly CandidatGestionnaire Loin = Exemples.Candidat(
        2,
        Exemples.Lieu(2, 10) with
        {
            EnCours = 33,
        }
    );

    [Fact]
    public void The_nearest_is_filled_beyond_its_capacity()
    {
        var b = Rejouer(Politique.PlusProche);

        Assert.Equal((3, 2, 2, 2), (b.Designes, b.SansPlace, b.SansPlaceEvitables, b.Surcapacite));
        Assert.Equal(3, b.DistanceKm!.Value, 0.02);
        Assert.Equal(1, b.PartDesPlusDesignes);
        // 42 of 40 and 35 of 40: 1.05 and 0.875, 0.0875 each from their mean.
        Assert.Equal(0.0875, b.EcartDeCharge!.Value, 9);
    }

    [Fact]
    public void The_freest_sends_everybody_far()
    {
        var b = Rejouer(Politique.PlusDePlaces);

        Assert.Equal((3, 0, 0), (b.Designes, b.SansPlace, b.Surcapacite));
        Assert.Equal(10, b.DistanceKm!.Value, 0.02);
    }

    [Fact]
    public void The_ranking_takes_the_last_place_near_then_goes_further()
    {
        var b = Rejouer(Politique.Bareme);

        Assert.Equal((3, 0, 0), (b.Designes, b.SansPlace, b.Surcapacite));
        Assert.Equal((3 + 10 + 10) / 3.0, b.DistanceKm!.Value, 0.02);
        Assert.Equal(2 / 3.0, b.PartDesPlusDesignes!.Value, 9);
        // Full, and 37 of 40.
        Assert.Equal(0.0375, b.EcartDeCharge!.Value, 9);
    }

    [Fact]
    public void What_is_asked_is_covered_or_not()
    {
        var demande = Exemples.Besoin() with { Langues = [Langue.Arabe] };
        var parle = Loin with { Langues = new HashSet<Langue> { Langue.Arabe } };

        var proche = Rejouer(Politique.PlusProche, demande, parle);
        var bareme = Rejouer(Politique.Bareme, demande, parle);

        Assert.Equal((3, 0), (proche.Demandes, proche.Couverts));
        Assert.Equal((3, 3), (bareme.Demandes, bareme.Couverts));
    }

    [Fact]
    public void Mesures_end_at_the_pace_given_and_the_seed_decides_where()
    {
        var b = Rejouer(Politique.PlusProche, fins: 1);

        // As many end as begin: 70 mesures and 4 waiting stay for 80, however they are shared.
        Assert.Equal(b, Rejouer(Politique.PlusProche, fins: 1));
        Assert.InRange(b.Surcapacite, 0, 2);
    }

    [Fact]
    public void A_need_that_nobody_may_take_is_not_designated()
    {
        var ailleurs = Exemples.Besoin() with { DepartementCode = "62" };

        Assert.Equal(0, Rejouer(Politique.Bareme, ailleurs).Designes);
    }

    private static BilanPolitique Rejouer(
        Politique politique,
        Besoin? besoin = null,
        CandidatGestionnaire? loin = null,
        double fins = 0
    )
    {
        var monde = new MondeSimule(
            politique,
            Bareme.Defaut,
            7,
            fins,
            new Dictionary<string, IReadOnlyList<CandidatGestionnaire>>
            {
                [Exemples.Nord] = [Proche, loin ?? Loin],
            }
        );
        for (var i = 0; i < 3; i++)
            monde.Passer(besoin ?? Exemples.Besoin());
        return monde.Bilan();
    }
}
