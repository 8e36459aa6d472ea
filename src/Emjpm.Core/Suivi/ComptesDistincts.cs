using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Suivi;

/// <summary>Two accounts of the same name that are of two people: an administrator said so, and nobody is asked again.</summary>
public sealed class ComptesDistincts
{
    /// <summary>The smaller of the two numbers.</summary>
    public int UnId { get; init; }
    public int AutreId { get; init; }
    public int ParId { get; init; }
    public DateTime Le { get; init; }
}

/// <summary>Says that two accounts of the same name are of two people.</summary>
public sealed class DistinguerComptes(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when one of the accounts is not known, or when both are the same; saying it twice changes nothing.</summary>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int compteId,
        int avecId,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var (un, autre) = (Math.Min(compteId, avecId), Math.Max(compteId, avecId));
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        // By increasing id, as when two accounts are made one.
        foreach (var id in new[] { un, autre })
            if (
                await db
                    .Users.Where(u => u.Id == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, u => u.Actif), annulation)
                    == 0
                || un == autre
            )
                return false;
        if (await db.ComptesDistincts.AnyAsync(c => c.UnId == un && c.AutreId == autre, annulation))
            return true;
        db.ComptesDistincts.Add(
            new ComptesDistincts
            {
                UnId = un,
                AutreId = autre,
                ParId = acteur.UtilisateurId,
                Le = maintenant,
            }
        );
        db.Tracer(
            maintenant,
            acteur,
            "suivi.distinguer",
            "utilisateur",
            un,
            details: $"et compte {autre}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
