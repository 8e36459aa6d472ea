using System.Data;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using Emjpm.Web.Tests.Harnais;
using ExcelDataReader;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>What a list of the court shows, on all its pages and in its files.</summary>
internal static partial class LectureListes
{
    /// <summary>The reader asks for the old Windows code page, even for a workbook that has no use of it.</summary>
    static LectureListes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Ids of the lines of every page, in order.</summary>
    public static async Task<List<int>> Parcourir(this Visiteur visiteur, string adresse)
    {
        var ids = new List<int>();
        for (var page = 1; ; page++)
        {
            await visiteur.Ouvrir(
                $"{adresse}{(adresse.Contains('?') ? '&' : '?')}p={page.ToString(CultureInfo.InvariantCulture)}"
            );
            Assert.Equal(200, visiteur.Statut);
            ids.AddRange(visiteur.Ids());
            if (visiteur.Page.QuerySelector("a[title='Page suivante'][href]") is null)
                return ids;
        }
    }

    /// <summary>Ids of the lines of the page shown.</summary>
    public static IEnumerable<int> Ids(this Visiteur visiteur) =>
        visiteur
            .Page.QuerySelectorAll("main tbody tr td:first-child a")
            .Select(a =>
                int.Parse(Fin().Match(a.GetAttribute("href")!).Value, CultureInfo.InvariantCulture)
            );

    /// <summary>Number announced above the list.</summary>
    public static int Annonce(this Visiteur visiteur)
    {
        var texte = Libelles.Texte(visiteur.Page.QuerySelector(".emjpm-compte strong"));
        return texte.StartsWith("Aucun", StringComparison.Ordinal)
            ? 0
            : int.Parse(
                Nombre().Match(texte).Value.Replace("\u00A0", "").Replace(" ", ""),
                CultureInfo.InvariantCulture
            );
    }

    /// <summary>Titles and lines of the Excel file at that address.</summary>
    public static async Task<DataTable> Excel(this Visiteur visiteur, string adresse)
    {
        using var reponse = await visiteur.Client.GetAsync(adresse);
        reponse.EnsureSuccessStatusCode();
        Assert.EndsWith(".xlsx", reponse.Content.Headers.ContentDisposition!.FileName);
        await using var flux = new MemoryStream(await reponse.Content.ReadAsByteArrayAsync());
        using var lecture = ExcelReaderFactory.CreateOpenXmlReader(flux);
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        Assert.True(lecture.Read());
        for (var i = 0; i < lecture.FieldCount; i++)
            table.Columns.Add(lecture.GetString(i), typeof(object));
        while (lecture.Read())
            table.Rows.Add([.. Enumerable.Range(0, lecture.FieldCount).Select(lecture.GetValue)]);
        return table;
    }

    /// <summary>Ids held by a column of a file.</summary>
    public static IEnumerable<int> Ids(this DataTable table, string colonne) =>
        table.Rows.Cast<DataRow>().Select(l => (int)(double)l[colonne]);

    /// <summary>Lines of the CSV file at that address, after its titles.</summary>
    public static async Task<List<string[]>> Csv(this Visiteur visiteur, string adresse)
    {
        using var reponse = await visiteur.Client.GetAsync(adresse);
        reponse.EnsureSuccessStatusCode();
        Assert.Equal("text/csv", reponse.Content.Headers.ContentType!.MediaType);
        await using var flux = await reponse.Content.ReadAsStreamAsync();
        using var csv = CsvReader.Create(flux, new CsvReaderOptions { Separator = ';' });
        var lignes = new List<string[]>();
        while (csv.Read())
            lignes.Add(csv.Current.ToArray());
        return lignes;
    }

    [GeneratedRegex(@"\d+$")]
    private static partial Regex Fin();

    [GeneratedRegex(@"^[\d\u00A0 ]+")]
    private static partial Regex Nombre();
}
