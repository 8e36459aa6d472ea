using Emjpm.Core.Registre;

namespace Emjpm.Core.Tests.Registre;

public sealed class CapaciteRepartieTests
{
    [Theory]
    [InlineData(null, "10 20", "- -")]
    [InlineData(30, "45", "30")]
    [InlineData(30, "-", "30")]
    // What is wished fits: each may grow to the whole.
    [InlineData(50, "20 25", "50 50")]
    // It does not: shares of the whole, never beyond it.
    [InlineData(30, "20 40", "10 20")]
    [InlineData(10, "7 7 7", "4 3 3")]
    [InlineData(0, "7 7", "0 0")]
    // A silent site takes what the others leave.
    [InlineData(50, "20 -", "50 30")]
    [InlineData(51, "20 - -", "51 16 15")]
    [InlineData(30, "40 -", "30 0")]
    public void One_capacity_bounds_all_the_sites_it_covers(
        int? total,
        string souhaitees,
        string attendues
    )
    {
        static int?[] Lire(string s) =>
            [.. s.Split(' ').Select(x => x == "-" ? (int?)null : int.Parse(x))];

        Assert.Equal(Lire(attendues), CapaciteRepartie.Parts(total, Lire(souhaitees)));
    }
}
