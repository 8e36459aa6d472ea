using System.Text.RegularExpressions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>Where the person lives: country, postcode and commune.</summary>
public sealed partial class ComprendreLigne
{
    private const string France = "FR";
    private const string Belgique = "BE";

    private readonly record struct Lieu(
        string? CodePostal,
        string? Ville,
        string? CommuneCode,
        string? Pays
    );

    private Lieu LireLieu(Carnet carnet)
    {
        var pays = LirePays(carnet);
        var code = carnet.Lire(ColonneMesure.CodePostal);
        var ville = carnet.Lire(ColonneMesure.Ville).Texte;
        if (code.EstVide && ville.Length == 0)
            return new(null, null, null, pays);
        var brut = Blancs().Replace(code.Texte, "").ToUpperInvariant();
        if (pays is not (null or France))
            return new(OuNull(PrefixeBelge().Replace(brut, "")), OuNull(ville), null, pays);
        if (pays is null && PrefixeBelge().IsMatch(brut))
            return new(brut[^4..], OuNull(ville), null, Belgique);
        brut = brut.StartsWith("F-", StringComparison.Ordinal) ? brut[2..] : brut;
        if (brut.Length == 0)
            return SansCode(carnet, ville);
        if (QuatreSeuls().IsMatch(brut))
            return AvecQuatreChiffres(carnet, brut, ville, pays);
        var cedex = CinqEtCedex().Match(brut);
        if (!cedex.Success)
        {
            carnet.Erreur(
                ColonneMesure.CodePostal,
                Motif.Forme,
                "n’est pas un code postal ; écrivez cinq chiffres, par exemple 59000"
            );
            return new(null, OuNull(ville), null, pays);
        }
        return EnFrance(carnet, cedex.Groups[1].Value, ville);
    }

    private static string? LirePays(Carnet carnet)
    {
        var cellule = carnet.Lire(ColonneMesure.Pays);
        if (cellule.EstVide)
            return null;
        if (Vocabulaires.Pays.TryLire(cellule.Texte, out var pays))
            return pays;
        if (DeuxLettres().IsMatch(cellule.Texte))
            return cellule.Texte.ToUpperInvariant();
        carnet.Erreur(
            ColonneMesure.Pays,
            Motif.HorsListe,
            "n’est pas un pays connu ; écrivez France, Belgique ou le code du pays en deux lettres",
            Vocabulaires.Pays.Suggestions(cellule.Texte)
        );
        return null;
    }

    private Lieu AvecQuatreChiffres(Carnet carnet, string quatre, string ville, string? pays)
    {
        var code = "0" + quatre;
        var belge = new Lieu(quatre, OuNull(ville), null, Belgique);
        if (pays == France || options.QuatreChiffres == QuatreChiffres.France)
            return EnFrance(carnet, code, ville);
        if (options.QuatreChiffres == QuatreChiffres.Belgique)
            return belge;
        if (!reperes.CodePostalExiste(code))
        {
            carnet.Avertir(
                ColonneMesure.CodePostal,
                Motif.Corrige,
                "est lu comme un code postal de Belgique"
            );
            return belge;
        }
        var communes = reperes.AuCodePostal(code);
        if (ville.Length > 0 && Choisir(communes, Cle(ville)) is not null)
            return EnFrance(carnet, code, ville);
        carnet.Question(
            ColonneMesure.CodePostal,
            $"peut être le code postal {code} ({communes[0].Nom}) sans son premier zéro, ou un code postal de Belgique ; écrivez {code}, ou remplissez une colonne «\u00A0pays\u00A0»",
            [code, "Belgique"]
        );
        return new(null, OuNull(ville), null, null);
    }

    private Lieu EnFrance(Carnet carnet, string code, string ville)
    {
        var communes = reperes.AuCodePostal(code);
        var cle = Cle(ville);
        if (cle.Length == 0)
        {
            if (communes.Count == 1)
                return Dans(communes[0], code);
            if (communes.Count == 0)
                carnet.Avertir(
                    ColonneMesure.CodePostal,
                    Motif.Inconnu,
                    "n’est le code postal d’aucune commune connue\u00A0: le lieu de vie n’est pas situé"
                );
            else
                carnet.Avertir(
                    ColonneMesure.CodePostal,
                    Motif.Ambigu,
                    "est celui de plusieurs communes\u00A0: sans la ville, le lieu de vie n’est pas situé",
                    [.. communes.Take(5).Select(c => c.Nom)]
                );
            return new(code, null, null, France);
        }
        if (communes.FirstOrDefault(c => c.Cle == cle) is { } exacte)
            return Dans(exacte, code);
        if (Choisir(communes, cle) is { } commune)
        {
            if (!reperes.Designe(cle, commune))
                carnet.Avertir(
                    ColonneMesure.Ville,
                    Motif.Corrige,
                    $"est lu comme {commune.Nom} ({code})"
                );
            return Dans(commune, code);
        }
        return HorsDuCode(carnet, code, ville, cle, communes);
    }

