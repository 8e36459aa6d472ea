using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>How a site closes. Names of properties are those under which a refusal is shown.</summary>
public sealed record FermetureLieu
{
    /// <summary>First day on which it is closed: today or later.</summary>
    public required DateOnly Le { get; init; }

    /// <summary>The open site that takes over its mesures and its reservations.</summary>
    public required int VersLieuId { get; init; }

    /// <summary>Wished capacity of that site from then on; null keeps its own.</summary>
    public int? CapaciteSouhaitee { get; init; }
}

/// <summary>Closes a site, today or later, and opens it again. What it held goes to another site the day it closes.</summary>
public sealed class FermerLieu(
    EmjpmDbContext db,
    TimeProvider horloge,
    ReprendreLieu reprendre,
    PrevoirCapacite prevoir,
    Reveil reveil
)
{
    /// <summary>How far ahead a closing may be declared, months.</summary>
    public const int MoisMax = 12;

    /// <summary>Closes. False when the lieu is not one of the actor's, or is closed.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, the day is wrong, it is the last open site, or no open site can take over
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int lieuId,
        FermetureLieu demande,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        if (await RepreneurAsync(acteur, lieuId, demande, annulation) is not { } vers)
            return false;
        if (demande.Le == aujourdhui)
            await reprendre.DeplacerAsync(acteur, lieuId, vers.Id, annulation);
        else
            await db.VerrouillerLieuxAsync(db.LieuxExercice.Where(l => l.Id == lieuId), annulation);
        await FermerAsync(acteur, lieuId, demande, maintenant, annulation);
        if (demande.CapaciteSouhaitee is { } capacite && capacite != vers.CapaciteSouhaitee)
            await ReporterCapaciteAsync(
                acteur,
                vers.Id,
                demande.Le,
                capacite,
                maintenant,
                annulation
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Refuses now what <see cref="ExecuterAsync"/> would refuse, and changes nothing. False as it would be.</summary>
    /// <inheritdoc cref="ExecuterAsync"/>
    public async Task<bool> VerifierAsync(
        Acteur acteur,
        int lieuId,
        FermetureLieu demande,
        CancellationToken annulation = default
    ) => await RepreneurAsync(acteur, lieuId, demande, annulation) is not null;

    /// <summary>The site that takes over; null when the lieu to close is not one of the actor's.</summary>
    private async Task<LieuExercice?> RepreneurAsync(
        Acteur acteur,
        int lieuId,
        FermetureLieu demande,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministration();
        var aujourdhui = horloge.Aujourdhui();
        if (demande.Le < aujourdhui || demande.Le > aujourdhui.AddMonths(MoisMax))
            throw new RegleMetierException(
                $"Saisissez un jour entre aujourd’hui et le {Francais.Date(aujourdhui.AddMonths(MoisMax))}.",
                nameof(demande.Le)
            );
        if (demande.CapaciteSouhaitee is { } voulue)
            DeclarerCapacite.VerifierBornes(voulue);
        var gestionnaire = acteur.GestionnaireId;
        var lieux = await db
            .LieuxExercice.Where(l => l.GestionnaireId == gestionnaire)
            .NonFermes(aujourdhui)
            .AsNoTracking()
            .ToListAsync(annulation);
        return lieux.Exists(l => l.Id == lieuId) ? Verifier(lieux, lieuId, demande) : null;
    }

    /// <summary>
    /// Opens a closed site again, or gives up a closing to come. What it held stays where it went; its places are to be
    /// declared. False when the actor's gestionnaire has no such site that closes.
    /// </summary>
    /// <exception cref="RegleMetierException">the actor does not administer</exception>
    public async Task<bool> RouvrirAsync(
        Acteur acteur,
        int lieuId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        await db.VerrouillerLieuxAsync(db.LieuxExercice.Where(l => l.Id == lieuId), annulation);
        var lieu = await db
            .LieuxExercice.De(acteur.Gestionnaire!)
            .SingleOrDefaultAsync(l => l.Id == lieuId && l.FermeLe != null, annulation);
        if (lieu is null)
            return false;
        var (fermeLe, reprisPar) = (lieu.FermeLe!.Value, lieu.ReprisParId);
        lieu.FermeLe = null;
        lieu.ReprisParId = null;
        lieu.Version++;
        if (fermeLe > aujourdhui)
            await db
                .CapacitesPrevues.Where(p =>
                    p.LieuExerciceId == reprisPar && p.Du == fermeLe && p.AppliqueeLe == null
                )
                .ExecuteUpdateAsync(
                    s => s.SetProperty(p => p.AnnuleeLe, (DateTime?)maintenant),
                    annulation
                );
        db.Tracer(
            maintenant,
            acteur,
            "lieu.rouvrir",
            "lieu",
            lieuId,
            details: $"fermeture du {Francais.Date(fermeLe)} levée"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>The site that takes over.</summary>
    private static LieuExercice Verifier(
        List<LieuExercice> lieux,
        int lieuId,
        FermetureLieu demande
    )
    {
        var ouverts = lieux
            .Where(l => l.Id != lieuId && l.FermeLe is null && l.OuvertLe <= demande.Le)
            .ToList();
        if (ouverts.Count == 0)
            throw new RegleMetierException(
                "C’est votre dernier lieu ouvert : ses mesures n’auraient plus de lieu. Ouvrez-en d’abord un autre, ou déclarez une interruption d’activité.",
                nameof(demande.Le)
            );
        if (lieux.Find(l => l.ReprisParId == lieuId) is { } autre)
            throw new RegleMetierException(
                $"Ce lieu doit reprendre les mesures de {autre.Nom}, qui ferme le {Francais.Date(autre.FermeLe!.Value)} : renoncez d’abord à cette fermeture.",
                nameof(demande.Le)
            );
        return ouverts.Find(l => l.Id == demande.VersLieuId)
            ?? throw new RegleMetierException(
                "Choisissez le lieu ouvert qui reprend ses mesures et ses réservations.",
                nameof(demande.VersLieuId)
            );
    }

    private async Task FermerAsync(
        Acteur acteur,
        int lieuId,
        FermetureLieu demande,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var lieu = await db.LieuxExercice.SingleAsync(l => l.Id == lieuId, annulation);
        lieu.FermeLe = demande.Le;
        lieu.ReprisParId = demande.VersLieuId;
        lieu.Version++;
        // What was wished here no longer counts in the whole; a site opened again declares its places anew.
        if (demande.Le <= Horloge.DateParis(maintenant))
            lieu.FixerCapacites(lieu.CapaciteAutorisee, 0);
        await db
            .CapacitesPrevues.Where(p =>
                p.LieuExerciceId == lieuId
                && p.Du >= demande.Le
                && p.AppliqueeLe == null
                && p.AnnuleeLe == null
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(p => p.AnnuleeLe, (DateTime?)maintenant),
                annulation
            );
        db.Tracer(
            maintenant,
            acteur,
            "lieu.fermer",
            "lieu",
            lieuId,
            details: $"le {Francais.Date(demande.Le)}, repris par le lieu {demande.VersLieuId}"
        );
        await db.SaveChangesAsync(annulation);
    }

    /// <summary>The capacity of the site that takes over: declared now, or planned with the closing.</summary>
    private async Task ReporterCapaciteAsync(
        Acteur acteur,
        int versId,
        DateOnly le,
        int capacite,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var vers = await db.LieuxExercice.SingleAsync(l => l.Id == versId, annulation);
        if (le > Horloge.DateParis(maintenant))
        {
            await prevoir.AjouterAsync(acteur, vers, le, capacite, annulation);
            return;
        }
        var partage = await PartageCapacite.VerrouillerAsync(db, vers, le, annulation);
        partage?.Verifier(
            capacite,
            vers.CapaciteSouhaitee,
            nameof(FermetureLieu.CapaciteSouhaitee)
        );
        vers.FixerCapacites(vers.CapaciteAutorisee, capacite);
        vers.Declarer(acteur.Nom, CanalDeclaration.Saisie, maintenant);
        vers.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "lieu.declarer",
            "lieu",
            versId,
            details: $"capacité souhaitée : {Francais.Entier(capacite)}"
        );
    }
}
