using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>How the mandate ends. Names of properties are those under which a refusal is shown.</summary>
public sealed record ClotureMesure
{
    public required CauseSortie Cause { get; init; }

    /// <summary>First day without mandate; a future one is announced.</summary>
    public required DateOnly DateFin { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>Ends a mandate: at once, or on the day announced, when the nightly job closes it. The place is free from that day.</summary>
public sealed class CloreMesure(EmjpmDbContext db, TimeProvider horloge, FinirTransfert transferts)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when it already ends so.</summary>
    /// <exception cref="RegleMetierException">the date is wrong, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        ClotureMesure saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        if (
            mesure.Statut != StatutMesure.Retiree
            && (mesure.DateFin, mesure.CauseSortie) == (saisie.DateFin, saisie.Cause)
        )
            return true;
        mesure.ExigerEnCours();
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        if (saisie.Cause == CauseSortie.Deces && saisie.DateFin > aujourdhui)
            throw new RegleMetierException(
                "La date du décès ne peut pas être dans le futur.",
                nameof(saisie.DateFin)
            );
        if (saisie.DateFin > aujourdhui.AddYears(2))
            throw new RegleMetierException(
                "Une fin s’annonce au plus deux ans à l’avance : vérifiez l’année.",
                nameof(saisie.DateFin)
            );
        CoherenceMesure
            .Verifier(FaitsMesure.De(mesure) with { DateFin = saisie.DateFin }, aujourdhui)
            .Where(i => i.Champ == nameof(FaitsMesure.DateFin))
            .Exiger();
        var close = mesure.Clore(
            saisie.Cause,
            saisie.DateFin,
            acteur.UtilisateurId,
            aujourdhui,
            maintenant
        );
        if (close && mesure.LieuExerciceId is { } lieu)
            await db.DecompterMesureAsync(lieu, annulation);
        db.Tracer(
            maintenant,
            acteur,
            close ? "mesure.clore" : "mesure.annoncer_fin",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId,
            details: saisie.Cause.Handle()
        );
        await db.SaveChangesAsync(annulation);
        if (close)
            await transferts.SansObjetAsync(mesure.GestionnaireId, acteur, maintenant, annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
