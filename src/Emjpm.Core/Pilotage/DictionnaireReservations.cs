using static Emjpm.Core.Pilotage.DomaineIndicateur;

namespace Emjpm.Core.Pilotage;

/// <summary>Indicators of the way from a reservation to a mesure opened, and of its delays.</summary>
internal static class DictionnaireReservations
{
    public static readonly Indicateur DelaiReponse = new()
    {
        Code = "delai-reponse",
        Libelle = "Délai moyen de réponse",
        Definition =
            "Moyenne, sur douze mois, du temps entre une réservation et la réponse du mandataire, oui ou non.",
        Domaine = Reservations,
        Unite = UniteIndicateur.Jours,
        Calculer = c => Formules.Rapport(c[Grandeur.HeuresDeReponse12Mois], 24.0 * Reponses(c)),
        SeSomme = false,
        ParRessort = true,
        HausseFavorable = false,
    };

    public static readonly IReadOnlyList<Indicateur> Tous =
    [
        Formules.Personnes(
            "attente",
            "Réservations en attente",
            Reservations,
            Grandeur.EnAttente,
            "Réservations sans réponse, ou confirmées et pas encore ouvertes, qui tiennent une place ce jour-là."
        ),
        Formules.Personnes(
            "reservations",
            "Réservations sur douze mois",
            Reservations,
            Grandeur.Reservations12Mois,
            "Réservations faites par les tribunaux dans les douze mois qui finissent ce jour-là, quelle que soit leur suite. Aucune n’est effacée."
        ),
        Suite(
            "confirmees",
            "Réponses positives sur douze mois",
            Grandeur.Confirmees12Mois,
            "Réservations auxquelles le mandataire a répondu « je peux prendre cette mesure » dans les douze mois qui finissent ce jour-là."
        ),
        Suite(
            "refusees",
            "Refus sur douze mois",
            Grandeur.Refusees12Mois,
            "Réservations auxquelles le mandataire a répondu « je ne peux pas » dans les douze mois qui finissent ce jour-là."
        ) with
        {
            HausseFavorable = false,
        },
        Suite(
            "expirees",
            "Réservations expirées sur douze mois",
            Grandeur.Expirees12Mois,
            "Réservations restées sans réponse jusqu’à leur terme, atteint dans les douze mois qui finissent ce jour-là."
        ) with
        {
            HausseFavorable = false,
        },
        Suite(
            "annulees",
            "Réservations annulées sur douze mois",
            Grandeur.Annulees12Mois,
            "Réservations que le tribunal a annulées dans les douze mois qui finissent ce jour-là, avec leur motif."
        ),
        Suite(
            "ouvertes",
            "Mesures ouvertes après réservation",
            Grandeur.Ouvertes12Mois,
            "Réservations devenues une mesure ouverte dans les douze mois qui finissent ce jour-là."
        ) with
        {
            HausseFavorable = true,
        },
        new()
        {
            Code = "confirmation",
            Libelle = "Part des réponses positives",
            Definition =
                "« Je peux prendre cette mesure », rapportés aux réponses et aux réservations expirées sans réponse, sur douze mois.",
            Domaine = Reservations,
            Unite = UniteIndicateur.Pourcentage,
            Calculer = c =>
                Formules.Rapport(
                    c[Grandeur.Confirmees12Mois],
                    Reponses(c) + c[Grandeur.Expirees12Mois]
                ),
            SeSomme = false,
            ParRessort = true,
            HausseFavorable = true,
        },
        new()
        {
            Code = "aboutissement",
            Libelle = "Part des réservations abouties",
            Definition =
                "Mesures ouvertes après réservation, rapportées aux réservations finies sur douze mois : ouvertes, refusées, annulées ou expirées.",
            Domaine = Reservations,
            Unite = UniteIndicateur.Pourcentage,
            Calculer = c =>
                Formules.Rapport(
                    c[Grandeur.Ouvertes12Mois],
                    c[Grandeur.Ouvertes12Mois]
                        + c[Grandeur.Refusees12Mois]
                        + c[Grandeur.Annulees12Mois]
                        + c[Grandeur.Expirees12Mois]
                ),
            SeSomme = false,
            ParRessort = true,
            HausseFavorable = true,
            AuRapport = false,
        },
        DelaiReponse,
        new()
        {
            Code = "delai-ouverture",
            Libelle = "Délai moyen d’ouverture",
            Definition =
                "Moyenne, pour les mesures ouvertes sur douze mois, du temps entre la réservation et l’ouverture de la mesure par le mandataire.",
            Domaine = Reservations,
            Unite = UniteIndicateur.Jours,
            Calculer = c =>
                Formules.Rapport(
                    c[Grandeur.HeuresDOuverture12Mois],
                    24.0 * c[Grandeur.Ouvertes12Mois]
                ),
            SeSomme = false,
            ParRessort = true,
            HausseFavorable = false,
            AuRapport = false,
        },
    ];

    /// <summary>What became of reservations.</summary>
    private static Indicateur Suite(
        string code,
        string libelle,
        Grandeur compte,
        string definition
    ) =>
        Formules.Personnes(code, libelle, Reservations, compte, definition) with
        {
            AuRapport = false,
        };

    private static int Reponses(Decompte c) =>
        c[Grandeur.Confirmees12Mois] + c[Grandeur.Refusees12Mois];
}
