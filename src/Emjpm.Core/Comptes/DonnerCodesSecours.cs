using System.Security.Cryptography;
using System.Text;
using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Gives an account ten new recovery codes, which replace the former ones. Only their hashes are kept.</summary>
public sealed class DonnerCodesSecours(EmjpmDbContext db, TimeProvider horloge)
{
    // Neither I, L, O nor U, which are read for something else.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Longueur = 24;

    /// <summary>The codes, to show once.</summary>
    public async Task<IReadOnlyList<string>> ExecuterAsync(
        Acteur acteur,
        CancellationToken annulation
    )
    {
        await using var transaction = await db.EcrireAsync(annulation);
        var codes = await RemplacerAsync(acteur, annulation);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return codes;
    }

    /// <summary>The same, inside the transaction of another act.</summary>
    internal async Task<IReadOnlyList<string>> RemplacerAsync(
        Acteur acteur,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await db
            .CodesSecours.Where(c => c.UtilisateurId == acteur.UtilisateurId)
            .ExecuteDeleteAsync(annulation);
        var codes = Enumerable
            .Range(0, CodeSecours.Nombre)
            .Select(_ => RandomNumberGenerator.GetString(Alphabet, Longueur))
            .ToList();
        db.CodesSecours.AddRange(
            codes.Select(c => new CodeSecours
            {
                UtilisateurId = acteur.UtilisateurId,
                Empreinte = Empreinte(c),
                CreeLe = maintenant,
            })
        );
        db.Tracer(
            maintenant,
            acteur,
            "compte.donner_codes_secours",
            "utilisateur",
            acteur.UtilisateurId
        );
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(g => new string(g))))];
    }

    /// <summary>Twenty-four characters drawn at random are 117 bits: a plain hash cannot be searched.</summary>
    internal static string Empreinte(string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
