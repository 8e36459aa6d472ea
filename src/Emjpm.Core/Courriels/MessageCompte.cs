using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Courriels;

/// <summary>
/// What is said by mail about an account. Never holds a link to press: mail filters rewrite them, and thieves imitate them.
/// </summary>
/// <param name="Sujet">without the name of the service</param>
/// <param name="Paragraphes">after the greeting</param>
/// <param name="Secret">one-time code written in place of <c>{code}</c> when the mail leaves</param>
public sealed record MessageCompte(
    string Sujet,
    IReadOnlyList<string> Paragraphes,
    string? Secret = null
)
{
    private const string PasVous =
        "Si ce n’est pas vous, connectez-vous, changez votre mot de passe et fermez les autres sessions depuis « Sécurité du compte », puis prévenez l’administrateur de cette instance.";

    /// <summary>The mail, to add to the outbox with the act.</summary>
    public Courriel Pour(string adresse, DateTime maintenant) =>
        new()
        {
            Destinataire = adresse,
            Sujet = $"e-MJPM : {Sujet}",
            Texte =
                string.Join(
                    "\n\n",
                    [
                        "Bonjour,",
                        .. Paragraphes,
                        "Ce message est envoyé automatiquement, n’y répondez pas.",
                    ]
                ) + "\n",
            Secret = Secret,
            CreeLe = maintenant,
            ProchainEssaiLe = maintenant,
        };

    /// <summary>The code that allows a new password.</summary>
    public static MessageCompte CodeMotDePasse(string code) =>
        new(
            "votre code pour choisir un nouveau mot de passe",
            [
                "Voici le code à saisir pour choisir un nouveau mot de passe :",
                "{code}",
                $"Il est valable {CodeUnique.Duree.Minutes} minutes, une seule fois. Ne le donnez à personne : nul ne vous le demandera par téléphone.",
                "Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.",
            ],
            CodeUnique.Ecrire(code)
        );

    /// <summary>A password was asked for an account that is not open.</summary>
    public static MessageCompte CompteFerme() =>
        new(
            "votre compte n’est pas ouvert",
            [
                "Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour votre compte. Ce compte n’est pas encore approuvé, ou il a été fermé : un nouveau mot de passe ne l’ouvrirait pas.",
                "Adressez-vous à l’administrateur de cette instance.",
            ]
        );

    /// <summary>The password was changed.</summary>
    public static MessageCompte MotDePasseChange(DateTime instant) =>
        new(
            "votre mot de passe a changé",
            [
                $"Le mot de passe de votre compte a été changé le {Francais.Instant(instant)}. Les sessions ouvertes ailleurs sont fermées.",
                PasVous,
            ]
        );

    /// <summary>The code that proves one reads the new address.</summary>
    public static MessageCompte CodeAdresse(string code) =>
        new(
            "votre code pour changer d’adresse électronique",
            [
                "Voici le code à saisir pour que cette adresse devienne celle de votre compte :",
                "{code}",
                $"Il est valable {CodeUnique.Duree.Minutes} minutes, une seule fois.",
                "Si vous n’avez rien demandé, ignorez ce message.",
            ],
            CodeUnique.Ecrire(code)
        );

    /// <summary>To the former address.</summary>
    public static MessageCompte AdresseChangee(DateTime instant) =>
        new(
            "l’adresse de votre compte a changé",
            [
                $"L’adresse électronique de votre compte a été remplacée le {Francais.Instant(instant)}. Celle-ci ne recevra plus de message.",
                "Si ce n’est pas vous, prévenez sans attendre l’administrateur de cette instance.",
            ]
        );

    /// <summary>A means of signing in was added or removed.</summary>
    /// <param name="quoi">« une clé d’accès a été ajoutée »</param>
    public static MessageCompte MoyenChange(string quoi, DateTime instant) =>
        new(
            quoi,
            [
                $"{Francais.EnTete(quoi)} le {Francais.Instant(instant)}, pour la connexion à votre compte.",
                PasVous,
            ]
        );

    /// <summary>An administrator shut the account.</summary>
    public static MessageCompte CompteBloque(MotifBlocage motif, DateTime instant) =>
        new(
            "votre compte est bloqué",
            [
                $"Un administrateur a bloqué votre compte le {Francais.Instant(instant)}. Motif : {motif.Libelle()}. Vos sessions sont fermées ; ce que vous avez fait est conservé.",
                "Si vous pensez que c’est une erreur, adressez-vous à l’administrateur de cette instance.",
            ]
        );

    /// <summary>An administrator opened the account again.</summary>
    public static MessageCompte CompteRouvert(DateTime instant) =>
        new(
            "votre compte est de nouveau ouvert",
            [
                $"Un administrateur a rouvert votre compte le {Francais.Instant(instant)}. Vous vous connectez comme avant.",
            ]
        );

    /// <summary>An administrator ended the sessions of the account.</summary>
    public static MessageCompte SessionsFermees(DateTime instant) =>
        new(
            "vos sessions ont été fermées",
            [
                $"Un administrateur a fermé toutes les sessions de votre compte le {Francais.Instant(instant)}. Reconnectez-vous pour continuer.",
            ]
        );

    /// <summary>An administrator gave the account another function.</summary>
    /// <param name="role">« agent de la cohésion sociale, Nord »</param>
    public static MessageCompte RoleChange(string role, DateTime instant) =>
        new(
            "votre fonction a changé",
            [
                $"Un administrateur a changé la fonction de votre compte le {Francais.Instant(instant)}. Elle est maintenant : {role}.",
                "Si vous ne l’attendiez pas, prévenez l’administrateur de cette instance.",
            ]
        );

    /// <summary>An administrator looks at the service as the person does.</summary>
    public static MessageCompte VuComme(MotifVue motif, DateTime instant) =>
        new(
            "un administrateur consulte e-MJPM comme vous le voyez",
            [
                $"Le {Francais.Instant(instant)}, un administrateur a ouvert e-MJPM tel que votre compte le voit, pour {VoirComme.Minutes} minutes au plus et sans pouvoir rien y faire. Motif : {motif.Libelle()}.",
                "Cette consultation est inscrite dans « Qui a consulté mes données », depuis votre compte. Si vous n’attendiez pas d’aide, prévenez l’administrateur de cette instance.",
            ]
        );

    /// <summary>To both addresses: one account takes over another of the same person.</summary>
    public static MessageCompte ComptesReunis(string gardee, string fermee, DateTime instant) =>
        new(
            "vos deux comptes n’en font plus qu’un",
            [
                $"Un administrateur a réuni vos deux comptes le {Francais.Instant(instant)}. Connectez-vous désormais avec l’adresse {gardee} : ce compte a repris les droits et le travail en cours de l’autre.",
                $"Le compte de l’adresse {fermee} est fermé. Ce que vous avez fait avec lui est conservé.",
                "Si ces deux comptes ne sont pas les vôtres, prévenez sans attendre l’administrateur de cette instance.",
            ]
        );

    /// <summary>To the colleague who takes over.</summary>
    /// <param name="quoi">« 3 réservations et 1 recherche »</param>
    public static MessageCompte TravailConfie(string partant, string quoi, DateTime instant) =>
        new(
            "un travail en cours vous est confié",
            [
                $"Le {Francais.Jour(instant)}, un administrateur vous a confié le travail en cours de {partant} : {quoi}.",
                "Vous recevez désormais les réponses qui le concernent. Connectez-vous pour en prendre connaissance.",
            ]
        );
}
