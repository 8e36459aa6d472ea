using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>
/// FINESS, « extraction du fichier des établissements », with positions (<c>etalab-cs1100507-stock</c>): one first line
/// <c>finess;etalab;…</c>, then two sections without header, <c>structureet</c> and <c>geolocalisation</c>; separator
/// <c>;</c>; Windows-1252 or UTF-8. Positions are in Lambert-93, or UTM overseas, as the last field of their line says.
/// The extraction holds only open établissements; those missing from a newer one have closed.
/// </summary>
public static partial class FichierFiness
{
    // Fields of a structureet line, from 0.
    private const int Numero = 1;
    private const int Nom = 3;
    private const int NomLong = 4;
    private const int NumeroVoie = 7;
    private const int TypeVoie = 8;
    private const int Voie = 9;
    private const int ComplementVoie = 10;
    private const int LieuDit = 11;
    private const int Commune = 12;
    private const int Departement = 13;
    private const int Acheminement = 15;
    private const int Categorie = 18;
    private const int Agregat = 20;
    private const int ChampsStructure = 31;
    private const int ChampsGeolocalisation = 5;

    /// <summary>Reads the whole file, and keeps the établissements where a person may live or stay.</summary>
    public static LectureFichier<LigneEtablissement> Lire(Stream flux)
    {
        var etablissements = new Dictionary<string, LigneEtablissement>(StringComparer.Ordinal);
        var vus = new HashSet<string>(StringComparer.Ordinal);
        var erreurs = new List<ErreurFichier>();
        var avertissements = new List<ErreurFichier>();
        using var texte = new StringReader(Decoder(flux));
        var numero = 0;
        while (texte.ReadLine() is { } ligne)
        {
            numero++;
            var champs = Decouper(ligne);
            if (numero == 1)
            {
                if (champs is not ["finess", "etalab", ..])
                    erreurs.Add(
                        new(
                            1,
                            "la première ligne doit commencer par « finess;etalab » : ce n’est pas l’extraction FINESS"
                        )
                    );
                continue;
            }
            switch (champs[0])
            {
                case "structureet":
                    LireStructure(champs, numero);
                    break;
                case "geolocalisation":
                    LirePosition(champs, numero);
                    break;
                case "" when champs.Length == 1:
                    break;
                default:
                    erreurs.Add(new(numero, $"section « {Court(champs[0])} » inconnue"));
                    break;
            }
        }
        if (erreurs.Count == 0 && etablissements.Count == 0)
            erreurs.Add(new(Math.Max(numero, 1), "le fichier ne contient aucun établissement"));
        return new([.. etablissements.Values], erreurs, avertissements);

        void LireStructure(string[] champs, int ligne)
        {
            if (champs.Length < ChampsStructure)
            {
                erreurs.Add(
                    new(ligne, $"{champs.Length} champs au lieu de {ChampsStructure} au moins")
                );
                return;
            }
            var avant = erreurs.Count;
            var code = champs[Numero];
            if (!Formes.NumeroFiness().IsMatch(code))
                erreurs.Add(new(ligne, $"numéro FINESS « {Court(code)} » mal formé"));
            else if (!vus.Add(code))
                erreurs.Add(new(ligne, $"établissement {code} déjà décrit plus haut"));
            var nom = champs[NomLong].Length > 0 ? champs[NomLong] : champs[Nom];
            if (nom.Length == 0)
                erreurs.Add(new(ligne, $"établissement {code} sans nom"));
            var commune = CodeCommune(champs[Departement], champs[Commune]);
            if (commune is null)
                erreurs.Add(
                    new(
                        ligne,
                        $"commune « {Court(champs[Commune])} » du département « {Court(champs[Departement])} » mal formée"
                    )
                );
            if (
                erreurs.Count > avant
                || CategoriesFiness.Type(champs[Categorie], champs[Agregat]) is not { } type
            )
                return;
            var acheminement = champs[Acheminement];
            etablissements.Add(
                code,
                new(
                    code,
                    nom.Replace('\'', '’'),
                    type,
                    commune!,
                    Adresse(champs),
                    acheminement.Length >= 5 && Formes.CodePostal().IsMatch(acheminement[..5])
                        ? acheminement[..5]
                        : null,
                    null,
                    null,
                    PrecisionPosition.Absente
                )
            );
        }

        void LirePosition(string[] champs, int ligne)
        {
            if (champs.Length < ChampsGeolocalisation)
            {
                erreurs.Add(
                    new(
                        ligne,
                        $"{champs.Length} champs au lieu de {ChampsGeolocalisation} au moins"
                    )
                );
                return;
            }
            // The section also places établissements that are not kept.
            if (!etablissements.TryGetValue(champs[1], out var etablissement))
                return;
            if (champs[2].Length == 0 && champs[3].Length == 0)
                return;
            if (!Nombre(champs[2], out var x) || !Nombre(champs[3], out var y))
            {
                erreurs.Add(
                    new(
                        ligne,
                        $"coordonnées « {Court(champs[2])} ; {Court(champs[3])} » illisibles"
                    )
                );
                return;
            }
            if (Convertir(x, y, champs[4]) is not { } position)
            {
                avertissements.Add(
                    new(ligne, $"projection inconnue : {champs[1]} reste sans position")
                );
                return;
            }
            etablissements[champs[1]] = etablissement with
            {
                Latitude = Math.Round(position.Latitude, 5),
                Longitude = Math.Round(position.Longitude, 5),
                // ADMIN-EXPRESS: the producer had no address and took the centre of the commune.
                Precision = champs[4].Contains("ADMIN", StringComparison.Ordinal)
                    ? PrecisionPosition.Commune
                    : PrecisionPosition.Adresse,
            };
        }
    }

