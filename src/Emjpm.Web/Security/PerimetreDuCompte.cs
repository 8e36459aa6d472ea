using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Core.Suivi;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What the service keeps of the person signed in, and who opened it.</summary>
public sealed class PerimetreDuCompte(EmjpmDbContext db, Perimetre perimetre)
{
    private int Id => perimetre.Acteur.UtilisateurId;

    /// <summary>The acts of the account.</summary>
    public IQueryable<EvenementAudit> Actes
    {
        get
        {
            var id = Id;
            return db.EvenementsAudit.AsNoTracking().Where(e => e.UtilisateurId == id);
        }
    }

    /// <summary>What administrators did to the account.</summary>
    public IQueryable<EvenementAudit> ActesSurLeCompte
    {
        get
        {
            var id = Id;
            return db
                .EvenementsAudit.AsNoTracking()
                .Where(e => e.Objet == "utilisateur" && e.ObjetId == id && e.UtilisateurId != id);
        }
    }

    /// <summary>Mails written to the address of the account.</summary>
    public IQueryable<Courriel> Courriels
    {
        get
        {
            var id = Id;
            return db
                .Courriels.AsNoTracking()
                .Where(c => db.Users.Any(u => u.Id == id && u.Email == c.Destinataire));
        }
    }

    /// <summary>What the person said of the service.</summary>
    public IQueryable<RemarqueUsage> Remarques
    {
        get
        {
            var id = Id;
            return db.Remarques.AsNoTracking().Where(r => r.AuteurId == id);
        }
    }

    /// <summary>
    /// Images joined to remarks that the actor may look at: those it joined, and any for an administrator, who reads the remarks.
    /// Nobody looks at them as somebody else.
    /// </summary>
    public IQueryable<CaptureRemarque> Captures
    {
        get
        {
            var (id, administre, seul) = (
                Id,
                perimetre.Acteur.Role == Role.Administration,
                perimetre.Acteur.VuPar is null
            );
            return db
                .CapturesRemarque.AsNoTracking()
                .Where(c => seul && (administre || c.Remarque!.AuteurId == id));
        }
    }

    /// <summary>How the acts of the person were asked about; the answers name nobody.</summary>
    public IQueryable<QuestionPosee> Questions
    {
        get
        {
            var id = Id;
            return db.QuestionsPosees.AsNoTracking().Where(q => q.UtilisateurId == id);
        }
    }

    /// <summary>What administrators noted about the use the person makes of the service.</summary>
    public IQueryable<NoteCompte> Notes
    {
        get
        {
            var id = Id;
            return db.NotesCompte.AsNoTracking().Where(n => n.UtilisateurId == id);
        }
    }

    /// <summary>Rights of the account on territories, past ones included.</summary>
    public IQueryable<DroitTerritoire> Territoires
    {
        get
        {
            var id = Id;
            return db.DroitsTerritoire.AsNoTracking().Where(t => t.UtilisateurId == id);
        }
    }

    /// <summary>
    /// Pages about the person that others opened: the sheet of its account, and for an individuel or a préposé, who are known
    /// by their own name, the sheets of the mandataire.
    /// </summary>
    public IQueryable<Acces> Consultations
    {
        get
        {
            var id = Id;
            List<string> fiches = [$"/administration/comptes/{id}"];
            if (perimetre.Acteur.Gestionnaire is { Type: not TypeGestionnaire.Service } g)
                fiches.AddRange([
                    $"/juridiction/gestionnaires/{g.Id}",
                    $"/direction/registre/{g.Id}",
                ]);
            return db
                .AccesJournal.AsNoTracking()
                .Where(a => fiches.Contains(a.Chemin) && a.Statut == 200 && a.UtilisateurId != id);
        }
    }
}
