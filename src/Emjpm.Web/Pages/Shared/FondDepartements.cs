using System.Globalization;
using System.Text.RegularExpressions;

namespace Emjpm.Web.Pages.Shared;

/// <summary>Outlines of the départements, overseas in a row under the mainland. Built by tools/referentiel.</summary>
public static partial class FondDepartements
{
    /// <summary>Box of the drawing.</summary>
    public const string Cadre = "0 0 1010 1180";

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<(string Code, string Place, string Trace)> Traces { get; } = Lire();

    private static readonly Dictionary<string, Boite> Boites = Traces
        .Where(t => t.Place.Length == 0)
        .ToDictionary(t => t.Code, t => Mesurer(t.Trace));

    /// <summary>Box of some départements, with a margin; that of the country when one of them is drawn apart.</summary>
    public static string Autour(IReadOnlyCollection<string> codes)
    {
        if (codes.Count == 0 || !codes.All(Boites.ContainsKey))
            return Cadre;
        var tous = codes.Select(c => Boites[c]).ToList();
        var (x, y) = (tous.Min(b => b.Gauche), tous.Min(b => b.Haut));
        var (largeur, hauteur) = (tous.Max(b => b.Droite) - x, tous.Max(b => b.Bas) - y);
        var marge = 0.15 * Math.Max(largeur, hauteur);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{x - marge:0} {y - marge:0} {largeur + 2 * marge:0} {hauteur + 2 * marge:0}"
        );
    }

    /// <summary>The box of a path, from the ends of its strokes: lines, and curves so short that they do not go out of it.</summary>
    private static Boite Mesurer(string trace)
    {
        var boite = new Boite(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        var (x, y) = (0.0, 0.0);
        var depart = (x, y);
        foreach (Match commande in Commandes().Matches(trace))
        {
            var lettre = commande.Groups[1].Value[0];
            // A closed outline goes back to where it began.
            if (lettre is 'z' or 'Z')
                (x, y) = depart;
            var nombres = Nombres()
                .Matches(commande.Groups[2].Value)
                .Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture))
                .ToList();
            // How many numbers a stroke takes; the last ones say where it ends.
            var pas = char.ToLowerInvariant(lettre) switch
            {
                'h' or 'v' => 1,
                'c' => 6,
                's' => 4,
                _ => 2,
            };
            for (var i = pas; i <= nombres.Count; i += pas)
            {
                var (dx, dy) = char.ToLowerInvariant(lettre) switch
                {
                    'h' => (nombres[i - 1], char.IsLower(lettre) ? 0 : y),
                    'v' => (char.IsLower(lettre) ? 0 : x, nombres[i - 1]),
                    _ => (nombres[i - 2], nombres[i - 1]),
                };
                (x, y) = char.IsLower(lettre) ? (x + dx, y + dy) : (dx, dy);
                if (i == pas && lettre is ('m' or 'M'))
                    depart = (x, y);
                boite = new(
                    Math.Min(boite.Gauche, x),
                    Math.Min(boite.Haut, y),
                    Math.Max(boite.Droite, x),
                    Math.Max(boite.Bas, y)
                );
            }
        }
        return boite;
    }

    private readonly record struct Boite(double Gauche, double Haut, double Droite, double Bas);

    [GeneratedRegex("([a-zA-Z])([^a-zA-Z]*)")]
    private static partial Regex Commandes();

    [GeneratedRegex(@"-?\d*\.?\d+")]
    private static partial Regex Nombres();

    private static List<(string, string, string)> Lire()
    {
        using var flux = typeof(FondDepartements).Assembly.GetManifestResourceStream(
            "fond-departements.txt"
        )!;
        using var texte = new StreamReader(flux);
        var traces = new List<(string, string, string)>();
        while (texte.ReadLine() is { } ligne)
        {
            var champs = ligne.Split(';');
            traces.Add((champs[0], champs[1], champs[2]));
        }
        return traces;
    }
}
