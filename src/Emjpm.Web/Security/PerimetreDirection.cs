using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Core.Registre.Listes;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What an agent reads in its territory: the registry.</summary>
public sealed partial class Perimetre
{
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

    /// <summary>Pairs said to be two people, both in the territory of the agent and still alone.</summary>
    public IQueryable<PaireDistincte> PairesDistinctes
    {
        get
        {
            var ids = DansLeTerritoire(db.Gestionnaires)
                .Where(g => g.FusionneeDansId == null)
                .Select(g => g.Id);
            return db
                .PairesDistinctes.AsNoTracking()
                .Where(p => ids.Contains(p.UnId) && ids.Contains(p.AutreId));
        }
    }

    /// <summary>Documents of the entries of the territory of the agent.</summary>
    public IQueryable<PieceRegistre> Pieces
    {
        get
        {
            var ids = DansLeTerritoire(db.Gestionnaires).Select(g => g.Id);
            return db.PiecesRegistre.AsNoTracking().Where(p => ids.Contains(p.GestionnaireId));
        }
    }

    /// <summary>Visits and exchanges with the gestionnaires of the territory of the agent, whichever agent had them.</summary>
    public IQueryable<Echange> Echanges
    {
        get
        {
            var ids = DansLeTerritoire(db.Gestionnaires).Select(g => g.Id);
            return db.Echanges.AsNoTracking().Where(e => ids.Contains(e.GestionnaireId));
        }
    }

    /// <summary>Imports of the lists of the territory of the agent.</summary>
    public IQueryable<ImportListe> ImportsListe
    {
        get
        {
            var (national, codes) = Territoire;
            return db
                .ImportsListe.AsNoTracking()
                .Where(i => national || codes.Contains(i.DepartementCode));
        }
    }

    /// <summary>Lines of one of <see cref="ImportsListe"/>.</summary>
    public IQueryable<LigneListe> LignesListe(int importId)
    {
        var ids = ImportsListe.Where(i => i.Id == importId).Select(i => i.Id);
        return db.LignesListe.AsNoTracking().Where(l => ids.Contains(l.ImportId));
    }

    /// <summary>
    /// Accounts that no entry answers for: those with the mail of an entry of the territory, and all of them for a national agent.
    /// </summary>
    public IQueryable<Utilisateur> ComptesSansInscription
    {
        get
        {
            var (national, _) = Territoire;
            var entrees = DansLeTerritoire(db.Gestionnaires);
            return db
                .Users.AsNoTracking()
                .SansInscription(db, horloge.Aujourdhui())
                .Where(u =>
                    national
                    || entrees.Any(g =>
                        g.Courriel != null && g.Courriel.ToUpper() == u.NormalizedEmail
                    )
                );
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
}
