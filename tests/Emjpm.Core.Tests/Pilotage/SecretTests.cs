using Emjpm.Core.Pilotage;

namespace Emjpm.Core.Tests.Pilotage;

public sealed class SecretTests
{
    private static readonly Territoire Nord = new(NiveauReleve.Departement, "59");
    private static readonly Territoire PasDeCalais = new(NiveauReleve.Departement, "62");
    private static readonly Territoire Aisne = new(NiveauReleve.Departement, "02");
    private static readonly Territoire Region = new(NiveauReleve.Region, "32");

    private static Territoire? Parent(Territoire t) =>
        t.Niveau == NiveauReleve.Departement ? Region : null;

    private static string Masquees(
        Dictionary<Territoire, int[]> cellules,
        bool totalConnu = false
    ) =>
        string.Join(
            ' ',
            Secret
                .Masquer(cellules, Parent, totalConnu)
                .Select(m => $"{m.Territoire.Code}:{m.Cellule}")
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    // One to four persons: withheld with the smallest of the others, for the total is published.
    [InlineData(4, 80, 30, "02:0 59:0")]
    [InlineData(1, 80, 3, "02:0 59:0")]
    [InlineData(5, 80, 30, "")]
    [InlineData(0, 80, 30, "")]
    // Nothing else to withhold: the total itself is the cell.
    [InlineData(4, 0, 0, "32:0 59:0")]
    [InlineData(2, 3, 4, "02:0 59:0 62:0")]
    public void A_cell_under_five_and_what_would_give_it_back_are_withheld(
        int nord,
        int pasDeCalais,
        int aisne,
        string attendues
    ) =>
        Assert.Equal(
            attendues,
            Masquees(
                new()
                {
                    [Region] = [nord + pasDeCalais + aisne],
                    [Nord] = [nord],
                    [PasDeCalais] = [pasDeCalais],
                    [Aisne] = [aisne],
                }
            )
        );

    [Fact]
    public void A_line_whose_total_is_known_never_hides_only_one_part()
    {
        Assert.Equal("59:0 59:1", Masquees(new() { [Nord] = [3, 9, 40] }, totalConnu: true));
        Assert.Equal("59:0", Masquees(new() { [Nord] = [3, 9, 40] }, totalConnu: false));
    }

    [Fact]
    public void What_is_withheld_beside_another_is_not_given_back_below_it()
    {
        Territoire autre = new(NiveauReleve.Region, "11");
        Territoire paris = new(NiveauReleve.Departement, "75");
        var masquees = Secret.Masquer(
            new Dictionary<Territoire, int[]>
            {
                [Territoire.France] = [63],
                [Region] = [60],
                [Nord] = [40],
                [PasDeCalais] = [20],
                [autre] = [3],
                [paris] = [3],
            },
            t =>
                t.Niveau switch
                {
                    NiveauReleve.Departement => t == paris ? autre : Region,
                    NiveauReleve.Region => Territoire.France,
                    _ => null,
                },
            totalConnu: false
        );

        Assert.Contains((Region, 0), masquees);
        Assert.Contains((PasDeCalais, 0), masquees);
    }

    [Fact]
    public void A_count_survives_the_text_of_the_database()
    {
        Assert.Equal("", Decompte.Vide.ToString());
        var lu = Decompte.Lire("12 0 3");
        Assert.Equal(
            (12, 3, 0),
            (lu[Grandeur.EnCours], lu[Grandeur.CuratelleSimple], lu[Grandeur.Population])
        );
        Assert.Equal("12 0 3", lu.ToString());
        Assert.Equal(lu, Decompte.Lire(lu.ToString()));
        Assert.Equal(24, Decompte.Somme([lu, lu])[Grandeur.EnCours]);
    }

    [Fact]
    public void Each_indicator_is_declared_once_and_explains_itself()
    {
        Assert.Distinct(Dictionnaire.Indicateurs.Select(i => i.Code));
        Assert.Distinct(Dictionnaire.Indicateurs.Select(i => i.Libelle));
        Assert.Distinct(Enum.GetValues<Grandeur>().Select(g => (int)g));
        Assert.All(
            Dictionnaire.Indicateurs,
            i => Assert.True(i.Definition.Length > 40 && i.Definition.EndsWith('.'), i.Code)
        );
        Assert.All(Dictionnaire.Tuiles, i => Assert.Contains(i, Dictionnaire.Indicateurs));
    }

    [Theory]
    [InlineData("france", "france")]
    [InlineData(null, "france")]
    [InlineData("departement-2A", "departement-2A")]
    [InlineData("ressort-tj-lille", "ressort-tj-lille")]
    [InlineData("france-12", null)]
    [InlineData("departement-", null)]
    [InlineData("departement", null)]
    [InlineData("", null)]
    public void A_territory_is_read_from_an_address(string? adresse, string? attendu) =>
        Assert.Equal(attendu, Territoire.Lire(adresse, out var t) ? t.ToString() : null);
}
