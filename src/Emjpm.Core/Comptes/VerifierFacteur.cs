using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Judges what is typed as a second factor: six digits of the application, else a recovery code. A code of the application
/// serves once; the attempt is counted before it is looked at, and five wrong ones close the way for a quarter of an hour.
/// </summary>
public sealed class VerifierFacteur(EmjpmDbContext db, TimeProvider horloge, CoffreSecrets coffre)
{
    private const int EssaisMax = 5;
    private static readonly TimeSpan Verrou = TimeSpan.FromMinutes(15);

    /// <summary>What was proved; null when refused, whatever the reason.</summary>
    public async Task<MoyenConnexion?> ExecuterAsync(
        int utilisateurId,
        string saisie,
        CancellationToken annulation
    )
    {
        var code = CodeUnique.Lire(saisie);
        var maintenant = horloge.Maintenant();
        return code.Length == 6
            ? await ApplicationAsync(utilisateurId, code, maintenant, annulation)
                ? MoyenConnexion.Application
                : null
            : await SecoursAsync(utilisateurId, code, maintenant, annulation)
                ? MoyenConnexion.CodeSecours
                : null;
    }

    private async Task<bool> ApplicationAsync(
        int utilisateurId,
        string code,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        DateTime? fin = maintenant + Verrou;
        var essaiPris = await db
            .SecondsFacteurs.Where(f =>
                f.UtilisateurId == utilisateurId
                && (f.VerrouJusqua == null || f.VerrouJusqua <= maintenant)
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(f => f.VerrouJusqua, f => f.Essais >= EssaisMax - 1 ? fin : null)
                        .SetProperty(
                            f => f.Essais,
                            f => f.Essais >= EssaisMax - 1 ? 0 : f.Essais + 1
                        ),
                annulation
            );
        if (essaiPris == 0)
            return false;
        var scelle = await db
            .SecondsFacteurs.Where(f => f.UtilisateurId == utilisateurId)
            .Select(f => f.SecretScelle)
            .SingleAsync(annulation);
        return Totp.PasDe(coffre.Ouvrir(scelle), code, maintenant) is { } pas
            && await db
                .SecondsFacteurs.Where(f => f.UtilisateurId == utilisateurId && f.DernierPas < pas)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(f => f.DernierPas, pas)
                            .SetProperty(f => f.Essais, 0)
                            .SetProperty(f => f.VerrouJusqua, (DateTime?)null),
                    annulation
                ) == 1;
    }

    private async Task<bool> SecoursAsync(
        int utilisateurId,
        string code,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var empreinte = DonnerCodesSecours.Empreinte(code);
        var utilise = await db
            .CodesSecours.Where(c =>
                c.UtilisateurId == utilisateurId && c.Empreinte == empreinte && c.UtiliseLe == null
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.UtiliseLe, (DateTime?)maintenant),
                annulation
            );
        if (utilise == 0)
            return false;
        db.Tracer(maintenant, null, "compte.utiliser_code_secours", "utilisateur", utilisateurId);
        await db.SaveChangesAsync(annulation);
        return true;
    }
}
