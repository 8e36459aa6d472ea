using Emjpm.Core.Designation;

namespace Emjpm.Core.Pilotage.Simulations;

/// <summary>
/// The gestionnaires under one policy: each need takes a place where the policy says, mesures end elsewhere at the pace of the
/// territory. Not shared: each policy has its own.
/// </summary>
public sealed class MondeSimule
{
    private readonly Politique politique;
    private readonly Bareme bareme;
    private readonly Random hasard;
    private readonly double finsParDesignation;
    private readonly Dictionary<string, CandidatGestionnaire[]> parDepartement;
    private readonly Dictionary<int, Site> sites = [];
    private readonly int[] lieux;
    private readonly List<double> distances = [];

    private double finsDues;
    private int total;
    private int designes;
    private int demandes;
    private int couverts;
    private int sansPlace;
    private int sansPlaceEvitables;

    /// <param name="graine">seed of the mesures that end</param>
    /// <param name="finsParDesignation">how many end for each that begins</param>
    /// <param name="candidats">by département where the persons live; not changed</param>
    public MondeSimule(
        Politique politique,
        Bareme bareme,
        int graine,
        double finsParDesignation,
        IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> candidats
    )
    {
        (this.politique, this.bareme) = (politique, bareme);
        this.finsParDesignation = finsParDesignation;
        hasard = new Random(graine);
        parDepartement = candidats.ToDictionary(c => c.Key, c => c.Value.ToArray());
        foreach (var (departement, liste) in parDepartement)
            for (var i = 0; i < liste.Length; i++)
                foreach (var lieu in liste[i].Lieux)
                {
                    if (!sites.TryGetValue(lieu.Id, out var site))
                        sites[lieu.Id] = site = new(lieu);
                    site.Ou.Add((departement, i));
                }
        lieux = [.. sites.Keys.Order()];
        total = sites.Values.Sum(s => s.EnCours);
    }

    /// <summary>A person comes: somebody is designated, and what has to end ends.</summary>
    public void Passer(Besoin besoin)
    {
        var choix = parDepartement.TryGetValue(besoin.DepartementCode, out var candidats)
            ? ChoixPossible.De(Classement.Retenir(besoin, candidats, bareme))
            : [];
        if (choix.Length == 0)
            return;
        var choisi = ChoixPossible.Choisir(politique, choix);
        designes++;
        if (choisi.Lieu.DistanceKm is { } km)
            distances.Add(km);
        if (besoin.Accompagnements.Count + besoin.Langues.Count > 0)
        {
            demandes++;
            couverts += choisi.Couvre ? 1 : 0;
        }
        if (choisi.Lieu.Places <= 0)
        {
            sansPlace++;
            sansPlaceEvitables += choix.Any(c => c.Lieu.Places > 0) ? 1 : 0;
        }
        foreach (var c in choix)
            sites[c.Lieu.Lieu.Id].Propose = true;
        var site = sites[choisi.Lieu.Lieu.Id];
        site.Designations++;
        Charger(choisi.Lieu.Lieu.Id, site, 1);
        for (finsDues += finsParDesignation; finsDues >= 1 && total > 0; finsDues--)
            Finir();
    }

    /// <summary>What came of the needs so far.</summary>
    public BilanPolitique Bilan()
    {
        var proposes = sites.Values.Where(s => s.Propose).ToList();
        var charges = proposes
            .Where(s => s.Capacite > 0)
            .Select(s => (double)s.Occupees / s.Capacite!.Value)
            .ToList();
        var premiers = (proposes.Count + 9) / 10;
        return new(
            politique,
            designes,
            distances.Count == 0 ? null : distances.Average(),
            demandes,
            couverts,
            sansPlace,
            sansPlaceEvitables,
            proposes.Sum(s => s.Capacite is { } c ? Math.Max(0, s.Occupees - c) : 0),
            designes == 0
                ? null
                : (double)
                    proposes.Select(s => s.Designations).OrderDescending().Take(premiers).Sum()
                    / designes,
            charges.Count == 0 ? null : EcartType(charges)
        );
    }

    /// <summary>A mesure ends at a site drawn among all, more often where there are many.</summary>
    private void Finir()
    {
        var maximum = sites.Values.Max(s => s.EnCours);
        while (true)
        {
            var id = lieux[hasard.Next(lieux.Length)];
            var site = sites[id];
            if (hasard.Next(maximum) >= site.EnCours)
                continue;
            Charger(id, site, -1);
            return;
        }
    }

    private void Charger(int lieu, Site site, int mesures)
    {
        site.EnCours += mesures;
        total += mesures;
        foreach (var (departement, rang) in site.Ou)
        {
            var liste = parDepartement[departement];
            liste[rang] = liste[rang] with
            {
                Lieux =
                [
                    .. liste[rang]
                        .Lieux.Select(l =>
                            l.Id == lieu ? l with { EnCours = l.EnCours + mesures } : l
                        ),
                ],
            };
        }
    }

    private static double EcartType(List<double> valeurs)
    {
        var moyenne = valeurs.Average();
        return Math.Sqrt(valeurs.Average(v => (v - moyenne) * (v - moyenne)));
    }

    private sealed class Site(CandidatLieu lieu)
    {
        /// <summary>Where its gestionnaire stands in the lists of candidates.</summary>
        public List<(string Departement, int Rang)> Ou { get; } = [];
        public int? Capacite => lieu.Capacite;
        public int EnCours { get; set; } = lieu.EnCours;
        public int Designations { get; set; }

        /// <summary>Whether a need could have gone there.</summary>
        public bool Propose { get; set; }
        public int Occupees => EnCours + lieu.EnAttente;
    }
}
