using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Registre;
using Emjpm.Core.Remarques;

namespace Emjpm.Core.Courriels;

/// <summary>A mail the service sends.</summary>
/// <param name="Code">type and method that write it: « MessageCompte.RoleChange »</param>
/// <param name="Famille">heading it is listed under</param>
/// <param name="Destinataire">who receives it</param>
/// <param name="Quand">what sends it</param>
/// <param name="Courriel">the mail itself, written by the code that sends it, about invented people</param>
public sealed record ModeleCourriel(
    string Code,
    string Famille,
    string Destinataire,
    string Quand,
    Courriel Courriel
);

/// <summary>
/// Every mail of the service with values of demonstration. A test finds every method that writes one here: a mail that
/// nobody read before it left cannot be added.
/// </summary>
public static class ModelesCourriel
{
    private const string Tribunal = "Tribunal judiciaire de Lille";
    private const string Mandataire = "Claire Vasseur";
    private const string Confrere = "UDAF du Nord";
    private const string Adresse = "camille.exemple@justice.example";
    private const string AutreAdresse = "c.exemple@justice.example";
    private const string Code = "K7M2P9QX";

    /// <summary>The mails, by family, at <paramref name="maintenant"/>, with the address of this instance.</summary>
    public static IReadOnlyList<ModeleCourriel> Tous(Instance instance, DateTime maintenant) =>
        [
            .. Reservations(instance, maintenant),
            .. Transferts(instance, maintenant),
            .. Comptes(maintenant),
            .. Demandes(instance, maintenant),
            .. Registre(maintenant),
            Campagne(instance, maintenant),
            Bulletin(instance, maintenant),
            De(
                $"{nameof(MessageRemarque)}.{nameof(MessageRemarque.Faite)}",
                "Remarques",
                "auteur d’une remarque qui accepte d’être recontacté",
                "sa remarque, ou celle qui disait la même chose, est faite",
                MessageRemarque.Faite(
                    instance,
                    maintenant.AddDays(-12),
                    "Des recherches qui se gardent"
                ),
                maintenant
            ),
            De(
                instance,
                nameof(MessageAlertes),
                "Pilotage",
                "agents du territoire",
                "la nuit, quand des alertes sont nouvelles",
                new MessageAlertes(3, "Nord (59)"),
                maintenant
            ),
        ];

    private static IEnumerable<ModeleCourriel> Reservations(Instance instance, DateTime maintenant)
    {
        const string auMandataire = "comptes du mandataire et contact du lieu d’exercice";
        const string auTribunal = "personne qui suit la réservation et son cabinet";
        var r = new Reservation
        {
            Id = 1284,
            RechercheId = 512,
            CreeeLe = maintenant.AddDays(-3),
            ExpireLe = maintenant.AddDays(instance.DelaiReponseJours - 3),
            MotifRefus = MotifRefus.Capacite,
            MotifAnnulation = MotifAnnulation.Famille,
        };
        ModeleCourriel Un(string methode, string qui, string quand, MessageReservation message) =>
            De(
                instance,
                $"{nameof(MessageReservation)}.{methode}",
                "Réservations",
                qui,
                quand,
                message,
                maintenant
            );
        yield return Un(
            nameof(MessageReservation.Demande),
            auMandataire,
            "un tribunal réserve une place",
            MessageReservation.Demande(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.Rappel),
            auMandataire,
            "la réservation attend une réponse",
            MessageReservation.Rappel(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.ExpireBientot),
            auMandataire,
            "la réservation expire bientôt",
            MessageReservation.ExpireBientot(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.Expiree),
            auMandataire,
            "la réservation a expiré",
            MessageReservation.Expiree(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.Prolongee),
            auMandataire,
            "le tribunal laisse plus de temps",
            MessageReservation.Prolongee(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.Annulee),
            auMandataire,
            "le tribunal annule la réservation",
            MessageReservation.Annulee(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.Interrompue),
            auMandataire,
            "un acte du registre met fin à la réservation",
            MessageReservation.Interrompue(r, Tribunal)
        );
        yield return Un(
            nameof(MessageReservation.Confirmee),
            auTribunal,
            "le mandataire accepte",
            MessageReservation.Confirmee(r, Mandataire)
        );
        yield return Un(
            nameof(MessageReservation.Declinee),
            auTribunal,
            "le mandataire refuse",
            MessageReservation.Declinee(r, Mandataire, rechercheGardee: true)
        );
        yield return Un(
            nameof(MessageReservation.ExpireBientotTribunal),
            auTribunal,
            "la réservation expire bientôt",
            MessageReservation.ExpireBientotTribunal(r, Mandataire)
        );
        yield return Un(
            nameof(MessageReservation.ExpireeTribunal),
            auTribunal,
            "la réservation a expiré",
            MessageReservation.ExpireeTribunal(r, Mandataire, rechercheGardee: true)
        );
        yield return Un(
            nameof(MessageReservation.Ouverte),
            auTribunal,
            "le mandataire ouvre la mesure",
            MessageReservation.Ouverte(r, Mandataire)
        );
        yield return Un(
            nameof(MessageReservation.InterrompueTribunal),
            auTribunal,
            "un acte du registre met fin à la réservation",
            MessageReservation.InterrompueTribunal(r, Mandataire, rechercheGardee: true)
        );
        yield return Un(
            nameof(MessageReservation.Deplacee),
            auTribunal,
            "le lieu qui gardait la place ferme",
            MessageReservation.Deplacee(r, Confrere, "l’antenne de Roubaix", "l’antenne de Lille")
        );
    }

