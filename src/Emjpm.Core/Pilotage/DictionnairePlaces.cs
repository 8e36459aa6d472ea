using Emjpm.Core.Referentiels;
using static Emjpm.Core.Pilotage.DomaineIndicateur;

namespace Emjpm.Core.Pilotage;

/// <summary>Indicators of capacity: what is offered, what is taken, what is over, how fresh it is.</summary>
internal static class DictionnairePlaces
{
    public static readonly Indicateur PlacesLibres = Formules.Nombre(
        "places",
        "Places libres",
        Places,
        Grandeur.PlacesLibres,
        "Somme, sur les lieux d’exercice, de la capacité moins les mesures en cours et les réservations, quand ce reste est positif. La capacité est la plus petite de l’autorisée et de la souhaitée. Zéro pendant une absence ou une interruption d’activité."
    ) with
    {
        Calculer = Formules.SiCapaciteConnue(c => c[Grandeur.PlacesLibres]),
        HausseFavorable = true,
    };

    public static readonly Indicateur Surcapacite = Formules.Nombre(
        "surcapacite",
        "Mesures au-delà de la capacité",
        Places,
        Grandeur.Surcapacite,
        "Somme, sur les lieux d’exercice, des mesures et réservations qui dépassent la capacité. Elle ne se soustrait jamais aux places libres : un lieu plein n’ôte rien à un autre."
    ) with
    {
        Calculer = Formules.SiCapaciteConnue(c => c[Grandeur.Surcapacite]),
        HausseFavorable = false,
    };

    public static readonly Indicateur Occupation = Formules.Part(
        "occupation",
        "Taux d’occupation",
        Places,
        Grandeur.PlacesOccupees,
        Grandeur.Capacite,
        "Mesures en cours et réservations des lieux dont la capacité est connue, rapportées à cette capacité. Au-delà de 100 %, le territoire est en surcapacité."
    ) with
    {
        HausseFavorable = false,
    };

    public static readonly Indicateur Fraicheur = Formules.Part(
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

    private static readonly Indicateur Capacite = Formules.Nombre(
        "capacite",
        "Capacité",
        Places,
        Grandeur.Capacite,
        "Somme des capacités connues des lieux d’exercice ouverts : la plus petite de l’autorisée et de la souhaitée."
    ) with
    {
        Calculer = Formules.SiCapaciteConnue(c => c[Grandeur.Capacite]),
    };

    public static readonly IReadOnlyList<Indicateur> Tous =
    [
        PlacesLibres,
        .. DuType("places", PlacesLibres, GrandeurDe.Places),
        Surcapacite,
        Capacite,
        .. DuType("capacite", Capacite, GrandeurDe.Capacite),
        Formules.Nombre(
            "solde",
            "Solde des capacités",
            Places,
            Grandeur.Capacite,
            "Capacité connue du territoire, moins les mesures en cours et les réservations des mêmes lieux. Négatif, le territoire exerce plus de mesures qu’il n’a de places ; positif, il en aurait assez si elles étaient mieux réparties. Les lieux interrompus y comptent, car leur interruption finira."
        ) with
        {
            Calculer = Formules.SiCapaciteConnue(c =>
                c[Grandeur.Capacite] - c[Grandeur.PlacesOccupees]
            ),
            HausseFavorable = true,
            AuRapport = false,
        },
        Occupation,
        Formules.Nombre(
            "lieux-surcapacite",
            "Lieux au-delà de leur capacité",
            Places,
            Grandeur.LieuxEnSurcapacite,
            "Lieux d’exercice dont les mesures et réservations dépassent la capacité."
        ) with
        {
            HausseFavorable = false,
        },
        Formules.Nombre(
            "lieux-sans-capacite",
            "Lieux sans capacité connue",
            Places,
            Grandeur.LieuxSansCapacite,
            "Lieux d’exercice ouverts dont ni l’autorité ni le mandataire n’a dit la capacité à cette date. Ils n’ont aucune place libre : ce qui n’est pas connu n’est pas promis."
        ) with
        {
            HausseFavorable = false,
        },
        Formules.Nombre(
            "lieux-interrompus",
            "Lieux à l’activité interrompue",
            Places,
            Grandeur.LieuxInterrompus,
            "Lieux d’exercice absents ou suspendus ce jour-là."
        ) with
        {
            HausseFavorable = false,
        },
        new()
        {
            Code = "charge",
            Libelle = "Mesures par lieu d’exercice",
            Definition =
                "Mesures en cours et réservations des lieux d’exercice dont la capacité est connue, rapportées au nombre de ces lieux.",
            Domaine = Places,
            Unite = UniteIndicateur.Moyenne,
            Calculer = c =>
                Formules.Rapport(
                    c[Grandeur.PlacesOccupees],
                    c[Grandeur.Lieux] - c[Grandeur.LieuxSansCapacite]
                ),
            SeSomme = false,
            AuRapport = false,
        },
        Fraicheur,
    ];

    /// <summary>The same count by type of gestionnaire: the three make the whole.</summary>
    private static IEnumerable<Indicateur> DuType(
        string code,
        Indicateur tous,
        Func<TypeGestionnaire, Grandeur> compte
    ) =>
        TypeGestionnaireExtensions.Mandataires.Select(type =>
            tous with
            {
                Code = $"{code}-{Formules.Code(type)}",
                Libelle = $"{tous.Libelle} des {Formules.Pluriel(type)}",
                Definition =
                    $"{tous.Libelle}, des seuls lieux d’exercice des {Formules.Pluriel(type)}.",
                Calculer = Formules.SiCapaciteConnue(c => c[compte(type)]),
                Type = type,
                Lignes = tous,
                AuRapport = false,
            }
        );
}
