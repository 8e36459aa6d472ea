using System.Globalization;
using Emjpm.Core.Designation;
using Emjpm.Core.Pilotage.Simulations;

namespace Emjpm.Bench;

/// <summary>
/// Replays synthetic needs against the ranking and against the policies a list could use instead, on three countries
/// drawn from three seeds, 10,000 needs each.
/// </summary>
internal static class Rejeu
{
    private const int Besoins = 10_000;
    private static readonly int[] Graines = [1, 2, 2026];

    // What the first replay reached, which this one must equal.
    private const double DistanceVisee = 9.3;
    private const double CouvertureVisee = 0.93;

    private static readonly (string Nom, Bareme Bareme)[] Essais =
    [
        ($"bareme {Bareme.Defaut.Version}: {Ecrire(Bareme.Defaut.Poids)}", Bareme.Defaut),
        Essai(
            new()
            {
                Proximite = 35,
                Adequation = 35,
                Disponibilite = 15,
            }
        ),
        Essai(
            new()
            {
                Proximite = 35,
                Adequation = 40,
                Disponibilite = 10,
            }
        ),
        Essai(
            new()
            {
                Proximite = 40,
                Adequation = 40,
                Disponibilite = 5,
            }
        ),
        Essai(
            new()
            {
                Proximite = 30,
                Adequation = 40,
                Disponibilite = 15,
            }
        ),
        Essai(
            new()
            {
                Proximite = 30,
                Adequation = 50,
                Disponibilite = 5,
            }
        ),
        ("proximity halved every 7 km", Bareme.Defaut with { ProximiteMoitieKm = 7 }),
        ("proximity halved every 28 km", Bareme.Defaut with { ProximiteMoitieKm = 28 }),
        ("proximity full to 10 km", Bareme.Defaut with { ProximitePleineKm = 10 }),
    ];

    /// <summary>The ranking against other policies; each need judged alone. Returns 0 when the targets are reached.</summary>
    public static int Politiques()
    {
        var atteint = true;
        foreach (var (pays, communes) in Pays)
        {
            var cas = Etablir(Bareme.Defaut, communes, zones: false);
            var bareme = Mesurer($"bareme {Bareme.Defaut.Version}", cas, c => c[0]);
            Imprimer(
                pays,
                [
                    Mesurer(
                        "most free places first",
                        cas,
                        c => ChoixPossible.Choisir(Politique.PlusDePlaces, c)
                    ),
                    Mesurer(
                        "nearest first",
                        cas,
                        c => ChoixPossible.Choisir(Politique.PlusProche, c)
                    ),
                    Mesurer("nearest with a place", cas, PlusProcheAvecPlace),
                    bareme,
                    Mesurer(
                        "best of the first five of the bareme",
                        cas,
                        c => Meilleur(c.Where(s => s.Rang <= 5))
                    ),
                    Mesurer("best possible coverage, then nearest", cas, Meilleur),
                    Borne(cas),
                    Mesurer(
                        "bareme, a third of the sites declare a zone",
                        Etablir(Bareme.Defaut, communes, zones: true),
                        c => c[0]
                    ),
                ]
            );
            atteint &=
                bareme.HorsCapacite == 0
                && (
                    pays != Pays[0].Nom
                    || bareme is { DistanceKm: <= DistanceVisee, Couverts: >= CouvertureVisee }
                );
        }
        return atteint ? 0 : 1;
    }

    /// <summary>The same needs under other weights and curves.</summary>
    public static int Variantes()
    {
        foreach (var (pays, communes) in Pays)
            Imprimer(
                pays,
                Essais.Select(e =>
                    Mesurer(e.Nom, Etablir(e.Bareme, communes, zones: false), c => c[0])
                )
            );
        return 0;
    }

    /// <summary>Needs one after the other, each taking its place while a mesure ends elsewhere: what the weights do to the next ones.</summary>
    public static int Suite()
    {
        foreach (var (pays, communes) in Pays)
            Imprimer(
                pays,
                Essais
                    .Take(3)
                    .Select(e =>
                        Mesurer(e.Nom, Enchainer(e.Bareme, communes, c => c[0]), c => c[0])
                    )
                    .Prepend(
                        Mesurer(
                            "nearest with a place",
                            Enchainer(Bareme.Defaut, communes, PlusProcheAvecPlace),
                            PlusProcheAvecPlace
                        )
                    )
            );
        return 0;
    }

    private static (string Nom, Func<int, IReadOnlyList<Commune>> Communes)[] Pays { get; } =
    [("compact country", Commune.Compactes), ("real communes", _ => Commune.Reelles())];

    private static ChoixPossible PlusProcheAvecPlace(ChoixPossible[] choix) =>
        choix.MinBy(s => (s.Lieu.Places <= 0, s.Lieu.DistanceKm))!;

