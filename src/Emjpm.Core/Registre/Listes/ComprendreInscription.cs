using System.Globalization;
using System.Text.RegularExpressions;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>Understands a line of a list: each cell, and every fault of it, not the first.</summary>
/// <param name="communes">those of the country</param>
/// <param name="titres">how the file titles its columns</param>
internal sealed partial class ComprendreInscription(
    CommunesConnues communes,
    IReadOnlyDictionary<ColonneListe, string> titres
)
{
    /// <summary>Longest value of a cell, characters: none that is right comes near it.</summary>
    private const int ValeurMax = 200;

    private static readonly Vocabulaire<TypeGestionnaire> Types = new(
        Liste<TypeGestionnaire>.Valeurs.Select(t => t.Libelle()),
        [
            .. Liste<TypeGestionnaire>.Valeurs.Select(t => (t.Libelle(), t)),
            .. Liste<TypeGestionnaire>.Valeurs.Select(t => (t.Handle(), t)),
            ("mandataire individuelle", TypeGestionnaire.Individuel),
            ("individuelle", TypeGestionnaire.Individuel),
            ("mjpm individuel", TypeGestionnaire.Individuel),
            ("mandataire judiciaire individuel", TypeGestionnaire.Individuel),
            ("personne physique", TypeGestionnaire.Individuel),
            ("libéral", TypeGestionnaire.Individuel),
            ("mandataire préposé", TypeGestionnaire.Prepose),
            ("préposée d’établissement", TypeGestionnaire.Prepose),
            ("préposée", TypeGestionnaire.Prepose),
            ("mjpm préposé", TypeGestionnaire.Prepose),
            ("association", TypeGestionnaire.Service),
            ("service mjpm", TypeGestionnaire.Service),
            ("personne morale", TypeGestionnaire.Service),
        ]
    );

    private Dictionary<ColonneListe, Cellule> cellules = [];
    private List<string> erreurs = [];
    private List<ColonneListe> illisibles = [];

    /// <summary>The line, with its faults.</summary>
    public InscriptionLue Lire(int ligne, Dictionary<ColonneListe, Cellule> valeurs)
    {
        (cellules, erreurs, illisibles) = (valeurs, [], []);
        var type = Mot(ColonneListe.Type, Types);
        var service = type is { } t && !t.EstUnePersonne();
        var (civilite, prenom, nom) = Personne(service);
        var (adresse, commune) = Lieu();
        var lue = new InscriptionLue
        {
            Ligne = ligne,
            Fiche = Entier(ColonneListe.Fiche, "un numéro de fiche"),
            Type = type,
            Civilite = civilite,
            Prenom = prenom,
            Nom = nom,
            NomEcrit = $"{Ecrit(ColonneListe.Nom)} {Ecrit(ColonneListe.Prenom)}".Trim(),
            Siret = Chiffres(ColonneListe.Siret, 14, "Le SIRET compte quatorze chiffres"),
            Courriel = Courriel(),
            Telephone = Ecrit(ColonneListe.Telephone),
            Adresse = adresse,
            Commune = commune.Ecrite,
            CommuneCode = commune.Code,
            Finess = Numero(),
            NumeroActe = Ecrit(ColonneListe.NumeroActe),
            DateActe = Jour(ColonneListe.DateActe),
            Du = Jour(ColonneListe.Du),
            Au = Jour(ColonneListe.Au),
            Natures = Natures(),
            Capacite = Entier(ColonneListe.Capacite, "un nombre de mesures"),
            Financeur = OuiNon(ColonneListe.Financeur),
        };
        if (lue.NomEcrit.Length == 0)
            erreurs.Add("Le nom manque.");
        return lue with { Erreurs = erreurs, Illisibles = illisibles };
    }

    private string? Ecrit(ColonneListe colonne)
    {
        var cellule = cellules.GetValueOrDefault(colonne);
        if (cellule.EstVide)
            return null;
        if (cellule.Type == TypeCellule.Erreur)
            Refuser(colonne, "est une erreur de formule : corrigez la formule ou tapez la valeur");
        else if (cellule.Texte.Length > ValeurMax)
            Refuser(colonne, $"est trop long : écrivez au plus {ValeurMax} caractères");
        else
            return cellule.Texte;
        cellules.Remove(colonne);
        return null;
    }

    private T? Mot<T>(ColonneListe colonne, Vocabulaire<T> mots)
        where T : struct
    {
        if (Ecrit(colonne) is not { } texte)
            return null;
        if (mots.TryLire(texte, out var valeur))
            return valeur;
        Refuser(colonne, "n’est pas une valeur connue", mots.Suggestions(texte));
        return null;
    }

    /// <summary>Title, first name and name; the first name of a person may be written with its name.</summary>
    private (Civilite? Civilite, string? Prenom, string? Nom) Personne(bool service)
    {
        var civilite = Mot(ColonneListe.Civilite, Vocabulaires.Civilite);
        var (prenom, nom) = (Ecrit(ColonneListe.Prenom), Ecrit(ColonneListe.Nom));
        if (nom is null || service)
            return (null, null, nom);
        if (TitreEnTete().Match(nom) is { Success: true } titre)
        {
            civilite ??= Texte.Normaliser(titre.Value)
                is "MADAME"
                    or "MADEMOISELLE"
                    or "MME"
                    or "MLLE"
                ? Civilite.Madame
                : Civilite.Monsieur;
            nom = nom[titre.Length..].Trim();
        }
        if (prenom is not null)
            return (civilite, prenom, nom);
        var mots = nom.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var majuscules = mots.Where(EnMajuscules).ToList();
        // « LEROY Anne » says which word is the name; otherwise the first name comes first.
        return majuscules.Count > 0 && majuscules.Count < mots.Length
                ? (
                    civilite,
                    string.Join(' ', mots.Where(m => !EnMajuscules(m))),
                    string.Join(' ', majuscules)
                )
            : mots.Length > 1 ? (civilite, mots[0], string.Join(' ', mots[1..]))
            : (civilite, null, nom);
    }

    private static bool EnMajuscules(string mot) =>
        mot.Count(char.IsLetter) > 1 && mot.Where(char.IsLetter).All(char.IsUpper);

    /// <summary>The street and the commune; a list may write both in the address.</summary>
    private (string? Adresse, (string? Ecrite, string? Code) Commune) Lieu()
    {
        var (adresse, codePostal, ville) = (
            Ecrit(ColonneListe.Adresse),
            Ecrit(ColonneListe.CodePostal),
            Ecrit(ColonneListe.Commune)
        );
        if (
            ville is null
            && adresse is not null
            && FinDAdresse().Match(adresse) is { Success: true } fin
        )
        {
            (codePostal, ville) = (fin.Groups["cp"].Value, fin.Groups["ville"].Value.Trim());
            adresse = adresse[..fin.Index].TrimEnd(' ', ',');
        }
        if (
            codePostal is null
            && ville is not null
            && EnTeteDeVille().Match(ville) is { Success: true } debut
        )
            (codePostal, ville) = (debut.Value.Trim(), ville[debut.Length..]);
        // The first zero is lost when the spreadsheet takes the postcode for a number.
        codePostal = codePostal is { Length: 4 } court ? $"0{court}" : codePostal;
        if (ville is null && codePostal is null)
            return (adresse, default);
        return (
            string.IsNullOrEmpty(adresse) ? null : adresse,
            ($"{codePostal} {ville}".Trim(), communes.Code(codePostal, ville))
        );
    }

    private string? Chiffres(ColonneListe colonne, int nombre, string attendu)
    {
        if (Ecrit(colonne) is not { } texte)
            return null;
        var propre = Blancs().Replace(texte, "");
        if (propre.Length == nombre && propre.All(char.IsAsciiDigit))
            return propre;
        Refuser(
            colonne,
            propre.Contains('E') || propre.Contains(',')
                ? "a été arrondi par le tableur : mettez la colonne au format Texte et tapez de nouveau le numéro"
                : $"n’est pas lisible. {attendu}"
        );
        return null;
    }

    private string? Numero()
    {
        if (Ecrit(ColonneListe.Finess) is not { } texte)
            return null;
        var propre = Blancs().Replace(texte, "").ToUpperInvariant().PadLeft(9, '0');
        if (NumeroFiness().IsMatch(propre))
            return propre;
        Refuser(ColonneListe.Finess, "n’est pas un numéro FINESS : neuf caractères");
        return null;
    }

    private string? Courriel()
    {
        if (Ecrit(ColonneListe.Courriel) is not { } texte)
            return null;
        if (AdresseCourriel().IsMatch(texte))
            return texte.ToLowerInvariant();
        Refuser(ColonneListe.Courriel, "n’est pas une adresse de courriel");
        return null;
    }

    private DateOnly? Jour(ColonneListe colonne)
    {
        if (Ecrit(colonne) is null)
            return null;
        var jour = DateDeCellule.Lire(cellules[colonne]);
        if (jour is { Year: >= 1990 and <= 2100 })
            return jour;
        Refuser(
            colonne,
            "n’est pas une date : écrivez jour, mois et année, par exemple 21/12/2026"
        );
        return null;
    }

    private int? Entier(ColonneListe colonne, string attendu)
    {
        if (Ecrit(colonne) is not { } texte)
            return null;
        if (
            int.TryParse(
                Blancs().Replace(texte, ""),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var nombre
            )
        )
            return nombre;
        Refuser(colonne, $"n’est pas {attendu}");
        return null;
    }

    private bool? OuiNon(ColonneListe colonne)
    {
        if (Ecrit(colonne) is not { } texte)
            return null;
        switch (Texte.Normaliser(texte))
        {
            case "OUI" or "O" or "X" or "VRAI" or "1":
                return true;
            case "NON" or "N" or "FAUX" or "0":
                return false;
            default:
                Refuser(colonne, "n’est pas lisible : écrivez oui ou non");
                return null;
        }
    }

    private List<NatureMesure>? Natures()
    {
        if (Ecrit(ColonneListe.Natures) is not { } texte)
            return null;
        if (Texte.Normaliser(texte) is "TOUTES" or "TOUTES NATURES" or "TOUTES MESURES")
            return [];
        var natures = new List<NatureMesure>();
        foreach (var mot in SeparateurNatures().Split(texte).Where(m => m.Trim().Length > 0))
            if (Vocabulaires.Type.TryLire(mot, out var nature))
                natures.Add(nature.Nature);
            else
                erreurs.Add(
                    $"{Debut(ColonneListe.Natures)} « {Montrer(mot.Trim())} » n’est pas une nature de mesure connue.{Proposer(Vocabulaires.Type.Suggestions(mot))}"
                );
        return [.. natures.Distinct().Order()];
    }

    private void Refuser(
        ColonneListe colonne,
        string suite,
        IReadOnlyList<string>? suggestions = null
    )
    {
        illisibles.Add(colonne);
        erreurs.Add(
            $"{Debut(colonne)} « {Montrer(cellules[colonne].Texte)} » {suite}.{Proposer(suggestions ?? [])}"
        );
    }

    private string Debut(ColonneListe colonne) =>
        $"Colonne « {Montrer(titres.GetValueOrDefault(colonne) ?? colonne.Libelle())} » :";

    private static string Montrer(string valeur) => Carnet.Montrer(valeur);

    private static string Proposer(IReadOnlyList<string> suggestions) =>
        suggestions.Count == 0
            ? ""
            : $" Voulez-vous dire {string.Join(" ou ", suggestions.Take(3).Select(s => $"« {s} »"))} ?";

    [GeneratedRegex(
        @"^(Madame|Monsieur|Mademoiselle|Mme|Mlle|Mr|M\.?)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TitreEnTete();

    [GeneratedRegex(@",?\s*\b(?<cp>\d{5})\s+(?<ville>\D+)$")]
    private static partial Regex FinDAdresse();

    [GeneratedRegex(@"^\d{5}\s+")]
    private static partial Regex EnTeteDeVille();

    [GeneratedRegex(@"[\s\u00A0\u202F.]")]
    private static partial Regex Blancs();

    [GeneratedRegex("^[0-9][0-9AB][0-9]{7}$")]
    private static partial Regex NumeroFiness();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex AdresseCourriel();

    [GeneratedRegex(@"[,;/\n]|\bet\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeparateurNatures();
}
