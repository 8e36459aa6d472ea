using System.Collections.Frozen;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Audit;

/// <summary>
/// How each act of the business history is said in French, wherever a history is read. A test finds every act that the code
/// traces here.
/// </summary>
public static class ActesTraces
{
    private static readonly FrozenDictionary<string, string> Libelles = new Dictionary<
        string,
        string
    >
    {
        ["absence.declarer"] = "Absence déclarée",
        ["absence.finir"] = "Absence terminée",
        ["acces.inviter"] = "Invitation à ouvrir un compte",
        ["acces.renvoyer_invitation"] = "Invitation renvoyée",
        ["acces.revoquer_invitation"] = "Invitation annulée",
        ["activite.interrompre"] = "Activité interrompue",
        ["activite.reprendre"] = "Activité reprise",
        ["alerte.fixer_seuils"] = "Seuils d’alerte fixés",
        ["alerte.mettre_de_cote"] = "Alerte mise de côté",
        ["alerte.prendre_en_compte"] = "Alerte prise en compte",
        ["annonce.publier"] = "Annonce publiée",
        ["annonce.retirer"] = "Annonce retirée",
        ["bareme.activer"] = "Barème mis en vigueur",
        ["bareme.ecarter"] = "Brouillon de barème écarté",
        ["bareme.modifier"] = "Brouillon de barème modifié",
        ["bareme.preparer"] = "Brouillon de barème préparé",
        ["campagne.annuler"] = "Campagne de rappels annulée",
        ["campagne.envoyer"] = "Campagne de rappels envoyée",
        ["campagne.programmer"] = "Campagne de rappels programmée",
        ["compte.arreter_questions"] = "Questions après une étape refusées par la personne",
        ["compte.recevoir_questions"] = "Questions après une étape acceptées par la personne",
        ["compte.arreter_rappels"] = "Rappels refusés par la personne",
        ["compte.recevoir_rappels"] = "Rappels acceptés par la personne",
        ["compte.activer_application"] = "Application d’authentification activée",
        ["compte.ajouter_cle"] = "Clé d’accès ajoutée",
        ["compte.bloquer"] = "Compte bloqué",
        ["compte.changer_adresse"] = "Adresse électronique changée",
        ["compte.changer_mot_de_passe"] = "Mot de passe changé",
        ["compte.changer_role"] = "Fonction changée",
        ["compte.confier_travail"] = "Travail en cours confié à une autre personne",
        ["compte.confirmer_identite"] = "Identité confirmée",
        ["compte.creer"] = "Compte créé",
        ["compte.debloquer"] = "Compte rouvert",
        ["compte.demander_adresse"] = "Changement d’adresse électronique demandé",
        ["compte.demander_code"] = "Code demandé pour un nouveau mot de passe",
        ["compte.donner_codes_secours"] = "Codes de secours donnés",
        ["compte.etre_reuni"] = "Compte réuni à un autre et fermé",
        ["compte.fermer_sessions"] = "Sessions fermées",
        ["compte.finir_voir_comme"] = "Fin d’une consultation comme une autre personne",
        ["compte.lier_proconnect"] = "Identité ProConnect liée au compte",
        ["compte.reinitialiser_mot_de_passe"] = "Nouveau mot de passe choisi avec un code",
        ["compte.renommer_cle"] = "Clé d’accès renommée",
        ["compte.retirer_application"] = "Application d’authentification retirée",
        ["compte.retirer_cle"] = "Clé d’accès retirée",
        ["compte.retirer_facteurs"] = "Seconds facteurs retirés",
        ["compte.reunir"] = "Autre compte de la même personne réuni à celui-ci",
        ["compte.utiliser_code_secours"] = "Code de secours utilisé",
        ["compte.voir_comme"] = "Consultation comme une autre personne",
        ["courriel.relancer"] = "Nouvel essai d’envoi d’un courriel",
        ["demande.approuver"] = "Demande de compte approuvée",
        ["demande.deposer"] = "Demande de compte déposée",
        ["demande.preciser"] = "Précision demandée sur une demande de compte",
        ["demande.rappeler"] = "Demande de compte rappelée à son auteur",
        ["demande.repondre"] = "Réponse à une question sur une demande de compte",
        ["demande.refuser"] = "Demande de compte refusée",
        ["demande.saisir"] = "Demande de compte saisie, adresse à confirmer",
        ["deploiement.bulletin"] = "Bulletin du déploiement établi",
        ["deploiement.conduire"] = "Déploiement d’un département mis à jour",
        ["deploiement.inviter"] = "Vague d’invitations envoyée",
        ["deploiement.ouvrir_fonction"] = "Ouverture d’une fonction par territoire décidée",
        ["deploiement.relancer"] = "Vague d’invitations relancée",
        ["echange.noter"] = "Visite ou échange avec un mandataire noté",
        ["echange.noter_suite"] = "Suite d’une visite ou d’un échange notée",
        ["gestionnaire.modifier_profil"] = "Profil modifié",
        ["gestionnaire.reprendre_la_main"] = "Mesures reprises en main",
        ["instance.sceller"] = "Clés et secrets scellés à nouveau",
        ["import.annuler"] = "Import de mesures annulé",
        ["import.appliquer"] = "Import de mesures appliqué",
        ["import.deposer"] = "Fichier de mesures déposé",
        ["lieu.annuler_capacite_prevue"] = "Capacité prévue annulée",
        ["lieu.appliquer_capacite_prevue"] = "Capacité prévue appliquée",
        ["lieu.confirmer"] = "Capacité confirmée",
        ["lieu.corriger_compteurs"] = "Places recomptées et corrigées",
        ["lieu.creer"] = "Lieu d’exercice créé",
        ["lieu.declarer"] = "Capacité déclarée",
        ["lieu.definir_zone"] = "Zone d’intervention définie",
        ["lieu.fermer"] = "Fermeture d’un lieu d’exercice décidée",
        ["lieu.modifier"] = "Lieu d’exercice modifié",
        ["lieu.ouvrir"] = "Lieu d’exercice ouvert",
        ["lieu.prevoir_capacite"] = "Capacité prévue à une date",
        ["lieu.reprendre"] = "Mesures et réservations reprises d’un lieu qui ferme",
        ["lieu.rouvrir"] = "Fermeture d’un lieu d’exercice levée",
        ["liste.annuler"] = "Liste de mandataires annulée",
        ["liste.appliquer"] = "Liste de mandataires appliquée",
        ["liste.deposer"] = "Liste de mandataires déposée",
        ["membre.accepter_invitation"] = "Invitation acceptée",
        ["membre.inviter"] = "Membre invité",
        ["membre.modifier"] = "Droits d’un membre modifiés",
        ["membre.renvoyer_invitation"] = "Invitation d’un membre renvoyée",
        ["membre.retirer"] = "Membre retiré",
        ["membre.revoquer_invitation"] = "Invitation d’un membre annulée",
        ["mesure.annoncer_fin"] = "Fin de mesure annoncée",
        ["mesure.annuler_fin"] = "Fin de mesure annoncée, annulée",
        ["mesure.clore"] = "Mesure clôturée",
        ["mesure.corriger"] = "Identité d’une mesure corrigée",
        ["mesure.corriger_ressources"] = "Ressources corrigées",
        ["mesure.corriger_situation"] = "Situation corrigée",
        ["mesure.creer"] = "Mesure créée",
        ["mesure.declarer_ressources"] = "Ressources déclarées",
        ["mesure.modifier"] = "Mesure modifiée",
        ["mesure.ouvrir"] = "Mesure ouverte",
        ["mesure.recevoir"] = "Mesure reçue par transfert",
        ["mesure.remettre"] = "Mesure retirée par erreur, remise",
        ["mesure.retirer"] = "Mesure retirée",
        ["mesure.retirer_situation"] = "Situation retirée",
        ["mesure.reviser"] = "Mesure révisée",
        ["mesure.rouvrir"] = "Mesure rouverte",
        ["mesure.situation"] = "Situation changée",
        ["mesure.transferer"] = "Mesure transférée",
        ["mesures.annuler_lot"] = "Opération sur plusieurs mesures annulée",
        ["mesures.exporter"] = "Mesures exportées",
        ["observation.ajouter"] = "Observation ajoutée",
        ["observation.retirer"] = "Observation retirée",
        ["ocmi.activer"] = "Synchronisation avec OCMI activée",
        ["ocmi.synchroniser"] = "Synchronisation avec OCMI",
        ["pilotage.simuler"] = "Simulation demandée",
        ["purge.besoins"] = "Besoins de réservations terminées effacés",
        ["purge.captures"] = "Captures jointes aux remarques effacées",
        ["purge.connexions"] = "Historique des connexions effacé",
        ["purge.demandes"] = "Demandes de compte effacées",
        ["purge.imports"] = "Fichiers d’import effacés",
        ["purge.invitations"] = "Invitations expirées effacées",
        ["purge.journal_acces"] = "Journal des accès effacé",
        ["purge.messages"] = "Courriels et notifications effacés",
        ["purge.mesures"] = "Mesures terminées rendues anonymes",
        ["purge.observations"] = "Observations retirées effacées",
        ["purge.recherches"] = "Recherches effacées",
        ["purge.suivi"] = "Suivi de l’usage effacé",
        ["purge.travaux"] = "Fichiers préparés effacés",
        ["recherche.confier"] = "Recherche confiée à une autre personne du tribunal",
        ["recherche.creer"] = "Recherche créée",
        ["recherche.dupliquer"] = "Recherche copiée",
        ["recherche.modifier"] = "Recherche modifiée",
        ["referentiel.importer"] = "Fichier officiel importé",
        ["registre.rappeler_terme"] = "Registre : échéance rappelée",
        ["remarque.deposer"] = "Remarque déposée",
        ["remarque.effacer_capture"] = "Capture jointe à une remarque effacée",
        ["remarque.traiter"] = "Remarque traitée",
        ["releves.demander"] = "Relevé de chiffres demandé",
        ["reservation.annoncer_expiration"] = "Expiration prochaine d’une réservation annoncée",
        ["reservation.annuler"] = "Réservation annulée",
        ["reservation.confier"] = "Suivi d’une réservation confié à une autre personne",
        ["reservation.confirmer"] = "Réservation confirmée par le mandataire",
        ["reservation.creer"] = "Réservation créée",
        ["reservation.decliner"] = "Réservation refusée par le mandataire",
        ["reservation.deplacer"] = "Réservation reprise par un autre lieu d’exercice",
        ["reservation.expirer"] = "Réservation expirée",
        ["reservation.interrompre"] = "Réservation interrompue par un acte du registre",
        ["reservation.ouvrir"] = "Réservation devenue une mesure",
        ["reservation.prolonger"] = "Réservation prolongée",
        ["reservation.rappeler"] = "Réservation rappelée au mandataire",
        ["reservation.retablir"] = "Réservation rétablie",
        ["reservation.sans_place"] = "Réservation refusée faute de place",
        ["suivi.debloquer"] = "Difficulté de connexion levée",
        ["suivi.distinguer"] = "Deux comptes du même nom dits de deux personnes",
        ["suivi.noter"] = "Note ajoutée au suivi d’un compte",
        ["suivi.rappeler"] = "Rappel envoyé à une personne",
        ["tache.relancer"] = "Traitement relancé",
        ["transfert.accepter"] = "Transfert accepté",
        ["transfert.annuler"] = "Transfert annulé",
        ["transfert.decliner"] = "Transfert refusé",
        ["transfert.demander"] = "Transfert demandé",
        ["transfert.sans_objet"] = "Transfert devenu sans objet",
        ["tribunal.ajouter_cabinet"] = "Cabinet ajouté",
        ["tribunal.creer"] = "Tribunal créé",
        ["tribunal.fermer"] = "Fermeture d’un tribunal",
        ["tribunal.modifier"] = "Tribunal modifié",
        ["tribunal.renommer_cabinet"] = "Cabinet renommé",
    }
        .Concat(
            Liste<GenreActe>.Valeurs.Select(g =>
                KeyValuePair.Create($"registre.{g.Handle()}", $"Registre : {g.Libelle()}")
            )
        )
        .Concat(
            Liste<ActeEnMasse>.Valeurs.Select(a =>
                KeyValuePair.Create($"mesures.{a.Handle()}", $"Plusieurs mesures : {a.Libelle()}")
            )
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Objets = new Dictionary<string, string>
    {
        ["alerte"] = "alerte",
        ["annonce"] = "annonce",
        ["bareme"] = "barème",
        ["campagne"] = "campagne de rappels",
        ["communes"] = "référentiel des communes",
        ["courriel"] = "courriel",
        ["demande"] = "demande de compte",
        ["departement"] = "département",
        ["deploiement"] = "déploiement",
        ["echange"] = "visite ou échange",
        ["finess"] = "référentiel des établissements",
        ["fonction"] = "fonction ouverte par territoire",
        ["gestionnaire"] = "mandataire",
        ["import"] = "import de mesures",
        ["import_liste"] = "liste de mandataires",
        ["instance"] = "instance",
        ["invitation"] = "invitation",
        ["lieu"] = "lieu d’exercice",
        ["mesure"] = "mesure",
        ["observation"] = "observation",
        ["operation"] = "opération sur plusieurs mesures",
        ["purge"] = "effacement",
        ["recherche"] = "recherche",
        ["remarque"] = "remarque",
        ["reservation"] = "réservation",
        ["tache"] = "traitement",
        ["transfert"] = "transfert",
        ["tribunal"] = "tribunal",
        ["tribunaux"] = "référentiel des tribunaux",
        ["utilisateur"] = "compte",
        ["vague"] = "vague d’invitations",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Familles = new Dictionary<
        string,
        string
    >
    {
        ["absence"] = "Absences",
        ["acces"] = "Invitations à ouvrir un compte",
        ["activite"] = "Interruptions d’activité",
        ["alerte"] = "Alertes",
        ["annonce"] = "Annonces",
        ["bareme"] = "Barème du classement",
        ["campagne"] = "Campagnes de rappels",
        ["compte"] = "Comptes",
        ["courriel"] = "Courriels",
        ["demande"] = "Demandes de compte",
        ["deploiement"] = "Déploiement",
        ["echange"] = "Visites et échanges",
        ["gestionnaire"] = "Mandataires",
        ["import"] = "Imports de mesures",
        ["instance"] = "Instance",
        ["lieu"] = "Lieux d’exercice",
        ["liste"] = "Listes de mandataires",
        ["membre"] = "Membres des services",
        ["mesure"] = "Mesures",
        ["mesures"] = "Opérations sur plusieurs mesures",
        ["observation"] = "Observations",
        ["ocmi"] = "OCMI",
        ["pilotage"] = "Pilotage",
        ["purge"] = "Effacements",
        ["recherche"] = "Recherches",
        ["referentiel"] = "Référentiels",
        ["registre"] = "Registre",
        ["releves"] = "Relevés de chiffres",
        ["remarque"] = "Remarques",
        ["reservation"] = "Réservations",
        ["suivi"] = "Suivi de l’usage",
        ["tache"] = "Traitements",
        ["transfert"] = "Transferts",
        ["tribunal"] = "Tribunaux",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Handles of the acts, in the order of their families then of their labels.</summary>
    public static IReadOnlyList<
        IGrouping<string, KeyValuePair<string, string>>
    > ParFamille { get; } =
    [
        .. Libelles
            .OrderBy(l => l.Value, StringComparer.Ordinal)
            .GroupBy(l => l.Key[..l.Key.IndexOf('.', StringComparison.Ordinal)])
            .OrderBy(g => Famille(g.Key), StringComparer.Ordinal),
    ];

    /// <summary>Handles and names of the kinds of objects, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ToutObjet { get; } =
    [.. Objets.OrderBy(o => o.Value, StringComparer.Ordinal)];

    /// <summary>« Compte bloqué » of <c>compte.bloquer</c>; null when no act has this handle.</summary>
    public static string? Connu(string acte) => Libelles.GetValueOrDefault(acte);

    /// <summary>The same; the handle itself, in words, for an act that this release no longer writes.</summary>
    public static string Dire(string acte) => Connu(acte) ?? Francais.EnTete(Mots(acte));

    /// <summary>« réservation » of <c>reservation</c>.</summary>
    public static string Objet(string objet) => Objets.GetValueOrDefault(objet) ?? Mots(objet);

    /// <summary>« Réservations » of <c>reservation</c>, what a handle begins with.</summary>
    public static string Famille(string debut) =>
        Familles.GetValueOrDefault(debut) ?? Francais.EnTete(Mots(debut));

    private static string Mots(string handle) => handle.Replace('.', ' ').Replace('_', ' ');
}
