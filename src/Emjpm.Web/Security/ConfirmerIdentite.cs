using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>
/// Asks again who one is, inside a session, before a sensitive act: the second factor when the account has one, else the
/// password. Wrong attempts count as at sign-in.
/// </summary>
public sealed class ConfirmerIdentite(
    EmjpmDbContext db,
    TimeProvider horloge,
    Perimetre perimetre,
    VerifierIdentifiants verifier,
    VerifierFacteur verifierFacteur,
    CeremonieCle ceremonie
)
{
    /// <exception cref="RegleMetierException">what was typed does not prove it</exception>
    public async Task ExecuterAsync(
        string motDePasseOuCode,
        bool facteur,
        CancellationToken annulation
    )
    {
        var acteur = perimetre.Acteur;
        if (facteur)
        {
            if (
                await verifierFacteur.ExecuterAsync(
                    acteur.UtilisateurId,
                    motDePasseOuCode,
                    annulation
                )
                is null
            )
                throw new RegleMetierException(
                    "Ce code n’est pas le bon, a déjà servi, ou trop d’essais ont échoué. Attendez le code suivant de l’application, ou saisissez un code de secours.",
                    nameof(motDePasseOuCode)
                );
        }
        else
        {
            var adresse = await perimetre.Comptes.Select(u => u.Email!).SingleAsync(annulation);
            var (compte, _) = await verifier.ExecuterAsync(adresse, motDePasseOuCode, annulation);
            if (compte is null)
                throw new RegleMetierException(
                    "Le mot de passe est incorrect, ou le compte est verrouillé après plusieurs essais.",
                    nameof(motDePasseOuCode)
                );
        }
        await NoterAsync(facteur, annulation);
    }

    /// <exception cref="RegleMetierException">the answer of the browser does not verify, or the key is of another account</exception>
    public async Task ParCleAsync(string reponse, CancellationToken annulation)
    {
        var compte = await ceremonie.VerifierUsageAsync(reponse);
        if (compte?.Id != perimetre.Acteur.UtilisateurId)
            throw new RegleMetierException(
                "Cette clé d’accès n’a pas pu être vérifiée, ou n’est pas celle de votre compte."
            );
        await NoterAsync(forte: true, annulation);
    }

    /// <summary>Writes that the session was confirmed just now.</summary>
    /// <param name="forte">whether a second factor was proved</param>
    public async Task NoterAsync(bool forte, CancellationToken annulation)
    {
        var acteur = perimetre.Acteur;
        var session = acteur.Session!.Id;
        var maintenant = horloge.Maintenant();
        await db
            .SessionsOuvertes.Where(s => s.Id == session)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(x => x.ConfirmeeLe, maintenant)
                        .SetProperty(x => x.Forte, x => x.Forte || forte),
                annulation
            );
        db.Tracer(
            maintenant,
            acteur,
            "compte.confirmer_identite",
            "utilisateur",
            acteur.UtilisateurId
        );
        await db.SaveChangesAsync(annulation);
    }
}
