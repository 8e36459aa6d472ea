using static Emjpm.Core.Pilotage.DomaineIndicateur;

namespace Emjpm.Core.Pilotage;

/// <summary>Indicators of the protected persons: how many, what comes, what goes, what is late.</summary>
internal static class DictionnairePersonnes
{
    public static readonly Indicateur MesuresEnCours = Formules.Personnes(
        "mesures",
        "Mesures en cours",
        Personnes,
        Grandeur.EnCours,
        "Mesures ouvertes ce jour-là : la nomination est passée, aucune fin n’est encore atteinte. Les réservations n’en sont pas. Une personne suivie par deux mandataires a deux mesures."
    );

    public static readonly Indicateur EcheancesDepassees = Formules.Personnes(
        "echeances-depassees",
        "Mesures à l’échéance dépassée",
        Personnes,
        Grandeur.EcheancesDepassees,
        "Mesures en cours dont le terme, fixé par le juge ou par la loi, est passé sans révision connue. Pour un jour reconstitué, une mesure révisée depuis est supposée ne pas l’avoir été en retard."
    ) with
    {
        HausseFavorable = false,
    };

    public static readonly IReadOnlyList<Indicateur> Tous =
    [
        MesuresEnCours,
        Formules.Personnes(
            "entrees",
            "Entrées sur douze mois",
            Personnes,
            Grandeur.Entrees12Mois,
            "Nominations des douze mois qui finissent ce jour-là. Une mesure reçue d’un autre mandataire est une entrée pour celui qui la reçoit."
        ),
        Formules.Personnes(
            "sorties",
            "Sorties sur douze mois",
            Personnes,
            Grandeur.Sorties12Mois,
            "Fins de mesure des douze mois qui finissent ce jour-là, quelle qu’en soit la cause."
        ),
        EcheancesDepassees,
        Formules.Personnes(
            "echeances-a-venir",
            "Échéances dans les douze mois",
            Personnes,
            Grandeur.Echeances12Mois,
            "Mesures en cours dont le terme, fixé par le juge ou par la loi, arrive dans les douze mois qui suivent : elles sont à réviser d’ici là."
        ),
        Formules.Part(
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
        Formules.Personnes(
            "hors-habilitation",
            "Mesures sans mandataire habilité",
            Personnes,
            Grandeur.EnCoursHorsHabilitation,
            "Mesures en cours dont le mandataire n’est habilité nulle part ce jour-là : habilitation échue, suspendue ou retirée. Elles ne sont dans aucun autre chiffre et sont à confier à un successeur."
        ) with
        {
            HausseFavorable = false,
        },
    ];
}
