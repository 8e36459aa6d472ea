using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>The communes a list may name.</summary>
internal sealed class CommunesConnues
{
    private readonly string departement;
    private readonly ILookup<string, CommuneConnue> parNom;
    private readonly ILookup<string, CommuneConnue> parCodePostal;

    /// <param name="communes">those of the country</param>
    /// <param name="departement">code of the département of the list: a name alone is looked for there first</param>
    public CommunesConnues(IReadOnlyList<CommuneConnue> communes, string departement)
    {
        this.departement = departement;
        parNom = communes.ToLookup(c => c.Cle);
        parCodePostal = communes
            .SelectMany(c =>
                c.CodesPostaux.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(cp => (Code: cp, Commune: c))
            )
            .ToLookup(p => p.Code, p => p.Commune);
    }

    /// <summary>INSEE code of the commune of that postcode and name, either of which may miss; null when none or several.</summary>
    public string? Code(string? codePostal, string? nom)
    {
        var cle = Texte.NormaliserNom(nom);
        if (cle.Length == 0)
            return Seule(parCodePostal[codePostal ?? ""]);
        var nommees = parNom[cle].ToList();
        return Seule(
                nommees.Where(c => codePostal is not null && c.CodesPostaux.Contains(codePostal))
            )
            ?? Seule(nommees.Where(c => c.Code.StartsWith(departement, StringComparison.Ordinal)))
            ?? Seule(nommees);
    }

    private static string? Seule(IEnumerable<CommuneConnue> communes) =>
        communes.Take(2).ToList() is [var seule] ? seule.Code : null;
}

/// <summary>Reads the spreadsheet of a list.</summary>
internal static class LectureListe
{
    /// <summary>Longest list: that of Paris has some hundreds.</summary>
    public const int LignesMax = 5_000;

    /// <summary>Every line, understood, and the titles of the columns that are not read.</summary>
    /// <exception cref="RegleMetierException">the file cannot be read, or has no column of names</exception>
    public static (IReadOnlyList<InscriptionLue> Lignes, string NonLues) Lire(
        Stream contenu,
        string nom,
        CommunesConnues communes
    )
    {
        using var classeur = Classeur.Lire(contenu, nom);
        var titres = TitresLus<ColonneListe>.Chercher(
            classeur,
            ColonnesListe.Titres,
            new Dictionary<string, ColonneListe?>(),
            "mandataire"
        );
        if (!titres.Colonnes.Any(c => c.Colonne == ColonneListe.Nom))
            throw new RegleMetierException(
                "Aucune colonne « nom » n’est reconnue : donnez ce titre à la colonne des noms, puis déposez à nouveau le fichier."
            );
        var comprendre = new ComprendreInscription(
            communes,
            titres
                .Colonnes.Where(c => c.Colonne is not null)
                .ToDictionary(c => c.Colonne!.Value, c => c.Titre)
        );
        var lignes = new List<InscriptionLue>();
        foreach (var ligne in titres.Lignes())
        {
            if (lignes.Count == LignesMax)
                throw new RegleMetierException(
                    $"Le fichier a plus de {Francais.Nombre(LignesMax, "ligne")} : déposez la liste d’un seul département."
                );
            var cellules = titres.Cellules(ligne);
            if (cellules.Count > 0)
                lignes.Add(comprendre.Lire(ligne.Numero, cellules));
        }
        return (
            lignes,
            string.Join(
                ", ",
                titres
                    .Colonnes.Where(c => c.Colonne is null && c.Titre.Length > 0)
                    .Select(c => c.Titre)
            )
        );
    }
}
