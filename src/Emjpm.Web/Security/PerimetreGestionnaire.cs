using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Jobs;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What a gestionnaire reads of its own: transfers, members, works in bulk, files, OCMI.</summary>
public sealed partial class Perimetre
{
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

    /// <summary>Members of the actor's gestionnaire: the rights in force today of accounts that can sign in.</summary>
    public IQueryable<DroitGestionnaire> Membres =>
        db.DroitsGestionnaire.AsNoTracking().EnCours(Acteur.GestionnaireId, horloge.Aujourdhui());

    /// <summary>Cabinets of every court, by their names: what a gestionnaire attaches its mesures to.</summary>
    public IQueryable<Cabinet> CabinetsDesTribunaux => db.Cabinets.AsNoTracking();

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
}
