using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Remarques;

/// <summary>Says what becomes of a remark; its author, and those who said the same, are told.</summary>
public sealed class TraiterRemarque(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when there is no such remark.</summary>
    /// <exception cref="RegleMetierException">
    /// the original of a duplicate is missing or is itself a duplicate, a refusal gives no reason, or somebody else treated it
    /// meanwhile
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int id,
        EtatRemarque etat,
        int? doublonDeId,
        string? reponse,
        int version,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Remarques.SingleOrDefaultAsync(r => r.Id == id, annulation) is not { } remarque
        )
            return false;
        if (remarque.Version != version)
            throw new RegleMetierException(
                "Quelqu’un a traité cette remarque pendant votre saisie : relisez-la, puis validez à nouveau."
            );
        var texte = FaitsLieu.Propre(reponse);
        if (etat == EtatRemarque.SansSuite && texte is null)
            throw new RegleMetierException(
                "Écrivez pourquoi : l’auteur lit cette réponse.",
                "Reponse"
            );
        int? original =
            etat == EtatRemarque.Doublon
                ? await OriginalAsync(remarque, doublonDeId, annulation)
                : null;
        remarque.Etat = etat;
        remarque.DoublonDeId = original;
        remarque.Reponse = texte;
        remarque.TraiteeLe = maintenant;
        remarque.TraiteeParId = acteur.UtilisateurId;
        remarque.Version++;
        var auteurs = await db
            .Remarques.Where(r => r.Id == id || r.DoublonDeId == id)
            .Select(r => r.AuteurId)
            .Distinct()
            .ToListAsync(annulation);
        foreach (var auteur in auteurs)
            db.Notifications.Add(
                new Notification
                {
                    UtilisateurId = auteur,
                    Texte = $"Votre remarque : {etat.Libelle()}.",
                    Lien = "/remarques",
                    CreeeLe = maintenant,
                }
            );
        db.Tracer(maintenant, acteur, "remarque.traiter", "remarque", id, details: etat.Handle());
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task<int> OriginalAsync(
        RemarqueUsage remarque,
        int? doublonDeId,
        CancellationToken annulation
    )
    {
        if (
            doublonDeId is not { } original
            || original == remarque.Id
            || !await db.Remarques.AnyAsync(
                r => r.Id == original && r.DoublonDeId == null,
                annulation
            )
        )
            throw new RegleMetierException(
                "Saisissez le numéro de la remarque qui dit la même chose, et qui n’est pas elle-même un doublon.",
                "DoublonDeId"
            );
        if (await db.Remarques.AnyAsync(r => r.DoublonDeId == remarque.Id, annulation))
            throw new RegleMetierException(
                "D’autres remarques sont rattachées à celle-ci : rattachez-les d’abord à l’autre.",
                "DoublonDeId"
            );
        return original;
    }
}
