using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>
/// Gives an entry what its double holds, inside the transaction of the merge. What only tells the past of the double (acts,
/// history, access log, wishes) stays with it.
/// </summary>
internal sealed class DeplacerInscription(EmjpmDbContext db, int vers, int de)
{
    /// <summary>What was moved, as a sentence.</summary>
    /// <param name="habilitations">ids of those that go along</param>
    public async Task<string> ExecuterAsync(
        IReadOnlyCollection<int> habilitations,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var reservations = await db
            .Reservations.Where(r => r.GestionnaireId == de)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.GestionnaireId, vers)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                annulation
            );
        var mesures = await db
            .Mesures.Where(m => m.GestionnaireId == de)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.GestionnaireId, vers)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            );
        var lieux = await db
            .LieuxExercice.Where(l => l.GestionnaireId == de)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(l => l.GestionnaireId, vers)
                        .SetProperty(l => l.Version, l => l.Version + 1),
                annulation
            );
        await HabilitationsAsync(habilitations, aujourdhui, annulation);
        var comptes = await ComptesAsync(aujourdhui, annulation);
        await ResteAsync(annulation);
        return string.Join(
            ", ",
            Francais.Nombre(mesures, "mesure"),
            Francais.Nombre(reservations, "réservation"),
            Francais.Nombre(lieux, "lieu d’exercice", "lieux d’exercice"),
            Francais.Nombre(habilitations.Count, "habilitation"),
            Francais.Nombre(comptes, "compte")
        );
    }

    /// <summary>Only one finances, or attaches: that of the entry that stays.</summary>
    private async Task HabilitationsAsync(
        IReadOnlyCollection<int> ids,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var principale = await db.Habilitations.AnyAsync(
            h =>
                h.GestionnaireId == vers
                && (h.DepartementFinanceur || h.EtablissementRattachement)
                && (h.RetireeLe == null || h.RetireeLe > aujourdhui)
                && (h.Au == null || h.Au >= aujourdhui),
            annulation
        );
        await db
            .Habilitations.Where(h => ids.Contains(h.Id))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(h => h.GestionnaireId, vers)
                        .SetProperty(
                            h => h.DepartementFinanceur,
                            h => h.DepartementFinanceur && !principale
                        )
                        .SetProperty(
                            h => h.EtablissementRattachement,
                            h => h.EtablissementRattachement && !principale
                        ),
                annulation
            );
        await db
            .PiecesRegistre.Where(p =>
                p.GestionnaireId == de
                && (p.HabilitationId == null || ids.Contains(p.HabilitationId.Value))
            )
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.GestionnaireId, vers), annulation);
        await db
            .PiecesRegistre.Where(p => p.GestionnaireId == de)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(p => p.GestionnaireId, vers)
                        .SetProperty(p => p.HabilitationId, (int?)null),
                annulation
            );
    }

    /// <summary>An account with a right on both keeps that on the entry that stays.</summary>
    private async Task<int> ComptesAsync(DateOnly aujourdhui, CancellationToken annulation)
    {
        DateOnly? hier = aujourdhui.AddDays(-1);
        var desDeux = db
            .DroitsGestionnaire.Where(d =>
                d.GestionnaireId == vers && (d.Au == null || d.Au >= aujourdhui)
            )
            .Select(d => d.UtilisateurId);
        await db
            .DroitsGestionnaire.Where(d =>
                d.GestionnaireId == de
                && (d.Au == null || d.Au >= aujourdhui)
                && desDeux.Contains(d.UtilisateurId)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Au, hier), annulation);
        return await db
            .DroitsGestionnaire.Where(d =>
                d.GestionnaireId == de && (d.Au == null || d.Au >= aujourdhui)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.GestionnaireId, vers), annulation);
    }

    private async Task ResteAsync(CancellationToken annulation)
    {
        await db
            .Transferts.Where(t => t.CedantId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.CedantId, vers), annulation);
        await db
            .Transferts.Where(t => t.ReceveurId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ReceveurId, vers), annulation);
        await db
            .Indisponibilites.Where(i => i.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.GestionnaireId, vers), annulation);
        await db
            .Observations.Where(o => o.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.GestionnaireId, vers), annulation);
        await db
            .Echanges.Where(e => e.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.GestionnaireId, vers), annulation);
        await db
            .Invitations.Where(i => i.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.GestionnaireId, vers), annulation);
        await db
            .DemandesCompte.Where(d => d.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.GestionnaireId, vers), annulation);
        await db
            .Imports.Where(i => i.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.GestionnaireId, vers), annulation);
        await db
            .OperationsEnMasse.Where(o => o.GestionnaireId == de)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.GestionnaireId, vers), annulation);
    }
}
