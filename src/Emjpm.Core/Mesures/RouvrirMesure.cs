using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>What reopening or bringing back asks. Names of properties are those under which a refusal is shown.</summary>
public sealed record ReouvertureMesure
{
    /// <summary>Why, kept in the history.</summary>
    public string? Raison { get; init; }

    /// <summary>Site that holds it again; null: the one it had.</summary>
    public int? LieuExerciceId { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>Reopens a closed mesure, closed by mistake or whose end was undone: the cause is cleared, the history keeps it.</summary>
public sealed class RouvrirMesure(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when it is open already.</summary>
    /// <exception cref="RegleMetierException">the reason is missing, the site is closed, the RG is taken, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        ReouvertureMesure saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        mesure.ExigerNonRetiree();
        if (mesure.Statut == StatutMesure.EnCours)
            return true;
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        CorrigerSituation.ExigerRaison(saisie.Raison);
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var lieu = saisie.LieuExerciceId ?? mesure.LieuExerciceId ?? 0;
        await db.ExigerLieuAsync(
            acteur,
            lieu,
            aujourdhui,
            nameof(saisie.LieuExerciceId),
            annulation
        );
        await ExigerNonCedeeAsync(mesure, annulation);
        await ExigerSeuleAsync(mesure, annulation);
        mesure.LieuExerciceId = lieu;
        mesure.Rouvrir(saisie.Raison!.Trim(), acteur.UtilisateurId, aujourdhui, maintenant);
        await db.CompterMesureAsync(lieu, annulation);
        db.Tracer(
            maintenant,
            acteur,
            "mesure.rouvrir",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>A mesure that a court gave to somebody else, who holds it, does not come back by itself.</summary>
    private async Task ExigerNonCedeeAsync(Mesure mesure, CancellationToken annulation)
    {
        var receveur = await db
            .Transferts.Where(t =>
                t.MesureId == mesure.Id
                && t.Etat == EtatTransfert.Accepte
                && t.MesureRecue!.Statut == StatutMesure.EnCours
            )
            .Select(t => t.Receveur!.Nom)
            .FirstOrDefaultAsync(annulation);
        if (receveur is not null)
            throw new RegleMetierException(
                $"Cette mesure a été transférée à {receveur}, qui l’exerce : seul un nouveau transfert vous la rend."
            );
    }

    /// <summary>The index already refuses two mesures of one RG: this says it in words, should another carry it meanwhile.</summary>
    private async Task ExigerSeuleAsync(Mesure mesure, CancellationToken annulation)
    {
        if (
            mesure.NumeroRg is { } rg
            && await db.Mesures.AnyAsync(
                m =>
                    m.Id != mesure.Id
                    && m.GestionnaireId == mesure.GestionnaireId
                    && m.TribunalId == mesure.TribunalId
                    && m.NumeroRg == rg
                    && m.Statut == StatutMesure.EnCours,
                annulation
            )
        )
            throw new RegleMetierException(
                $"Une autre de vos mesures en cours porte le numéro RG {rg} de ce tribunal."
            );
    }
}
