using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// What a closed site held goes to the site that takes over: its mesures en cours, its reservations without an end, whose
/// courts are told, and the members limited to it. Also the job that does it on the day of a closing announced before.
/// </summary>
public sealed class ReprendreLieu(EmjpmDbContext db, TimeProvider horloge, Signaler signaler)
{
    /// <summary>Empties the closed sites that still hold something; returns what was done, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var fermes = await db
            .LieuxExercice.Where(l =>
                l.FermeLe <= aujourdhui
                && l.ReprisParId != null
                && (l.EnCours > 0 || l.EnAttente > 0)
            )
            .OrderBy(l => l.Id)
            .Select(l => new { l.Id, ReprisParId = l.ReprisParId!.Value })
            .ToListAsync(annulation);
        foreach (var ferme in fermes)
        {
            await using var tx = await db.EcrireAsync(annulation);
            await DeplacerAsync(
                null,
                ferme.Id,
                await SuivreAsync(ferme.ReprisParId, aujourdhui, annulation),
                annulation
            );
            await tx.CommitAsync(annulation);
            db.ChangeTracker.Clear();
        }
        return $"{Francais.Nombre(fermes.Count, "lieu fermé repris", "lieux fermés repris")}.";
    }

    /// <summary>
    /// Moves everything, inside the transaction of the act. Reservations and mesures are locked before the sites, as every act
    /// does; once the sites are locked nothing new can come, and what came meanwhile is moved too.
    /// </summary>
    internal async Task DeplacerAsync(
        Acteur? acteur,
        int de,
        int vers,
        CancellationToken annulation
    )
    {
        var vivantes = db.Reservations.Where(r =>
            r.LieuId == de
            && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
        );
        var enCours = db.Mesures.Where(m =>
            m.LieuExerciceId == de && m.Statut == StatutMesure.EnCours
        );
        await vivantes.ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Version, r => r.Version),
            annulation
        );
        await enCours.ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Version, m => m.Version),
            annulation
        );
        foreach (var id in (int[])[Math.Min(de, vers), Math.Max(de, vers)])
            await db.VerrouillerLieuxAsync(db.LieuxExercice.Where(l => l.Id == id), annulation);

        var noms = await db
            .LieuxExercice.Where(l => l.Id == de || l.Id == vers)
            .ToDictionaryAsync(l => l.Id, l => l.Nom, annulation);
        var mesures = await DeplacerMesuresAsync(
            acteur,
            enCours,
            vers,
            $"{noms[de]} → {noms[vers]} (fermeture du lieu)",
            annulation
        );
        var reservations = await DeplacerReservationsAsync(
            acteur,
            vivantes,
            vers,
            noms,
            annulation
        );
        await db.TransfererPlacesAsync(de, vers, mesures, reservations, annulation);
        await OuvrirDroitsAsync(de, vers, annulation);
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "lieu.reprendre",
            "lieu",
            de,
            gestionnaireId: await db
                .LieuxExercice.Where(l => l.Id == de)
                .Select(l => l.GestionnaireId)
                .SingleAsync(annulation),
            details: $"{Francais.Nombre(mesures, "mesure")} et {Francais.Nombre(reservations, "réservation")} → {noms[vers]}"
        );
        await db.SaveChangesAsync(annulation);
    }

    private async Task<int> DeplacerMesuresAsync(
        Acteur? acteur,
        IQueryable<Mesure> enCours,
        int vers,
        string details,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var ids = await enCours.Select(m => m.Id).ToListAsync(annulation);
        await enCours.ExecuteUpdateAsync(
            s =>
                s.SetProperty(m => m.LieuExerciceId, vers)
                    .SetProperty(m => m.Version, m => m.Version + 1),
            annulation
        );
        db.EvenementsMesure.AddRange(
            ids.Select(id => new EvenementMesure
            {
                MesureId = id,
                Type = TypeEvenementMesure.Rattachement,
                DateEffet = Horloge.DateParis(maintenant),
                SaisiLe = maintenant,
                AuteurId = acteur?.UtilisateurId,
                Details = details,
            })
        );
        return ids.Count;
    }

    private async Task<int> DeplacerReservationsAsync(
        Acteur? acteur,
        IQueryable<Reservation> vivantes,
        int vers,
        IReadOnlyDictionary<int, string> noms,
        CancellationToken annulation
    )
    {
        var reservations = await vivantes
            .Include(r => r.Tribunal)
            .Include(r => r.Gestionnaire)
            .OrderBy(r => r.Id)
            .AsSingleQuery()
            .ToListAsync(annulation);
        foreach (var r in reservations)
        {
            var ancien = noms[r.LieuId];
            r.LieuId = vers;
            r.Version++;
            db.Tracer(
                horloge.Maintenant(),
                acteur,
                "reservation.deplacer",
                "reservation",
                r.Id,
                r.TribunalId,
                r.GestionnaireId,
                $"{ancien} → {noms[vers]}"
            );
            await signaler.AuTribunalAsync(
                r,
                MessageReservation.Deplacee(r, r.Gestionnaire!.Nom, ancien, noms[vers]),
                annulation
            );
        }
        return reservations.Count;
    }

    /// <summary>Members limited to the closed site follow its mesures.</summary>
    private async Task OuvrirDroitsAsync(int de, int vers, CancellationToken annulation)
    {
        var gestionnaire = db.LieuxExercice.Where(l => l.Id == de).Select(l => l.GestionnaireId);
        var droits = await db
            .DroitsGestionnaire.Where(d => gestionnaire.Contains(d.GestionnaireId))
            .ToListAsync(annulation);
        foreach (var d in droits.Where(d => d.LieuxIds.Contains(de) && !d.LieuxIds.Contains(vers)))
            d.LieuxIds = [.. d.LieuxIds, vers];
    }

    /// <summary>The site that takes over, or the one that took over from it.</summary>
    private async Task<int> SuivreAsync(int lieu, DateOnly date, CancellationToken annulation)
    {
        while (
            await db
                .LieuxExercice.Where(l => l.Id == lieu && l.FermeLe <= date)
                .Select(l => l.ReprisParId)
                .SingleOrDefaultAsync(annulation)
                is { } suivant
        )
            lieu = suivant;
        return lieu;
    }
}
