using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Api;

/// <summary>The contract of <see cref="Statistiques"/>: OpenAPI 3.1, made of the dictionary so that it never names what is not there.</summary>
public static class ContratStatistiques
{
    /// <summary>What can be asked, for the page that documents it and for the document.</summary>
    /// <param name="Chemin">after <see cref="Statistiques.Racine"/></param>
    /// <param name="Parametres">names of the parameters of the query</param>
    /// <param name="Schema">name of the schema of the answer; null: CSV</param>
    public sealed record Demande(
        string Chemin,
        string Resume,
        string Exemple,
        IReadOnlyList<string> Parametres,
        string? Schema
    );

    public static readonly IReadOnlyList<Demande> Demandes =
    [
        new("", "Les jours connus et les adresses de départ.", "", [], "Accueil"),
        new(
            "/indicateurs",
            "Les indicateurs et les répartitions, avec leurs définitions.",
            "/indicateurs",
            [],
            "Definitions"
        ),
        new(
            "/territoires",
            "Les territoires qui ont des chiffres.",
            "/territoires",
            [],
            "Territoires"
        ),
        new(
            "/territoires/{territoire}",
            "Tous les chiffres d’un territoire, un jour donné.",
            "/territoires/departement-59?au=2026-06-30",
            ["au"],
            "ChiffresDuTerritoire"
        ),
        new(
            "/territoires/{territoire}.csv",
            "Les mêmes chiffres en CSV, chaque ligne avec sa définition.",
            "/territoires/region-32.csv",
            ["au"],
            null
        ),
        new(
            "/indicateurs/{indicateur}",
            "Un indicateur dans tous les territoires d’un niveau, un jour donné.",
            "/indicateurs/places?niveau=region",
            ["niveau", "au"],
            "ChiffresDeLIndicateur"
        ),
        new(
            "/indicateurs/{indicateur}/series/{territoire}",
            "Un indicateur d’un territoire au fil des jours ; les seules fins de mois au-delà de 400 jours.",
            "/indicateurs/mesures/series/france?du=2026-01-01",
            ["du", "au"],
            "Serie"
        ),
        new(
            "/openapi.json",
            "Ce contrat, lisible par un programme.",
            "/openapi.json",
            [],
            "Contrat"
        ),
    ];

    /// <summary>Why a request is refused: status, stable code, what it means.</summary>
    public static readonly IReadOnlyList<(int Statut, string Code, string Sens)> Refus =
    [
        (400, "date_illisible", "La date n’existe pas, ou n’est pas écrite AAAA-MM-JJ."),
        (400, "periode_impossible", "La période finit avant de commencer."),
        (400, "niveau_inconnu", "Le niveau n’est pas france, region, departement ou ressort."),
        (404, "territoire_inconnu", "Le territoire n’existe pas."),
        (404, "indicateur_inconnu", "L’indicateur n’existe pas."),
        (404, "sans_valeur_a_ce_niveau", "L’indicateur n’a pas de sens à ce niveau."),
        (
            404,
            "jour_sans_chiffres",
            "Ce jour n’a pas été compté ; la réponse dit lesquels le sont."
        ),
    ];

    /// <summary>The document itself, to be written as JSON.</summary>
    public static object Document { get; } =
        new Dictionary<string, object>
        {
            ["openapi"] = "3.1.0",
            ["info"] = new
            {
                title = "Statistiques publiques d’e-MJPM",
                version = "1",
                description = $"{Dictionnaire.Population} {Dictionnaire.RegleSecret}",
                license = new
                {
                    name = "Licence Ouverte 2.0",
                    url = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
                },
            },
            ["paths"] = Demandes.ToDictionary(
                d => $"{Statistiques.Racine}{d.Chemin}",
                d => new
                {
                    get = new
                    {
                        summary = d.Resume,
                        parameters = ParametresDuChemin(d.Chemin)
                            .Concat(d.Parametres)
                            .Select(Parametre),
                        responses = new Dictionary<string, object>
                        {
                            ["200"] = Reponse(
                                d.Resume,
                                d.Schema is null ? "text/csv" : "application/json",
                                d.Schema is null ? new { type = "string" } : Vers(d.Schema)
                            ),
                            ["304"] = new { description = "La copie que vous avez est bonne." },
                            ["429"] = new
                            {
                                description = "Trop de demandes : attendez une minute.",
                            },
                            ["4XX"] = Reponse(
                                "Refus, avec un code stable et une phrase.",
                                "application/problem+json",
                                Vers("Refus")
                            ),
                        },
                    },
                }
            ),
            ["components"] = new { schemas = Schemas() },
        };

    private static IEnumerable<string> ParametresDuChemin(string chemin) =>
        ((string[])["indicateur", "territoire"]).Where(p =>
            chemin.Contains($"{{{p}}}", StringComparison.Ordinal)
        );

