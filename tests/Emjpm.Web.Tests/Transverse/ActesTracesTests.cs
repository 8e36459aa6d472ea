using System.Text.RegularExpressions;
using Emjpm.Core.Audit;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>Every act written in the history has its French, in one table.</summary>
public sealed partial class ActesTracesTests
{
    /// <summary>The files that write the history, read as they are: an act is a literal, so that it can be found.</summary>
    private static IEnumerable<(string Nom, string Texte)> Sources() =>
        Directory
            .EnumerateFiles(Path.Combine(Depot.Racine, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)))
            .Where(f =>
                f.Item2.Contains("Tracer(", StringComparison.Ordinal)
                || f.Item2.Contains("new EvenementAudit", StringComparison.Ordinal)
            );

    [Fact]
    public void Every_act_traced_in_the_code_is_said_in_French()
    {
        var actes = Sources()
            .SelectMany(f => Acte().Matches(f.Texte).Select(m => m.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.True(actes.Count > 100, $"{actes.Count} acts found: the search is broken.");
        Assert.Equal([], actes.FindAll(a => ActesTraces.Connu(a) is null));
        Assert.Equal(
            ["mesures", "registre"],
            Sources()
                .SelectMany(f => Compose().Matches(f.Texte).Select(m => m.Groups[1].Value))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_label_is_a_sentence_with_its_capital_and_no_underscore()
    {
        Assert.All(
            ActesTraces.ParFamille.SelectMany(f => f).Select(a => a.Value),
            l =>
            {
                Assert.True(char.IsUpper(l[0]), l);
                Assert.DoesNotContain('_', l);
                Assert.DoesNotContain('\'', l);
            }
        );
        Assert.Equal("Compte bloqué", ActesTraces.Dire("compte.bloquer"));
        Assert.Equal("Ancien acte", ActesTraces.Dire("ancien.acte"));
    }

    // A name of file is no act.
    [GeneratedRegex("\"([a-z]+\\.(?!(?:json|csv|xlsx|ods|pdf)\")[a-z_]+)\"")]
    private static partial Regex Acte();

    [GeneratedRegex("\\$\"([a-z]+)\\.\\{")]
    private static partial Regex Compose();
}
