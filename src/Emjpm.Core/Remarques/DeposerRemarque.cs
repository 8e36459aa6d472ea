using System.Text.RegularExpressions;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Remarques;

/// <summary>Keeps what somebody says of the service.</summary>
public sealed partial class DeposerRemarque(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Remarks of one account in a day.</summary>
    public const int ParJour = 10;

    private const int CheminMax = 200;

    /// <summary>The id of the remark.</summary>
    /// <param name="chemin">page it is about, as the browser says; its query and its numbers are left out. Null: not given</param>
    /// <exception cref="RegleMetierException">the text is missing, or the account wrote too many today</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        GenreRemarque genre,
        string? texte,
        string? chemin,
        bool accepteContact,
        CancellationToken annulation
    )
    {
        if (string.IsNullOrWhiteSpace(texte))
            throw new RegleMetierException("Écrivez votre remarque.", nameof(RemarqueUsage.Texte));
        var maintenant = horloge.Maintenant();
        var veille = maintenant.AddDays(-1);
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Remarques.CountAsync(
                r => r.AuteurId == acteur.UtilisateurId && r.CreeeLe > veille,
                annulation
            ) >= ParJour
        )
            throw new RegleMetierException(
                $"Vous avez écrit {ParJour} remarques en un jour : la suivante attendra demain."
            );
        var remarque = new RemarqueUsage
        {
            AuteurId = acteur.UtilisateurId,
            Role = acteur.Role,
            Genre = genre,
            Chemin = Reduire(chemin),
            Texte = texte.Trim(),
            AccepteContact = accepteContact,
            CreeeLe = maintenant,
        };
        db.Remarques.Add(remarque);
        await db.SaveChangesAsync(annulation);
        db.Tracer(maintenant, acteur, "remarque.deposer", "remarque", remarque.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return remarque.Id;
    }

    /// <summary>A path of the service without its query nor the numbers in it; null when it is not one.</summary>
    public static string? Reduire(string? chemin)
    {
        var sans = chemin?.Split('?', '#')[0];
        return
            sans is ['/', ..] and not ['/', '/', ..]
            && sans.Length <= CheminMax
            && Chemin().IsMatch(sans)
            ? Numero().Replace(sans, "/…")
            : null;
    }

    [GeneratedRegex("^[/a-zA-Z0-9._-]+$")]
    private static partial Regex Chemin();

    // An id, or a name that holds a figure: a number of dossier never stays.
    [GeneratedRegex("/[^/]*[0-9][^/]*")]
    private static partial Regex Numero();
}