    private static ChoixPossible Meilleur(IEnumerable<ChoixPossible> choix) =>
        choix.MinBy(s => (s.Lieu.Places <= 0, !s.Couvre, s.Lieu.DistanceKm))!;

    private static (string, Bareme) Essai(Poids poids) =>
        (Ecrire(poids), Bareme.Defaut with { Poids = poids });

    private static string Ecrire(Poids p) =>
        $"{p.Proximite}/{p.Adequation}/{p.Disponibilite}/{p.Tribunal}/{p.Fraicheur}/{p.Reponse}";

    /// <param name="Demande">the need asked for some kind of accompaniment or language</param>
    /// <param name="Choix">the sites that may be chosen, best of the ranking first</param>
    private sealed record Cas(bool Demande, ChoixPossible[] Choix);

    private sealed record Mesure(
        string Politique,
        double DistanceKm,
        double Couverts,
        double HorsCapacite
    );

    private static List<Cas> Etablir(
        Bareme bareme,
        Func<int, IReadOnlyList<Commune>> communes,
        bool zones
    ) =>
        [
            .. Graines.SelectMany(graine =>
            {
                var pays = new PaysSynthetique(graine, communes(graine), zones);
                var besoins = Enumerable.Range(0, Besoins).Select(_ => pays.Besoin()).ToList();
                return besoins.AsParallel().AsOrdered().Select(b => Classer(pays, b, bareme));
            }),
        ];

    private static List<Cas> Enchainer(
        Bareme bareme,
        Func<int, IReadOnlyList<Commune>> communes,
        Func<ChoixPossible[], ChoixPossible> choisir
    ) =>
        [
            .. Graines
                .AsParallel()
                .SelectMany(graine =>
                {
                    var pays = new PaysSynthetique(graine, communes(graine), zones: false);
                    var suite = new List<Cas>(Besoins);
                    for (var n = 0; n < Besoins; n++)
                    {
                        var cas = Classer(pays, pays.Besoin(), bareme);
                        suite.Add(cas);
                        if (cas.Choix.Length == 0)
                            continue;
                        var choisi = choisir(cas.Choix);
                        pays.Designer(choisi.GestionnaireId, choisi.Lieu.Lieu.Id);
                    }
                    return suite;
                }),
        ];

    private static Cas Classer(PaysSynthetique pays, Besoin besoin, Bareme bareme) =>
        new(
            besoin.Accompagnements.Count > 0,
            ChoixPossible.De(Classement.Retenir(besoin, pays.Habilites(besoin), bareme))
        );

    private static Mesure Mesurer(
        string politique,
        List<Cas> cas,
        Func<ChoixPossible[], ChoixPossible> choisir
    )
    {
        // A need without anybody entitled has no choice to judge.
        var choisis = cas.Where(c => c.Choix.Length > 0)
            .Select(c => (c.Demande, c.Choix, Choisi: choisir(c.Choix)))
            .ToList();
        return new(
            politique,
            choisis.Average(c => Km(c.Choisi)),
            choisis.Where(c => c.Demande).Average(c => c.Choisi.Couvre ? 1.0 : 0),
            choisis.Average(c =>
                c.Choisi.Lieu.Places <= 0 && c.Choix.Any(s => s.Lieu.Places > 0) ? 1.0 : 0
            )
        );
    }

    /// <summary>
    /// The least mean distance that covers the targeted share with a place each: cover every need that can be, then give
    /// up the dearest covers, in km, down to the target. No policy can do better.
    /// </summary>
    private static Mesure Borne(List<Cas> cas)
    {
        var juges = cas.Where(c => c.Choix.Length > 0).ToList();
        var surcouts = juges
            .Where(c => c.Demande && Meilleur(c.Choix).Couvre)
            .Select(c => Km(Meilleur(c.Choix)) - Km(PlusProcheAvecPlace(c.Choix)))
            .Order()
            .ToList();
        var demandes = juges.Count(c => c.Demande);
        var gardes = Math.Min(surcouts.Count, (int)Math.Ceiling(CouvertureVisee * demandes));
        var total = juges.Sum(c => Km(PlusProcheAvecPlace(c.Choix))) + surcouts.Take(gardes).Sum();
        return new(
            "bound: least distance at the targeted coverage",
            total / juges.Count,
            (double)gardes / demandes,
            0
        );
    }

    private static double Km(ChoixPossible choix) => choix.Lieu.DistanceKm!.Value;

    private static void Imprimer(string pays, IEnumerable<Mesure> mesures)
    {
        Console.WriteLine(
            $"| {pays} | mean distance | needs covered | over capacity while a place exists |"
        );
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var m in mesures)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {m.Politique} | {m.DistanceKm:0.0} km | {m.Couverts * 100:0.0} % | {m.HorsCapacite * 100:0} % |"
                )
            );
        Console.WriteLine();
    }
}
