using Emjpm.Core.Referentiels;
using static Emjpm.Core.Pilotage.DomaineIndicateur;

namespace Emjpm.Core.Pilotage;

/// <summary>Every indicator of the service, in the order they are shown. To add one, declare it here.</summary>
public static class Dictionnaire
{
    /// <summary>The one population of every figure, said once for all.</summary>
    public const string Population =
        "Les mandataires habilités au jour de la photographie (habilitation commencée, ni échue, ni suspendue, ni retirée), leurs lieux d’exercice et les mesures qu’ils exercent ce jour-là. Un compte actif n’est pas exigé.";

    /// <summary>What is not published, and why.</summary>
    public const string RegleSecret =
        "Une case qui compte de 1 à 4 personnes n’est pas publiée. Quand une seule case d’un total serait masquée, une deuxième l’est aussi, pour que la soustraction ne la révèle pas.";

    public static readonly Indicateur MesuresEnCours = Nombre(
        "mesures",
        "Mesures en cours",
        Personnes,
        Grandeur.EnCours,
        "Mesures ouvertes ce jour-là : la nomination est passée, aucune fin n’est encore atteinte. Les réservations n’en sont pas. Une personne suivie par deux mandataires a deux mesures."
    ) with
    {
        Personnes = c => c[Grandeur.EnCours],
        ParRessort = true,
    };

    public static readonly Indicateur PlacesLibres = Nombre(
        "places",
        "Places libres",
        Places,
        Grandeur.PlacesLibres,
        "Somme, sur les lieux d’exercice, de la capacité moins les mesures en cours et les réservations, quand ce reste est positif. La capacité est la plus petite de l’autorisée et de la souhaitée. Zéro pendant une absence ou une interruption d’activité."
    ) with
    {
        Calculer = SiCapaciteConnue(c => c[Grandeur.PlacesLibres]),
        HausseFavorable = true,
    };

    public static readonly Indicateur Surcapacite = Nombre(
        "surcapacite",
        "Mesures au-delà de la capacité",
        Places,
        Grandeur.Surcapacite,
        "Somme, sur les lieux d’exercice, des mesures et réservations qui dépassent la capacité. Elle ne se soustrait jamais aux places libres : un lieu plein n’ôte rien à un autre."
    ) with
    {
        Calculer = SiCapaciteConnue(c => c[Grandeur.Surcapacite]),
        HausseFavorable = false,
    };

    public static readonly Indicateur DelaiReponse = new()
    {
        Code = "delai-reponse",
        Libelle = "Délai moyen de réponse",
        Definition =
            "Moyenne, sur douze mois, du temps entre une réservation et la réponse du mandataire, oui ou non.",
        Domaine = DomaineIndicateur.Reservations,
        Unite = UniteIndicateur.Jours,
        Calculer = c => Rapport(c[Grandeur.HeuresDeReponse12Mois], 24.0 * Reponses(c)),
        SeSomme = false,
        ParRessort = true,
        HausseFavorable = false,
    };

    public static readonly Indicateur EcheancesDepassees = Nombre(
        "echeances-depassees",
        "Mesures à l’échéance dépassée",
        Personnes,
        Grandeur.EcheancesDepassees,
        "Mesures en cours dont le terme, fixé par le juge ou par la loi, est passé sans révision connue. Pour un jour reconstitué, une mesure révisée depuis est supposée ne pas l’avoir été en retard."
    ) with
    {
        Personnes = c => c[Grandeur.EcheancesDepassees],
        ParRessort = true,
        HausseFavorable = false,
    };

