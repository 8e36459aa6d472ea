namespace Emjpm.Core.Pilotage.Previsions;

/// <summary>How far a forecast fell from what came, over every month it could have been made.</summary>
/// <param name="Objet">what was foreseen, in French</param>
/// <param name="Mois">how far ahead</param>
/// <param name="Essais">forecasts compared with what came</param>
/// <param name="Erreur">mean gap of the method, as a share of what came</param>
/// <param name="ErreurNaive">the same when the past is repeated as it was</param>
/// <param name="Couverture">share of what came that fell in the interval, four in five expected</param>
public sealed record ErreurPrevision(
    string Objet,
    int Mois,
    int Essais,
    double Erreur,
    double ErreurNaive,
    double Couverture
);

/// <summary>
/// The back-test: at each past month, the forecast is made with what was then known, and compared with what came and with the naive
/// one. Naive: the same months of the year before for what enters and leaves; no change for what stands; every term of today for what
/// is to be renewed.
/// </summary>
public static class ControlePrevision
{
    private sealed record Objet(
        string Nom,
        Func<HorizonPrevu, Projection?> Prevu,
        Func<IReadOnlyList<MoisConnu>, int, int> Naif,
        Func<IReadOnlyList<MoisConnu>, int> Venu
    );

    private static readonly Objet[] Objets =
    [
        DuFlux("ouvertures", h => h.Ouvertures, Grandeur.EntreesDuMois),
        DuFlux("fins", h => h.Fins, Grandeur.SortiesDuMois),
        new(
            "échéances",
            h => h.Echeances,
            (avant, mois) =>
                avant[^1].Decompte[
                    mois switch
                    {
                        6 => Grandeur.Echeances6Mois,
                        12 => Grandeur.Echeances12Mois,
                        _ => Grandeur.Echeances24Mois,
                    }
                ],
            apres => apres.Sum(m => m.Decompte[Grandeur.EcheancesDuMois])
        ),
        DuStock("mesures en cours", h => h.EnCours, Grandeur.EnCours),
        DuStock("capacité", h => h.Capacite, Grandeur.Capacite),
    ];

    /// <summary>The errors, by what is foreseen and how far ahead, over some territories.</summary>
    /// <param name="territoires">the months of each, see <see cref="MoisConnu.Suite"/></param>
    public static IReadOnlyList<ErreurPrevision> Mesurer(
        IEnumerable<IReadOnlyList<MoisConnu>> territoires
    )
    {
        var essais = territoires.SelectMany(Rejouer).ToList();
        return
        [
            .. from objet in Objets
            from mois in Prevision.Horizons
            let siens = essais.Where(e => e.Objet == objet && e.Mois == mois).ToList()
            let venu = (double)siens.Sum(e => e.Venu)
            where venu > 0
            select new ErreurPrevision(
                objet.Nom,
                mois,
                siens.Count,
                siens.Sum(e => Math.Abs(e.Prevu.Attendu - e.Venu)) / venu,
                siens.Sum(e => Math.Abs(e.Naif - e.Venu)) / venu,
                siens.Average(e => e.Prevu.Contient(e.Venu) ? 1.0 : 0)
            ),
        ];
    }

    private sealed record Essai(Objet Objet, int Mois, Projection Prevu, int Naif, int Venu);

    private static IEnumerable<Essai> Rejouer(IReadOnlyList<MoisConnu> suite)
    {
        for (var connus = Prevision.MoisMinimum; connus < suite.Count; connus++)
        {
            IReadOnlyList<MoisConnu> avant = [.. suite.Take(connus)];
            foreach (var horizon in Prevision.Etablir(avant)!.Periodes)
            {
                if (connus + horizon.Mois > suite.Count)
                    continue;
                IReadOnlyList<MoisConnu> apres = [.. suite.Skip(connus).Take(horizon.Mois)];
                foreach (var objet in Objets)
                    if (objet.Prevu(horizon) is { } prevu)
                        yield return new(
                            objet,
                            horizon.Mois,
                            prevu,
                            objet.Naif(avant, horizon.Mois),
                            objet.Venu(apres)
                        );
            }
        }
    }

    private static Objet DuFlux(string nom, Func<HorizonPrevu, Projection?> prevu, Grandeur flux) =>
        new(
            nom,
            prevu,
            (avant, mois) =>
            {
                var annee = avant.TakeLast(12).Sum(m => m.Decompte[flux]);
                return mois == 6
                    ? avant.TakeLast(12).Take(6).Sum(m => m.Decompte[flux])
                    : annee * mois / 12;
            },
            apres => apres.Sum(m => m.Decompte[flux])
        );

    private static Objet DuStock(
        string nom,
        Func<HorizonPrevu, Projection?> prevu,
        Grandeur compte
    ) =>
        new(
            nom,
            prevu,
            (avant, _) => avant[^1].Decompte[compte],
            apres => apres[^1].Decompte[compte]
        );
}
