using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>The charts that are also pictures, by their names in addresses.</summary>
public static class Graphiques
{
    public const string Courbe = "courbe";
    public const string Carte = "carte";
    public const string Barres = "barres";
}

/// <summary>What a picture says around its chart: out of its page it must tell by itself what it shows.</summary>
/// <param name="Jour">day of the figures</param>
public sealed record LegendeDessin(string Titre, string Territoire, DateOnly Jour);

/// <summary>
/// A chart as an SVG file that stands alone: colours and texts in its own attributes, no style sheet, no script, no address.
/// </summary>
public static partial class Dessin
{
    public const string TypeMime = "image/svg+xml";

    private const int Largeur = 960;
    private const int Haut = 96;
    private const int Bas = 48;
    private const string Bleu = "#000091";
    private const string Encre = "#161616";
    private const string Gris = "#666666";
    private const string Filet = "#cecece";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>From no value to the highest shade: those of the page.</summary>
    private static readonly string[] Teintes =
    [
        "#eeeeee",
        "#d2d2f5",
        "#a3a3eb",
        "#7171dd",
        "#3c3cb8",
        "#000091",
    ];

    /// <summary>An indicator over time.</summary>
    public static byte[] De(Courbe courbe, LegendeDessin legende)
    {
        const int Hauteur = 360;
        return Cadrer(
            legende,
            Hauteur,
            Zone(Hauteur, courbe.Traits().Select(t => Ligne(t, Bleu))),
            Texte(24, Haut + 12, courbe.Indicateur.Ecrire(courbe.Maximum), 14, Gris),
            Texte(24, Haut + Hauteur + 4, Francais.Date(courbe.Points[0].Jour), 14, Gris),
            Texte(
                Largeur - 24,
                Haut + Hauteur + 4,
                Francais.Date(courbe.Points[^1].Jour),
                14,
                Gris,
                "end"
            )
        );
    }

    /// <summary>An indicator by département.</summary>
    public static byte[] De(CarteTerritoires carte, LegendeDessin legende)
    {
        const int Hauteur = 760;
        var cadre = Element(
            "svg",
            ("x", 24),
            ("y", Haut),
            ("width", 650),
            ("height", Hauteur),
            ("viewBox", FondDepartements.Cadre)
        );
        foreach (var zone in carte.Zones)
        {
            var trace = Element(
                "path",
                ("d", zone.Trace),
                ("fill", Teintes[zone.Classe]),
                ("stroke", "#ffffff"),
                ("stroke-width", 1)
            );
            if (zone.Place.Length > 0)
                trace.SetAttributeValue("transform", zone.Place);
            trace.Add(new XElement(Svg + "title", zone.Titre));
            cadre.Add(trace);
        }
        var cles = Enumerable
            .Range(0, carte.Bornes.Count)
            .Select(rang => (Teintes[carte.Teinte(rang)], carte.Legende(rang)))
            .Append((Teintes[0], "sans donnée, ou secret"))
            .SelectMany(
                (cle, rang) =>
                    new[]
                    {
                        Rectangle(700, Haut + 40 + rang * 32, 20, 20, cle.Item1, Filet),
                        Texte(730, Haut + 55 + rang * 32, cle.Item2, 14, Encre),
                    }
            );
        return Cadrer(legende, Hauteur, [cadre, .. cles]);
    }

    /// <summary>An indicator side by side in some territories.</summary>
    public static byte[] De(Comparaison comparaison, LegendeDessin legende)
    {
        const int ParLigne = 30;
        var lignes = comparaison
            .Premieres.SelectMany(
                (v, rang) =>
                    new[]
                    {
                        Texte(
                            330,
                            Haut + 18 + rang * ParLigne,
                            comparaison.Noms.Nom(v.Territoire),
                            14,
                            Encre,
                            "end"
                        ),
                        Rectangle(
                            345,
                            Haut + 4 + rang * ParLigne,
                            Math.Round(480 * comparaison.Part(v.Valeur), 1),
                            18,
                            Bleu
                        ),
                        Texte(
                            Largeur - 24,
                            Haut + 18 + rang * ParLigne,
                            v.Valeur.Texte(comparaison.Indicateur),
                            14,
                            Encre,
                            "end"
                        ),
                    }
            )
            .ToArray();
        return Cadrer(legende, lignes.Length / 3 * ParLigne, lignes);
    }

    /// <summary>The chart between what it shows and where it comes from.</summary>
    private static byte[] Cadrer(LegendeDessin legende, int hauteur, params XElement[] contenu)
    {
        var total = Haut + hauteur + Bas;
        var titre = $"{legende.Titre}, {legende.Territoire}";
        var racine = Element(
            "svg",
            ("width", Largeur),
            ("height", total),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Largeur} {total}")),
            ("font-family", "Marianne, Arial, sans-serif"),
            ("role", "img")
        );
        racine.Add(
            new XElement(Svg + "title", titre),
            Rectangle(0, 0, Largeur, total, "#ffffff"),
            Texte(24, 40, titre, 22, Encre, gras: true),
            Texte(24, 68, $"Au {Francais.Date(legende.Jour)}, à la fin du jour", 15, Gris),
            contenu,
            Texte(24, total - 14, "Source : e-MJPM", 13, Gris)
        );
        return Encoding.UTF8.GetBytes(racine.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Lines drawn in a square of 100 by 100, with its guides.</summary>
    private static XElement Zone(int hauteur, IEnumerable<XElement> lignes)
    {
        var zone = Element(
            "svg",
            ("x", 24),
            ("y", Haut + 16),
            ("width", Largeur - 48),
            ("height", hauteur - 36),
            ("viewBox", "0 0 100 100"),
            ("preserveAspectRatio", "none")
        );
        foreach (var y in new[] { 4, 51, 98 })
            zone.Add(Ligne($"0,{y} 100,{y}", Filet, 1));
        zone.Add(lignes);
        return zone;
    }

    private static XElement Ligne(
        string points,
        string couleur,
        double epaisseur = 2.5,
        string? tirets = null
    )
    {
        var ligne = Element(
            "polyline",
            ("points", points),
            ("fill", "none"),
            ("stroke", couleur),
            ("stroke-width", epaisseur),
            ("vector-effect", "non-scaling-stroke")
        );
        if (tirets is not null)
            ligne.SetAttributeValue("stroke-dasharray", tirets);
        return ligne;
    }

    private static XElement Rectangle(
        double x,
        double y,
        double largeur,
        double hauteur,
        string fond,
        string? trait = null
    )
    {
        var rectangle = Element(
            "rect",
            ("x", x),
            ("y", y),
            ("width", largeur),
            ("height", hauteur),
            ("fill", fond)
        );
        if (trait is not null)
            rectangle.SetAttributeValue("stroke", trait);
        return rectangle;
    }

    private static XElement Texte(
        double x,
        double y,
        string texte,
        int taille,
        string couleur,
        string ancre = "start",
        bool gras = false
    )
    {
        var element = Element(
            "text",
            ("x", x),
            ("y", y),
            ("font-size", taille),
            ("fill", couleur),
            ("text-anchor", ancre)
        );
        if (gras)
            element.SetAttributeValue("font-weight", "bold");
        element.Add(texte);
        return element;
    }

    private static XElement Element(string nom, params (string Nom, object Valeur)[] attributs) =>
        new(
            Svg + nom,
            attributs.Select(a => new XAttribute(
                a.Nom,
                Convert.ToString(a.Valeur, CultureInfo.InvariantCulture)!
            ))
        );
}
