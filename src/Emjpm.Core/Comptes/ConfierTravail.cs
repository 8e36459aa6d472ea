using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Why the work of an account goes to a colleague.</summary>
public enum MotifConfier
{
    [Valeur("depart", "départ de la personne")]
    Depart,

    [Valeur("absence", "absence longue")]
    Absence,

    [Valeur("changement", "changement de cabinet ou de fonction")]
    Changement,
}

/// <summary>Somebody who may take over.</summary>
/// <param name="Ou">its court or its territory</param>
public sealed record Collegue(int Id, string Nom, string Ou);

/// <summary>What an account follows, and who may take it over.</summary>
/// <param name="Reservations">waiting for an answer, or confirmed and not yet opened</param>
/// <param name="Recherches">kept searches</param>
/// <param name="Alertes">alerts under way that it acknowledged</param>
public sealed record TravailEnCours(
    int Reservations,
    int Recherches,
    int Alertes,
    IReadOnlyList<Collegue> Collegues
)
{
    public bool Rien => Reservations + Recherches + Alertes == 0;
}

/// <summary>
/// Gives the work under way of a judge, a greffier or an agent who leaves to a colleague: of the same court, or whose territory covers
/// it. Who made a reservation stays its author; who receives the answers changes.
/// </summary>
public sealed class ConfierTravail(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>What there is to give, and to whom; null when the account does not exist.</summary>
    public async Task<TravailEnCours?> LireAsync(
        Acteur acteur,
        int compteId,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        if (!await db.Users.AnyAsync(u => u.Id == compteId, annulation))
            return null;
        var reservations = await Reservations(compteId)
            .GroupBy(r => r.TribunalId)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToListAsync(annulation);
        var recherches = await Recherches(compteId)
            .GroupBy(r => r.TribunalId)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToListAsync(annulation);
        var alertes = await Alertes(compteId).CountAsync(annulation);
        List<int> tribunaux =
        [
            .. reservations.Select(r => r.Key).Union(recherches.Select(r => r.Key)),
        ];
        var date = horloge.Aujourdhui();
        var membres = await db
            .MembresTribunal.Where(m =>
                tribunaux.Contains(m.TribunalId)
                && m.UtilisateurId != compteId
                && m.ApprouveLe != null
                && m.Du <= date
                && (m.Au == null || m.Au >= date)
                && m.Utilisateur!.Actif
                && (m.Utilisateur.Role == Role.Juge || m.Utilisateur.Role == Role.Greffier)
            )
            .Select(m => new Collegue(
                m.UtilisateurId,
                m.Utilisateur!.Prenom + " " + m.Utilisateur.Nom,
                m.Tribunal!.Nom
            ))
            .ToListAsync(annulation);
        var agents = alertes == 0 ? [] : await AgentsAsync(compteId, date, annulation);
        return new(
            reservations.Sum(r => r.Nombre),
            recherches.Sum(r => r.Nombre),
            alertes,
            [
                .. membres
                    .Concat(agents)
                    .DistinctBy(c => c.Id)
                    .OrderBy(c => c.Nom, StringComparer.CurrentCulture)
                    .ThenBy(c => c.Id),
            ]
        );
    }

    /// <summary>How many reservations, searches and alerts changed hands; null when one of the accounts does not exist.</summary>
    /// <exception cref="RegleMetierException">the colleague has no right on any of this work</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int compteId,
        int versId,
        MotifConfier motif,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(compteId);
        var (maintenant, date) = (horloge.Maintenant(), horloge.Aujourdhui());
        await using var tx = await db.EcrireAsync(annulation);
        var noms = await db
            .Users.Where(u => u.Id == compteId || u.Id == versId)
            .Select(u => new
            {
                u.Id,
                Nom = u.Prenom + " " + u.Nom,
                u.Email,
            })
            .ToDictionaryAsync(u => u.Id, annulation);
        if (
            compteId == versId
            || !noms.TryGetValue(compteId, out var partant)
            || !noms.TryGetValue(versId, out var collegue)
        )
            return null;
        // Of the court, or the territory, in which the colleague acts today: nothing goes where it could not be read.
        var vers = await db.LireActeurAsync(versId, date, annulation);
        var (tribunal, territoire) = (vers?.Tribunal?.Id ?? 0, vers?.Territoire);
        var reservations = await Reservations(compteId)
            .Where(r => r.TribunalId == tribunal)
            .OrderBy(r => r.Id)
            .Select(r => new { r.Id, r.GestionnaireId })
            .ToListAsync(annulation);
        var recherches = await Recherches(compteId)
            .Where(r => r.TribunalId == tribunal)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(annulation);
        List<int> alertes = territoire is null
            ? []
            :
            [
                .. (
                    await Alertes(compteId)
                        .OrderBy(a => a.Id)
                        .Select(a => new { a.Id, a.DepartementCode })
                        .ToListAsync(annulation)
                )
                    .Where(a => territoire.Couvre(a.DepartementCode))
                    .Select(a => a.Id),
            ];
        var total = reservations.Count + recherches.Count + alertes.Count;
        if (total == 0)
            throw new RegleMetierException(
                $"{collegue.Nom} ne peut rien reprendre : choisissez une personne du même tribunal, ou un agent du même territoire.",
                "Vers"
            );
        var ids = reservations.ConvertAll(r => r.Id);
        await db
            .Reservations.Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.SuiviParId, versId)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                annulation
            );
        await db
            .Recherches.Where(r => recherches.Contains(r.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.AuteurId, versId), annulation);
        await db
            .Alertes.Where(a => alertes.Contains(a.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.VueParId, versId), annulation);
        var qui = $"compte {compteId} → compte {versId}";
        foreach (var r in reservations)
            db.Tracer(
                maintenant,
                acteur,
                "reservation.confier",
                "reservation",
                r.Id,
                tribunal,
                r.GestionnaireId,
                qui
            );
        foreach (var id in recherches)
            db.Tracer(
                maintenant,
                acteur,
                "recherche.confier",
                "recherche",
                id,
                tribunal,
                details: qui
            );
        var quoi = Francais.Enumeration([
            .. Dire(reservations.Count, "réservation", "réservations"),
            .. Dire(recherches.Count, "recherche", "recherches"),
            .. Dire(alertes.Count, "alerte", "alertes"),
        ]);
        db.Tracer(
            maintenant,
            acteur,
            "compte.confier_travail",
            "utilisateur",
            compteId,
            details: $"{quoi}, {qui} : {motif.Libelle()}"
        );
        db.Courriels.Add(
            MessageCompte
                .TravailConfie(partant.Nom, quoi, maintenant)
                .Pour(collegue.Email!, maintenant)
        );
        db.Notifications.Add(
            new Notification
            {
                UtilisateurId = versId,
                Texte = $"Le travail en cours de {partant.Nom} vous est confié : {quoi}.",
                Lien =
                    alertes.Count > 0 ? "/direction/alertes"
                    : reservations.Count > 0 ? "/juridiction/reservations?auteur=moi"
                    : "/juridiction/recherches",
                CreeeLe = maintenant,
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return total;
    }

    private static IEnumerable<string> Dire(int nombre, string singulier, string pluriel) =>
        nombre == 0 ? [] : [Francais.Nombre(nombre, singulier, pluriel)];

    private IQueryable<Reservation> Reservations(int compteId) =>
        db.Reservations.Where(r =>
            (r.SuiviParId ?? r.AuteurId) == compteId
            && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
        );

    private IQueryable<Recherche> Recherches(int compteId)
    {
        var maintenant = horloge.Maintenant();
        return db.Recherches.Where(r => r.AuteurId == compteId && r.ExpireLe > maintenant);
    }

    private IQueryable<Alerte> Alertes(int compteId) =>
        db.Alertes.Where(a => a.VueParId == compteId && a.FinieLe == null);

    /// <summary>Agents of a territory that covers at least one of the alerts.</summary>
    private async Task<IReadOnlyList<Collegue>> AgentsAsync(
        int compteId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var departements = await Alertes(compteId)
            .Select(a => a.DepartementCode)
            .Distinct()
            .ToListAsync(annulation);
        var regions = await db
            .Departements.Where(d => departements.Contains(d.Code))
            .Select(d => d.RegionCode)
            .Distinct()
            .ToListAsync(annulation);
        return await db
            .DroitsTerritoire.Where(t =>
                t.UtilisateurId != compteId
                && t.ApprouveLe != null
                && t.Du <= date
                && (t.Au == null || t.Au >= date)
                && t.Utilisateur!.Actif
                && t.Utilisateur.Role == Role.Direction
                && (
                    t.Niveau == NiveauTerritoire.National
                    || departements.Contains(t.DepartementCode!)
                    || regions.Contains(t.RegionCode!)
                )
            )
            .Select(t => new Collegue(
                t.UtilisateurId,
                t.Utilisateur!.Prenom + " " + t.Utilisateur.Nom,
                t.Departement != null ? t.Departement.Nom
                    : t.Region != null ? t.Region.Nom
                    : "France entière"
            ))
            .ToListAsync(annulation);
    }
}
