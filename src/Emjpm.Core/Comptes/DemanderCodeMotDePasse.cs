using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Sends a code to somebody who forgot a password. Says nothing of whether the account exists, and changes nothing of it:
/// the former password still works until the code is used.
/// </summary>
public sealed class DemanderCodeMotDePasse(
    EmjpmDbContext db,
    TimeProvider horloge,
    IPasswordHasher<Utilisateur> hacheur,
    ILookupNormalizer normaliseur,
    Jobs.Reveil reveil
)
{
    /// <summary>An address without an account receives nothing; an account that is not open is told so, without a code.</summary>
    public async Task ExecuterAsync(string adresse, CancellationToken annulation)
    {
        var normalisee = normaliseur.NormalizeEmail(adresse.Trim());
        var compte = await db
            .Users.AsNoTracking()
            .SingleOrDefaultAsync(u => u.NormalizedEmail == normalisee, annulation);
        var code = CodeUnique.Tirer();
        // Hashed in any case: the time taken says nothing either.
        var empreinte = hacheur.HashPassword(compte!, code);
        if (compte is null)
            return;
        var maintenant = horloge.Maintenant();
        var debut = maintenant.AddHours(-1);
        var demandes = await db.EvenementsAudit.CountAsync(
            e =>
                e.Objet == "utilisateur"
                && e.ObjetId == compte.Id
                && e.Acte == "compte.demander_code"
                && e.Instant > debut,
            annulation
        );
        if (demandes >= CodeUnique.ParHeure)
            return;
        await using var transaction = await db.EcrireAsync(annulation);
        db.Tracer(maintenant, null, "compte.demander_code", "utilisateur", compte.Id);
        if (compte.Actif)
        {
            await db
                .CodesUniques.Where(c =>
                    c.UtilisateurId == compte.Id
                    && c.Usage == UsageCode.MotDePasse
                    && c.UtiliseLe == null
                    && c.ExpireLe > maintenant
                )
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.ExpireLe, maintenant), annulation);
            db.CodesUniques.Add(
                new CodeUnique
                {
                    UtilisateurId = compte.Id,
                    Usage = UsageCode.MotDePasse,
                    Empreinte = empreinte,
                    CreeLe = maintenant,
                    ExpireLe = maintenant + CodeUnique.Duree,
                }
            );
        }
        db.Courriels.Add(
            (compte.Actif ? MessageCompte.CodeMotDePasse(code) : MessageCompte.CompteFerme()).Pour(
                compte.Email!,
                maintenant
            )
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
    }
}
