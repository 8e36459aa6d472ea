using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Undoes an operation in bulk, once: each mesure becomes again what it was, except those that someone changed since, or that
/// cannot go back; their lines say why.
/// </summary>
public sealed class AnnulerEnMasse(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Returns how many mesures were given back; null when the actor has no such operation.</summary>
    /// <exception cref="RegleMetierException">the member only reads, or the operation was undone already</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int operationId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        await db.VerrouillerTravauxAsync(acteur.GestionnaireId, annulation);
        var operation = await db.OperationsEnMasse.SingleOrDefaultAsync(
            o => o.Id == operationId && o.GestionnaireId == acteur.GestionnaireId,
            annulation
        );
        if (
            operation is null
            || (
                acteur.Gestionnaire!.Droits.Lieux.Count > 0
                && operation.AuteurId != acteur.UtilisateurId
            )
        )
            return null;
        if (operation.AnnuleeLe is { } deja)
            throw new RegleMetierException(
                $"Cette modification a déjà été annulée le {Francais.Instant(deja)}."
            );
        var lignes = await LireAsync(acteur, operation, annulation);
        var rendues = await RendreAsync(operation, lignes, annulation);
        if (operation.Acte.ChangeLesFaits())
            await NoterAsync(acteur, operation, lignes, maintenant, annulation);
        if (operation.Acte == ActeEnMasse.Lieu)
            await db.DeplacerEnMasseAsync(
                lignes
                    .Where(l => l.Refus is null)
                    .Select(l => (l.Maintenant!.LieuId, l.Avant.LieuId)),
                annulation
            );
        operation.AnnuleeLe = maintenant;
        operation.AnnuleeParId = acteur.UtilisateurId;
        operation.NombreAnnule = rendues;
        operation.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "mesures.annuler_lot",
            "operation",
            operation.Id,
            details: $"{operation.Description} ({Francais.Nombre(rendues, "mesure rendue", "mesures rendues")} sur {Francais.Entier(operation.Nombre)})"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return rendues;
    }

    /// <param name="Avant">what the mesure was before the operation</param>
    /// <param name="Maintenant">what it is; null when it is outside the actor's rights</param>
    /// <param name="Refus">why it stays as it is; null when it goes back</param>
    private sealed record LigneLue(MesureEnMasse Avant, MesureEnMasse? Maintenant, string? Refus);

    private async Task<List<LigneLue>> LireAsync(
        Acteur acteur,
        OperationEnMasse operation,
        CancellationToken annulation
    )
    {
        var (id, faiteLe, acte) = (operation.Id, operation.FaiteLe, operation.Acte);
        var lignes = await db
            .LignesOperation.AsNoTracking()
            .Where(l => l.OperationId == id)
            .OrderBy(l => l.MesureId)
            .ToListAsync(annulation);
        var presentes = await db
            .Mesures.AsNoTracking()
            .De(acteur.Gestionnaire!)
            .Where(m => db.LignesOperation.Any(l => l.OperationId == id && l.MesureId == m.Id))
            .EnMasse()
            .ToDictionaryAsync(m => m.Id, annulation);
        var fermes = await FermesAsync(acteur.GestionnaireId, annulation);
        var pris = await RgPrisAsync(operation, annulation);
        return
        [
            .. lignes.Select(l =>
            {
                var present = presentes.GetValueOrDefault(l.MesureId);
                var avant = Avant(l, present);
                return new LigneLue(avant, present, Refus(l, present));
            }),
        ];

        string? Refus(LigneOperation l, MesureEnMasse? m)
        {
            if (m is null)
                return "hors de vos lieux d’exercice";
            if (
                m.Version != l.VersionApres
                || (acte == ActeEnMasse.Confirmer && m.ConfirmeeLe != faiteLe)
                || (acte == ActeEnMasse.ACloturer && m.ACloturerDepuis != faiteLe)
            )
                return "modifiée depuis";
            if (acte == ActeEnMasse.Lieu && l.LieuAvantId is { } lieu && fermes.Contains(lieu))
                return "son ancien lieu d’exercice est fermé";
            if (
                acte == ActeEnMasse.Tribunal
                && l.TribunalAvantId is { } t
                && t != m.TribunalId
                && m.NumeroRg is { } rg
                && !pris.Add((t, rg))
            )
                return "une autre de vos mesures a ce numéro RG dans son ancien tribunal";
            return null;
        }
    }

    private static MesureEnMasse Avant(LigneOperation l, MesureEnMasse? m) =>
        new()
        {
            Id = l.MesureId,
            Version = l.VersionApres,
            Statut = m?.Statut ?? default,
            NumeroRg = m?.NumeroRg,
            LieuId = l.LieuAvantId,
            TribunalId = l.TribunalAvantId,
            CabinetId = l.CabinetAvantId,
            GereePar = m?.GereePar,
            ConfirmeeLe = l.ConfirmeeAvant,
            ACloturerDepuis = l.ACloturerAvant,
        };

    private Task<HashSet<int>> FermesAsync(int gestionnaire, CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        return db
            .LieuxExercice.Where(l => l.GestionnaireId == gestionnaire && l.FermeLe <= aujourdhui)
            .Select(l => l.Id)
            .ToHashSetAsync(annulation);
    }

    /// <summary>The RG that the gestionnaire has in the courts the mesures would go back to.</summary>
    private async Task<HashSet<(int Tribunal, string Rg)>> RgPrisAsync(
        OperationEnMasse operation,
        CancellationToken annulation
    )
    {
        if (operation.Acte != ActeEnMasse.Tribunal)
            return [];
        var (id, gestionnaire) = (operation.Id, operation.GestionnaireId);
        var pris = await db
            .Mesures.Where(m =>
                m.GestionnaireId == gestionnaire
                && m.NumeroRg != null
                && m.Statut != StatutMesure.Retiree
                && db.LignesOperation.Any(l =>
                    l.OperationId == id && l.TribunalAvantId == m.TribunalId
                )
            )
            .Select(m => new { Tribunal = m.TribunalId!.Value, Rg = m.NumeroRg! })
            .ToListAsync(annulation);
        return [.. pris.Select(p => (p.Tribunal, p.Rg))];
    }

    /// <summary>Marks the lines, then gives the mesures back their former values.</summary>
    private async Task<int> RendreAsync(
        OperationEnMasse operation,
        List<LigneLue> lignes,
        CancellationToken annulation
    )
    {
        var id = operation.Id;
        foreach (var refus in lignes.Where(l => l.Refus is not null).GroupBy(l => l.Refus))
        {
            var ids = refus.Select(l => l.Avant.Id).ToList();
            await db
                .LignesOperation.Where(l => l.OperationId == id && ids.Contains(l.MesureId))
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.Refus, refus.Key), annulation);
        }
        await db
            .LignesOperation.Where(l => l.OperationId == id && l.Refus == null)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Rendue, true), annulation);
        var siennes = db.LignesOperation.Where(l => l.OperationId == id && l.Rendue);
        var mesures = db.Mesures.Where(m =>
            siennes.Any(l => l.MesureId == m.Id && l.VersionApres == m.Version)
        );
        var rendues = operation.Acte switch
        {
            ActeEnMasse.Lieu => await mesures.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(
                            m => m.LieuExerciceId,
                            m =>
                                siennes
                                    .Where(l => l.MesureId == m.Id)
                                    .Select(l => l.LieuAvantId)
                                    .FirstOrDefault()
                        )
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            ),
            ActeEnMasse.Tribunal => await mesures.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(
                            m => m.TribunalId,
                            m =>
                                siennes
                                    .Where(l => l.MesureId == m.Id)
                                    .Select(l => l.TribunalAvantId)
                                    .FirstOrDefault()
                        )
                        .SetProperty(
                            m => m.CabinetId,
                            m =>
                                siennes
                                    .Where(l => l.MesureId == m.Id)
                                    .Select(l => l.CabinetAvantId)
                                    .FirstOrDefault()
                        )
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            ),
            _ => await mesures.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(
                            m => m.ConfirmeeLe,
                            m =>
                                siennes
                                    .Where(l => l.MesureId == m.Id)
                                    .Select(l => l.ConfirmeeAvant)
                                    .FirstOrDefault()
                        )
                        .SetProperty(
                            m => m.ACloturerDepuis,
                            m =>
                                siennes
                                    .Where(l => l.MesureId == m.Id)
                                    .Select(l => l.ACloturerAvant)
                                    .FirstOrDefault()
                        ),
                annulation
            ),
        };
        return rendues == lignes.Count(l => l.Refus is null)
            ? rendues
            : throw new RegleMetierException(
                "Quelqu’un a modifié une de ces mesures au même instant : rien n’a changé. Annulez à nouveau."
            );
    }

    private async Task NoterAsync(
        Acteur acteur,
        OperationEnMasse operation,
        List<LigneLue> lignes,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var rendues = lignes.Where(l => l.Refus is null).ToList();
        var noms = await NomsRattachements.LireAsync(
            db,
            operation.Acte,
            [.. rendues.Select(l => l.Avant)],
            annulation
        );
        foreach (
            var groupe in rendues.GroupBy(l =>
                operation.Acte == ActeEnMasse.Lieu
                    ? (l.Avant.LieuId, null, null)
                    : (Lieu: (int?)null, l.Avant.TribunalId, l.Avant.CabinetId)
            )
        )
            await db.NoterRattachementAsync(
                operation,
                groupe.First().Avant,
                $"Annulation d’une modification groupée : retour à {noms.De(groupe.First().Avant)}",
                acteur.UtilisateurId,
                maintenant,
                rendues: true,
                annulation
            );
    }
}