    private static IEnumerable<ModeleCourriel> Transferts(Instance instance, DateTime maintenant)
    {
        var t = new TransfertMesure
        {
            Id = 87,
            DateDecision = Horloge.DateParis(maintenant.AddDays(-10)),
            MotifRefus = MotifRefus.Distance,
        };
        ModeleCourriel Un(string methode, string qui, string quand, MessageTransfert message) =>
            De(
                instance,
                $"{nameof(MessageTransfert)}.{methode}",
                "Transferts de mesures",
                qui,
                quand,
                message,
                maintenant
            );
        yield return Un(
            nameof(MessageTransfert.Demande),
            "mandataire qui reçoit",
            "un transfert est demandé",
            MessageTransfert.Demande(t, Mandataire)
        );
        yield return Un(
            nameof(MessageTransfert.Accepte),
            "mandataire qui cède",
            "le transfert est accepté",
            MessageTransfert.Accepte(t, Confrere)
        );
        yield return Un(
            nameof(MessageTransfert.Decline),
            "mandataire qui cède",
            "le transfert est refusé",
            MessageTransfert.Decline(t, Confrere)
        );
        yield return Un(
            nameof(MessageTransfert.Annule),
            "mandataire qui devait recevoir",
            "le transfert est annulé",
            MessageTransfert.Annule(t, Mandataire)
        );
        yield return Un(
            nameof(MessageTransfert.SansObjet),
            "mandataire qui devait recevoir",
            "la mesure a pris fin avant la réponse",
            MessageTransfert.SansObjet(t, Mandataire)
        );
        yield return Un(
            nameof(MessageTransfert.AuTribunal),
            "cabinet du tribunal",
            "le transfert est accepté",
            MessageTransfert.AuTribunal(t, 3051, Mandataire, Confrere)
        );
    }

