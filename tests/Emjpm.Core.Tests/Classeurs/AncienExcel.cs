namespace Emjpm.Core.Tests.Classeurs;

/// <summary>
/// A workbook in the format of Excel 97 to 2003, written by NPOI 2.4.1: a hidden empty sheet, then a sheet with the titles of the
/// published template, a blank line and one mesure (real date, numeric postcode and SIRET).
/// </summary>
internal static class AncienExcel
{
    public static byte[] Octets()
    {
        using var flux = typeof(AncienExcel).Assembly.GetManifestResourceStream("mesures.xls")!;
        var octets = new byte[flux.Length];
        flux.ReadExactly(octets);
        return octets;
    }
}
