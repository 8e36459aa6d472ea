using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Comptes;

/// <summary>A line of the table of rights: on what, where, to do what.</summary>
public sealed record DroitDit(string Quoi, string Ou, string Actes);

/// <summary>
/// The table of rights, role × territory × acts, as it is read by a person. The queries of the perimeter and the gates of the
/// operations apply it; docs/autorisations.txt is what they really answer.
/// </summary>
public static class TableDroits
{
    /// <summary>What an actor sees and does today.</summary>
    /// <param name="lieux">names of the sites its rights are limited to; empty when they are not</param>
    public static IReadOnlyList<DroitDit> De(Acteur acteur, IReadOnlyList<string> lieux) =>
        acteur switch
        {
            { Tribunal: { } t } => Tribunal(t, acteur.Role),
            { Gestionnaire: { } g } => Gestionnaire(g, lieux),
            { Territoire: { } t } => Direction(t),
            _ => Administration(),
        };

    private static List<DroitDit> Tribunal(ActeurTribunal t, Role role) =>
        [
            new(
                "Annuaire et fiches des mandataires : disponibilité, expérience",
                "France entière",
                "lire, exporter"
            ),
            new("Recherches et classements", t.Nom, "créer, modifier, copier, lire, exporter"),
            new("Réservations", t.Nom, "créer, prolonger, annuler, lire, exporter"),
            new("Mesures confiées par le tribunal", t.Nom, "lire, exporter"),
            new("Observations sur les mandataires", t.Nom, "écrire, lire ; retirer les siennes"),
            new(
                "Membres du tribunal et demandes de compte",
                t.Nom,
                role is Role.Juge ? "lire, inviter, approuver, refuser" : "lire les membres"
            ),
            Aucun("Ressources des personnes protégées"),
        ];

    private static List<DroitDit> Gestionnaire(ActeurGestionnaire g, IReadOnlyList<string> lieux)
    {
        var droits = g.Droits;
        var ou = lieux.Count == 0 ? g.Nom : $"{g.Nom} : {Francais.Enumeration(lieux)}";
        List<DroitDit> table =
        [
            new(
                "Mesures, situations et ressources",
                ou,
                droits.Ecrit ? "lire, écrire, importer, exporter" : "lire, exporter"
            ),
            new("Réservations reçues", ou, droits.Repond ? "lire, répondre" : "lire"),
            new("Transferts", ou, droits.Ecrit ? "lire, demander, accepter, refuser" : "lire"),
            new(
                "Capacité et absences des lieux d’exercice",
                ou,
                droits.Ecrit ? "lire, déclarer" : "lire"
            ),
            new(
                "Lieux d’exercice, zone d’intervention, profil",
                ou,
                droits.Administre ? "lire, ouvrir, modifier, fermer" : "lire"
            ),
            new(
                "Synchronisation avec OCMI",
                g.Nom,
                droits switch
                {
                    { Administre: true, Ecrit: true } => "lire, activer, relancer",
                    { Administre: true } => "lire, activer",
                    { Ecrit: true } => "lire, relancer",
                    _ => "lire",
                }
            ),
        ];
        if (!g.Type.EstUnePersonne())
            table.Add(
                new(
                    "Membres du service",
                    g.Nom,
                    droits.Administre ? "inviter, modifier, retirer" : "lire"
                )
            );
        return table;
    }

    private static List<DroitDit> Direction(ActeurTerritoire t) =>
        [
            new("Registre des mandataires", "France entière", "lire ; coordonnées du territoire"),
            new(
                "Inscriptions, habilitations, sanctions, pièces",
                t.Nom,
                "écrire ; proposer ou décider une radiation, jamais les deux"
            ),
            new("Visites et échanges avec les mandataires", t.Nom, "noter, lire"),
            new(
                "Listes de mandataires et doublons",
                t.Nom,
                "déposer, appliquer, annuler, rapprocher, réunir"
            ),
            new("Liste officielle", "France entière", "lire, exporter, imprimer"),
            new(
                "Chiffres et rapports",
                t.National ? t.Nom : $"France entière ; détail : {t.Nom}",
                "lire, exporter"
            ),
            new("Alertes", t.Nom, "lire, prendre en compte, mettre de côté, fixer les seuils"),
            new(
                t.National
                    ? "Demandes de compte et invitations, agents compris"
                    : "Demandes de compte et invitations des mandataires",
                t.Nom,
                "lire, approuver, refuser, inviter"
            ),
            Aucun("Mesures, recherches, réservations : données des personnes"),
        ];

    private static List<DroitDit> Administration() =>
        [
            new(
                "Comptes",
                "France entière",
                "lire, bloquer, changer la fonction, réunir, confier le travail, fermer les sessions, retirer les seconds facteurs"
            ),
            new(
                "Demandes de compte et invitations",
                "France entière",
                "lire, approuver, refuser, inviter"
            ),
            new("Tribunaux et cabinets", "France entière", "lire, écrire, fermer"),
            new(
                "Barème du classement",
                "France entière",
                "lire, préparer, comparer, mettre en vigueur"
            ),
            new("Traitements, courriels, annonces", "cette instance", "lire, relancer, publier"),
            new("Historique et journal des accès", "cette instance", "lire"),
            Aucun("Mesures, recherches, réservations"),
        ];

    private static DroitDit Aucun(string quoi) => new(quoi, "nulle part", "rien");
}
