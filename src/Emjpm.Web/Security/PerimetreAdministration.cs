using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Core.Audit;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>
/// What an administrator reads: accounts, courts, logs, jobs and mails of the whole instance; never a mesure, a search nor a
/// reservation. Anyone else who would reach it meets a fault, not data.
/// </summary>
public sealed class PerimetreAdministration(
    EmjpmDbContext db,
    Perimetre perimetre,
    Echeances echeances,
    TimeProvider horloge
)
{
    /// <summary>The actor of the request.</summary>
    public Acteur Acteur => perimetre.Acteur;

    /// <exception cref="InvalidOperationException">the actor is not an administrator</exception>
    private EmjpmDbContext Base
    {
        get
        {
            perimetre.Acteur.ExigerAdministrateur();
            return db;
        }
    }

    public IQueryable<Utilisateur> Comptes => Base.Users.AsNoTracking();
    public IQueryable<MembreTribunal> Membres => Base.MembresTribunal.AsNoTracking();
    public IQueryable<DroitGestionnaire> Droits => Base.DroitsGestionnaire.AsNoTracking();
    public IQueryable<DroitTerritoire> Territoires => Base.DroitsTerritoire.AsNoTracking();
    public IQueryable<SessionOuverte> Sessions => Base.SessionsOuvertes.AsNoTracking();
    public IQueryable<TentativeConnexion> Tentatives => Base.TentativesConnexion.AsNoTracking();
    public IQueryable<SecondFacteur> Applications => Base.SecondsFacteurs.AsNoTracking();
    public IQueryable<IdentityUserPasskey<int>> Cles => Base.ClesAcces.AsNoTracking();
    public IQueryable<Invitation> Invitations => Base.Invitations.AsNoTracking();
    public IQueryable<DemandeCompte> Demandes => Base.DemandesCompte.AsNoTracking();
    public IQueryable<Tribunal> Tribunaux => Base.Tribunaux.AsNoTracking();
    public IQueryable<Cabinet> Cabinets => Base.Cabinets.AsNoTracking();
    public IQueryable<Tache> Taches => Base.Taches.AsNoTracking();
    public IQueryable<ExecutionTache> Executions => Base.ExecutionsTache.AsNoTracking();
    public IQueryable<Courriel> Courriels => Base.Courriels.AsNoTracking();
    public IQueryable<EvenementAudit> Historique => Base.EvenementsAudit.AsNoTracking();
    public IQueryable<Acces> JournalAcces => Base.AccesJournal.AsNoTracking();
    public IQueryable<Annonce> Annonces => Base.Annonces.AsNoTracking();
    public IQueryable<NoteCompte> Notes => Base.NotesCompte.AsNoTracking();
    public IQueryable<Campagne> Campagnes => Base.Campagnes.AsNoTracking();
    public IQueryable<EnvoiCampagne> Envois => Base.EnvoisCampagne.AsNoTracking();
    public IQueryable<ReponseInactivite> Reponses => Base.ReponsesInactivite.AsNoTracking();
    public IQueryable<RemarqueUsage> Remarques => Base.Remarques.AsNoTracking();

    public IQueryable<OuvertureFonction> OuverturesFonction =>
        Base.OuverturesFonction.AsNoTracking();

    /// <summary>Images joined to remarks, whatever they show: read by projection.</summary>
    public IQueryable<CaptureRemarque> Captures => Base.CapturesRemarque.AsNoTracking();

    /// <summary>Accounts that work in a region.</summary>
    public IQueryable<Utilisateur> ComptesDeLaRegion(string code) =>
        Comptes.DeLaRegion(Base, code, horloge.Aujourdhui());

    /// <summary>Accounts that work in a département.</summary>
    public IQueryable<Utilisateur> ComptesDuDepartement(string code) =>
        Comptes.DuDepartement(Base, code, horloge.Aujourdhui());

    public IQueryable<VersionBareme> VersionsBareme => Base.VersionsBareme.AsNoTracking();

    /// <summary>The version of the bareme of each reservation, and nothing else of it.</summary>
    public IQueryable<string?> BaremesDesReservations =>
        Base.Reservations.Where(r => r.BaremeVersion != null).Select(r => r.BaremeVersion);
    public IQueryable<Region> Regions => Base.Regions.AsNoTracking();
    public IQueryable<Commune> Communes => Base.Communes.AsNoTracking();
    public IQueryable<Etablissement> Etablissements => Base.Etablissements.AsNoTracking();
    public IQueryable<Departement> Departements => Base.Departements.AsNoTracking();

    /// <summary>Gestionnaires by their names only.</summary>
    public IQueryable<NomDeCompte> NomsDesGestionnaires =>
        Base.Gestionnaires.AsNoTracking().Select(g => new NomDeCompte { Id = g.Id, Nom = g.Nom });

    /// <summary>Long works of the whole instance, by their state only.</summary>
    public IQueryable<Travail> Travaux => Base.Travaux.AsNoTracking();

    /// <summary>Names of the sites of these ids.</summary>
    public Task<List<string>> NomsDesLieuxAsync(
        IReadOnlyList<int> ids,
        CancellationToken annulation
    ) =>
        Base
            .LieuxExercice.Where(l => ids.Contains(l.Id))
            .OrderBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => l.Nom)
            .ToListAsync(annulation);

    /// <summary>What an account is for the service today; null when it opens nothing.</summary>
    public Task<Acteur?> ActeurAsync(int compteId, CancellationToken annulation) =>
        Base.LireActeurAsync(compteId, horloge.Aujourdhui(), annulation);

    /// <summary>How many rows a rule of retention will treat at its next run.</summary>
    public Task<int> CompterAsync(RegleConservation regle, CancellationToken annulation)
    {
        perimetre.Acteur.ExigerAdministrateur();
        return regle.Compter(echeances, annulation);
    }
}
