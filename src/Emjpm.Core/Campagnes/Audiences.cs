using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Suivi;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Campagnes;

/// <summary>Somebody a campaign writes to.</summary>
public sealed record Destinataire(int Id, string Courriel);

/// <summary>Whom a rule designates now.</summary>
/// <param name="AEcrire">those a reminder would be sent to</param>
/// <param name="DejaRappeles">left alone: reminded less than <see cref="Campagne.JoursEntreRappels"/> days ago</param>
/// <param name="Refus">left alone: asked for no reminder</param>
public sealed record AudienceLue(IReadOnlyList<Destinataire> AEcrire, int DejaRappeles, int Refus);

/// <summary>Reads an audience: each rule in one place, for the preview and for the sending.</summary>
public sealed class Audiences(EmjpmDbContext db, TimeProvider horloge)
{
    private const int JoursAvantPremierRappel = 7;
    private const int JoursSansReponse = 5;

    public async Task<AudienceLue> LireAsync(
        AudienceCampagne audience,
        string? departementCode,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var tous = Designes(audience, maintenant);
        if (departementCode is not null)
            tous = tous.DuDepartement(db, departementCode, Horloge.DateParis(maintenant));
        var limite = maintenant.AddDays(-Campagne.JoursEntreRappels);
        var lus = await tous.OrderBy(u => u.Id)
            .Select(u => new
            {
                u.Id,
                u.Email,
                Refus = u.RappelsRefusesLe != null,
                Rappele = db.EnvoisCampagne.Any(e =>
                    e.UtilisateurId == u.Id && e.EnvoyeLe > limite
                ),
            })
            .ToListAsync(annulation);
        return new(
            [
                .. lus.Where(u => !u.Refus && !u.Rappele)
                    .Select(u => new Destinataire(u.Id, u.Email!)),
            ],
            lus.Count(u => !u.Refus && u.Rappele),
            lus.Count(u => u.Refus)
        );
    }

    private IQueryable<Utilisateur> Designes(AudienceCampagne audience, DateTime maintenant)
    {
        var date = Horloge.DateParis(maintenant);
        var ouverts = db
            .Users.AsNoTracking()
            .Where(u => u.Actif && u.Email != null && u.Role != Role.Administration);
        var droits = db.DroitsGestionnaire.Where(d =>
            d.Du <= date && (d.Au == null || d.Au >= date)
        );
        var lieux = db.LieuxExercice.Where(l => l.FermeLe == null || l.FermeLe > date);
        switch (audience)
        {
            case AudienceCampagne.JamaisVenu:
                var creation = maintenant.AddDays(-JoursAvantPremierRappel);
                return ouverts.Where(u =>
                    u.VenuLe == null && (u.CreeLe == null || u.CreeLe < creation)
                );
            case AudienceCampagne.Inactif:
                var visite = maintenant.AddDays(-Usages.JoursActif);
                return ouverts.Where(u => u.VenuLe < visite);
            case AudienceCampagne.CapaciteAbsente:
                var absents = lieux.Where(l => l.Capacite == null || l.Latitude == null);
                return ouverts.Where(u =>
                    droits.Any(d =>
                        d.UtilisateurId == u.Id
                        && d.Administre
                        && absents.Any(l => l.GestionnaireId == d.GestionnaireId)
                    )
                );
            case AudienceCampagne.DeclarationAncienne:
                var declaration = maintenant.AddDays(-Preparation.JoursFraicheur);
                var anciens = lieux.Where(l => l.DeclareLe == null || l.DeclareLe < declaration);
                return ouverts.Where(u =>
                    droits.Any(d =>
                        d.UtilisateurId == u.Id
                        && d.Administre
                        && anciens.Any(l => l.GestionnaireId == d.GestionnaireId)
                    )
                );
            default:
                var demande = maintenant.AddDays(-JoursSansReponse);
                var attendues = db.Reservations.Where(r =>
                    r.Etat == EtatReservation.EnAttente && r.CreeeLe < demande
                );
                return ouverts.Where(u =>
                    droits.Any(d =>
                        d.UtilisateurId == u.Id
                        && d.Repond
                        && attendues.Any(r => r.GestionnaireId == d.GestionnaireId)
                    )
                );
        }
    }
}