    private static IEnumerable<ModeleCourriel> Comptes(DateTime maintenant)
    {
        const string personne = "titulaire du compte";
        ModeleCourriel Un(string methode, string qui, string quand, MessageCompte message) =>
            De(
                $"{nameof(MessageCompte)}.{methode}",
                "Comptes et connexion",
                qui,
                quand,
                message,
                maintenant
            );
        yield return Un(
            nameof(MessageCompte.CodeMotDePasse),
            personne,
            "un nouveau mot de passe est demandé",
            MessageCompte.CodeMotDePasse(Code)
        );
        yield return Un(
            nameof(MessageCompte.CompteFerme),
            personne,
            "un nouveau mot de passe est demandé pour un compte qui n’est pas ouvert",
            MessageCompte.CompteFerme()
        );
        yield return Un(
            nameof(MessageCompte.MotDePasseChange),
            personne,
            "le mot de passe a changé",
            MessageCompte.MotDePasseChange(maintenant)
        );
        yield return Un(
            nameof(MessageCompte.CodeAdresse),
            "nouvelle adresse du compte",
            "un changement d’adresse est demandé",
            MessageCompte.CodeAdresse(Code)
        );
        yield return Un(
            nameof(MessageCompte.AdresseChangee),
            "ancienne adresse du compte",
            "l’adresse a changé",
            MessageCompte.AdresseChangee(maintenant)
        );
        yield return Un(
            nameof(MessageCompte.MoyenChange),
            personne,
            "un moyen de connexion est ajouté ou retiré",
            MessageCompte.MoyenChange("une clé d’accès a été ajoutée", maintenant)
        );
        yield return Un(
            nameof(MessageCompte.CompteBloque),
            personne,
            "un administrateur bloque le compte",
            MessageCompte.CompteBloque(MotifBlocage.Inactif, maintenant)
        );
        yield return Un(
            nameof(MessageCompte.CompteRouvert),
            personne,
            "un administrateur rouvre le compte",
            MessageCompte.CompteRouvert(maintenant)
        );
        yield return Un(
            nameof(MessageCompte.SessionsFermees),
            personne,
            "un administrateur ferme les sessions",
            MessageCompte.SessionsFermees(maintenant)
        );
        yield return Un(
            nameof(MessageCompte.RoleChange),
            personne,
            "un administrateur change la fonction",
            MessageCompte.RoleChange("agent de la cohésion sociale, Nord", maintenant)
        );
        yield return Un(
            nameof(MessageCompte.VuComme),
            personne,
            "un administrateur consulte e-MJPM comme cette personne",
            MessageCompte.VuComme(MotifVue.Assistance, maintenant)
        );
        yield return Un(
            nameof(MessageCompte.ComptesReunis),
            "les deux adresses de la personne",
            "un administrateur réunit deux comptes",
            MessageCompte.ComptesReunis(Adresse, AutreAdresse, maintenant)
        );
        yield return Un(
            nameof(MessageCompte.TravailConfie),
            "personne qui reprend le travail",
            "un administrateur confie le travail d’une autre personne",
            MessageCompte.TravailConfie("Hélène Morel", "3 réservations et 1 recherche", maintenant)
        );
    }

    private static IEnumerable<ModeleCourriel> Demandes(Instance instance, DateTime maintenant)
    {
        var d = new DemandeCompte
        {
            Profil = ProfilDemande.Juge,
            Prenom = "Camille",
            Nom = "Exemple",
            Courriel = Adresse,
            Reseau = "",
            CreeeLe = maintenant.AddDays(-2),
            DeposeeLe = maintenant.AddDays(-2),
            Precision = "Pouvez-vous envoyer votre décision d’affectation ?",
        };
        ModeleCourriel Un(string methode, string qui, string quand, MessageCompte message) =>
            De(
                $"{nameof(MessagesDemande)}.{methode}",
                "Demandes de compte et invitations",
                qui,
                quand,
                message,
                maintenant
            );
        const string demandeur = "personne qui demande un compte";
        yield return Un(
            nameof(MessagesDemande.Code),
            demandeur,
            "l’adresse est à confirmer",
            MessagesDemande.Code(Code)
        );
        yield return Un(
            nameof(MessagesDemande.CompteExiste),
            demandeur,
            "cette adresse a déjà un compte",
            MessagesDemande.CompteExiste(instance.Adresse)
        );
        yield return Un(
            nameof(MessagesDemande.DejaEnAttente),
            demandeur,
            "une demande attend déjà",
            MessagesDemande.DejaEnAttente(maintenant.AddDays(-2))
        );
        yield return Un(
            nameof(MessagesDemande.Recue),
            demandeur,
            "la demande est enregistrée",
            MessagesDemande.Recue(d, "les juges du tribunal judiciaire de Lille")
        );
        yield return Un(
            nameof(MessagesDemande.AExaminer),
            "personnes qui décident",
            "une demande est enregistrée",
            MessagesDemande.AExaminer(d, $"{instance.Adresse}/juridiction/membres")
        );
        yield return Un(
            nameof(MessagesDemande.Approuvee),
            demandeur,
            "la demande est approuvée",
            MessagesDemande.Approuvee(d, instance.Adresse)
        );
        yield return Un(
            nameof(MessagesDemande.Refusee),
            demandeur,
            "la demande est refusée",
            MessagesDemande.Refusee(d, "Vous n’êtes pas encore affectée à ce tribunal.")
        );
        yield return Un(
            nameof(MessagesDemande.Preciser),
            demandeur,
            "une précision est nécessaire",
            MessagesDemande.Preciser(d, Code, "ddets-exemple@nord.example", instance.Adresse)
        );
        yield return Un(
            nameof(MessagesDemande.Repondue),
            "personnes qui décident",
            "la personne a répondu à la question posée",
            MessagesDemande.Repondue(d, $"{instance.Adresse}/juridiction/membres")
        );
        yield return De(
            $"{nameof(EnvoyerInvitation)}.{nameof(EnvoyerInvitation.Message)}",
            "Demandes de compte et invitations",
            "personne invitée",
            "un service, un tribunal ou un agent invite",
            EnvoyerInvitation.Message(
                $"invitation de {Confrere}",
                $"Hélène Morel vous invite parmi les membres de {Confrere} dans e-MJPM.",
                instance.Adresse,
                maintenant.AddDays(Invitation.Jours),
                Code
            ),
            maintenant
        );
    }

