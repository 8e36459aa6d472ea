using Emjpm.Core.Courriels;

namespace Emjpm.Core.Campagnes;

/// <summary>The mail of a campaign: what the administrator wrote, where to go, and how to get no other.</summary>
public static class MessageCampagne
{
    /// <param name="jeton">that of the sending; null for a preview</param>
    public static MessageCompte Composer(
        string sujet,
        string texte,
        Instance instance,
        Guid? jeton
    ) =>
        new(
            sujet.Trim(),
            [
                texte.Trim().ReplaceLineEndings("\n"),
                $"Pour vous connecter : {instance.Adresse}/connexion",
                $"Vous ne voulez plus de rappel ? Ouvrez {instance.Adresse}/rappels/arret?cle={jeton?.ToString("N") ?? "…"} et confirmez. Les courriels sur vos réservations et vos mesures continueront.",
            ]
        );
}
