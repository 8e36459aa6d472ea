using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>Takes out a situation that should never have been entered. The history keeps what it said, who withdrew it and why.</summary>
public sealed class RetirerSituation(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure, or the mesure no such situation.</summary>
    /// <param name="version">version of the mesure that was shown</param>
    /// <exception cref="RegleMetierException">it is the one the mesure opened on, the facts would contradict each other without it, the reason is missing, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        int etatId,
        string? raison,
        int version,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure
            || mesure.Etats.FirstOrDefault(e => e.Id == etatId) is not { } etat
        )
            return false;
        mesure.ExigerNonRetiree();
        await db.ExigerVersionAsync(mesure, version, annulation);
        if (etat.DateEffet <= mesure.DateNomination)
            throw new RegleMetierException(
                "La mesure s’ouvre sur cette situation : corrigez-la, elle ne se retire pas."
            );
        CorrigerSituation.ExigerRaison(raison);
        var maintenant = horloge.Maintenant();
        var commune = await db.CommuneAsync(etat.CommuneCode, annulation);
        var dit = string.Join(
            ", ",
            new[]
            {
                $"{etat.Nature.Libelle()}{(etat.Champ is { } c ? $" {c.Libelle()}" : "")}",
                etat.LieuVie?.Libelle(),
                etat.TypeEtablissement?.Libelle(),
                commune?.Nom ?? (etat.Pays == SituationMesure.France ? null : etat.Pays),
            }.OfType<string>()
        );
        db.EtatsMesure.Remove(etat);
        mesure.RetirerEtat(etat);
        // A term that the court set for the nature that goes may be too long for the one that comes back.
        if (
            CoherenceMesure
                .Verifier(FaitsMesure.De(mesure), Horloge.DateParis(maintenant))
                .FirstOrDefault() is
            { } contraire
        )
            throw new RegleMetierException(
                $"Sans cette situation, les faits de la mesure se contredisent. {contraire.Phrase} Corrigez d’abord ce fait, puis retirez la situation."
            );
        mesure.Inscrire(
            TypeEvenementMesure.Correction,
            Horloge.DateParis(maintenant),
            acteur.UtilisateurId,
            maintenant,
            $"Situation du {Francais.Date(etat.DateEffet)} retirée ({dit}). Raison : {raison!.Trim()}"
        );
        mesure.Indexer(await db.CommuneAsync(mesure.CommuneCode, annulation));
        db.Tracer(
            maintenant,
            acteur,
            "mesure.retirer_situation",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
