using System.Globalization;
using System.Text;
using QRCoder;

namespace Emjpm.Web.Pages.Compte;

/// <summary>A QR code as the path of an SVG written in the page: no image to fetch, no third party told.</summary>
/// <param name="Cote">side, in modules, quiet zone included</param>
/// <param name="Trace">dark modules, one unit square each</param>
public sealed record ImageQr(int Cote, string Trace)
{
    public static readonly ImageQr Vide = new(0, "");

    public static ImageQr De(string texte)
    {
        using var generateur = new QRCodeGenerator();
        using var donnees = generateur.CreateQrCode(texte, QRCodeGenerator.ECCLevel.M);
        var trace = new StringBuilder();
        for (var y = 0; y < donnees.ModuleMatrix.Count; y++)
        for (var x = 0; x < donnees.ModuleMatrix.Count; x++)
            if (donnees.ModuleMatrix[y][x])
                trace.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new(donnees.ModuleMatrix.Count, trace.ToString());
    }
}
