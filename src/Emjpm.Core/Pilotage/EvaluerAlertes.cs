using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// After the figures of the night: opens the alerts that begin, ends those that no longer hold, and sends each agent one mail of what is
/// new in its territory. Run again on the same facts, it changes nothing and sends nothing.
/// </summary>
public sealed class EvaluerAlertes(EmjpmDbContext db, TimeProvider horloge, Signaler signaler)
{
    private readonly record struct Cle(RegleAlerte Regle, string Departement, int? Gestionnaire);

    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        if (await db.JoursReleve.MaxAsync(j => (DateOnly?)j.Jour, annulation) is not { } jour)
            return "Aucun chiffre encore.";
        var seuils = await db
            .SeuilsAlerte.AsNoTracking()
            .ToDictionaryAsync(s => (s.Regle, s.DepartementCode), s => s.Seuil, annulation);
        int Seuil(RegleAlerte regle, string departement) =>
            seuils.TryGetValue((regle, departement), out var s) ? s : ReglesAlerte.ParDefaut(regle);
        var constats = await ConstaterAsync(jour, Seuil, annulation);

        await using var tx = await db.EcrireAsync(annulation);
        var ouvertes = await db
            .Alertes.Where(a => a.FinieLe == null)
            .ToDictionaryAsync(
                a => new Cle(a.Regle, a.DepartementCode, a.GestionnaireId),
                annulation
            );
        var nouvelles = new List<Alerte>();
        foreach (var (cle, valeur) in constats)
        {
            var seuil = Seuil(cle.Regle, cle.Departement);
            if (ouvertes.Remove(cle, out var connue))
            {
                (connue.Valeur, connue.Seuil) = (valeur, seuil);
                continue;
            }
            nouvelles.Add(
                new()
                {
                    Regle = cle.Regle,
                    DepartementCode = cle.Departement,
                    GestionnaireId = cle.Gestionnaire,
                    ApparueLe = jour,
                    Valeur = valeur,
                    Seuil = seuil,
                }
            );
        }
        foreach (var finie in ouvertes.Values)
        {
            finie.FinieLe = jour;
            finie.Version++;
        }
        db.Alertes.AddRange(nouvelles);
        await AnnoncerAsync(nouvelles, annulation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return $"{Francais.Nombre(nouvelles.Count, "alerte nouvelle", "alertes nouvelles")}, {Francais.Nombre(ouvertes.Count, "finie")}.";
    }

