using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// On their day, makes the capacities declared in advance those of the sites. What the habilitation no longer authorises is
/// left out, and the administrators are told.
/// </summary>
public sealed class AppliquerCapacitesPrevues(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Applies those due, the oldest first; returns what was done, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var dues = await db
            .CapacitesPrevues.Where(p =>
                p.Du <= aujourdhui && p.AppliqueeLe == null && p.AnnuleeLe == null
            )
            .OrderBy(p => p.Du)
            .ThenBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(annulation);
        var appliquees = 0;
        foreach (var id in dues)
        {
            if (await AppliquerAsync(id, annulation))
                appliquees++;
            db.ChangeTracker.Clear();
        }
        return $"{Francais.Nombre(appliquees, "changement de capacité appliqué", "changements de capacité appliqués")}.";
    }

    private async Task<bool> AppliquerAsync(int id, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        await db.VerrouillerLieuxAsync(
            db.LieuxExercice.Where(l => l.Prevues.Any(p => p.Id == id)),
            annulation
        );
        var prevue = await db
            .CapacitesPrevues.Include(p => p.LieuExercice)
            .SingleAsync(p => p.Id == id, annulation);
        if (prevue.AppliqueeLe is not null || prevue.AnnuleeLe is not null)
            return false;
        var lieu = prevue.LieuExercice!;
        if (lieu.FermeLe <= aujourdhui)
        {
            prevue.AnnuleeLe = maintenant;
            await db.SaveChangesAsync(annulation);
            await tx.CommitAsync(annulation);
            return false;
        }
        var partage = await PartageCapacite.VerrouillerAsync(db, lieu, aujourdhui, annulation);
        var avant = lieu.CapaciteSouhaitee;
        // What was possible when it was declared may no longer be.
        var apres = partage is null
            ? prevue.CapaciteSouhaitee
            : Math.Min(prevue.CapaciteSouhaitee, Math.Max(partage.Reste, avant ?? 0));
        lieu.FixerCapacites(lieu.CapaciteAutorisee, apres);
        lieu.Declarer(prevue.PrevuePar, CanalDeclaration.Saisie, maintenant);
        lieu.Version++;
        prevue.AppliqueeLe = maintenant;
        db.Tracer(
            maintenant,
            null,
            "lieu.appliquer_capacite_prevue",
            "lieu",
            lieu.Id,
            gestionnaireId: lieu.GestionnaireId,
            details: $"capacité souhaitée : {(avant is { } a ? Francais.Entier(a) : "aucune")} → {Francais.Entier(apres)}"
        );
        if (apres < prevue.CapaciteSouhaitee)
            await PrevenirAsync(
                lieu,
                $"{lieu.Nom} : {Francais.Nombre(apres, "mesure souhaitée", "mesures souhaitées")} depuis aujourd’hui, et non les {Francais.Entier(prevue.CapaciteSouhaitee)} prévues : votre habilitation n’en autorise pas plus.",
                aujourdhui,
                maintenant,
                annulation
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task PrevenirAsync(
        LieuExercice lieu,
        string texte,
        DateOnly date,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var administrateurs = await db
            .DroitsGestionnaire.EnCours(lieu.GestionnaireId, date)
            .Where(d => d.Administre)
            .Select(d => d.UtilisateurId)
            .ToListAsync(annulation);
        db.Notifications.AddRange(
            administrateurs.Select(id => new Notification
            {
                UtilisateurId = id,
                Texte = texte,
                Lien = $"/gestionnaire/lieux/{lieu.Id}",
                CreeeLe = maintenant,
            })
        );
    }
}
