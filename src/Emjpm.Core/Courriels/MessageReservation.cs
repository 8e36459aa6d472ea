using Emjpm.Core.Designation;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Courriels;

/// <summary>
/// What is said of a reservation, in a mail and in the application. Names the court, the gestionnaire and the number of the
/// reservation; nothing of the person, not even the RG: the rest is read after signing in.
/// </summary>
public sealed record MessageReservation(
    string Sujet,
    string Phrase,
    string? Suite,
    string Chemin,
    bool Urgent,
    (string Texte, string Chemin)? AutreChemin = null
) : Message(Sujet, Phrase, Suite, Chemin, Urgent, "Voir la réservation", AutreChemin)
{
    /// <summary>To the gestionnaire: a court asks.</summary>
    public static MessageReservation Demande(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"demande de réservation {Numero(r)}",
            $"{Capitale(tribunal)} souhaite vous confier une mesure{(r.Urgent ? " urgente" : "")} (réservation {Numero(r)}).",
            $"Indiquez si vous pouvez la prendre. Sans réponse de votre part, la réservation expire le {Francais.Jour(r.ExpireLe)}. Une réservation n’a pas de valeur juridique : seule la décision que le tribunal vous notifiera vous désigne."
        );

    /// <summary>To the gestionnaire: no answer yet.</summary>
    public static MessageReservation Rappel(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"la réservation {Numero(r)} attend votre réponse",
            $"{Capitale(tribunal)} attend votre réponse à la réservation {Numero(r)} du {Francais.Jour(r.CreeeLe)}{(r.Urgent ? ", urgente" : "")}.",
            $"Indiquez si vous pouvez prendre cette mesure. Sans réponse de votre part, la réservation expire le {Francais.Jour(r.ExpireLe)}."
        );

    /// <summary>To the gestionnaire: it expires soon.</summary>
    public static MessageReservation ExpireBientot(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"la réservation {Numero(r)} expire le {Francais.Jour(r.ExpireLe)}",
            $"Sans réponse de votre part, la réservation {Numero(r)} ({DeTribunal(tribunal)}) expire le {Francais.Jour(r.ExpireLe)}.",
            "Indiquez si vous pouvez prendre cette mesure."
        );

    /// <summary>To the gestionnaire: it expired.</summary>
    public static MessageReservation Expiree(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"la réservation {Numero(r)} a expiré",
            $"La réservation {Numero(r)} ({DeTribunal(tribunal)}) a expiré, faute de réponse.",
            "La place est de nouveau libre. Le tribunal en est informé et peut rétablir la réservation."
        ) with
        {
            Urgent = false,
        };

    /// <summary>To the gestionnaire: the court leaves more time.</summary>
    public static MessageReservation Prolongee(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"la réservation {Numero(r)} est prolongée",
            $"{Capitale(tribunal)} attend votre réponse à la réservation {Numero(r)} jusqu’au {Francais.Jour(r.ExpireLe)}.",
            "Indiquez si vous pouvez prendre cette mesure."
        );

    /// <summary>To the gestionnaire: the court cancels, with its reason. Its free text is read in the application.</summary>
    public static MessageReservation Annulee(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"la réservation {Numero(r)} est annulée",
            $"{Capitale(tribunal)} a annulé la réservation {Numero(r)}{Motif(r.MotifAnnulation?.Libelle())}.",
            "La place est de nouveau libre. La mesure ne vous sera pas notifiée."
        ) with
        {
            Urgent = false,
        };

    /// <summary>To the court: « je peux ».</summary>
    public static MessageReservation Confirmee(Reservation r, string gestionnaire) =>
        AuTribunal(
            r,
            $"réservation {Numero(r)} confirmée",
            $"{gestionnaire} peut prendre la mesure de la réservation {Numero(r)}.",
            "La place lui est gardée jusqu’à la notification de votre décision."
        );

    /// <summary>To the court: « je ne peux pas », with the reason and the way back to the ranking.</summary>
    public static MessageReservation Declinee(
        Reservation r,
        string gestionnaire,
        bool rechercheGardee
    ) =>
        AuTribunal(
            r,
            $"réservation {Numero(r)} : le mandataire ne peut pas",
            $"{gestionnaire} ne peut pas prendre la mesure de la réservation {Numero(r)}{Motif(r.MotifRefus?.Libelle())}.",
            rechercheGardee
                ? null
                : "La recherche d’origine est effacée : faites-en une nouvelle pour choisir un autre mandataire."
        ) with
        {
            AutreChemin = Classement(r, rechercheGardee),
        };

    /// <summary>To the court: it expires soon.</summary>
    public static MessageReservation ExpireBientotTribunal(Reservation r, string gestionnaire) =>
        AuTribunal(
            r,
            $"la réservation {Numero(r)} expire le {Francais.Jour(r.ExpireLe)}",
            $"{gestionnaire} n’a pas répondu à la réservation {Numero(r)}, qui expire le {Francais.Jour(r.ExpireLe)}.",
            "Vous pouvez prolonger ce délai, ou annuler la réservation et choisir un autre mandataire."
        );

    /// <summary>To the court: it expired, with the way back to the ranking.</summary>
    public static MessageReservation ExpireeTribunal(
        Reservation r,
        string gestionnaire,
        bool rechercheGardee
    ) =>
        AuTribunal(
            r,
            $"la réservation {Numero(r)} a expiré",
            $"La réservation {Numero(r)} auprès de {gestionnaire} a expiré, faute de réponse.",
            "La place est rendue. Vous pouvez rétablir la réservation si une place reste libre, ou choisir un autre mandataire."
        ) with
        {
            AutreChemin = Classement(r, rechercheGardee),
        };

    /// <summary>To the court: the mesure is open.</summary>
    public static MessageReservation Ouverte(Reservation r, string gestionnaire) =>
        AuTribunal(
            r,
            $"mesure ouverte (réservation {Numero(r)})",
            $"{gestionnaire} a ouvert la mesure de la réservation {Numero(r)}.",
            null
        ) with
        {
            Urgent = false,
        };

    /// <summary>To the gestionnaire: an act of the registry ends it.</summary>
    public static MessageReservation Interrompue(Reservation r, string tribunal) =>
        AuGestionnaire(
            r,
            $"la réservation {Numero(r)} prend fin",
            $"La réservation {Numero(r)} ({DeTribunal(tribunal)}) prend fin : votre habilitation ne permet plus de prendre cette mesure.",
            "Le tribunal en est informé. Pour toute question, adressez-vous à la direction départementale qui tient la liste des mandataires."
        ) with
        {
            Urgent = false,
        };

    /// <summary>To the court: an act of the registry ends it, with the way back to the ranking.</summary>
    public static MessageReservation InterrompueTribunal(
        Reservation r,
        string gestionnaire,
        bool rechercheGardee
    ) =>
        AuTribunal(
            r,
            $"réservation {Numero(r)} : le mandataire n’est plus habilité",
            $"{gestionnaire} n’est plus habilité à prendre la mesure de la réservation {Numero(r)}, qui prend fin.",
            rechercheGardee
                ? null
                : "La recherche d’origine est effacée : faites-en une nouvelle pour choisir un autre mandataire."
        ) with
        {
            AutreChemin = Classement(r, rechercheGardee),
        };

    /// <summary>To the court: the site that held the place closes, another one holds it.</summary>
    public static MessageReservation Deplacee(
        Reservation r,
        string gestionnaire,
        string ancien,
        string nouveau
    ) =>
        AuTribunal(
            r,
            $"réservation {Numero(r)} : le lieu d’exercice change",
            $"{gestionnaire} ferme {ancien} : la réservation {Numero(r)} est reprise par {nouveau}.",
            "La place y est gardée, vous n’avez rien à faire. Si ce lieu ne convient pas, vous pouvez annuler la réservation et choisir un autre mandataire."
        ) with
        {
            Urgent = false,
        };

    private static MessageReservation AuGestionnaire(
        Reservation r,
        string sujet,
        string phrase,
        string? suite
    ) => new(sujet, phrase, suite, $"/gestionnaire/reservations/{r.Id}", r.Urgent);

    private static MessageReservation AuTribunal(
        Reservation r,
        string sujet,
        string phrase,
        string? suite
    ) => new(sujet, phrase, suite, $"/juridiction/reservations/{r.Id}", r.Urgent);

    private static (string, string)? Classement(Reservation r, bool rechercheGardee) =>
        rechercheGardee
            ? (
                "Le classement est de nouveau disponible, sans ce mandataire",
                $"/juridiction/recherches/{r.RechercheId}"
            )
            : null;

    private static string Numero(Reservation r) => $"n°\u00A0{r.Id}";

    private static string Motif(string? libelle) => libelle is null ? "" : $" ({libelle})";

    private static string Capitale(string tribunal) =>
        Francais.EnTete(Tribunal.DansPhrase(tribunal));

    private static string DeTribunal(string tribunal) =>
        char.ToLowerInvariant(tribunal[0]) + tribunal[1..];
}
