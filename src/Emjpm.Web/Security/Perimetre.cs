using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Jobs;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>
/// What the actor of the request may read: every page reads through these queries, already limited. Outside them
/// nothing exists, and the answer is 404.
/// </summary>
public sealed class Perimetre(EmjpmDbContext db, IHttpContextAccessor acces, TimeProvider horloge)
{
    /// <summary>The actor of the request.</summary>
    /// <exception cref="InvalidOperationException">nobody is signed in</exception>
    public Acteur Acteur =>
        acces.HttpContext?.Features.Get<Acteur>()
        ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Searches of the actor's court.</summary>
    public IQueryable<Recherche> Recherches
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db.Recherches.AsNoTracking().Where(r => r.TribunalId == tribunal);
        }
    }

    /// <summary>Reservations of the actor's court, or made with the actor's gestionnaire.</summary>
    public IQueryable<Reservation> Reservations
    {
        get
        {
            var (tribunal, gestionnaire) = (Acteur.Tribunal?.Id, Acteur.Gestionnaire?.Id);
            var lieux = Acteur.Gestionnaire?.Droits.Lieux ?? [];
            var tous = lieux.Count == 0;
            return db
                .Reservations.AsNoTracking()
                .Where(r =>
                    (tribunal != null && r.TribunalId == tribunal)
                    || (
                        gestionnaire != null
                        && r.GestionnaireId == gestionnaire
                        && (tous || lieux.Contains(r.LieuId))
                    )
                );
        }
    }

    /// <summary>
    /// Mesures of the actor's court, those withdrawn excepted, or held by the actor's gestionnaire on the sites its rights cover.
    /// </summary>
    public IQueryable<Mesure> Mesures
    {
        get
        {
            var mesures = db.Mesures.AsNoTracking();
            return Acteur switch
            {
                { Tribunal.Id: var t } => mesures.Where(m =>
                    m.TribunalId == t && m.Statut != StatutMesure.Retiree
                ),
                { Gestionnaire: { } g } => mesures.De(g),
                _ => mesures.Where(m => false),
            };
        }
    }

    /// <summary>Transfers offered to the actor's gestionnaire, on the sites its rights cover.</summary>
    public IQueryable<TransfertMesure> TransfertsRecus =>
        Acteur.Gestionnaire is { } g
            ? db.Transferts.AsNoTracking().RecusPar(g)
            : db.Transferts.AsNoTracking().Where(t => false);

    /// <summary>Transfers that the actor's gestionnaire asked for, on the sites its rights cover.</summary>
    public IQueryable<TransfertMesure> TransfertsEnvoyes =>
        Acteur.Gestionnaire is { } g
            ? db.Transferts.AsNoTracking().EnvoyesPar(g)
            : db.Transferts.AsNoTracking().Where(t => false);

    /// <summary>Gestionnaires: all for a court and for an agent (directory and registry are national), one's own for a gestionnaire.</summary>
    public IQueryable<Gestionnaire> Gestionnaires
    {
        get
        {
            var gestionnaires = db.Gestionnaires.AsNoTracking();
            if (Acteur.Tribunal is not null || Acteur.Territoire is not null)
                return gestionnaires;
            var gestionnaire = Acteur.Gestionnaire?.Id;
            return gestionnaires.Where(g => g.Id == gestionnaire);
        }
    }

    /// <summary>Sites: all for a court and for an agent, those of one's gestionnaire that one's rights cover for a member.</summary>
    public IQueryable<LieuExercice> Lieux
    {
        get
        {
            var lieux = db.LieuxExercice.AsNoTracking();
            return Acteur switch
            {
                { Tribunal: not null } or { Territoire: not null } => lieux,
                { Gestionnaire: { } g } => lieux.De(g),
                _ => lieux.Where(l => false),
            };
        }
    }

    /// <summary>Entitlements of the gestionnaires of <see cref="Gestionnaires"/>.</summary>
    public IQueryable<Habilitation> Habilitations
    {
        get
        {
            var habilitations = db.Habilitations.AsNoTracking();
            if (Acteur.Tribunal is not null || Acteur.Territoire is not null)
                return habilitations;
            var gestionnaire = Acteur.Gestionnaire?.Id;
            return habilitations.Where(h => h.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>Absences and suspensions of the gestionnaires of <see cref="Gestionnaires"/>.</summary>
    public IQueryable<Indisponibilite> Indisponibilites
    {
        get
        {
            var indisponibilites = db.Indisponibilites.AsNoTracking();
            if (Acteur.Tribunal is not null || Acteur.Territoire is not null)
                return indisponibilites;
            var gestionnaire = Acteur.Gestionnaire?.Id;
            return indisponibilites.Where(i => i.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>Of some entries of the registry, those in the territory of the agent: on them it writes.</summary>
    public IQueryable<Gestionnaire> DansLeTerritoire(IQueryable<Gestionnaire> entrees)
    {
        var (national, codes) = Territoire;
        return national
            ? entrees
            : entrees.Where(g =>
                g.Habilitations.Any(h => codes.Contains(h.DepartementCode))
                || (
                    !g.Habilitations.Any()
                    && g.Lieux.Any(l => codes.Contains(l.Commune!.DepartementCode))
                )
            );
    }

    /// <summary>Habilitations in the territory of the agent: it writes on them.</summary>
    public IQueryable<Habilitation> HabilitationsDuTerritoire
    {
        get
        {
            var (national, codes) = Territoire;
            return db
                .Habilitations.AsNoTracking()
                .Where(h => national || codes.Contains(h.DepartementCode));
        }
    }

    /// <summary>Départements in which the agent writes.</summary>
    public IQueryable<Departement> DepartementsDuTerritoire
    {
        get
        {
            var (national, codes) = Territoire;
            return db.Departements.AsNoTracking().Where(d => national || codes.Contains(d.Code));
        }
    }

    /// <summary>Acts of the registry: all those of the entries of the territory, sanctions elsewhere.</summary>
    public IQueryable<ActeRegistre> ActesRegistre
    {
        get
        {
            var ids = DansLeTerritoire(db.Gestionnaires).Select(g => g.Id);
            var sanctions = ActeRegistre.Sanctions;
            return db
                .ActesRegistre.AsNoTracking()
                .Where(a => ids.Contains(a.GestionnaireId) || sanctions.Contains(a.Genre));
        }
    }

    /// <summary>Proposals of radiation in the territory of the agent.</summary>
    public IQueryable<PropositionRadiation> Propositions
    {
        get
        {
            var (national, codes) = Territoire;
            return db
                .PropositionsRadiation.AsNoTracking()
                .Where(p => national || codes.Contains(p.DepartementCode));
        }
    }

    /// <summary>Rights of accounts on the entries of the territory of the agent.</summary>
    public IQueryable<DroitGestionnaire> ComptesDuRegistre
    {
        get
        {
            var ids = DansLeTerritoire(db.Gestionnaires).Select(g => g.Id);
            return db.DroitsGestionnaire.AsNoTracking().Where(d => ids.Contains(d.GestionnaireId));
        }
    }

    private (bool National, IReadOnlyList<string> Codes) Territoire =>
        Acteur.Territoire is { } t
            ? (t.National, t.Departements)
            : throw new InvalidOperationException("The actor has no territory.");

    /// <summary>Observations written by the actor's court and not withdrawn.</summary>
    public IQueryable<Observation> Observations
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db
                .Observations.AsNoTracking()
                .Where(o => o.TribunalId == tribunal && o.RetireeLe == null);
        }
    }

    /// <summary>Cabinets of the actor's court.</summary>
    public IQueryable<Cabinet> Cabinets
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db.Cabinets.AsNoTracking().Where(c => c.TribunalId == tribunal);
        }
    }

    /// <summary>Mails sent about reservations to the actor's gestionnaire: to its accounts and to the contacts of its sites.</summary>
    public IQueryable<Core.Courriels.Courriel> CourrielsRecus
    {
        get
        {
            var gestionnaire = Acteur.GestionnaireId;
            return db
                .Courriels.AsNoTracking()
                .Where(c =>
                    c.Reservation!.GestionnaireId == gestionnaire
                    && (
                        db.DroitsGestionnaire.Any(d =>
                            d.GestionnaireId == gestionnaire
                            && d.Utilisateur!.Email == c.Destinataire
                        )
                        || db.LieuxExercice.Any(l =>
                            l.GestionnaireId == gestionnaire && l.ContactCourriel == c.Destinataire
                        )
                    )
                );
        }
    }

    /// <summary>Mails sent about the reservations of the actor's court, to either side.</summary>
    public IQueryable<Core.Courriels.Courriel> CourrielsDesReservations
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db.Courriels.AsNoTracking().Where(c => c.Reservation!.TribunalId == tribunal);
        }
    }

    /// <summary>Business history of what concerns the actor's court, or the actor's gestionnaire.</summary>
    public IQueryable<EvenementAudit> Historique
    {
        get
        {
            var (tribunal, gestionnaire) = (Acteur.Tribunal?.Id, Acteur.Gestionnaire?.Id);
            return db
                .EvenementsAudit.AsNoTracking()
                .Where(e =>
                    (tribunal != null && e.TribunalId == tribunal)
                    || (gestionnaire != null && e.GestionnaireId == gestionnaire)
                );
        }
    }

    /// <summary>Names behind the ids of accounts, to sign the lines of a history already read in the perimeter.</summary>
    public IQueryable<NomDeCompte> Noms =>
        db
            .Users.AsNoTracking()
            .Select(u => new NomDeCompte { Id = u.Id, Nom = u.Prenom + " " + u.Nom });

    /// <summary>Notifications of the actor.</summary>
    public IQueryable<Core.Courriels.Notification> Notifications
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.Notifications.AsNoTracking().Where(n => n.UtilisateurId == utilisateur);
        }
    }

    /// <summary>The account of the actor.</summary>
    public IQueryable<Utilisateur> Comptes
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.Users.AsNoTracking().Where(u => u.Id == utilisateur);
        }
    }

    /// <summary>Sessions of the actor's account, those over included.</summary>
    public IQueryable<SessionOuverte> Sessions
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.SessionsOuvertes.AsNoTracking().Where(s => s.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Attempts to sign in to the actor's account.</summary>
    public IQueryable<TentativeConnexion> Tentatives
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.TentativesConnexion.AsNoTracking().Where(t => t.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Authenticator application of the actor's account: one, or none.</summary>
    public IQueryable<SecondFacteur> Applications
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.SecondsFacteurs.AsNoTracking().Where(f => f.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Passkeys of the actor's account.</summary>
    public IQueryable<IdentityUserPasskey<int>> ClesAcces
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.ClesAcces.AsNoTracking().Where(c => c.UserId == utilisateur);
        }
    }

    /// <summary>Recovery codes of the actor's account that were not used.</summary>
    public IQueryable<CodeSecours> CodesSecours
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db
                .CodesSecours.AsNoTracking()
                .Where(c => c.UtilisateurId == utilisateur && c.UtiliseLe == null);
        }
    }

    /// <summary>Whether the actor's account has an application or a passkey.</summary>
    public Task<bool> AUnSecondFacteurAsync()
    {
        var utilisateur = Acteur.UtilisateurId;
        return db.Users.AnyAsync(u =>
            u.Id == utilisateur
            && (
                db.SecondsFacteurs.Any(f => f.UtilisateurId == utilisateur)
                || db.ClesAcces.Any(c => c.UserId == utilisateur)
            )
        );
    }

    /// <summary>Memberships of the actor in courts, past ones included.</summary>
    public IQueryable<MembreTribunal> Appartenances
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.MembresTribunal.AsNoTracking().Where(m => m.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Rights of the actor on gestionnaires, past ones included.</summary>
    public IQueryable<DroitGestionnaire> Droits
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.DroitsGestionnaire.AsNoTracking().Where(d => d.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Members of the actor's gestionnaire: the rights in force today of accounts that can sign in.</summary>
    public IQueryable<DroitGestionnaire> Membres =>
        db.DroitsGestionnaire.AsNoTracking().EnCours(Acteur.GestionnaireId, horloge.Aujourdhui());

    /// <summary>Invitations of the actor's gestionnaire: its administrators only.</summary>
    public IQueryable<Invitation> Invitations
    {
        get
        {
            var (gestionnaire, administre) = (
                Acteur.GestionnaireId,
                Acteur.Gestionnaire!.Droits.Administre
            );
            return db
                .Invitations.AsNoTracking()
                .Where(i => administre && i.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>Requests for an account that the actor decides.</summary>
    public IQueryable<DemandeCompte> Demandes => db.DemandesCompte.AsNoTracking().DuRessort(Acteur);

    /// <summary>Invitations that the actor follows: those of its court, of its territory, or all.</summary>
    public IQueryable<Invitation> InvitationsEnvoyees =>
        db.Invitations.AsNoTracking().DuRessort(Acteur);

    /// <summary>Entries of the registry to which the actor may open an account.</summary>
    public IQueryable<Gestionnaire> EntreesAOuvrir =>
        db.Gestionnaires.AsNoTracking().DuRessort(Acteur);

    /// <summary>Members of the actor's court, approved, today.</summary>
    public IQueryable<MembreTribunal> MembresDuTribunal
    {
        get
        {
            var (tribunal, date) = (Acteur.TribunalId, horloge.Aujourdhui());
            return db
                .MembresTribunal.AsNoTracking()
                .Where(m =>
                    m.TribunalId == tribunal
                    && m.ApprouveLe != null
                    && m.Du <= date
                    && (m.Au == null || m.Au >= date)
                    && m.Utilisateur!.Actif
                );
        }
    }

    /// <summary>Recurring jobs: administration only.</summary>
    public IQueryable<Tache> Taches
    {
        get
        {
            var administre = Acteur.Role == Role.Administration;
            return db.Taches.AsNoTracking().Where(t => administre);
        }
    }

    /// <summary>Outbox of mails: administration only.</summary>
    public IQueryable<Core.Courriels.Courriel> Courriels
    {
        get
        {
            var administre = Acteur.Role == Role.Administration;
            return db.Courriels.AsNoTracking().Where(c => administre);
        }
    }

    /// <summary>Filters the actor kept, for its present gestionnaire.</summary>
    public IQueryable<FiltreEnregistre> Filtres
    {
        get
        {
            var (utilisateur, gestionnaire) = (Acteur.UtilisateurId, Acteur.Gestionnaire?.Id);
            return db
                .FiltresEnregistres.AsNoTracking()
                .Where(f => f.UtilisateurId == utilisateur && f.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>
    /// Operations in bulk of the actor's gestionnaire; its own only, for a member whose rights are limited to some sites.
    /// </summary>
    public IQueryable<OperationEnMasse> Operations
    {
        get
        {
            var (gestionnaire, utilisateur) = (Acteur.GestionnaireId, Acteur.UtilisateurId);
            var tous = Acteur.Gestionnaire!.Droits.Lieux.Count == 0;
            return db
                .OperationsEnMasse.AsNoTracking()
                .Where(o =>
                    o.GestionnaireId == gestionnaire && (tous || o.AuteurId == utilisateur)
                );
        }
    }

    /// <summary>Lines of the operations of <see cref="Operations"/>.</summary>
    public IQueryable<LigneOperation> LignesOperations
    {
        get
        {
            var operations = Operations;
            return db
                .LignesOperation.AsNoTracking()
                .Where(l => operations.Any(o => o.Id == l.OperationId));
        }
    }

    /// <summary>
    /// Imports of the actor's gestionnaire; a member whose rights are limited to some sites only sees its own, since the lines
    /// of the others may be of any site.
    /// </summary>
    public IQueryable<ImportMesures> Imports
    {
        get
        {
            var (gestionnaire, utilisateur) = (Acteur.Gestionnaire?.Id, Acteur.UtilisateurId);
            var tous = Acteur.Gestionnaire?.Droits.Lieux.Count == 0;
            return db
                .Imports.AsNoTracking()
                .Where(i =>
                    i.GestionnaireId == gestionnaire && (tous || i.AuteurId == utilisateur)
                );
        }
    }

    /// <summary>Lines of an import of <see cref="Imports"/>.</summary>
    public IQueryable<LigneImport> LignesImport(int importId) =>
        db
            .LignesImport.AsNoTracking()
            .Where(l => l.ImportId == importId && Imports.Any(i => i.Id == l.ImportId));

    /// <summary>What an import of <see cref="Imports"/> did.</summary>
    public IQueryable<EffetImport> EffetsImport(int importId) =>
        db
            .EffetsImport.AsNoTracking()
            .Where(e => e.ImportId == importId && Imports.Any(i => i.Id == e.ImportId));

    /// <summary>The work that an import of <see cref="Imports"/> last asked for, whoever of the gestionnaire asked.</summary>
    public IQueryable<Travail> TravauxImport(int importId) =>
        db
            .Travaux.AsNoTracking()
            .Where(t => Imports.Any(i => i.Id == importId && i.TravailId == t.Id));

    /// <summary>Long works the actor asked for, in its present gestionnaire.</summary>
    public IQueryable<Travail> Travaux
    {
        get
        {
            var (utilisateur, gestionnaire) = (Acteur.UtilisateurId, Acteur.Gestionnaire?.Id);
            return db
                .Travaux.AsNoTracking()
                .Where(t => t.AuteurId == utilisateur && t.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>What is known of the exchanges of the actor's gestionnaire with OCMI; one row at most.</summary>
    public IQueryable<SynchronisationOcmi> Ocmi
    {
        get
        {
            var gestionnaire = Acteur.GestionnaireId;
            return db
                .SynchronisationsOcmi.AsNoTracking()
                .Where(s => s.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>What the last synchronisation with OCMI left aside.</summary>
    public IQueryable<EcartOcmi> EcartsOcmi
    {
        get
        {
            var gestionnaire = Acteur.GestionnaireId;
            return db.EcartsOcmi.AsNoTracking().Where(e => e.GestionnaireId == gestionnaire);
        }
    }

    /// <summary>The pieces of a file of a work read in <see cref="Travaux"/>.</summary>
    public IAsyncEnumerable<byte[]> Morceaux(
        Travail travail,
        FichierTravail fichier,
        CancellationToken annulation
    ) => db.LireFichierAsync(travail.Id, fichier, annulation);

    /// <summary>Reference data, public.</summary>
    public IQueryable<Commune> Communes => db.Communes.AsNoTracking();

    /// <inheritdoc cref="Communes"/>
    public IQueryable<Epci> Epcis => db.Epcis.AsNoTracking();

    /// <inheritdoc cref="Communes"/>
    public IQueryable<Departement> Departements => db.Departements.AsNoTracking();

    /// <summary>Regions of the country.</summary>
    public IQueryable<Region> Regions => db.Regions.AsNoTracking();

    /// <inheritdoc cref="Communes"/>
    public IQueryable<Etablissement> Etablissements => db.Etablissements.AsNoTracking();

    /// <inheritdoc cref="Communes"/>
    public IQueryable<Tribunal> Tribunaux => db.Tribunaux.AsNoTracking();

    /// <summary>Cabinets of every court, by their names: what a gestionnaire attaches its mesures to.</summary>
    public IQueryable<Cabinet> CabinetsDesTribunaux => db.Cabinets.AsNoTracking();
}

/// <summary>An account by its name only.</summary>
public sealed record NomDeCompte
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
}
