using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Changes the password of the actor's account; every session of the account ends, the caller opens a new one.</summary>
public sealed class ChangerMotDePasse(
    EmjpmDbContext db,
    TimeProvider horloge,
    VerifierIdentifiants verifier,
    PoserMotDePasse poser,
    Jobs.Reveil reveil
)
{
    /// <summary>The account with its new password. Wrong attempts count towards the lock-out of the account.</summary>
    /// <exception cref="RegleMetierException">the present password is wrong, or the new one does not follow the rule</exception>
    public async Task<Utilisateur> ExecuterAsync(
        Acteur acteur,
        string motDePasseActuel,
        string nouveauMotDePasse,
        CancellationToken annulation
    )
    {
        var adresse = await db
            .Users.Where(u => u.Id == acteur.UtilisateurId)
            .Select(u => u.Email!)
            .SingleAsync(annulation);
        var (compte, _) = await verifier.ExecuterAsync(adresse, motDePasseActuel, annulation);
        if (compte is null)
            throw new RegleMetierException(
                "Le mot de passe actuel est incorrect, ou le compte est verrouillé après plusieurs essais.",
                nameof(motDePasseActuel)
            );
        if (nouveauMotDePasse == motDePasseActuel)
            throw new RegleMetierException(
                "Choisissez un mot de passe différent de l’actuel.",
                nameof(nouveauMotDePasse)
            );
        await using var transaction = await db.EcrireAsync(annulation);
        await poser.ExecuterAsync(compte, nouveauMotDePasse, annulation);
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "compte.changer_mot_de_passe",
            "utilisateur",
            acteur.UtilisateurId
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
        return compte;
    }
}
