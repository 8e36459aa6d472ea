using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Changes the rights of a member of a service, or ends them. An administrator always remains.</summary>
public sealed class ModifierMembre(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Gives other rights, in force at the member's next request. False when there is no such member today.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, a site is not one of theirs, or no administrator would remain
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int droitId,
        DroitsDemandes demandes,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await LireAsync(acteur, droitId, annulation) is not { } droit)
            return false;
        var droits = await demandes.VerifierAsync(
            db,
            acteur.GestionnaireId,
            Horloge.DateParis(maintenant),
            annulation
        );
        if (droit.Administre && !droits.Administre)
            await ExigerUnAutreAsync(droit, nameof(demandes.Administre), annulation);
        var avant = DroitsDemandes.Dire(
            droit.Administre,
            droit.Ecrit,
            droit.Repond,
            droit.LieuxIds
        );
        droit.Administre = droits.Administre;
        droit.Ecrit = droits.Ecrit;
        droit.Repond = droits.Repond;
        droit.LieuxIds = droits.Lieux;
        droit.RecoitReservations = droits.RecoitReservations;
        db.Tracer(
            maintenant,
            acteur,
            "membre.modifier",
            "utilisateur",
            droit.UtilisateurId,
            details: $"{avant} → {droits.Resume()}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>
    /// Ends the right: the member's next request is refused, its account stays. False when there is no such member today.
    /// </summary>
    /// <exception cref="RegleMetierException">the actor does not administer, or no administrator would remain</exception>
    public async Task<bool> RetirerAsync(
        Acteur acteur,
        int droitId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await LireAsync(acteur, droitId, annulation) is not { } droit)
            return false;
        if (droit.Administre)
            await ExigerUnAutreAsync(droit, null, annulation);
        // A right covers its last day: to stop at once it ends the day before.
        droit.Au = Horloge.DateParis(maintenant).AddDays(-1);
        db.Tracer(maintenant, acteur, "membre.retirer", "utilisateur", droit.UtilisateurId);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>The right in force; the gestionnaire stays locked, so that two administrators cannot both remove the other.</summary>
    private async Task<DroitGestionnaire?> LireAsync(
        Acteur acteur,
        int droitId,
        CancellationToken annulation
    )
    {
        var (id, date) = (acteur.GestionnaireId, horloge.Aujourdhui());
        await db
            .Gestionnaires.Where(g => g.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        return await db.DroitsGestionnaire.SingleOrDefaultAsync(
            d =>
                d.Id == droitId
                && d.GestionnaireId == id
                && d.Du <= date
                && (d.Au == null || d.Au >= date),
            annulation
        );
    }

    private async Task ExigerUnAutreAsync(
        DroitGestionnaire droit,
        string? champ,
        CancellationToken annulation
    )
    {
        if (
            !await db
                .DroitsGestionnaire.EnCours(droit.GestionnaireId, horloge.Aujourdhui())
                .AnyAsync(d => d.Administre && d.Id != droit.Id, annulation)
        )
            throw new RegleMetierException(
                "C’est le seul administrateur : donnez d’abord ce droit à un autre membre.",
                champ
            );
    }
}
