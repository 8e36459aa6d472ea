using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Emjpm.Web.Tests.Presentation;

/// <summary>What the build puts in wwwroot/app: its weight on the wire, its lawfulness, its icons.</summary>
public sealed partial class FeuillesEtScriptsTests
{
    private static readonly string racine = Racine();
    private static readonly string app = Path.Combine(racine, "src/Emjpm.Web/wwwroot/app");

    [Theory]
    // Every page: style, forms. A page with a form: suggestions. Together far under the 150 kB of the result page.
    [InlineData(60, "emjpm.css")]
    [InlineData(10, "formulaires.js", "autocompletion.js", "onglets.js", "carte.js")]
    // What a map brings: library, style, ground.
    [InlineData(80, "carte-leaflet-*.js", "carte.css", "france.json")]
    public void Weighs_less_than_its_budget_once_compressed(
        int kilooctets,
        params string[] fichiers
    )
    {
        var poids = fichiers
            .Select(motif => Assert.Single(Directory.GetFiles(app, motif)))
            .Sum(f => Compresse(File.ReadAllBytes(f)));

        Assert.InRange(poids, 1, kilooctets * 1000);
    }

    [Fact]
    public void Ships_neither_the_typeface_nor_the_mark_of_the_State_by_default()
    {
        var style = File.ReadAllText(Path.Combine(app, "emjpm.css"));
        var etat = File.ReadAllText(Path.Combine(app, "etat.css"));

        Assert.All(
            // The typeface; the head of Marianne and the motto, drawn in the style sheet.
            ["@font-face", "viewBox='0 0 44 18'", "viewBox='0 0 252 180'"],
            (string marque) =>
            {
                Assert.DoesNotContain(marque, style, StringComparison.Ordinal);
                Assert.Contains(marque, etat, StringComparison.Ordinal);
            }
        );
        Assert.Contains("SPDX-License-Identifier: Etalab-2.0", style, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(app, "LICENSE-dsfr.md")));
        Assert.Empty(Directory.GetFiles(app, "*.woff*"));
    }

    [Fact]
    public void Holds_every_icon_the_pages_ask_for()
    {
        var style = File.ReadAllText(Path.Combine(app, "emjpm.css"));
        var sources = new[] { "src/Emjpm.Web/Pages", "src/Emjpm.Web/Security", "src/Emjpm.Dsfr" }
            .Select(d => Path.Combine(racine, d))
            .Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*.cs*", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal));
        var absentes = sources
            .SelectMany(f => Icone().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["nom"].Value)
            .Distinct()
            .Where(nom =>
                !style.Contains($".fr-icon-{nom}:before", StringComparison.Ordinal)
                && !style.Contains($".fr-icon-{nom}::before", StringComparison.Ordinal)
            );

        Assert.True(
            !absentes.Any(),
            $"To add to src/Emjpm.Web/Styles/icones.txt: {string.Join(", ", absentes)}"
        );
    }

    [GeneratedRegex("""(?:fr-icon-|(?<!-)icone="|[iI]cone: ")(?<nom>[a-z][a-z0-9-]*[a-z0-9])""")]
    private static partial Regex Icone();

    private static long Compresse(byte[] contenu)
    {
        using var sortie = new MemoryStream();
        using (var brotli = new BrotliStream(sortie, CompressionLevel.SmallestSize, true))
            brotli.Write(contenu);
        return sortie.Length;
    }

    private static string Racine()
    {
        var dossier = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(dossier.FullName, "Emjpm.slnx")))
            dossier =
                dossier.Parent ?? throw new InvalidOperationException("Emjpm.slnx not found.");
        return dossier.FullName;
    }
}
