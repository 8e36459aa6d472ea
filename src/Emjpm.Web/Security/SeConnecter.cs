using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>Signing in: with a password, then the second factor when the account has an application or a passkey; or with a passkey alone.</summary>
public sealed class SeConnecter(
    VerifierIdentifiants verifier,
    VerifierFacteur verifierFacteur,
    CeremonieCle ceremonie,
    FreinReseau frein,
    OuvrirSession ouvrir,
    JournalAcces journal,
    EmjpmDbContext db
)
{
    private const string Refus =
        "Identifiants incorrects, ou compte verrouillé après plusieurs essais. Vérifiez l’adresse et le mot de passe, ou réessayez dans quinze minutes.";

    private const string RefusCode =
        "Ce code n’est pas le bon, a déjà servi, ou trop d’essais ont échoué. Attendez le code suivant de l’application, ou saisissez un code de secours.";

    private const string RefusCle =
        "Cette clé d’accès n’est pas reconnue, ou la demande est restée ouverte trop longtemps. Recommencez, ou connectez-vous avec votre mot de passe.";

    /// <summary>The actor signed in; null when the second factor is awaited.</summary>
    /// <exception cref="RegleMetierException">
    /// refused, with one sentence whether the account exists, is locked, inactive, without a right, or the password wrong
    /// </exception>
    public async Task<Acteur?> ParMotDePasseAsync(
        HttpContext http,
        string adresse,
        string motDePasse,
        CancellationToken annulation
    )
    {
        var tentative = await CompterAsync(http, MoyenConnexion.MotDePasse, annulation);
        var (compte, viseId) = await verifier.ExecuterAsync(adresse, motDePasse, annulation);
        tentative.UtilisateurId = viseId;
        if (compte is not null && await db.AUnSecondFacteurAsync(compte.Id, annulation))
        {
            // Not a success yet, nor a failure to hold against the network: the next step writes its own.
            db.TentativesConnexion.Remove(tentative);
            await db.SaveChangesAsync(annulation);
            // A right password whose second factor never comes leaves this line.
            await journal.AjouterAsync(
                compte.Id,
                http.Request.Method,
                SessionTerminee.PageConnexion,
                StatusCodes.Status401Unauthorized,
                annulation: annulation
            );
            await ConnexionEnAttente.RetenirAsync(http, compte, MoyenConnexion.MotDePasse);
            return null;
        }
        return compte is null
            ? throw await RefuserAsync(http, viseId, Refus, null, annulation)
            : await ouvrir.ExecuterAsync(
                http,
                compte,
                tentative,
                MoyenConnexion.MotDePasse,
                forte: false,
                annulation
            ) ?? throw await RefuserAsync(http, viseId, Refus, null, annulation);
    }

    /// <summary>The actor signed in by the second step; null when no first step waits for it any more.</summary>
    /// <exception cref="RegleMetierException">the code is wrong, already used, or the way is closed after five wrong ones</exception>
    public async Task<Acteur?> ParCodeAsync(
        HttpContext http,
        string code,
        CancellationToken annulation
    )
    {
        if (await ConnexionEnAttente.LireAsync(http) is not { } attendu)
            return null;
        var tentative = await CompterAsync(http, MoyenConnexion.Application, annulation);
        tentative.UtilisateurId = attendu.UtilisateurId;
        var compte = await db.Users.SingleOrDefaultAsync(
            u => u.Id == attendu.UtilisateurId && u.Actif && u.SecurityStamp == attendu.Empreinte,
            annulation
        );
        if (compte is null)
            return null;
        var moyen = await verifierFacteur.ExecuterAsync(compte.Id, code, annulation);
        var acteur = moyen is null
            ? null
            : await ouvrir.ExecuterAsync(
                http,
                compte,
                tentative,
                attendu.Moyen == MoyenConnexion.ProConnect ? attendu.Moyen : moyen.Value,
                forte: true,
                annulation,
                attendu.JetonIdentite
            );
        if (acteur is null)
            throw await RefuserAsync(http, compte.Id, RefusCode, nameof(code), annulation);
        await ConnexionEnAttente.OublierAsync(http);
        return acteur;
    }

    /// <exception cref="RegleMetierException">the key is not known, was removed, or its account gives access to nothing</exception>
    public async Task<Acteur> ParCleAsync(
        HttpContext http,
        string reponse,
        CancellationToken annulation
    )
    {
        var tentative = await CompterAsync(http, MoyenConnexion.CleAcces, annulation);
        var compte = await ceremonie.VerifierUsageAsync(reponse);
        tentative.UtilisateurId = compte?.Id;
        // The key may be what a password, or ProConnect, was waiting for.
        var attendu = await ConnexionEnAttente.LireAsync(http);
        var proConnect =
            attendu is { Moyen: MoyenConnexion.ProConnect }
            && attendu.UtilisateurId == compte?.Id
            && attendu.Empreinte == compte.SecurityStamp;
        var acteur = compte is null
            ? null
            : await ouvrir.ExecuterAsync(
                http,
                compte,
                tentative,
                proConnect ? MoyenConnexion.ProConnect : MoyenConnexion.CleAcces,
                forte: true,
                annulation,
                proConnect ? attendu!.JetonIdentite : null
            );
        if (acteur is not null && attendu is not null)
            await ConnexionEnAttente.OublierAsync(http);
        return acteur ?? throw await RefuserAsync(http, compte?.Id, RefusCle, null, annulation);
    }

    private Task<TentativeConnexion> CompterAsync(
        HttpContext http,
        MoyenConnexion moyen,
        CancellationToken annulation
    ) => frein.CompterAsync(Appareil.Reseau(http), Appareil.Nommer(http), moyen, annulation);

    private async Task<RegleMetierException> RefuserAsync(
        HttpContext http,
        int? viseId,
        string phrase,
        string? champ,
        CancellationToken annulation
    )
    {
        await db.SaveChangesAsync(annulation);
        await journal.AjouterAsync(
            viseId,
            http.Request.Method,
            SessionTerminee.PageConnexion,
            StatusCodes.Status422UnprocessableEntity,
            annulation: annulation
        );
        return new RegleMetierException(phrase, champ);
    }
}
