using System.Security.Cryptography;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// What every change of a password does, in the unit of work of the act that decided it: the rule is checked, every session
/// ends, codes on their way are void, failures are forgotten and the person is told by mail.
/// </summary>
public sealed class PoserMotDePasse(
    EmjpmDbContext db,
    TimeProvider horloge,
    IPasswordHasher<Utilisateur> hacheur
)
{
    /// <summary>Changes a tracked account; saved by the caller, inside its transaction.</summary>
    /// <exception cref="RegleMetierException">the password does not follow the rule; nothing is changed</exception>
    public async Task ExecuterAsync(
        Utilisateur compte,
        string nouveauMotDePasse,
        CancellationToken annulation
    )
    {
        if (RegleMotDePasse.Refus(nouveauMotDePasse, compte) is { } refus)
            throw new RegleMetierException(refus, nameof(nouveauMotDePasse));
        var maintenant = horloge.Maintenant();
        compte.PasswordHash = hacheur.HashPassword(compte, nouveauMotDePasse);
        compte.SecurityStamp = NouvelleEmpreinte();
        compte.AccessFailedCount = 0;
        compte.LockoutEnd = null;
        await db
            .SessionsOuvertes.Where(s => s.UtilisateurId == compte.Id)
            .FermerAsync(maintenant, annulation);
        await db
            .CodesUniques.Where(c => c.UtilisateurId == compte.Id)
            .PerimerAsync(maintenant, annulation);
        db.Courriels.Add(
            MessageCompte.MotDePasseChange(maintenant).Pour(compte.Email!, maintenant)
        );
    }

    /// <summary>A stamp nobody has: the cookies of the account that carry the former one are worth nothing.</summary>
    public static string NouvelleEmpreinte() =>
        Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
}
