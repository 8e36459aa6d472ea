using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;

namespace Emjpm.Core.Demandes;

/// <summary>Refuses a request, with a reason mailed to the applicant, who may file another.</summary>
public sealed class RefuserDemande(EmjpmDbContext db, TimeProvider horloge, Reveil reveil)
{
    /// <summary>False when there is no such request for the actor.</summary>
    /// <exception cref="RegleMetierException">no reason, or somebody decided meanwhile</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int demandeId,
        string? motif,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var demande = await DemandeOuverte.VerrouillerAsync(db, acteur, demandeId, annulation);
        if (demande is null)
            return false;
        demande.MotifRefus = DemandeOuverte.LireTexte(
            motif,
            "Saisissez la raison du refus : elle est envoyée à la personne.",
            nameof(motif)
        );
        demande.Etat = EtatDemande.Refusee;
        demande.DecideeLe = maintenant;
        demande.DecideeParId = acteur.UtilisateurId;
        demande.EmpreinteMotDePasse = null;
        demande.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "demande.refuser",
            "demande",
            demande.Id,
            tribunalId: demande.TribunalId
        );
        db.Courriels.Add(
            MessagesDemande.Refusee(demande, demande.MotifRefus).Pour(demande.Courriel, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}
