using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>
/// Asks the applicant for a document or a precision, by mail with a code to answer by; a document goes to the address of whoever
/// asks, and the request goes on waiting.
/// </summary>
public sealed class PreciserDemande(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    Reveil reveil
)
{
    /// <summary>False when there is no such request for the actor.</summary>
    /// <exception cref="RegleMetierException">nothing is asked, or somebody decided meanwhile</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int demandeId,
        string? precision,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var demande = await DemandeOuverte.VerrouillerAsync(db, acteur, demandeId, annulation);
        if (demande is null)
            return false;
        demande.Precision = DemandeOuverte.LireTexte(
            precision,
            "Écrivez ce que vous demandez : le texte est envoyé à la personne.",
            nameof(precision)
        );
        demande.PrecisionDemandeeLe = maintenant;
        demande.ReponduLe = null;
        var code = CodeUnique.Tirer();
        demande.Coder(code, maintenant, DemandeCompte.DureeReponse);
        demande.Version++;
        var adresse = await db
            .Users.Where(u => u.Id == acteur.UtilisateurId)
            .Select(u => u.Email!)
            .SingleAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "demande.preciser",
            "demande",
            demande.Id,
            tribunalId: demande.TribunalId
        );
        db.Courriels.Add(
            MessagesDemande
                .Preciser(demande, code, adresse, instance.Adresse)
                .Pour(demande.Courriel, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}
