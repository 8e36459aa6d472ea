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
    /// <param name="capture">the image joined, as it was sent; null without one</param>
    /// <param name="sansPersonne">the author says that nobody protected can be recognised on the image</param>
    /// <exception cref="RegleMetierException">
    /// the text is missing, the account wrote too many today, or the image is not one, is too large or was joined without a word
    /// on who can be recognised
    /// </exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        GenreRemarque genre,
        string? texte,
        string? chemin,
        bool accepteContact,
        byte[]? capture,
        bool sansPersonne,
        CancellationToken annulation
    )
    {
        if (string.IsNullOrWhiteSpace(texte))
            throw new RegleMetierException("Écrivez votre remarque.", nameof(RemarqueUsage.Texte));
        var image = capture is null ? null : Verifier(capture, sansPersonne);
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
            Capture = image is null
                ? null
                : new CaptureRemarque
                {
                    Type = image.Type,
                    Largeur = image.Largeur,
                    Hauteur = image.Hauteur,
                    Taille = image.Octets.Length,
                    Octets = image.Octets,
                },
        };
        db.Remarques.Add(remarque);
        await db.SaveChangesAsync(annulation);
        db.Tracer(maintenant, acteur, "remarque.deposer", "remarque", remarque.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return remarque.Id;
    }

    private static ImageVerifiee Verifier(byte[] capture, bool sansPersonne)
    {
        if (capture.Length > CaptureRemarque.OctetsMax)
            throw new RegleMetierException(
                $"L’image dépasse {CaptureRemarque.OctetsMax / 1024 / 1024} Mo : recadrez-la sur ce qu’il faut montrer.",
                "Capture"
            );
        var image =
            ImageVerifiee.Lire(capture)
            ?? throw new RegleMetierException(
                $"Ce fichier n’est pas une image PNG, JPEG ou WebP entière, ou elle dépasse {ImageVerifiee.CoteMax} pixels de côté : enregistrez la capture au format PNG, puis choisissez-la à nouveau.",
                "Capture"
            );
        if (!sansPersonne)
            throw new RegleMetierException(
                "Regardez l’image, puis cochez cette case : elle est obligatoire quand vous joignez une capture.",
                "SansPersonne"
            );
        return image;
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
