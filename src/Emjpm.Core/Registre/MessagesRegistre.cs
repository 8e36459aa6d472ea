using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>What is said by mail about the registry.</summary>
internal static class MessagesRegistre
{
    /// <summary>Lines of a digest; the page lists the others.</summary>
    private const int Maximum = 30;

    /// <summary>To the person, or to those who administer the service.</summary>
    public static MessageCompte TermesDeLaPersonne(IReadOnlyList<TermeRegistre> termes)
    {
        var habilitation = termes.Any(t => t.HabilitationId is not null);
        return new(
            termes.Count == 1
                ? $"une échéance approche, le {Francais.Date(termes[0].Terme)}"
                : $"{Francais.Nombre(termes.Count, "échéance approche", "échéances approchent")}",
            [
                $"Au registre des mandataires, pour {termes[0].Nom} :",
                string.Join(
                    '\n',
                    termes.Select(t => $"- {t.Objet} : dernier jour le {Francais.Date(t.Terme)}")
                ),
                habilitation
                    ? "Passé ce jour, les juges ne pourront plus vous désigner. Prenez contact dès maintenant avec la direction départementale qui tient la liste."
                    : "Envoyez la pièce renouvelée à la direction départementale qui tient la liste : elle la verse à votre fiche.",
            ]
        );
    }

    /// <summary>The same in one sentence.</summary>
    public static string EnBref(IReadOnlyList<TermeRegistre> termes) =>
        termes.Count == 1
            ? $"{termes[0].Objet} : dernier jour le {Francais.Date(termes[0].Terme)}. Adressez-vous à la direction départementale qui tient la liste."
            : $"{Francais.Nombre(termes.Count, "échéance approche", "échéances approchent")} au registre, la première le {Francais.Date(termes.Min(t => t.Terme))}. Le détail est dans votre messagerie.";

    /// <summary>To the agents of a département.</summary>
    /// <param name="departement">« Nord (59) »</param>
    public static MessageCompte TermesDuDepartement(
        string departement,
        IReadOnlyList<TermeRegistre> termes
    )
    {
        var lignes = termes
            .Take(Maximum)
            .Select(t => $"- {t.Nom} : {t.Objet}, dernier jour le {Francais.Date(t.Terme)}");
        List<string> paragraphes =
        [
            $"Au registre des mandataires du territoire {departement} :",
            string.Join('\n', lignes),
        ];
        if (termes.Count > Maximum)
            paragraphes.Add($"Et {termes.Count - Maximum} autres.");
        paragraphes.Add(
            "Les personnes sont prévenues. Connectez-vous, puis ouvrez « Échéances du registre » pour les suivre : une habilitation renouvelée ou une pièce remplacée en disparaît."
        );
        return new(
            $"{Francais.Nombre(termes.Count, "échéance approche", "échéances approchent")} au registre, {departement}",
            paragraphes
        );
    }
}
