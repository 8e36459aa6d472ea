using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Pilotage;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>What each site of the demonstration declared over four years: the wished capacity grows by steps to the present one.</summary>
internal static class HistoireCapacites
{
    private const int JoursGardes = 1_460;
    private const int EntreDeux = 150;

    public static void Composer(JeuDeDonnees jeu, DateOnly aujourdhui)
    {
        foreach (var lieu in jeu.Lieux)
        {
            if (lieu.DeclareLe is not { } declareLe)
            {
                if (lieu.CapaciteAutorisee is not null)
                    Noter(jeu, lieu, lieu.OuvertLe, null, null);
                continue;
            }
            var derniere = Horloge.DateParis(declareLe);
            var debut = aujourdhui.AddDays(lieu.Id % EntreDeux - JoursGardes);
            for (
                var jour = debut;
                jour.AddDays(EntreDeux / 2) < derniere;
                jour = jour.AddDays(EntreDeux)
            )
            {
                var annees = (derniere.DayNumber - jour.DayNumber) / 365;
                Noter(
                    jeu,
                    lieu,
                    jour,
                    lieu.CapaciteSouhaitee - annees * (1 + lieu.Id % 3),
                    Horloge.InstantParis(jour, new TimeOnly(9, 40))
                );
            }
            Noter(jeu, lieu, derniere, lieu.CapaciteSouhaitee, declareLe);
        }
    }

    private static void Noter(
        JeuDeDonnees jeu,
        LieuExercice lieu,
        DateOnly du,
        int? souhaitee,
        DateTime? declareLe
    ) =>
        jeu.Capacites.Add(
            new()
            {
                Id = jeu.Capacites.Count + 1,
                LieuId = lieu.Id,
                Du = du,
                Autorisee = lieu.CapaciteAutorisee,
                Souhaitee = souhaitee is { } s ? Math.Max(1, s) : null,
                DeclareLe = declareLe,
            }
        );
}
