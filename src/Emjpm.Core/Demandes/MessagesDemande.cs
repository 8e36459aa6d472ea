using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Demandes;

/// <summary>What is said by mail about a request for an account.</summary>
internal static class MessagesDemande
{
    private const string PasVous =
        "Si vous n’avez rien demandé, ne faites rien : aucun compte n’est ouvert.";

    public static MessageCompte Code(string code) =>
        new(
            "votre code pour demander un compte",
            [
                "Voici le code à saisir pour confirmer votre adresse et envoyer votre demande de compte :",
                "{code}",
                $"Il est valable {CodeUnique.Duree.Minutes} minutes. Ne le donnez à personne.",
                PasVous,
            ],
            CodeUnique.Ecrire(code)
        );

    /// <summary>In the place of the code: only who reads the mailbox learns it.</summary>
    public static MessageCompte CompteExiste(string adresse) =>
        new(
            "vous avez déjà un compte",
            [
                "Quelqu’un, vous sans doute, vient de demander un compte avec cette adresse. Elle en a déjà un : aucun code n’est nécessaire.",
                $"Connectez-vous sur {adresse}/connexion. Si vous avez oublié votre mot de passe, la page de connexion permet d’en choisir un autre.",
                "Si ce n’est pas vous, ne faites rien : rien n’a changé.",
            ]
        );

    /// <inheritdoc cref="CompteExiste"/>
    public static MessageCompte DejaEnAttente(DateTime deposeeLe) =>
        new(
            "votre demande de compte est déjà enregistrée",
            [
                $"Votre demande de compte du {Francais.Jour(deposeeLe)} attend d’être examinée : il est inutile d’en envoyer une autre. Vous recevrez la réponse à cette adresse.",
                "Tant qu’elle n’est pas approuvée, aucun compte n’est ouvert et aucun mot de passe ne permet d’entrer.",
                "Si ce n’est pas vous, ne faites rien.",
            ]
        );

    public static MessageCompte Recue(DemandeCompte d, string quiDecide) =>
        new(
            "votre demande de compte est enregistrée",
            [
                $"Votre demande de compte ({d.Profil.Libelle()}) est enregistrée. Elle est examinée par {quiDecide}.",
                "Vous recevrez la réponse à cette adresse. Jusque-là, aucun compte n’est ouvert : il est normal de ne pas pouvoir vous connecter.",
            ]
        );

    public static MessageCompte AExaminer(DemandeCompte d, string page) =>
        new(
            "une demande de compte attend votre décision",
            [
                $"{d.NomComplet} demande un compte ({d.Profil.Libelle()}).",
                $"Connectez-vous, puis ouvrez la page {page} pour l’approuver, la refuser ou demander une précision.",
            ]
        );

    public static MessageCompte Approuvee(DemandeCompte d, string adresse) =>
        new(
            "votre compte est ouvert",
            [
                $"Votre demande de compte du {Francais.Jour(d.DeposeeLe!.Value)} est approuvée.",
                $"Connectez-vous sur {adresse}/connexion avec cette adresse et le mot de passe que vous avez choisi. Si vous l’avez oublié, la page de connexion permet d’en choisir un autre.",
            ]
        );

    public static MessageCompte Refusee(DemandeCompte d, string motif) =>
        new(
            "votre demande de compte n’est pas approuvée",
            [
                $"Votre demande de compte du {Francais.Jour(d.DeposeeLe!.Value)} n’est pas approuvée, pour la raison suivante :",
                motif,
                "Si la situation change, vous pouvez envoyer une nouvelle demande.",
            ]
        );

    public static MessageCompte Repondue(DemandeCompte d, string page) =>
        new(
            "une réponse est arrivée sur une demande de compte",
            [
                $"{d.NomComplet} a répondu à la question posée sur sa demande de compte ({d.Profil.Libelle()}).",
                $"Connectez-vous, puis ouvrez la page {page} pour la lire et décider.",
            ]
        );

    public static MessageCompte Preciser(
        DemandeCompte d,
        string code,
        string adresseReponse,
        string adresse
    ) =>
        new(
            "une précision est attendue sur votre demande de compte",
            [
                $"Pour examiner votre demande de compte du {Francais.Jour(d.DeposeeLe!.Value)}, une précision ou un document est nécessaire :",
                d.Precision!,
                $"Pour répondre par écrit, ouvrez la page {adresse}/inscription/precision et saisissez cette adresse avec le code que voici, valable {DemandeCompte.DureeReponse.Days} jours :",
                "{code}",
                $"Si un document est demandé, envoyez-le à l’adresse {adresseReponse}. Votre demande reste enregistrée : n’en envoyez pas d’autre.",
            ],
            CodeUnique.Ecrire(code)
        );
}
