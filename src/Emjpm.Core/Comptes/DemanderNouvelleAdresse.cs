using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Sends a code to the address an account wants to have. Nothing changes until it is typed.</summary>
public sealed class DemanderNouvelleAdresse(
    EmjpmDbContext db,
    TimeProvider horloge,
    IPasswordHasher<Utilisateur> hacheur,
    Jobs.Reveil reveil
)
{
    /// <exception cref="RegleMetierException">five codes were asked for within the hour</exception>
    public async Task ExecuterAsync(Acteur acteur, string adresse, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var debut = maintenant.AddHours(-1);
        var demandes = await db.CodesUniques.CountAsync(
            c =>
                c.UtilisateurId == acteur.UtilisateurId
                && c.Usage == UsageCode.Adresse
                && c.CreeLe > debut,
            annulation
        );
        if (demandes >= CodeUnique.ParHeure)
            throw new RegleMetierException(
                "Vous avez demandé plusieurs codes. Saisissez le dernier reçu, ou réessayez dans une heure."
            );
        var code = CodeUnique.Tirer();
        db.CodesUniques.Add(
            new CodeUnique
            {
                UtilisateurId = acteur.UtilisateurId,
                Usage = UsageCode.Adresse,
                Empreinte = hacheur.HashPassword(null!, code),
                Valeur = adresse.Trim(),
                CreeLe = maintenant,
                ExpireLe = maintenant + CodeUnique.Duree,
            }
        );
        db.Courriels.Add(MessageCompte.CodeAdresse(code).Pour(adresse.Trim(), maintenant));
        db.Tracer(
            maintenant,
            acteur,
            "compte.demander_adresse",
            "utilisateur",
            acteur.UtilisateurId
        );
        await db.SaveChangesAsync(annulation);
        reveil.Signaler();
    }
}
