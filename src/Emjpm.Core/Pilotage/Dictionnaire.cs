using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// Every indicator of the service, in the order they are shown. To add one, declare it in the file of its family
/// (<see cref="DictionnairePersonnes"/>, <see cref="DictionnairePlaces"/>, <see cref="DictionnaireReservations"/>,
/// <see cref="DictionnaireProfession"/>).
/// </summary>
public static class Dictionnaire
{
    /// <summary>The one population of every figure, said once for all.</summary>
    public const string Population =
        "Les mandataires habilités au jour de la photographie (habilitation commencée, ni échue, ni suspendue, ni retirée), leurs lieux d’exercice et les mesures qu’ils exercent ce jour-là. Un compte actif n’est pas exigé.";

    /// <summary>What is not published, and why.</summary>
    public const string RegleSecret =
        "Une case qui compte de 1 à 4 personnes n’est pas publiée. Quand une seule case d’un total serait masquée, une deuxième l’est aussi, pour que la soustraction ne la révèle pas.";

    public static readonly Indicateur MesuresEnCours = DictionnairePersonnes.MesuresEnCours;
    public static readonly Indicateur PlacesLibres = DictionnairePlaces.PlacesLibres;
    public static readonly Indicateur Surcapacite = DictionnairePlaces.Surcapacite;
    public static readonly Indicateur DelaiReponse = DictionnaireReservations.DelaiReponse;
    public static readonly Indicateur EcheancesDepassees = DictionnairePersonnes.EcheancesDepassees;
    public static readonly Indicateur Fraicheur = DictionnairePlaces.Fraicheur;

    /// <summary>The six of the top of the cockpit, in their order.</summary>
    public static readonly IReadOnlyList<Indicateur> Tuiles =
    [
        MesuresEnCours,
        PlacesLibres,
        Surcapacite,
        DelaiReponse,
        EcheancesDepassees,
        Fraicheur,
    ];

    public static readonly IReadOnlyList<Indicateur> Indicateurs =
    [
        .. DictionnairePersonnes.Tous,
        .. DictionnairePlaces.Tous,
        .. DictionnaireReservations.Tous,
        .. DictionnaireProfession.Tous,
    ];

    public static readonly IReadOnlyList<Ventilation> Ventilations =
    [
        new(
            "nature",
            "Par nature",
            "Nature",
            "La nature de la mesure ce jour-là : une révision la change à sa date d’effet.",
            [
                .. Liste<NatureMesure>.Valeurs.Select(n => new PartDeVentilation(
                    GrandeurDe.Nature(n),
                    n.Handle(),
                    n.Libelle()
                )),
            ]
        ),
        new(
            "age",
            "Par âge",
            "Âge",
            "Différence entre l’année du jour et celle de la naissance : le jour de la naissance n’est pas connu du service.",
            [
                new(Grandeur.MoinsDe40Ans, "moins_de_40", "moins de 40 ans"),
                new(Grandeur.De40A59Ans, "40_59", "de 40 à 59 ans"),
                new(Grandeur.De60A74Ans, "60_74", "de 60 à 74 ans"),
                new(Grandeur.De75A84Ans, "75_84", "de 75 à 84 ans"),
                new(Grandeur.De85AnsEtPlus, "85_et_plus", "85 ans et plus"),
            ]
        ),
        new(
            "lieu-vie",
            "Par lieu de vie",
            "Lieu de vie",
            "Le lieu de vie de la personne connu ce jour-là.",
            [
                .. Liste<LieuVie>.Valeurs.Select(l => new PartDeVentilation(
                    GrandeurDe.LieuVie(l),
                    l.Handle(),
                    l.Libelle()
                )),
                new(Grandeur.LieuVieInconnu, "inconnu", "non connu"),
            ]
        ),
        new(
            "civilite",
            "Par civilité",
            "Civilité",
            "La civilité déclarée à l’ouverture de la mesure.",
            [new(Grandeur.Femmes, "femmes", "femmes"), new(Grandeur.Hommes, "hommes", "hommes")]
        ),
        new(
            "champ",
            "Par champ de protection",
            "Champ",
            "Ce que la mesure protège ce jour-là : les biens, la personne, ou les deux.",
            [
                .. Liste<ChampMesure>.Valeurs.Select(c => new PartDeVentilation(
                    GrandeurDe.Champ(c),
                    c.Handle(),
                    c.Libelle()
                )),
                new(Grandeur.ChampInconnu, "inconnu", "non connu"),
            ]
        ),
        new(
            "anciennete",
            "Par ancienneté",
            "Ancienneté",
            "Le temps passé depuis la nomination du mandataire, en années révolues.",
            [
                new(Grandeur.MoinsDUnAn, "moins_d_un_an", "moins d’un an"),
                new(Grandeur.De1A2Ans, "1_2", "un ou deux ans"),
                new(Grandeur.De3A4Ans, "3_4", "trois ou quatre ans"),
                new(Grandeur.De5A9Ans, "5_9", "de cinq à neuf ans"),
                new(Grandeur.DixAnsEtPlus, "10_et_plus", "dix ans et plus"),
            ]
        ),
        new(
            "type",
            "Par type de mandataire",
            "Type",
            "Le type du mandataire qui exerce la mesure.",
            [
                .. TypeGestionnaireExtensions.Mandataires.Select(t => new PartDeVentilation(
                    GrandeurDe.EnCours(t),
                    Formules.Code(t),
                    Formules.Pluriel(t)
                )),
            ]
        ),
    ];

    private static readonly Dictionary<string, Indicateur> ParCode = Indicateurs.ToDictionary(i =>
        i.Code
    );

    /// <summary>The indicator of a code; null when there is none.</summary>
    public static Indicateur? Lire(string? code) =>
        code is not null && ParCode.TryGetValue(code, out var i) ? i : null;

    /// <summary>The indicators that have a sense at a level.</summary>
    public static IEnumerable<Indicateur> Pour(NiveauReleve niveau) =>
        Indicateurs.Where(i => niveau != NiveauReleve.Ressort || i.ParRessort);
}
