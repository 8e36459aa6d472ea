using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Referentiels;

/// <summary>A place proposed for what was typed.</summary>
/// <param name="Code">INSEE code of the commune, or FINESS number of the établissement</param>
/// <param name="Libelle">« Lille (59000) », « EHPAD Les Tilleuls — Lille (59) »</param>
public sealed record Suggestion(string Code, string Libelle);

/// <summary>
/// Finds communes and établissements from what a person types: name without regard to accents, case and hyphens,
/// « St » for « Saint », postcode, or the label proposed before.
/// </summary>
public static partial class ChercherLieux
{
    private const int Maximum = 12;

    /// <summary>Communes matching <paramref name="saisie"/>, exact name first, then the most populous. Empty under two characters.</summary>
    public static async Task<IReadOnlyList<Suggestion>> CommunesAsync(
        IQueryable<Commune> communes,
        string? saisie,
        CancellationToken annulation
    )
    {
        var (nom, code) = Decouper(saisie);
        if (nom.Length < 2 && code.Length < 2)
            return [];
        if (code.Length > 0)
            communes = communes.Where(c => (" " + c.CodesPostaux).Contains(" " + code));
        if (nom.Length > 0)
            communes = communes.Where(c =>
                c.NomRecherche.StartsWith(nom) || (" " + c.NomRecherche).Contains(" " + nom)
            );
        var trouvees = await communes
            .OrderByDescending(c => c.NomRecherche == nom)
            .ThenByDescending(c => c.NomRecherche.StartsWith(nom))
            .ThenByDescending(c => c.Population)
            .ThenBy(c => c.Code)
            .Take(Maximum)
            .Select(c => new
            {
                c.Code,
                c.Nom,
                c.CodesPostaux,
            })
            .ToListAsync(annulation);
        return
        [
            .. trouvees.Select(c => new Suggestion(c.Code, Libelle(c.Nom, c.CodesPostaux, code))),
        ];
    }

    /// <summary>INSEE codes of the communes whose whole name (and postcode, when typed) is <paramref name="saisie"/>, two at most.</summary>
    public static async Task<IReadOnlyList<string>> ExactesAsync(
        IQueryable<Commune> communes,
        string? saisie,
        CancellationToken annulation
    )
    {
        var (nom, code) = Decouper(saisie);
        if (nom.Length == 0)
            return [];
        if (code.Length > 0)
            communes = communes.Where(c => (" " + c.CodesPostaux).Contains(" " + code));
        return await communes
            .Where(c => c.NomRecherche == nom)
            .OrderBy(c => c.Code)
            .Select(c => c.Code)
            .Take(2)
            .ToListAsync(annulation);
    }

    /// <summary>Open établissements matching <paramref name="saisie"/> by name, town or FINESS number.</summary>
    public static async Task<IReadOnlyList<Suggestion>> EtablissementsAsync(
        IQueryable<Etablissement> etablissements,
        string? saisie,
        CancellationToken annulation
    )
    {
        var (nom, code) = Decouper(saisie);
        if (nom.Length < 2 && code.Length < 2)
            return [];
        var trouves = await etablissements
            .Where(e => e.FermeLe == null)
            .Chercher(saisie)
            .OrderBy(e => e.NomRecherche)
            .ThenBy(e => e.NumeroFiness)
            .Take(Maximum)
            .Select(e => new
            {
                e.NumeroFiness,
                e.Nom,
                Commune = e.Commune!.Nom,
                e.Commune.CodesPostaux,
                e.CodePostal,
            })
            .ToListAsync(annulation);
        return
        [
            .. trouves.Select(e => new Suggestion(
                e.NumeroFiness,
                $"{e.Nom}, {Libelle(e.Commune, e.CodePostal ?? e.CodesPostaux, "")}"
            )),
        ];
    }

    /// <summary>
    /// Those that hold every word typed in their name or that of their town, and whose number or postcode begins with the digits
    /// typed; all of them when nothing is.
    /// </summary>
    public static IQueryable<Etablissement> Chercher(
        this IQueryable<Etablissement> etablissements,
        string? saisie
    )
    {
        var (nom, code) = Decouper(saisie);
        if (code.Length > 0)
            etablissements = etablissements.Where(e =>
                e.NumeroFiness.StartsWith(code) || e.CodePostal!.StartsWith(code)
            );
        foreach (var mot in nom.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            etablissements = etablissements.Where(e =>
                (" " + e.NomRecherche + " " + e.Commune!.NomRecherche).Contains(" " + mot)
            );
        return etablissements;
    }

    /// <summary>The label of a commune: its name and its postcode, the one typed when it has several.</summary>
    public static string Libelle(string nom, string codesPostaux, string codeSaisi = "")
    {
        var codes = codesPostaux.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var code =
            codes.FirstOrDefault(c =>
                codeSaisi.Length > 0 && c.StartsWith(codeSaisi, StringComparison.Ordinal)
            ) ?? codes.FirstOrDefault();
        return code is null ? nom : $"{nom} ({code})";
    }

    private static (string Nom, string Code) Decouper(string? saisie)
    {
        var texte = saisie ?? "";
        var code = Chiffres().Match(texte).Value;
        var nom = Texte.Normaliser(
            code.Length > 0 ? texte.Replace(code, " ", StringComparison.Ordinal) : texte
        );
        nom = Saint().Replace(nom, "SAINT$1");
        return (nom, code);
    }

    [GeneratedRegex(@"\d{2,9}")]
    private static partial Regex Chiffres();

    [GeneratedRegex(@"\bST(E?)\b")]
    private static partial Regex Saint();
}
