using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
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
        var maintenant = horloge.Maintenant();
        if (compte is null)
        {
            await RappelerDemandeAsync(adresse, maintenant, annulation);
            return;
        }
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

    /// <summary>A request for an account that waits opens nothing: its address is told so, once an hour.</summary>
    private async Task RappelerDemandeAsync(
        string adresse,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var courriel = adresse.Trim().ToLowerInvariant();
        var demande = await db
            .DemandesCompte.Where(d => d.Courriel == courriel && d.Etat == EtatDemande.EnAttente)
            .Select(d => new { d.Id, d.DeposeeLe })
            .FirstOrDefaultAsync(annulation);
        if (demande is null)
            return;
        var debut = maintenant.AddHours(-1);
        if (
            await db.EvenementsAudit.AnyAsync(
                e =>
                    e.Objet == "demande"
                    && e.ObjetId == demande.Id
                    && e.Acte == "demande.rappeler"
                    && e.Instant > debut,
                annulation
            )
        )
            return;
        db.Tracer(maintenant, null, "demande.rappeler", "demande", demande.Id);
        db.Courriels.Add(
            MessagesDemande.DejaEnAttente(demande.DeposeeLe!.Value).Pour(courriel, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        reveil.Signaler();
    }
}
