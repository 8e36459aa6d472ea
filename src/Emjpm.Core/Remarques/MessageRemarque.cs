using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Remarques;

/// <summary>What is said by mail to the author of a remark, when it accepted one.</summary>
public static class MessageRemarque
{
    /// <param name="ecriteLe">when the remark was written</param>
    /// <param name="nouveaute">title of the release note that settles it; null when none does</param>
    public static MessageCompte Faite(Instance instance, DateTime ecriteLe, string? nouveaute) =>
        new(
            "votre remarque est suivie d’effet",
            [
                $"Le {Francais.Jour(ecriteLe)}, vous avez écrit une remarque sur e-MJPM. Ce qu’elle demandait est fait{(nouveaute is null ? "." : $" : « {nouveaute} ».")}",
                nouveaute is null
                    ? $"La réponse se lit dans {instance.Adresse}/remarques, une fois connecté."
                    : $"Ce qui change est écrit dans {instance.Adresse}/nouveautes, et votre remarque se relit dans {instance.Adresse}/remarques, une fois connecté.",
                "Vous recevez ce courriel parce que vous avez accepté d’être recontacté au sujet de cette remarque.",
            ]
        );
}
