using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Comptes;

/// <summary>Changes the password of the actor's account; the other sessions of the account end.</summary>
public sealed class ChangerMotDePasse(
    EmjpmDbContext db,
    TimeProvider horloge,
    VerifierIdentifiants verifier,
    UserManager<Utilisateur> comptes
)
{
    /// <summary>What a password must be, for the screens.</summary>
    public const string Regle =
        "Au moins 12 caractères, dont une majuscule, une minuscule, un chiffre et un caractère spécial.";

    /// <summary>The account with its new password. Wrong attempts count towards the lock-out of the account.</summary>
    /// <exception cref="RegleMetierException">the present password is wrong, or the new one does not follow the rule</exception>
    public async Task<Utilisateur> ExecuterAsync(
        Acteur acteur,
        string motDePasseActuel,
        string nouveauMotDePasse,
        CancellationToken annulation
    )
    {
        var compte =
            await comptes.FindByIdAsync(
                acteur.UtilisateurId.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ) ?? throw new InvalidOperationException("The account of the actor does not exist.");
        var (admis, _) = await verifier.ExecuterAsync(compte.Email!, motDePasseActuel, annulation);
        if (admis is null)
            throw new RegleMetierException(
                "Le mot de passe actuel est incorrect, ou le compte est verrouillé après plusieurs essais.",
                nameof(motDePasseActuel)
            );
        if (nouveauMotDePasse == motDePasseActuel)
            throw new RegleMetierException(
                "Choisissez un mot de passe différent de l’actuel.",
                nameof(nouveauMotDePasse)
            );
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "compte.changer_mot_de_passe",
            "utilisateur",
            acteur.UtilisateurId
        );
        var resultat = await comptes.ChangePasswordAsync(
            admis,
            motDePasseActuel,
            nouveauMotDePasse
        );
        return resultat.Succeeded
            ? admis
            : throw new RegleMetierException(Regle, nameof(nouveauMotDePasse));
    }
}
