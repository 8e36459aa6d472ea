using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Deploiement;

/// <summary>The mail of the weekly bulletin.</summary>
public static class MessageBulletin
{
    /// <param name="lignes">those the person follows</param>
    /// <param name="page">address of the page where it is read again</param>
    public static MessageCompte Composer(
        DateOnly semaine,
        IReadOnlyList<LigneBulletin> lignes,
        Instance instance,
        string page
    ) =>
        new(
            $"déploiement, semaine du {Francais.Date(semaine.AddDays(-7))}",
            [
                lignes.Count == 0
                    ? "Rien n’a changé cette semaine dans les départements que vous suivez, et rien n’y est en retard."
                    : "Voici ce qui a changé cette semaine dans les départements que vous suivez, et ce qui attend.",
                .. lignes
                    .GroupBy(l => l.Rubrique)
                    .OrderBy(g => g.Key)
                    .Select(g =>
                        $"{Francais.EnTete(g.Key.Libelle())} :\n{string.Join('\n', g.Select(l => $"- {l.Texte}"))}"
                    ),
                $"Lire ce bulletin et les précédents : {instance.Adresse}{page}",
                $"Vous ne voulez plus le recevoir ? Il s’arrête avec les rappels : {instance.Adresse}/compte/rappels",
            ]
        );
}
