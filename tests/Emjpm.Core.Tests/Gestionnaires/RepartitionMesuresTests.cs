using Emjpm.Core.Gestionnaires;

namespace Emjpm.Core.Tests.Gestionnaires;

public sealed class RepartitionMesuresTests
{
    [Fact]
    public void Communes_of_five_or_more_are_named_most_mesures_first()
    {
        var r = RepartitionMesures.Grouper([("A", 5), ("B", 12), ("C", 4), ("D", 1)]);

        Assert.Equal([new("B", 12), new("A", 5)], r.Communes);
        Assert.Equal(5, r.Autres);
        Assert.False(r.Complement);
        Assert.Equal(22, r.Total);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 2)]
    public void Small_cells_that_remain_small_together_take_the_next_commune_with_them(
        int petite,
        int autrePetite
    )
    {
        var r = RepartitionMesures.Grouper([
            ("A", 20),
            ("B", 6),
            ("C", petite),
            ("D", autrePetite),
        ]);

        Assert.Equal([new("A", 20)], r.Communes);
        Assert.Equal(6 + petite + autrePetite, r.Autres);
        Assert.True(r.Complement);
    }

    [Fact]
    public void Mesures_without_a_commune_hide_a_single_small_one()
    {
        var r = RepartitionMesures.Grouper([("A", 20), ("B", 1), (null, 9)]);

        Assert.Equal([new("A", 20)], r.Communes);
        Assert.Equal((10, false), (r.Autres, r.Complement));
    }

    [Fact]
    public void Nothing_is_merged_when_nothing_is_small()
    {
        var r = RepartitionMesures.Grouper([("A", 20), ("B", 5), (null, 2)]);

        Assert.Equal([new("A", 20), new("B", 5)], r.Communes);
        Assert.Equal((2, false), (r.Autres, r.Complement));
    }

    [Fact]
    public void One_small_commune_alone_is_never_named()
    {
        var r = RepartitionMesures.Grouper([("A", 3)]);

        Assert.Empty(r.Communes);
        Assert.Equal(3, r.Total);
    }
}
