using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Writes down what a court has experienced with a gestionnaire: dated, signed, visible to this court only.</summary>
public sealed class AjouterObservation(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Bounds of the length of an observation, characters.</summary>
    public const int LongueurMinimale = 2;

    /// <inheritdoc cref="LongueurMinimale"/>
    public const int LongueurMaximale = 1_000;

    /// <summary>
    /// Adds <paramref name="texte"/> in the name of the actor and of its court. The same text sent twice by the same author
    /// makes one observation. False when the gestionnaire does not exist.
    /// </summary>
    /// <exception cref="RegleMetierException">empty, too short or too long</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        string? texte,
        CancellationToken annulation
    )
    {
        var tribunal = acteur.TribunalId;
        await using var transaction = await db.EcrireAsync(annulation);
        if (!await db.Gestionnaires.AnyAsync(g => g.Id == gestionnaireId, annulation))
            return false;
        var propre = (texte ?? "").ReplaceLineEndings("\n").Trim();
        if (propre.Length is < LongueurMinimale or > LongueurMaximale)
            throw new RegleMetierException(
                propre.Length < LongueurMinimale
                    ? "Écrivez l’observation à ajouter."
                    : "Saisissez 1 000 caractères au plus.",
                "Texte"
            );
        var dejaEcrite = await db.Observations.AnyAsync(
            o =>
                o.TribunalId == tribunal
                && o.GestionnaireId == gestionnaireId
                && o.AuteurId == acteur.UtilisateurId
                && o.RetireeLe == null
                && o.Texte == propre,
            annulation
        );
        if (dejaEcrite)
            return true;
        var maintenant = horloge.Maintenant();
        var observation = new Observation
        {
            GestionnaireId = gestionnaireId,
            TribunalId = tribunal,
            AuteurId = acteur.UtilisateurId,
            Texte = propre,
            CreeeLe = maintenant,
        };
        db.Observations.Add(observation);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "observation.ajouter",
            "observation",
            observation.Id,
            gestionnaireId: gestionnaireId
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return true;
    }
}
