using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>Why a mesure should never have been entered.</summary>
public enum MotifRetrait
{
    [Valeur("doublon", "elle est enregistrée deux fois")]
    Doublon,

    [Valeur("autre_mandataire", "elle est confiée à un autre mandataire depuis le début")]
    AutreMandataire,

    [Valeur("non_prononcee", "le tribunal ne l’a pas prononcée")]
    NonPrononcee,

    [Valeur("essai", "c’était un essai ou une erreur de saisie")]
    Essai,
}

/// <summary>What withdrawing asks. Names of properties are those under which a refusal is shown.</summary>
public sealed record RetraitMesure
{
    public required MotifRetrait Motif { get; init; }

    /// <summary>More on the reason, kept in the history.</summary>
    public string? Raison { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>
/// Withdraws a mesure entered in error: out of every list and count, the court's included; the gestionnaire still reads it, and may
/// bring it back. A mandate that really existed is closed, not withdrawn.
/// </summary>
public sealed class RetirerMesure(
    EmjpmDbContext db,
    TimeProvider horloge,
    FinirTransfert transferts
)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when it is withdrawn already.</summary>
    /// <exception cref="RegleMetierException">somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        RetraitMesure saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        if (mesure.Statut == StatutMesure.Retiree)
            return true;
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        if (saisie.Raison?.Trim().Length > Mesure.TexteMax)
            CorrigerSituation.ExigerRaison(saisie.Raison);
        var maintenant = horloge.Maintenant();
        var comptee = mesure.Statut == StatutMesure.EnCours;
        var precision = CreerMesure.Vide(saisie.Raison);
        mesure.Retirer(
            $"{Francais.EnTete(saisie.Motif.Libelle())}{(precision is null ? "" : $". {precision}")}",
            acteur.UtilisateurId,
            Horloge.DateParis(maintenant),
            maintenant
        );
        if (comptee && mesure.LieuExerciceId is { } lieu)
            await db.DecompterMesureAsync(lieu, annulation);
        db.Tracer(
            maintenant,
            acteur,
            "mesure.retirer",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId,
            details: saisie.Motif.Handle()
        );
        await db.SaveChangesAsync(annulation);
        await transferts.SansObjetAsync(mesure.GestionnaireId, acteur, maintenant, annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
