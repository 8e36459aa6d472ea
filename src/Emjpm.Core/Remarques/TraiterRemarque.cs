using Emjpm.Core.Annonces;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Remarques;

/// <summary>Says what becomes of a remark; its author, and those who said the same, are told.</summary>
public sealed class TraiterRemarque(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    Reveil reveil
)
{
    /// <summary>False when there is no such remark.</summary>
    /// <exception cref="RegleMetierException">
    /// the original of a duplicate is missing or is itself a duplicate, a refusal gives no reason, a release note is given for
    /// what is not done, or somebody else treated it meanwhile
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int id,
        EtatRemarque etat,
        int? doublonDeId,
        int? nouveauteId,
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
        var nouveaute = nouveauteId is { } n
            ? await NouveauteAsync(n, etat, remarque.NouveauteId, annulation)
            : null;
        remarque.Etat = etat;
        remarque.DoublonDeId = original;
        remarque.NouveauteId = nouveaute?.Id;
        remarque.Reponse = texte;
        remarque.TraiteeLe = maintenant;
        remarque.TraiteeParId = acteur.UtilisateurId;
        remarque.Version++;
        await db.PrevenirAuteursAsync([id], etat, nouveaute, instance, maintenant, annulation);
        db.Tracer(maintenant, acteur, "remarque.traiter", "remarque", id, details: etat.Handle());
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    private async Task<Annonce> NouveauteAsync(
        int id,
        EtatRemarque etat,
        int? dejaLiee,
        CancellationToken annulation
    )
    {
        if (etat != EtatRemarque.Faite)
            throw new RegleMetierException(
                "Une nouveauté ne règle qu’une remarque faite : choisissez l’état « Faite », ou retirez la nouveauté.",
                "NouveauteId"
            );
        var aujourdhui = horloge.Aujourdhui();
        return await db
                .Annonces.AsNoTracking()
                .SingleOrDefaultAsync(
                    a =>
                        a.Id == id
                        && a.NumeroVersion != null
                        && (a.Id == dejaLiee || (a.RetireeLe == null && a.Du <= aujourdhui)),
                    annulation
                )
            ?? throw new RegleMetierException(
                "Choisissez une nouveauté déjà publiée, dans la liste.",
                "NouveauteId"
            );
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
