using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Courriels;

/// <summary>What is said of a transfer: names the two gestionnaires and the number of the transfer, nothing of the person.</summary>
public sealed record MessageTransfert(
    string Sujet,
    string Phrase,
    string? Suite,
    string Chemin,
    string Voir
) : Message(Sujet, Phrase, Suite, Chemin, false, Voir, null)
{
    /// <summary>To the receiver: a mesure is offered.</summary>
    public static MessageTransfert Demande(TransfertMesure t, string cedant) =>
        AuMandataire(
            t,
            $"transfert de mesure {Numero(t)}",
            $"{cedant} vous transfère une mesure que le tribunal vous confie par décision du {Francais.Date(t.DateDecision)} (transfert {Numero(t)}).",
            "Acceptez-le pour que la mesure passe chez vous avec son histoire, ou refusez-le en disant pourquoi."
        );

    /// <summary>To the one that gives up the mesure: accepted.</summary>
    public static MessageTransfert Accepte(TransfertMesure t, string receveur) =>
        AuMandataire(
            t,
            $"transfert {Numero(t)} accepté",
            $"{receveur} a accepté le transfert {Numero(t)}.",
            $"La mesure est clôturée chez vous au {Francais.Date(t.DateDecision)} et la place est de nouveau libre."
        );

    /// <summary>To the one that gives up the mesure: declined. The free text is read in the application.</summary>
    public static MessageTransfert Decline(TransfertMesure t, string receveur) =>
        AuMandataire(
            t,
            $"transfert {Numero(t)} refusé",
            $"{receveur} a refusé le transfert {Numero(t)}{(t.MotifRefus is { } m ? $" ({m.Libelle()})" : "")}.",
            "La mesure reste en cours chez vous."
        );

    /// <summary>To the receiver: cancelled.</summary>
    public static MessageTransfert Annule(TransfertMesure t, string cedant) =>
        AuMandataire(
            t,
            $"transfert {Numero(t)} annulé",
            $"{cedant} a annulé le transfert {Numero(t)}.",
            "Vous n’avez rien à faire."
        );

    /// <summary>To the receiver: the mesure was closed or withdrawn before the answer.</summary>
    public static MessageTransfert SansObjet(TransfertMesure t, string cedant) =>
        AuMandataire(
            t,
            $"transfert {Numero(t)} sans objet",
            $"{cedant} a clôturé ou retiré la mesure du transfert {Numero(t)} : il n’a plus d’objet.",
            "Vous n’avez rien à faire."
        );

    /// <summary>To the court: the mesure changed hands.</summary>
    public static MessageTransfert AuTribunal(
        TransfertMesure t,
        int mesureId,
        string cedant,
        string receveur
    ) =>
        new(
            "une mesure a changé de mandataire",
            $"Une mesure de votre tribunal, suivie par {cedant}, l’est désormais par {receveur}, d’après votre décision du {Francais.Date(t.DateDecision)}.",
            "Si cette décision n’existe pas, prévenez les deux mandataires.",
            $"/juridiction/mesures/{mesureId}",
            "Voir la mesure"
        );

    private static MessageTransfert AuMandataire(
        TransfertMesure t,
        string sujet,
        string phrase,
        string? suite
    ) => new(sujet, phrase, suite, $"/gestionnaire/transferts/{t.Id}", "Voir le transfert");

    private static string Numero(TransfertMesure t) => $"n°\u00A0{t.Id}";
}
