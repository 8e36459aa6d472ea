using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>Where the person lives from a date on. Names of properties are those under which a refusal is shown.</summary>
public sealed record ChangementSituation
{
    public required DateOnly DateEffet { get; init; }
    public required LieuVie LieuVie { get; init; }

    /// <summary>Required, and only kept, when the person lives in an établissement.</summary>
    public TypeEtablissement? TypeEtablissement { get; init; }

    /// <summary>INSEE code; required in France unless the person has no fixed abode.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string Pays { get; init; } = SituationMesure.France;

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}

/// <summary>
/// A change of situation: a new état, of the nature and champ that held on its date. One before the last completes the history
/// and leaves the current facts alone.
/// </summary>
public sealed class ChangerSituation(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when this very situation is already recorded.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        ChangementSituation saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        mesure.ExigerEnCours();
        var maintenant = horloge.Maintenant();
        var commune = await db.CommuneAsync(saisie.CommuneCode, annulation);
        var courant = mesure
            .Etats.Where(e => e.DateEffet <= saisie.DateEffet)
            .MaxBy(e => e.DateEffet);
        var situation = new SituationMesure(
            courant?.Nature ?? mesure.Nature,
            courant is null ? mesure.Champ : courant.Champ,
            saisie.LieuVie,
            saisie.TypeEtablissement,
            saisie.CommuneCode,
            saisie.Pays
        );
        if (
            courant?.DateEffet == saisie.DateEffet
            && SituationMesure.De(courant) == SituationMesure.De(situation.Au(saisie.DateEffet))
        )
            return true;
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        mesure.ExigerDateEtat(saisie.DateEffet, null, Horloge.DateParis(maintenant));
        CoherenceMesure
            .Verifier(situation, commune is not null)
            .Concat(CoherenceMesure.Manques(situation))
            .Exiger();

        mesure.AjouterEtat(situation.Au(saisie.DateEffet));
        mesure.Inscrire(
            TypeEvenementMesure.ChangementSituation,
            saisie.DateEffet,
            acteur.UtilisateurId,
            maintenant
        );
        mesure.Indexer(await db.CommuneAsync(mesure.CommuneCode, annulation));
        db.Tracer(
            maintenant,
            acteur,
            "mesure.situation",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
