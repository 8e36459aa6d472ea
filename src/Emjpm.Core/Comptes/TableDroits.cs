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
            { Tribunal: { } t } => Tribunal(t),
            { Gestionnaire: { } g } => Gestionnaire(g, lieux),
            { Territoire: { } t } => Direction(t),
            _ => Administration(),
        };

    private static List<DroitDit> Tribunal(ActeurTribunal t) =>
        [
            new("Mandataires : fiche, disponibilité, expérience", "France entière", "lire"),
            new("Recherches et classements", t.Nom, "créer, modifier, lire"),
            new("Réservations", t.Nom, "créer, prolonger, annuler, lire, exporter"),
            new("Mesures confiées par le tribunal", t.Nom, "lire, exporter"),
            new("Observations sur les mandataires", t.Nom, "écrire, lire ; retirer les siennes"),
        ];

    private static List<DroitDit> Gestionnaire(ActeurGestionnaire g, IReadOnlyList<string> lieux)
    {
        var droits = g.Droits;
        var ou = lieux.Count == 0 ? g.Nom : $"{g.Nom} : {Francais.Enumeration(lieux)}";
        List<DroitDit> table =
        [
            new(
                "Mesures",
                ou,
                droits.Ecrit ? "lire, écrire, importer, exporter" : "lire, exporter"
            ),
            new("Réservations reçues", ou, droits.Repond ? "lire, répondre" : "lire"),
            new("Transferts", ou, droits.Ecrit ? "lire, demander, accepter, décliner" : "lire"),
            new(
                "Lieux d’exercice, profil, absences",
                ou,
                droits.Administre ? "lire, modifier" : "lire"
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
                "Inscriptions, habilitations, sanctions",
                t.Nom,
                "écrire ; proposer et décider une radiation"
            ),
            new("Liste officielle", "France entière", "lire, exporter, imprimer"),
        ];

    private static List<DroitDit> Administration() =>
        [
            new(
                "Comptes",
                "France entière",
                "lire, bloquer, changer la fonction, fermer les sessions, retirer les seconds facteurs"
            ),
            new("Tribunaux et cabinets", "France entière", "lire, écrire, fermer"),
            new("Traitements, courriels, annonces", "cette instance", "lire, relancer, publier"),
            new("Historique et journal des accès", "cette instance", "lire"),
            new("Mesures, recherches, réservations", "aucune", "rien"),
        ];
}
