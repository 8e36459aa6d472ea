using Emjpm.Core.Pilotage;
using FsCheck;
using FsCheck.Fluent;

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
    public void Whatever_the_counts_no_published_sum_misses_a_single_cell()
    {
        // Two to four départements in each of three regions, one to four cells, mostly small: where secrecy is hard.
        var tables =
            from largeur in Gen.Choose(1, 4)
            from tailles in Gen.Choose(2, 4).ArrayOf(3)
            from valeurs in Gen.Choose(0, 12).ArrayOf(largeur * tailles.Sum())
            from totalConnu in Gen.Elements(true, false)
            select (Largeur: largeur, Tailles: tailles, Valeurs: valeurs, TotalConnu: totalConnu);

        Check.One(
            Config
                .QuickThrowOnFailure.WithMaxTest(3000)
                .WithQuietOnSuccess(true)
                .WithReplay(new Replay(new Rnd(20261122, 35), null)),
            Prop.ForAll(
                tables.ToArbitrary(),
                t => RienNeSeRetrouve(t.Largeur, t.Tailles, t.Valeurs, t.TotalConnu)
            )
        );
    }

    private static bool RienNeSeRetrouve(int largeur, int[] tailles, int[] valeurs, bool totalConnu)
    {
        var parents = new Dictionary<Territoire, Territoire>();
        var cellules = new Dictionary<Territoire, int[]> { [Territoire.France] = new int[largeur] };
        var lues = 0;
        foreach (var (r, taille) in tailles.Index())
        {
            var region = new Territoire(NiveauReleve.Region, $"r{r}");
            parents[region] = Territoire.France;
            cellules[region] = new int[largeur];
            for (var d = 0; d < taille; d++)
            {
                var departement = new Territoire(NiveauReleve.Departement, $"{r}{d}");
                parents[departement] = region;
                cellules[departement] = valeurs[lues..(lues += largeur)];
                foreach (var somme in new[] { cellules[region], cellules[Territoire.France] })
                    for (var i = 0; i < largeur; i++)
                        somme[i] += cellules[departement][i];
            }
        }

        var masquees = Secret.Masquer(
            cellules,
            t => parents.TryGetValue(t, out var p) ? p : null,
            totalConnu
        );

        var fragiles = cellules.All(c =>
            c.Value.Index()
                .All(v => !Secret.EstFragile(v.Item) || masquees.Contains((c.Key, v.Index)))
        );
        // Each sum with its parts: what one line withholds alone, the others give back.
        var colonnes = parents
            .GroupBy(p => p.Value, p => p.Key)
            .All(f =>
                Enumerable
                    .Range(0, largeur)
                    .All(i => f.Append(f.Key).Count(t => masquees.Contains((t, i))) != 1)
            );
        var lignes = cellules.All(c =>
            !totalConnu
            || c.Value.Count(v => v > 0) < 2
            || Enumerable.Range(0, largeur).Count(i => masquees.Contains((c.Key, i))) != 1
        );
        return fragiles && colonnes && lignes;
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