    public static readonly Indicateur Fraicheur = Part(
        "fraicheur",
        "Lieux à jour",
        Places,
        Grandeur.LieuxDeclaresRecents,
        Grandeur.Lieux,
        "Part des lieux d’exercice ouverts dont le mandataire a déclaré ou confirmé les chiffres dans les 90 jours précédents. Un acte d’un tribunal ne compte pas."
    ) with
    {
        HausseFavorable = true,
    };

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
        MesuresEnCours,
        Nombre(
            "entrees",
            "Entrées sur douze mois",
            Personnes,
            Grandeur.Entrees12Mois,
            "Nominations des douze mois qui finissent ce jour-là. Une mesure reçue d’un autre mandataire est une entrée pour celui qui la reçoit."
        ) with
        {
            Personnes = c => c[Grandeur.Entrees12Mois],
            ParRessort = true,
        },
        Nombre(
            "sorties",
            "Sorties sur douze mois",
            Personnes,
            Grandeur.Sorties12Mois,
            "Fins de mesure des douze mois qui finissent ce jour-là, quelle qu’en soit la cause."
        ) with
        {
            Personnes = c => c[Grandeur.Sorties12Mois],
            ParRessort = true,
        },
        EcheancesDepassees,
        Nombre(
            "echeances-a-venir",
            "Échéances dans les douze mois",
            Personnes,
            Grandeur.Echeances12Mois,
            "Mesures en cours dont le terme, fixé par le juge ou par la loi, arrive dans les douze mois qui suivent : elles sont à réviser d’ici là."
        ) with
        {
            Personnes = c => c[Grandeur.Echeances12Mois],
            ParRessort = true,
        },
        Part(
            "part-echeances",
            "Part des mesures à l’échéance dépassée",
            Personnes,
            Grandeur.EcheancesDepassees,
            Grandeur.EnCours,
            "Mesures à l’échéance dépassée, rapportées aux mesures en cours."
        ) with
        {
            Personnes = c => c[Grandeur.EcheancesDepassees],
            ParRessort = true,
            HausseFavorable = false,
        },
        Nombre(
            "hors-habilitation",
            "Mesures sans mandataire habilité",
            Personnes,
            Grandeur.EnCoursHorsHabilitation,
            "Mesures en cours dont le mandataire n’est habilité nulle part ce jour-là : habilitation échue, suspendue ou retirée. Elles ne sont dans aucun autre chiffre et sont à confier à un successeur."
        ) with
        {
            Personnes = c => c[Grandeur.EnCoursHorsHabilitation],
            ParRessort = true,
            HausseFavorable = false,
        },
        PlacesLibres,
        Surcapacite,
        Nombre(
            "capacite",
            "Capacité",
            Places,
            Grandeur.Capacite,
            "Somme des capacités connues des lieux d’exercice ouverts : la plus petite de l’autorisée et de la souhaitée."
        ) with
        {
            Calculer = SiCapaciteConnue(c => c[Grandeur.Capacite]),
        },
        Part(
            "occupation",
            "Taux d’occupation",
            Places,
            Grandeur.PlacesOccupees,
            Grandeur.Capacite,
            "Mesures en cours et réservations des lieux dont la capacité est connue, rapportées à cette capacité. Au-delà de 100 %, le territoire est en surcapacité."
        ) with
        {
            HausseFavorable = false,
        },
        Nombre(
            "lieux-surcapacite",
            "Lieux au-delà de leur capacité",
            Places,
            Grandeur.LieuxEnSurcapacite,
            "Lieux d’exercice dont les mesures et réservations dépassent la capacité."
        ) with
        {
            HausseFavorable = false,
        },
        Nombre(
            "lieux-sans-capacite",
            "Lieux sans capacité connue",
            Places,
            Grandeur.LieuxSansCapacite,
            "Lieux d’exercice ouverts dont ni l’autorité ni le mandataire n’a dit la capacité à cette date. Ils n’ont aucune place libre : ce qui n’est pas connu n’est pas promis."
        ) with
        {
            HausseFavorable = false,
        },
        Nombre(
            "lieux-interrompus",
            "Lieux à l’activité interrompue",
            Places,
            Grandeur.LieuxInterrompus,
            "Lieux d’exercice absents ou suspendus ce jour-là."
        ) with
        {
            HausseFavorable = false,
        },
        Fraicheur,
        Nombre(
            "attente",
            "Réservations en attente",
            DomaineIndicateur.Reservations,
            Grandeur.EnAttente,
            "Réservations sans réponse, ou confirmées et pas encore ouvertes, qui tiennent une place ce jour-là."
        ) with
        {
            Personnes = c => c[Grandeur.EnAttente],
            ParRessort = true,
        },
        Nombre(
            "reservations",
            "Réservations sur douze mois",
            DomaineIndicateur.Reservations,
            Grandeur.Reservations12Mois,
            "Réservations faites par les tribunaux dans les douze mois qui finissent ce jour-là, quelle que soit leur suite. Aucune n’est effacée."
        ) with
        {
            Personnes = c => c[Grandeur.Reservations12Mois],
            ParRessort = true,
        },
        new()
        {
            Code = "confirmation",
            Libelle = "Part des réponses positives",
            Definition =
                "« Je peux prendre cette mesure », rapportés aux réponses et aux réservations expirées sans réponse, sur douze mois.",
            Domaine = DomaineIndicateur.Reservations,
            Unite = UniteIndicateur.Pourcentage,
            Calculer = c =>
                Rapport(c[Grandeur.Confirmees12Mois], Reponses(c) + c[Grandeur.Expirees12Mois]),
            SeSomme = false,
            ParRessort = true,
            HausseFavorable = true,
        },
        DelaiReponse,
        Registre(
            "mandataires",
            "Mandataires habilités",
            c => c[Grandeur.Individuels] + c[Grandeur.Preposes] + c[Grandeur.Services],
            "Mandataires individuels, préposés et services qui ont ce jour-là au moins une habilitation en vigueur."
        ),
        Registre(
            "individuels",
            "Mandataires individuels",
            c => c[Grandeur.Individuels],
            "Mandataires individuels dont un agrément est en vigueur."
        ),
        Registre(
            "preposes",
            "Préposés d’établissement",
            c => c[Grandeur.Preposes],
            "Préposés dont une déclaration est en vigueur."
        ),
        Registre(
            "services",
            "Services mandataires",
            c => c[Grandeur.Services],
            "Services dont une autorisation est en vigueur. Un service compte une fois, quel que soit le nombre de ses antennes."
        ),
        Registre(
            "fins-habilitation",
            "Habilitations qui finissent dans l’année",
            c => c[Grandeur.FinsHabilitation12Mois],
            "Habilitations en vigueur dont le terme arrive dans les douze mois qui suivent."
        ) with
        {
            ParRessort = false,
        },
        new()
        {
            Code = "mesures-habitants",
            Libelle = "Mesures pour 10 000 habitants",
            Definition =
                "Mesures en cours des lieux d’exercice du territoire, rapportées à ses habitants de tous âges (population légale des communes).",
            Domaine = Equite,
            Unite = UniteIndicateur.Taux,
            Calculer = c => Rapport(10_000.0 * c[Grandeur.EnCours], c[Grandeur.Population]),
            Personnes = c => c[Grandeur.EnCours],
            SeSomme = false,
        },
        new()
        {
            Code = "mandataires-habitants",
            Libelle = "Mandataires pour 100 000 habitants",
            Definition =
                "Mandataires habilités dans le territoire, rapportés à ses habitants de tous âges.",
            Domaine = Equite,
            Unite = UniteIndicateur.Taux,
            Calculer = c =>
                Rapport(
                    100_000.0
                        * (c[Grandeur.Individuels] + c[Grandeur.Preposes] + c[Grandeur.Services]),
                    c[Grandeur.Population]
                ),
            SeSomme = false,
            DuRegistre = true,
        },
        new()
        {
            Code = "distance",
            Libelle = "Distance moyenne à la personne",
            Definition =
                "Moyenne de la distance à vol d’oiseau entre la commune où vit la personne et le lieu d’exercice, pour les mesures en cours dont les deux sont placés.",
            Domaine = Equite,
            Unite = UniteIndicateur.Kilometres,
            Calculer = c => Rapport(c[Grandeur.KilometresCumules], c[Grandeur.DistancesConnues]),
            Personnes = c => c[Grandeur.DistancesConnues],
            SeSomme = false,
            ParRessort = true,
            HausseFavorable = false,
        },
    ];

    public static readonly IReadOnlyList<Ventilation> Ventilations =
    [
        new(
            "nature",
            "Par nature",
            "Nature",
            [.. Liste<NatureMesure>.Valeurs.Select(n => (GrandeurDe.Nature(n), n.Libelle()))]
        ),
        new(
            "age",
            "Par âge",
            "Âge",
            [
                (Grandeur.MoinsDe40Ans, "moins de 40 ans"),
                (Grandeur.De40A59Ans, "de 40 à 59 ans"),
                (Grandeur.De60A74Ans, "de 60 à 74 ans"),
                (Grandeur.De75A84Ans, "de 75 à 84 ans"),
                (Grandeur.De85AnsEtPlus, "85 ans et plus"),
            ]
        ),
        new(
            "lieu-vie",
            "Par lieu de vie",
            "Lieu de vie",
            [
                .. Liste<LieuVie>.Valeurs.Select(l => (GrandeurDe.LieuVie(l), l.Libelle())),
                (Grandeur.LieuVieInconnu, "non connu"),
            ]
        ),
        new(
            "civilite",
            "Par civilité",
            "Civilité",
            [(Grandeur.Femmes, "femmes"), (Grandeur.Hommes, "hommes")]
        ),
        new(
            "champ",
            "Par champ de protection",
            "Champ",
            [
                .. Liste<ChampMesure>.Valeurs.Select(c => (GrandeurDe.Champ(c), c.Libelle())),
                (Grandeur.ChampInconnu, "non connu"),
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

    private static Indicateur Nombre(
        string code,
        string libelle,
        DomaineIndicateur domaine,
        Grandeur compte,
        string definition
    ) =>
        new()
        {
            Code = code,
            Libelle = libelle,
            Definition = definition,
            Domaine = domaine,
            Calculer = c => c[compte],
        };

    private static Indicateur Part(
        string code,
        string libelle,
        DomaineIndicateur domaine,
        Grandeur numerateur,
        Grandeur denominateur,
        string definition
    ) =>
        new()
        {
            Code = code,
            Libelle = libelle,
            Definition = definition,
            Domaine = domaine,
            Unite = UniteIndicateur.Pourcentage,
            Calculer = c => Rapport(c[numerateur], c[denominateur]),
            SeSomme = false,
        };

    private static Indicateur Registre(
        string code,
        string libelle,
        Func<Decompte, int> compter,
        string definition
    ) =>
        new()
        {
            Code = code,
            Libelle = libelle,
            Definition = definition,
            Domaine = Profession,
            Calculer = c => compter(c),
            SeSomme = false,
            DuRegistre = true,
            ParRessort = true,
        };

    private static Func<Decompte, double?> SiCapaciteConnue(Func<Decompte, int> compter) =>
        c =>
            c[Grandeur.Lieux] > 0 && c[Grandeur.LieuxSansCapacite] == c[Grandeur.Lieux]
                ? null
                : compter(c);

    private static int Reponses(Decompte c) =>
        c[Grandeur.Confirmees12Mois] + c[Grandeur.Refusees12Mois];

    private static double? Rapport(double numerateur, double denominateur) =>
        denominateur == 0 ? null : numerateur / denominateur;
}