    /// <summary>The town is not one of the postcode: a CEDEX, another postcode of the département, or a mistake.</summary>
    private Lieu HorsDuCode(
        Carnet carnet,
        string code,
        string ville,
        string cle,
        IReadOnlyList<CommuneConnue> communes
    )
    {
        var departement = code[..(code.StartsWith("97", StringComparison.Ordinal) ? 3 : 2)];
        var duDepartement = reperes
            .Nommees(cle)
            .Where(c =>
                c.CodesPostaux.Split(' ')
                    .Any(cp => cp.StartsWith(departement, StringComparison.Ordinal))
            )
            .ToList();
        if (communes.Count == 0 && duDepartement is [var seule])
            return Dans(seule, code);
        string[] suggestions =
        [
            .. duDepartement
                .Select(c => c.Libelle)
                .Concat(Ressemblances.Proches(cle, communes, c => c.Cle, c => c.Nom))
                .Concat(communes.Select(c => c.Nom))
                .Distinct()
                .Take(5),
        ];
        carnet.Erreur(
            ColonneMesure.Ville,
            Motif.Inconnu,
            communes.Count == 0
                ? $"n’est pas une commune connue du département {departement}, et le code postal {code} n’est celui d’aucune"
                : $"n’est pas une commune du code postal {code} ; écrivez la commune",
            suggestions
        );
        return new(code, OuNull(ville), null, France);
    }

    private Lieu SansCode(Carnet carnet, string ville)
    {
        var cle = Cle(ville);
        var nommees = reperes.Nommees(cle).ToList();
        if (nommees is [var seule])
            return new(null, seule.Nom, seule.Code, France);
        carnet.Erreur(
            ColonneMesure.Ville,
            nommees.Count == 0 ? Motif.Inconnu : Motif.Ambigu,
            nommees.Count == 0
                ? "n’est pas une commune connue ; écrivez son nom et son code postal"
                : "est le nom de plusieurs communes ; écrivez aussi le code postal",
            [.. nommees.Take(5).Select(c => c.Libelle)]
        );
        return new(null, OuNull(ville), null, null);
    }

    /// <summary>The commune among those of a postcode: of that name, or the only one within a typing error of it.</summary>
    private CommuneConnue? Choisir(IReadOnlyList<CommuneConnue> communes, string cle)
    {
        var designees = communes.Where(c => reperes.Designe(cle, c)).ToList();
        if (designees.Count > 0)
            return designees.Count == 1 ? designees[0] : null;
        var mots = cle.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var proches = communes
            .Where(c =>
                Math.Abs(c.Cle.Length - cle.Length) <= 2
                && Ressemblance.Erreurs(mots, c.Cle) is not null
            )
            .ToList();
        return proches.Count == 1 ? proches[0] : null;
    }

    private static Lieu Dans(CommuneConnue commune, string code) =>
        new(code, commune.Nom, commune.Code, France);

    /// <summary>The name of a town without what the post adds: « LILLE CEDEX 9 », « Paris 15e ».</summary>
    private static string Cle(string ville) => Texte.NormaliserNom(Postal().Replace(ville, ""));

    private static string? OuNull(string texte) => texte.Length == 0 ? null : texte;

    [GeneratedRegex(@"[\s\u00A0\u202F]")]
    private static partial Regex Blancs();

    [GeneratedRegex("^B-?(?=[0-9]{4}$)")]
    private static partial Regex PrefixeBelge();

    [GeneratedRegex("^[0-9]{4}$")]
    private static partial Regex QuatreSeuls();

    [GeneratedRegex("^([0-9]{5})(CEDEX[0-9]{0,2})?$")]
    private static partial Regex CinqEtCedex();

    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex DeuxLettres();

    [GeneratedRegex(@"\s+(cedex\b.*|[0-9]{1,2}\s*(er|e|ème|eme)?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Postal();
}
