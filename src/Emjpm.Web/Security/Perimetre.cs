using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>
/// What the actor of the request may read: every page reads through these queries, already limited. Outside them
/// nothing exists, and the answer is 404.
/// </summary>
public sealed partial class Perimetre(
    EmjpmDbContext db,
    IHttpContextAccessor acces,
    TimeProvider horloge
)
{
    /// <summary>The actor of the request.</summary>
    /// <exception cref="InvalidOperationException">nobody is signed in</exception>
    public Acteur Acteur =>
        acces.HttpContext?.Features.Get<Acteur>()
        ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Reservations of the actor's court, or made with the actor's gestionnaire.</summary>
    public IQueryable<Reservation> Reservations
    {
        get
        {
            var reservations = db.Reservations.AsNoTracking();
            switch (Acteur)
            {
                case { Tribunal.Id: var t }:
                    return reservations.Where(r => r.TribunalId == t);
                case { Gestionnaire: { Id: var g, Droits.Lieux: { Count: > 0 } lieux } }:
                    return reservations.Where(r =>
                        r.GestionnaireId == g && lieux.Contains(r.LieuId)
                    );
                case { Gestionnaire.Id: var g }:
                    return reservations.Where(r => r.GestionnaireId == g);
                default:
                    return reservations.Where(r => false);
            }
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

    /// <summary>Gestionnaires: all for an agent and all the mandataires for a court (registry and directory are national), one's own for a gestionnaire.</summary>
    public IQueryable<Gestionnaire> Gestionnaires
    {
        get
        {
            var gestionnaires = db.Gestionnaires.AsNoTracking();
            if (Acteur.Territoire is not null)
                return gestionnaires;
            if (Acteur.Tribunal is not null)
                return gestionnaires.Designables();
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
}

/// <summary>An account by its name only.</summary>
public sealed record NomDeCompte
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
}