    private static ModeleCourriel Campagne(Instance instance, DateTime maintenant) =>
        De(
            $"{nameof(MessageCampagne)}.{nameof(MessageCampagne.Composer)}",
            "Campagnes de rappels",
            "personnes visées par la campagne",
            "une campagne programmée part",
            MessageCampagne.Composer(
                "vos places disponibles",
                "Vos chiffres ont plus de trente jours. Deux minutes suffisent pour les confirmer.",
                instance,
                null
            ),
            maintenant
        );

    private static ModeleCourriel Bulletin(Instance instance, DateTime maintenant) =>
        De(
            $"{nameof(MessageBulletin)}.{nameof(MessageBulletin.Composer)}",
            "Déploiement",
            "administrateurs et responsables de département",
            "chaque lundi matin",
            MessageBulletin.Composer(
                BulletinDeploiement.LundiDe(Horloge.DateParis(maintenant)),
                [
                    new(RubriqueBulletin.Ouvertures, "80", "Somme (80) : formation → ouverture"),
                    new(RubriqueBulletin.Comptes, "80", "Somme (80) : 12 comptes ouverts", 12),
                ],
                instance,
                "/administration/deploiement/bulletin"
            ),
            maintenant
        );

    private static IEnumerable<ModeleCourriel> Registre(DateTime maintenant)
    {
        TermeRegistre[] termes =
        [
            new()
            {
                GestionnaireId = 12,
                Nom = Mandataire,
                Objet = "agrément n°\u00A02023-17, Nord (59)",
                Terme = Horloge.DateParis(maintenant.AddDays(60)),
                HabilitationId = 31,
            },
        ];
        yield return De(
            $"{nameof(MessagesRegistre)}.{nameof(MessagesRegistre.TermesDeLaPersonne)}",
            "Registre",
            "mandataire concerné",
            "une habilitation ou une pièce arrive à son terme",
            MessagesRegistre.TermesDeLaPersonne(termes),
            maintenant
        );
        yield return De(
            $"{nameof(MessagesRegistre)}.{nameof(MessagesRegistre.TermesDuDepartement)}",
            "Registre",
            "agents du département",
            "des habilitations ou des pièces arrivent à leur terme",
            MessagesRegistre.TermesDuDepartement("Nord (59)", termes),
            maintenant
        );
    }

    private static ModeleCourriel De(
        Instance instance,
        string code,
        string famille,
        string qui,
        string quand,
        Message message,
        DateTime maintenant
    ) =>
        new(
            code,
            famille,
            qui,
            quand,
            new Courriel
            {
                Destinataire = Adresse,
                Sujet = message.SujetCourriel,
                Texte = message.Corps(instance),
                Urgent = message.Urgent,
                CreeLe = maintenant,
            }
        );

    private static ModeleCourriel De(
        string code,
        string famille,
        string qui,
        string quand,
        MessageCompte message,
        DateTime maintenant
    ) => new(code, famille, qui, quand, message.Pour(Adresse, maintenant));
}
