namespace Emjpm.Web.Pages.Administration;

/// <summary>What recurring jobs do, in words.</summary>
public static class NomsDesTaches
{
    /// <summary>Its name when the job is new here.</summary>
    public static string Dire(string tache) =>
        tache switch
        {
            "courriels" => "Envoi des courriels",
            "relances" => "Relances et expiration des réservations",
            "registre" => "Actes du registre prenant effet",
            "rappels-registre" => "Rappels des échéances du registre",
            "clotures" => "Clôture des mesures dont la fin était annoncée",
            "fermetures" => "Reprise des lieux qui ferment",
            "capacites-prevues" => "Capacités déclarées à l’avance",
            "compteurs" => "Contrôle des places",
            "releves" => "Relevé des chiffres du jour",
            "alertes" => "Alertes du pilotage",
            "bulletin-deploiement" => "Bulletin hebdomadaire du déploiement",
            "experience" => "Calcul de l’expérience et des délais de réponse",
            "ocmi" => "Synchronisation avec OCMI",
            "purge-recherches" => "Effacement des recherches",
            "purge-besoins" => "Effacement des besoins des réservations terminées",
            "purge-observations" => "Effacement des observations retirées",
            "purge-imports" => "Effacement des fichiers d’import",
            "purge-travaux" => "Effacement des fichiers préparés",
            "purge-journal-acces" => "Effacement du journal des accès",
            "purge-connexions" => "Effacement de l’historique des connexions",
            "purge-messages" => "Effacement des courriels et notifications",
            "campagnes" => "Envoi des campagnes de rappel",
            "purge-captures" => "Effacement des captures jointes aux remarques",
            "purge-suivi" => "Effacement des rappels, notes, avis et remarques anciens",
            "purge-invitations" => "Effacement des invitations expirées",
            "purge-demandes" => "Effacement des demandes de compte",
            "purge-mesures" => "Anonymisation des mesures terminées",
            _ => tache,
        };

    /// <summary>What a long work that a page asked for does; its handle when it is new here.</summary>
    public static string Travail(string genre) =>
        genre switch
        {
            "mesures.exporter" => "Export de mesures",
            "imports.apercu" => "Aperçu d’un import de mesures",
            "imports.appliquer" => "Application d’un import de mesures",
            "imports.annuler" => "Annulation d’un import de mesures",
            "ocmi.synchroniser" => "Synchronisation avec OCMI",
            _ => genre,
        };
}
