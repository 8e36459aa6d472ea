using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Jobs;

/// <summary>A published rule of retention.</summary>
/// <param name="Tache">the recurring job that applies it</param>
/// <param name="Acte">the act it leaves in the history each time it did something</param>
/// <param name="Quoi">what it is about</param>
/// <param name="Duree">how long it is kept</param>
/// <param name="Ensuite">what becomes of it</param>
/// <param name="Compter">how many are past their term now</param>
public sealed record RegleConservation(
    string Tache,
    string Acte,
    string Quoi,
    string Duree,
    string Ensuite,
    Func<Echeances, CancellationToken, Task<int>> Compter
)
{
    /// <summary>Every rule, the most sensitive data first.</summary>
    public static IReadOnlyList<RegleConservation> Toutes(ReglagesConservation reglages) =>
        [
            new(
                "purge-recherches",
                "purge.recherches",
                "Recherches des tribunaux et classements vus",
                "30 jours après leur dernière modification",
                "effacés",
                (e, a) => e.Recherches.CountAsync(a)
            ),
            new(
                "purge-besoins",
                "purge.besoins",
                "Besoins, langues et messages des réservations",
                $"{Echeances.JoursBesoins} jours après la fin de la réservation",
                "effacés ; la réservation reste",
                (e, a) => e.Besoins.CountAsync(a)
            ),
            new(
                "purge-mesures",
                AnonymiserMesures.Acte,
                "Mesures terminées, et réservations qui les concernent",
                $"{Francais.Nombre(reglages.AnneesMesures, "an")} après leur fin",
                "anonymisées : plus de numéro, de commune ni de texte, la décennie pour l’année de naissance ; nature, dates, tribunal et mandataire restent pour les statistiques",
                (e, a) =>
                    e
                        .Mesures.Select(m => m.Id)
                        .Concat(e.ReservationsSansSuite.Select(r => r.Id))
                        .CountAsync(a)
            ),
            new(
                "purge-imports",
                "purge.imports",
                "Fichiers d’import, leurs lignes et les faits qu’ils ont remplacés",
                $"{Imports.ImportMesures.JoursGardes} jours",
                "effacés ; le bilan chiffré reste",
                (e, a) => e.Imports.CountAsync(a)
            ),
            new(
                "purge-travaux",
                "purge.travaux",
                "Fichiers préparés (exports)",
                "24 heures",
                "effacés",
                (e, a) => e.Travaux.CountAsync(a)
            ),
            new(
                "purge-observations",
                "purge.observations",
                "Observations retirées par leur auteur",
                "un an après leur retrait",
                "effacées",
                (e, a) => e.Observations.CountAsync(a)
            ),
            new(
                "purge-journal-acces",
                "purge.journal_acces",
                "Journal des accès : qui a ouvert quelle page",
                $"{Echeances.MoisJournalAcces} mois",
                "effacé",
                (e, a) => e.JournalAcces.CountAsync(a)
            ),
            new(
                "purge-connexions",
                "purge.connexions",
                "Historique des connexions et sessions",
                $"{Echeances.MoisJournalAcces} mois",
                "effacés",
                (e, a) => e.Connexions.CountAsync(a)
            ),
            new(
                "purge-messages",
                "purge.messages",
                "Courriels envoyés et notifications",
                $"{Echeances.MoisJournalAcces} mois",
                "effacés",
                (e, a) =>
                    e
                        .Courriels.Select(c => c.Id)
                        .Concat(e.Notifications.Select(n => n.Id))
                        .CountAsync(a)
            ),
            new(
                "purge-captures",
                "purge.captures",
                "Captures jointes aux remarques",
                $"{Echeances.JoursCaptures} jours après la suite donnée à la remarque, un an au plus",
                "effacées ; la remarque reste",
                (e, a) => e.Captures.CountAsync(a)
            ),
            new(
                "purge-suivi",
                "purge.suivi",
                "Rappels envoyés, questions posées après une étape, notes sur l’usage, raisons d’inactivité, avis sans nom et remarques traitées",
                $"{Echeances.MoisJournalAcces} mois pour les rappels et les questions, {Echeances.AnneesSuivi} ans pour le reste",
                "effacés",
                async (e, a) =>
                    await e.Avis.CountAsync(a)
                    + await e
                        .Envois.Select(x => x.Id)
                        .Concat(e.Notes.Select(x => x.Id))
                        .Concat(e.Reponses.Select(x => x.Id))
                        .Concat(e.Remarques.Select(x => x.Id))
                        .Concat(e.Questions.Select(x => x.Id))
                        .CountAsync(a)
            ),
            new(
                "purge-invitations",
                "purge.invitations",
                "Invitations expirées ou révoquées",
                $"{Echeances.JoursInvitations} jours après leur fin",
                "effacées",
                (e, a) => e.Invitations.CountAsync(a)
            ),
            new(
                "purge-demandes",
                "purge.demandes",
                "Demandes de compte",
                "un jour si l’adresse n’est pas confirmée, un an après la décision",
                "effacées",
                (e, a) => e.Demandes.CountAsync(a)
            ),
        ];
}
