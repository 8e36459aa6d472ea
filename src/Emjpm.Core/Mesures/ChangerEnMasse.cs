using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Changes many mesures at once, in one transaction and a handful of commands whatever their number: facts, histories, counters,
/// and what is needed to undo it once.
/// </summary>
public sealed class ChangerEnMasse(
    EmjpmDbContext db,
    PreparerEnMasse preparer,
    TimeProvider horloge
)
{
    /// <summary>Does what <see cref="PreparerEnMasse"/> showed; returns the id of the <see cref="OperationEnMasse"/>.</summary>
    /// <param name="attendues">how many changes were shown: nobody does what they did not read</param>
    /// <exception cref="RegleMetierException">nothing to change, or not what was shown</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        SelectionMesures selection,
        DemandeEnMasse demande,
        int attendues,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        var maintenant = horloge.Maintenant();
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await db.VerrouillerTravauxAsync(acteur.GestionnaireId, annulation);
        var lot = await preparer.LireAsync(acteur, selection, demande, annulation);
        if (lot.AChanger.Count == 0)
            throw new RegleMetierException(
                "Aucune des mesures choisies n’est à changer : relisez l’aperçu."
            );
        if (lot.AChanger.Count != attendues)
            throw new RegleMetierException(
                $"Vos mesures ont changé depuis l’aperçu : {Francais.Nombre(lot.AChanger.Count, "mesure")} à changer au lieu de {Francais.Entier(attendues)}. Relisez l’aperçu, puis appliquez."
            );
        var operation = new OperationEnMasse
        {
            GestionnaireId = acteur.GestionnaireId,
            AuteurId = acteur.UtilisateurId,
            Acte = demande.Acte,
            Description = lot.Cible.Description,
            Nombre = lot.AChanger.Count,
            FaiteLe = maintenant,
        };
        db.OperationsEnMasse.Add(operation);
        await db.SaveChangesAsync(annulation);
        var pas = demande.Acte.ChangeLesFaits() ? 1 : 0;
        await masse.EcrireAsync(
            lot.AChanger.Select(m => new LigneOperation
            {
                OperationId = operation.Id,
                MesureId = m.Id,
                VersionApres = m.Version + pas,
                LieuAvantId = m.LieuId,
                TribunalAvantId = m.TribunalId,
                CabinetAvantId = m.CabinetId,
                ConfirmeeAvant = m.ConfirmeeLe,
                ACloturerAvant = m.ACloturerDepuis,
            }),
            annulation
        );
        if (await AppliquerAsync(operation, lot.Cible, pas, annulation) != lot.AChanger.Count)
            throw new RegleMetierException(
                "Quelqu’un a modifié une de ces mesures au même instant : rien n’a changé. Appliquez à nouveau."
            );
        await NoterAsync(operation, lot, annulation);
        if (demande.Acte == ActeEnMasse.Lieu)
            await db.DeplacerEnMasseAsync(
                lot.AChanger.Select(m => (m.LieuId, lot.Cible.LieuId)),
                annulation
            );
        db.Tracer(
            maintenant,
            acteur,
            $"mesures.{demande.Acte.Handle()}",
            "operation",
            operation.Id,
            details: $"{lot.Cible.Description} ({Francais.Nombre(lot.AChanger.Count, "mesure")})"
        );
        await db.SaveChangesAsync(annulation);
        await masse.ValiderAsync(annulation);
        return operation.Id;
    }

    /// <summary>Sets the new values on the mesures that still have the version read; returns how many.</summary>
    private async Task<int> AppliquerAsync(
        OperationEnMasse operation,
        CibleEnMasse cible,
        int pas,
        CancellationToken annulation
    )
    {
        var id = operation.Id;
        DateTime? maintenant = operation.FaiteLe;
        var mesures = db.Mesures.Where(m =>
            db.LignesOperation.Any(l =>
                l.OperationId == id && l.MesureId == m.Id && l.VersionApres - pas == m.Version
            )
        );
        return cible.Acte switch
        {
            ActeEnMasse.Lieu => await mesures.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.LieuExerciceId, cible.LieuId)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            ),
            ActeEnMasse.Tribunal => await mesures.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.TribunalId, cible.TribunalId)
                        .SetProperty(m => m.CabinetId, cible.CabinetId)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            ),
            ActeEnMasse.Confirmer => await mesures.ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.ConfirmeeLe, maintenant)
                        .SetProperty(m => m.ACloturerDepuis, (DateTime?)null),
                annulation
            ),
            _ => await mesures.ExecuteUpdateAsync(
                s => s.SetProperty(m => m.ACloturerDepuis, maintenant),
                annulation
            ),
        };
    }

    /// <summary>One event in the history of each mesure whose facts changed, written by the database from the lines.</summary>
    private async Task NoterAsync(
        OperationEnMasse operation,
        Preparation lot,
        CancellationToken annulation
    )
    {
        if (!operation.Acte.ChangeLesFaits())
            return;
        var noms = await NomsRattachements.LireAsync(db, operation.Acte, lot.AChanger, annulation);
        foreach (
            var groupe in lot.AChanger.GroupBy(m =>
                operation.Acte == ActeEnMasse.Lieu
                    ? (m.LieuId, null, null)
                    : (Lieu: (int?)null, m.TribunalId, m.CabinetId)
            )
        )
            await db.NoterRattachementAsync(
                operation,
                groupe.First(),
                $"{noms.De(groupe.First())} → {lot.Cible.Valeur}",
                operation.AuteurId,
                operation.FaiteLe,
                rendues: false,
                annulation
            );
    }
}