    /// <summary>Position by the name of its projection, in the old (LAMBERT_93, UTM_N20) or the new wording (RGAF09/UTM Zone 20N).</summary>
    private static (double Latitude, double Longitude)? Convertir(double x, double y, string source)
    {
        if (source.Contains("LAMBERT", StringComparison.OrdinalIgnoreCase))
            return x is > 0 and < 1_300_000 && y is > 6_000_000 and < 7_200_000
                ? Projection.Lambert93(x, y)
                : null;
        var utm = FuseauUtm().Match(source);
        if (!utm.Success || y is < 0 or > 10_000_000 || x is < 100_000 or > 900_000)
            return null;
        var fuseau = int.Parse(utm.Groups["zone"].ValueSpan, CultureInfo.InvariantCulture);
        return Projection.Utm(x, y, fuseau, utm.Groups["hemisphere"].Value is "N" or "n");
    }

    [GeneratedRegex(
        @"UTM(_(?<hemisphere>[NS])(?<zone>\d\d)|\s+zone\s+(?<zone>\d\d)(?<hemisphere>[NS]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex FuseauUtm();

    /// <summary>INSEE code from FINESS's own département (9A to 9F overseas) and three digits of commune; null when malformed.</summary>
    private static string? CodeCommune(string departement, string commune)
    {
        var code = departement switch
        {
            ['9', >= 'A' and <= 'F'] => "97" + commune,
            { Length: 3 } => departement[..2] + commune,
            _ => departement + commune,
        };
        // Saint-Barthélemy and Saint-Martin left Guadeloupe in 2007; FINESS kept their former codes.
        return code switch
        {
            "97123" => "97701",
            "97127" => "97801",
            _ => Formes.CodeCommune().IsMatch(code) ? code : null,
        };
    }

    private static string? Adresse(string[] champs)
    {
        string[] parties =
        [
            champs[NumeroVoie],
            champs[ComplementVoie],
            champs[TypeVoie],
            champs[Voie],
            champs[LieuDit],
        ];
        var adresse = string.Join(' ', parties.Where(p => p.Length > 0));
        return adresse.Length == 0 ? null : adresse.Replace('\'', '’');
    }

    private static string[] Decouper(string ligne) =>
        [
            .. ligne
                .Split(';')
                .Select(c => c.Trim().Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal)),
        ];

    private static bool Nombre(string texte, out double valeur) =>
        double.TryParse(
            texte,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out valeur
        );

    private static string Court(string texte) => texte.Length <= 40 ? texte : texte[..40] + "…";

    /// <summary>UTF-8 when the bytes are, else Windows-1252.</summary>
    private static string Decoder(Stream flux)
    {
        using var memoire = new MemoryStream();
        flux.CopyTo(memoire);
        var octets = memoire.GetBuffer().AsSpan(0, (int)memoire.Length);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true)
                .GetString(octets)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(octets);
        }
    }
}
