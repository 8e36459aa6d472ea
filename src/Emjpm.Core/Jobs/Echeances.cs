using Emjpm.Core.Audit;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;

namespace Emjpm.Core.Jobs;

/// <summary>
/// What is past its term now, rule by rule: the same queries say beforehand what a purge will do, and do it.
/// </summary>
public sealed class Echeances(
    EmjpmDbContext db,
    TimeProvider horloge,
    ReglagesConservation reglages
)
{
    /// <summary>Days after its end during which a reservation keeps the needs of the person.</summary>
    public const int JoursBesoins = 30;

    /// <summary>Months the access log, the mails and the notifications are kept.</summary>
    public const int MoisJournalAcces = 12;

    /// <summary>Days an invitation that nobody accepted is kept after its end.</summary>
    public const int JoursInvitations = 30;

    /// <summary>Years the notes on the use of accounts, the reasons of inactivity and the remarks treated are kept.</summary>
    public const int AnneesSuivi = 2;

    /// <summary>Days after a remark is settled during which the image joined to it is kept.</summary>
    public const int JoursCaptures = 90;

    private DateTime Maintenant => horloge.Maintenant();
    private DateTime FinSuivi => Maintenant.AddYears(-AnneesSuivi);
    private DateTime FinJournal => Maintenant.AddMonths(-MoisJournalAcces);

    public IQueryable<Recherche> Recherches
    {
        get
        {
            var maintenant = Maintenant;
            return db.Recherches.Where(r => r.ExpireLe <= maintenant);
        }
    }

    public IQueryable<Reservation> Besoins
    {
        get
        {
            var limite = Maintenant.AddDays(-JoursBesoins);
            IReadOnlyList<Accompagnement> sansBesoin = [];
            IReadOnlyList<Langue> sansLangue = [];
            return db
                .Reservations.Where(r =>
                    (r.Etat == EtatReservation.Declinee && r.RepondueLe <= limite)
                    || (r.Etat == EtatReservation.Annulee && r.AnnuleeLe <= limite)
                    || (r.Etat == EtatReservation.Expiree && r.ExpireeLe <= limite)
                    || (r.Etat == EtatReservation.Ouverte && r.OuverteLe <= limite)
                )
                .Where(r =>
                    r.Message != null
                    || r.RaisonsVues != null
                    || r.Accompagnements != sansBesoin
                    || r.Langues != sansLangue
                );
        }
    }

    public IQueryable<Observation> Observations
    {
        get
        {
            var limite = Maintenant.AddYears(-1);
            return db.Observations.Where(o => o.RetireeLe <= limite);
        }
    }

    public IQueryable<Acces> JournalAcces
    {
        get
        {
            var limite = FinJournal;
            return db.AccesJournal.Where(a => a.Instant <= limite);
        }
    }

    public IQueryable<TentativeConnexion> Connexions
    {
        get
        {
            var limite = FinJournal;
            return db.TentativesConnexion.Where(t => t.Instant <= limite);
        }
    }

    public IQueryable<SessionOuverte> Sessions
    {
        get
        {
            var limite = FinJournal;
            return db.SessionsOuvertes.Where(s => s.VueLe <= limite);
        }
    }

    /// <summary>Sent or given up; what still waits is kept.</summary>
    public IQueryable<Courriel> Courriels
    {
        get
        {
            var limite = FinJournal;
            return db.Courriels.Where(c => c.Etat != EtatCourriel.AEnvoyer && c.CreeLe <= limite);
        }
    }

    public IQueryable<Notification> Notifications
    {
        get
        {
            var limite = FinJournal;
            return db.Notifications.Where(n => n.CreeeLe <= limite);
        }
    }

    /// <summary>Reminders sent; the campaign stays, without names.</summary>
    public IQueryable<EnvoiCampagne> Envois
    {
        get
        {
            var limite = FinJournal;
            return db.EnvoisCampagne.Where(e => e.EnvoyeLe <= limite);
        }
    }

    public IQueryable<NoteCompte> Notes
    {
        get
        {
            var limite = FinSuivi;
            return db.NotesCompte.Where(n => n.CreeeLe <= limite);
        }
    }

    public IQueryable<ReponseInactivite> Reponses
    {
        get
        {
            var limite = FinSuivi;
            return db.ReponsesInactivite.Where(r => r.RepondueLe <= limite);
        }
    }

    /// <summary>Remarks treated long ago; one that waits is kept.</summary>
    public IQueryable<RemarqueUsage> Remarques
    {
        get
        {
            var limite = FinSuivi;
            return db.Remarques.Where(r => r.TraiteeLe <= limite);
        }
    }

    /// <summary>
    /// Images joined to remarks settled long enough ago, or written a year ago whatever became of them, or that go with their remark.
    /// </summary>
    public IQueryable<CaptureRemarque> Captures
    {
        get
        {
            var (reglees, annee, traitees) = (
                Maintenant.AddDays(-JoursCaptures),
                Maintenant.AddYears(-1),
                FinSuivi
            );
            return db.CapturesRemarque.Where(c =>
                c.Remarque!.CreeeLe <= annee
                || c.Remarque.TraiteeLe <= traitees
                || (
                    c.Remarque.TraiteeLe <= reglees
                    && (
                        c.Remarque.Etat == EtatRemarque.Faite
                        || c.Remarque.Etat == EtatRemarque.SansSuite
                        || c.Remarque.Etat == EtatRemarque.Doublon
                    )
                )
            );
        }
    }

    /// <summary>That somebody was asked how an act went.</summary>
    public IQueryable<QuestionPosee> Questions
    {
        get
        {
            var limite = FinJournal;
            return db.QuestionsPosees.Where(q => q.PoseeLe <= limite);
        }
    }

    /// <summary>Answers on how acts went, which name nobody.</summary>
    public IQueryable<AvisEtape> Avis
    {
        get
        {
            var limite = Horloge.DateParis(FinSuivi);
            return db.AvisEtapes.Where(a => a.Mois <= limite);
        }
    }

    public IQueryable<Travail> Travaux
    {
        get
        {
            var maintenant = Maintenant;
            return db.Travaux.Where(t => t.EffaceLe <= maintenant);
        }
    }

    public IQueryable<ImportMesures> Imports
    {
        get
        {
            var limite = Maintenant.AddDays(-ImportMesures.JoursGardes);
            return db.Imports.Where(i => i.EffaceLe == null && (i.AppliqueLe ?? i.CreeLe) < limite);
        }
    }

    public IQueryable<Invitation> Invitations
    {
        get
        {
            var limite = Maintenant.AddDays(-JoursInvitations);
            return db.Invitations.Where(i =>
                i.AccepteeLe == null && (i.ExpireLe <= limite || i.RevoqueeLe <= limite)
            );
        }
    }

    /// <summary>Requests whose address was not confirmed in a day; those decided a year ago.</summary>
    public IQueryable<DemandeCompte> Demandes
    {
        get
        {
            var (veille, annee) = (Maintenant.AddDays(-1), Maintenant.AddYears(-1));
            return db.DemandesCompte.Where(d =>
                (d.Etat == EtatDemande.AConfirmer && d.CreeeLe <= veille) || d.DecideeLe <= annee
            );
        }
    }

    public IQueryable<ExecutionTache> Executions
    {
        get
        {
            var limite = Maintenant.AddDays(-ExecutionTache.JoursGardes);
            return db.ExecutionsTache.Where(e => e.DebutLe <= limite);
        }
    }

    /// <summary>Mesures closed, or withdrawn, for the configured years, that still lead back to the person.</summary>
    public IQueryable<Mesure> Mesures
    {
        get
        {
            var (instant, annees) = (Maintenant, reglages.AnneesMesures);
            var (limite, depuis) = (
                Horloge.DateParis(instant).AddYears(-annees),
                instant.AddYears(-annees)
            );
            return db.Mesures.Where(m =>
                m.AnonymiseeLe == null
                && (
                    (m.Statut == StatutMesure.Eteinte && m.DateFin <= limite)
                    || (m.Statut == StatutMesure.Retiree && m.CreeeLe <= depuis)
                )
            );
        }
    }

    /// <summary>Reservations that came to nothing, made that long ago, that still lead back to the person.</summary>
    public IQueryable<Reservation> ReservationsSansSuite
    {
        get
        {
            var depuis = Maintenant.AddYears(-reglages.AnneesMesures);
            return db.Reservations.Where(r =>
                r.CreeeLe <= depuis
                && r.MesureId == null
                && (r.NumeroRg != null || r.CommuneCode != null)
                && (
                    r.Etat == EtatReservation.Declinee
                    || r.Etat == EtatReservation.Annulee
                    || r.Etat == EtatReservation.Expiree
                )
            );
        }
    }
}
