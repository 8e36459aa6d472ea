using Emjpm.Core.Annonces;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Remarques;

/// <summary>Tells those who wrote a remark, or the same, what becomes of it.</summary>
internal static class PrevenirAuteurs
{
    /// <summary>
    /// A notification for each, once; a mail too when it is done and the author accepts one. Added to the unit of work of the act.
    /// </summary>
    public static async Task PrevenirAuteursAsync(
        this EmjpmDbContext db,
        IReadOnlyCollection<int> remarques,
        EtatRemarque etat,
        Annonce? nouveaute,
        Instance instance,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var ecrites = await db
            .Remarques.Where(r =>
                remarques.Contains(r.Id)
                || (r.DoublonDeId != null && remarques.Contains(r.DoublonDeId.Value))
            )
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.AuteurId,
                r.Auteur!.Email,
                r.AccepteContact,
                r.CreeeLe,
            })
            .ToListAsync(annulation);
        foreach (var auteur in ecrites.Select(r => r.AuteurId).Distinct())
            db.Notifications.Add(
                new Notification
                {
                    UtilisateurId = auteur,
                    Texte = nouveaute is null
                        ? $"Votre remarque : {etat.Libelle()}."
                        : $"Votre remarque : {etat.Libelle()}, version {nouveaute.NumeroVersion}.",
                    Lien = "/remarques",
                    CreeeLe = maintenant,
                }
            );
        if (etat == EtatRemarque.Faite)
            foreach (
                var r in ecrites
                    .Where(r => r is { AccepteContact: true, Email: not null })
                    .DistinctBy(r => r.AuteurId)
            )
                db.Courriels.Add(
                    MessageRemarque
                        .Faite(instance, r.CreeeLe, nouveaute?.Titre)
                        .Pour(r.Email!, maintenant)
                );
    }
}