    private static object Parametre(string nom) =>
        nom switch
        {
            "indicateur" => new Dictionary<string, object>
            {
                ["name"] = nom,
                ["in"] = "path",
                ["required"] = true,
                ["description"] = "Code de l’indicateur.",
                ["schema"] = new Dictionary<string, object>
                {
                    ["type"] = "string",
                    ["enum"] = Dictionnaire.Indicateurs.Select(i => i.Code),
                },
            },
            "territoire" => new Dictionary<string, object>
            {
                ["name"] = nom,
                ["in"] = "path",
                ["required"] = true,
                ["description"] =
                    "« france », « region-32 », « departement-59 », « ressort-tj-lille ».",
                ["schema"] = new { type = "string" },
            },
            "niveau" => new Dictionary<string, object>
            {
                ["name"] = nom,
                ["in"] = "query",
                ["description"] = "Niveau des territoires ; departement si rien n’est dit.",
                ["schema"] = new Dictionary<string, object>
                {
                    ["type"] = "string",
                    ["enum"] = Liste<NiveauReleve>.Valeurs.Select(n => n.Handle()),
                    ["default"] = "departement",
                },
            },
            _ => new Dictionary<string, object>
            {
                ["name"] = nom,
                ["in"] = "query",
                ["description"] =
                    nom == "du"
                        ? "Premier jour ; un an avant le dernier jour connu si rien n’est dit."
                        : "Jour dont on veut les chiffres, à sa fin ; le dernier connu si rien n’est dit.",
                ["schema"] = new { type = "string", format = "date" },
            },
        };

    private static object Reponse(string description, string type, object schema) =>
        new { description, content = new Dictionary<string, object> { [type] = new { schema } } };

    private static Dictionary<string, object> Vers(string schema) =>
        new() { ["$ref"] = $"#/components/schemas/{schema}" };

    private static Dictionary<string, object> Schemas()
    {
        var jour = new { type = "string", format = "date" };
        var instant = new { type = "string", format = "date-time" };
        var texte = new { type = "string" };
        var nombre = new { type = (string[])["number", "null"] };
        var precision = new Dictionary<string, object>
        {
            ["type"] = (string[])["string", "null"],
            ["description"] = "Pourquoi il n’y a pas de valeur : « secret » ou « non connu ».",
        };
        return new()
        {
            ["Accueil"] = Objet(
                ("premier_jour", jour),
                ("dernier_jour", jour),
                ("indicateurs", texte),
                ("territoires", texte),
                ("contrat", texte),
                ("documentation", texte),
                ("licence", texte)
            ),
            ["Definitions"] = Objet(
                ("population", texte),
                ("secret", texte),
                ("indicateurs", Suite(Vers("Definition"))),
                ("repartitions", Suite(Vers("Repartition")))
            ),
            ["Definition"] = Objet(
                ("code", texte),
                ("libelle", texte),
                ("definition", texte),
                ("domaine", texte),
                ("unite", texte),
                ("regle_territoriale", texte),
                ("additif", new { type = "boolean" }),
                ("soumis_au_secret", new { type = "boolean" }),
                ("niveaux", Suite(texte))
            ),
            ["Repartition"] = Objet(
                ("code", texte),
                ("libelle", texte),
                ("definition", texte),
                ("parts", Suite(Objet(("code", texte), ("libelle", texte))))
            ),
            ["Territoires"] = Objet(("au", jour), ("territoires", Suite(Vers("Territoire")))),
            ["Territoire"] = Objet(
                ("code", texte),
                ("niveau", texte),
                ("nom", texte),
                ("parent", new { type = (string[])["string", "null"] })
            ),
            ["ChiffresDuTerritoire"] = Objet(
                ("au", jour),
                ("etabli_le", instant),
                ("rectifie_le", new { type = (string[])["string", "null"], format = "date-time" }),
                ("territoire", Vers("Territoire")),
                ("indicateurs", Suite(Vers("Chiffre"))),
                ("repartitions", Suite(Vers("Chiffre")))
            ),
            ["Chiffre"] = Objet(
                ("code", texte),
                ("valeur", nombre),
                ("un_an_avant", nombre),
                ("precision", precision)
            ),
            ["ChiffresDeLIndicateur"] = Objet(
                ("au", jour),
                ("code", texte),
                ("libelle", texte),
                ("unite", texte),
                ("niveau", texte),
                (
                    "valeurs",
                    Suite(
                        Objet(
                            ("territoire", texte),
                            ("nom", texte),
                            ("valeur", nombre),
                            ("un_an_avant", nombre),
                            ("precision", precision)
                        )
                    )
                )
            ),
            ["Serie"] = Objet(
                ("code", texte),
                ("libelle", texte),
                ("unite", texte),
                ("territoire", Vers("Territoire")),
                ("points", Suite(Objet(("au", jour), ("valeur", nombre), ("precision", precision))))
            ),
            ["Contrat"] = new { type = "object" },
            ["Refus"] = Objet(
                ("status", new { type = "integer" }),
                ("detail", texte),
                (
                    "code",
                    new Dictionary<string, object>
                    {
                        ["type"] = "string",
                        ["enum"] = Refus.Select(r => r.Code),
                    }
                )
            ),
        };
    }

    private static object Objet(params (string Nom, object Schema)[] champs) =>
        new
        {
            type = "object",
            required = champs.Select(c => c.Nom),
            properties = champs.ToDictionary(c => c.Nom, c => c.Schema),
        };

    private static object Suite(object elements) => new { type = "array", items = elements };
}