    private async Task<Dictionary<Cle, int>> ConstaterAsync(
        DateOnly jour,
        Func<RegleAlerte, string, int> seuil,
        CancellationToken annulation
    )
    {
        var constats = new Dictionary<Cle, int>();
        void SiAtteint(RegleAlerte regle, string departement, int? gestionnaire, int valeur)
        {
            if (valeur >= seuil(regle, departement))
                constats[new(regle, departement, gestionnaire)] = valeur;
        }
        var departements = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => r.Jour == jour && r.Niveau == NiveauReleve.Departement)
            .ToListAsync(annulation);
        foreach (var d in departements)
        {
            var c = d.Decompte;
            if (c[Grandeur.Capacite] > 0)
            {
                var part = 100 * c[Grandeur.PlacesLibres] / c[Grandeur.Capacite];
                if (part < seuil(RegleAlerte.PlacesRares, d.Code))
                    constats[new(RegleAlerte.PlacesRares, d.Code, null)] = part;
            }
            if (
                ReglesAlerte.SemainesDePlaces(c) is { } semaines
                && semaines < seuil(RegleAlerte.PlacesSemaines, d.Code)
            )
                constats[new(RegleAlerte.PlacesSemaines, d.Code, null)] = semaines;
            var reponses = c[Grandeur.Confirmees12Mois] + c[Grandeur.Refusees12Mois];
            if (reponses >= ReglesAlerte.ReponsesMinimum)
                SiAtteint(
                    RegleAlerte.RefusFrequents,
                    d.Code,
                    null,
                    100 * c[Grandeur.Refusees12Mois] / reponses
                );
        }
        var lieux = await db
            .RelevesLieu.AsNoTracking()
            .Where(r => r.Jour == jour && r.Habilite)
            .ToListAsync(annulation);
        foreach (var g in lieux.GroupBy(l => (l.GestionnaireId, l.DepartementCode)))
        {
            var c = Decompte.Somme(g.Select(l => l.Decompte));
            var (gestionnaire, departement) = g.Key;
            if (c[Grandeur.Surcapacite] > 0)
                SiAtteint(
                    RegleAlerte.Surcapacite,
                    departement,
                    gestionnaire,
                    c[Grandeur.Surcapacite]
                );
            if (c[Grandeur.LieuxSansCapacite] > 0)
                SiAtteint(
                    RegleAlerte.CapaciteInconnue,
                    departement,
                    gestionnaire,
                    c[Grandeur.LieuxSansCapacite]
                );
        }
        var presents = lieux.ToLookup(l => l.GestionnaireId, l => l.DepartementCode);
        var suspensions = await db
            .Indisponibilites.AsNoTracking()
            .Where(i => i.EstSuspension && i.Du <= jour && (i.Au == null || i.Au >= jour))
            .ToListAsync(annulation);
        foreach (var i in suspensions)
        foreach (var departement in presents[i.GestionnaireId].Distinct())
            SiAtteint(
                RegleAlerte.SuspensionLongue,
                departement,
                i.GestionnaireId,
                (jour.DayNumber - i.Du.DayNumber) * 12 / 365
            );
        var attentes = await db
            .Reservations.AsNoTracking()
            .Where(r => r.Etat == EtatReservation.EnAttente)
            .Select(r => new
            {
                r.GestionnaireId,
                r.Lieu!.Commune!.DepartementCode,
                r.CreeeLe,
            })
            .ToListAsync(annulation);
        foreach (var g in attentes.GroupBy(r => (r.GestionnaireId, r.DepartementCode)))
            SiAtteint(
                RegleAlerte.SansReponse,
                g.Key.DepartementCode,
                g.Key.GestionnaireId,
                jour.DayNumber - Horloge.DateParis(g.Min(r => r.CreeeLe)).DayNumber
            );
        foreach (var (departement, nombre) in await SansPreposeAsync(jour, annulation))
            SiAtteint(RegleAlerte.SansPrepose, departement, null, nombre);
        return constats;
    }

    /// <summary>By département, the open établissements where a préposé was entitled and none is on the day.</summary>
    private Task<Dictionary<string, int>> SansPreposeAsync(
        DateOnly jour,
        CancellationToken annulation
    ) =>
        db
            .Etablissements.OuManqueUnPrepose(db.Habilitations, jour)
            .GroupBy(e => e.Commune!.DepartementCode)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);

    /// <summary>One mail an agent, of what is new where it works.</summary>
    private async Task AnnoncerAsync(List<Alerte> nouvelles, CancellationToken annulation)
    {
        if (nouvelles.Count == 0)
            return;
        var aujourdhui = horloge.Aujourdhui();
        var agents = await db
            .Users.Where(u => u.Actif && u.Role == Role.Direction)
            .OrderBy(u => u.Id)
            .Select(u => new { u.Id, u.Email })
            .ToListAsync(annulation);
        foreach (var agent in agents)
        {
            var territoire = (
                await db.LireActeurAsync(agent.Id, aujourdhui, annulation)
            )?.Territoire;
            var siennes = nouvelles.Count(a => territoire?.Couvre(a.DepartementCode) == true);
            if (siennes > 0)
                signaler.AuxComptes(
                    new MessageAlertes(siennes, territoire!.Nom),
                    [agent.Email],
                    [agent.Id]
                );
        }
    }
}

/// <summary>The digest of a night: how many alerts are new in a territory.</summary>
public sealed record MessageAlertes(int Nombre, string Territoire)
    : Message(
        $"{Francais.Nombre(Nombre, "nouvelle alerte", "nouvelles alertes")}, {Territoire}",
        $"{Francais.Nombre(Nombre, "alerte nouvelle", "alertes nouvelles")} dans votre territoire, {Territoire}.",
        "Vous pouvez dire que vous en avez pris connaissance, ou mettre une alerte de côté pendant un mois.",
        "/direction/alertes",
        false,
        "Voir les alertes",
        null
    );