/// <summary>What doing and undoing in bulk share.</summary>
internal static class EcrituresEnMasse
{
    /// <summary>Moves the counters of the lieux, in the order of their ids.</summary>
    public static async Task DeplacerEnMasseAsync(
        this EmjpmDbContext db,
        IEnumerable<(int? De, int? Vers)> passages,
        CancellationToken annulation
    )
    {
        var ecarts = new SortedDictionary<int, int>();
        foreach (var (de, vers) in passages)
        {
            if (de is { } avant)
                ecarts[avant] = ecarts.GetValueOrDefault(avant) - 1;
            if (vers is { } apres)
                ecarts[apres] = ecarts.GetValueOrDefault(apres) + 1;
        }
        foreach (var (lieu, nombre) in ecarts)
            if (nombre != 0)
                await db.CompterMesuresAsync(lieu, nombre, annulation);
    }

    /// <summary>Writes one event for each line of the operation that was at the site, court and cabinet of <paramref name="modele"/>.</summary>
    /// <param name="rendues">only the lines that the undo gives back</param>
    public static Task<int> NoterRattachementAsync(
        this EmjpmDbContext db,
        OperationEnMasse operation,
        MesureEnMasse modele,
        string details,
        int auteurId,
        DateTime maintenant,
        bool rendues,
        CancellationToken annulation
    )
    {
        var (id, type, jour) = (
            operation.Id,
            TypeEvenementMesure.Rattachement.Handle(),
            Horloge.DateParis(maintenant)
        );
        var (lieu, tribunal, cabinet) = (
            modele.LieuId ?? 0,
            modele.TribunalId ?? 0,
            modele.CabinetId ?? 0
        );
        return operation.Acte == ActeEnMasse.Lieu
            ? db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO evenement_mesure (mesure_id, type, date_effet, saisi_le, auteur_id, details)
                SELECT mesure_id, {type}, {jour}, {maintenant}, {auteurId}, {details} FROM ligne_operation
                WHERE operation_id = {id} AND COALESCE(lieu_avant_id, 0) = {lieu} AND (rendue OR NOT {rendues})
                """,
                annulation
            )
            : db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO evenement_mesure (mesure_id, type, date_effet, saisi_le, auteur_id, details)
                SELECT mesure_id, {type}, {jour}, {maintenant}, {auteurId}, {details} FROM ligne_operation
                WHERE operation_id = {id} AND COALESCE(tribunal_avant_id, 0) = {tribunal}
                  AND COALESCE(cabinet_avant_id, 0) = {cabinet} AND (rendue OR NOT {rendues})
                """,
                annulation
            );
    }
}
