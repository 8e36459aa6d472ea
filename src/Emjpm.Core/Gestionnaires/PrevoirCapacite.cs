using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Declares a capacity from a day to come on, or gives it up.</summary>
public sealed class PrevoirCapacite(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>How far ahead a capacity may be declared, months.</summary>
    public const int MoisMax = 24;

    /// <summary>
    /// Saves the change to come; a former one of the same day is given up. False when the lieu is not one of the actor's.
    /// </summary>
    /// <exception cref="RegleMetierException">
    /// the actor only reads, the day is not to come, or the capacity is out of bounds or beyond what is authorised
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int lieuId,
        DateOnly du,
        int capaciteSouhaitee,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        DeclarerCapacite.VerifierBornes(capaciteSouhaitee);
        var aujourdhui = horloge.Aujourdhui();
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.LieuDeAsync(acteur, lieuId, aujourdhui, annulation) is not { } lieu)
            return false;
        if (du <= aujourdhui || du > aujourdhui.AddMonths(MoisMax))
            throw new RegleMetierException(
                $"Saisissez un jour à venir, au plus tard le {Francais.Date(aujourdhui.AddMonths(MoisMax))}. Pour changer la capacité dès aujourd’hui, déclarez-la sur la page du lieu.",
                nameof(CapacitePrevue.Du)
            );
        if (du >= lieu.FermeLe)
            throw new RegleMetierException(
                $"{lieu.Nom} ferme le {Francais.Date(lieu.FermeLe.Value)} : choisissez un jour avant.",
                nameof(CapacitePrevue.Du)
            );
        await AjouterAsync(acteur, lieu, du, capaciteSouhaitee, annulation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>Adds the change to come to the unit of work of an act that holds the lieu locked.</summary>
    internal async Task AjouterAsync(
        Acteur acteur,
        LieuExercice lieu,
        DateOnly du,
        int capaciteSouhaitee,
        CancellationToken annulation
    )
    {
        var (lieuId, maintenant) = (lieu.Id, horloge.Maintenant());
        var partage = await PartageCapacite.VerrouillerAsync(db, lieu, du, annulation);
        partage?.Verifier(
            capaciteSouhaitee,
            lieu.CapaciteSouhaitee,
            nameof(CapacitePrevue.CapaciteSouhaitee)
        );
        var memeJour = await db
            .CapacitesPrevues.Where(p =>
                p.LieuExerciceId == lieuId
                && p.Du == du
                && p.AppliqueeLe == null
                && p.AnnuleeLe == null
            )
            .ToListAsync(annulation);
        if (memeJour.Exists(p => p.CapaciteSouhaitee == capaciteSouhaitee))
            return;
        foreach (var p in memeJour)
            p.AnnuleeLe = maintenant;
        db.CapacitesPrevues.Add(
            new CapacitePrevue
            {
                LieuExerciceId = lieuId,
                Du = du,
                CapaciteSouhaitee = capaciteSouhaitee,
                PrevueLe = maintenant,
                PrevuePar = acteur.Nom,
            }
        );
        db.Tracer(
            maintenant,
            acteur,
            "lieu.prevoir_capacite",
            "lieu",
            lieuId,
            details: $"{Francais.Nombre(capaciteSouhaitee, "mesure souhaitée", "mesures souhaitées")} à partir du {Francais.Date(du)}"
        );
    }

    /// <summary>Gives up a change to come. False when there is no such change on the actor's lieu.</summary>
    /// <exception cref="RegleMetierException">the actor only reads</exception>
    public async Task<bool> AnnulerAsync(
        Acteur acteur,
        int lieuId,
        int prevueId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.LieuDeAsync(acteur, lieuId, Horloge.DateParis(maintenant), annulation) is null)
            return false;
        var prevue = await db.CapacitesPrevues.SingleOrDefaultAsync(
            p => p.Id == prevueId && p.LieuExerciceId == lieuId && p.AppliqueeLe == null,
            annulation
        );
        if (prevue is null)
            return false;
        if (prevue.AnnuleeLe is not null)
            return true;
        prevue.AnnuleeLe = maintenant;
        db.Tracer(
            maintenant,
            acteur,
            "lieu.annuler_capacite_prevue",
            "lieu",
            lieuId,
            details: $"{Francais.Nombre(prevue.CapaciteSouhaitee, "mesure souhaitée", "mesures souhaitées")} à partir du {Francais.Date(prevue.Du)}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
