using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Judges a typed one-time code. The attempt is counted before the code is looked at, by one conditional update: a burst of
/// simultaneous attempts gets no more of them than one after the other.
/// </summary>
public sealed class VerifierCode(
    EmjpmDbContext db,
    TimeProvider horloge,
    IPasswordHasher<Utilisateur> hacheur
)
{
    private static readonly Utilisateur Personne = new() { Nom = "", Prenom = "" };
    private static string? empreinteDePersonne;

    /// <summary>The live code of that account and use, when what was typed is it; null otherwise, whatever the reason.</summary>
    public async Task<CodeUnique?> ExecuterAsync(
        Utilisateur? compte,
        UsageCode usage,
        string saisie,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var id = compte?.Id ?? 0;
        var code = await db
            .CodesUniques.AsNoTracking()
            .Where(c =>
                c.UtilisateurId == id
                && c.Usage == usage
                && c.UtiliseLe == null
                && c.ExpireLe > maintenant
            )
            .OrderByDescending(c => c.Id)
            .FirstOrDefaultAsync(annulation);
        var essaiPris =
            code is not null
            && await db
                .CodesUniques.Where(c => c.Id == code.Id && c.Essais < CodeUnique.EssaisMax)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(c => c.Essais, c => c.Essais + 1),
                    annulation
                ) == 1;
        var verdict = hacheur.VerifyHashedPassword(
            compte ?? Personne,
            code?.Empreinte
                ?? (empreinteDePersonne ??= hacheur.HashPassword(Personne, CodeUnique.Tirer())),
            CodeUnique.Lire(saisie)
        );
        return essaiPris && verdict != PasswordVerificationResult.Failed ? code : null;
    }

    /// <summary>Gives back the attempt of a right code that served nothing, the rest of the form being refused.</summary>
    public Task RendreEssaiAsync(CodeUnique code, CancellationToken annulation) =>
        db
            .CodesUniques.Where(c => c.Id == code.Id && c.Essais > 0)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Essais, c => c.Essais - 1), annulation);

    /// <summary>Uses the code; false when somebody else just did.</summary>
    public async Task<bool> UtiliserAsync(CodeUnique code, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        return await db
                .CodesUniques.Where(c => c.Id == code.Id && c.UtiliseLe == null)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(c => c.UtiliseLe, (DateTime?)maintenant),
                    annulation
                ) == 1;
    }
}
