using Emjpm.Core.Data;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// The figures of a run of days, counted from the facts: what happened is read once, then day after day only what changes is applied.
/// The same code counts last night and rebuilds five years.
/// </summary>
internal sealed class Balayage
{
    private readonly SitesReleves sites;
    private readonly Presences presences;
    private readonly Atomes atomes;
    private readonly int[] rangSite;
    private readonly Dictionary<(int, int), int> paires = [];

    private DateOnly suivant;

    private Balayage(SitesReleves sites, Presences presences, Atomes atomes, DateOnly premier)
    {
        (this.sites, this.presences, this.atomes, suivant) = (sites, presences, atomes, premier);
        var rangs = sites.Sites.Select((s, i) => (s.Id, i)).ToDictionary();
        rangSite = [.. atomes.Cles.Select(c => rangs[c.Lieu])];
    }

    /// <summary>Reads the facts; the days are then asked in their order.</summary>
    public static async Task<Balayage> LireAsync(
        EmjpmDbContext db,
        SitesReleves sites,
        DateOnly premier,
        DateOnly dernier,
        CancellationToken annulation
    )
    {
        var presences = await Presences.LireAsync(db, sites.Regions, premier, annulation);
        var atomes = new Atomes(premier, dernier);
        await new LectureFaits(db, sites, atomes).LireAsync(premier, annulation);
        return new(sites, presences, atomes, premier);
    }

    /// <summary>The figures at the end of a day.</summary>
    public JourCompte Compter(DateOnly jour)
    {
        for (; suivant <= jour; suivant = suivant.AddDays(1))
        {
            atomes.Avancer(suivant);
            presences.Avancer(suivant);
        }
        var parSite = new int[sites.Sites.Count * GrandeurDe.Nombre];
        var territoires = new Dictionary<Territoire, int[]>();
        int[] De(Territoire t) =>
            territoires.TryGetValue(t, out var c) ? c : territoires[t] = new int[GrandeurDe.Nombre];

        for (var rang = 0; rang < rangSite.Length; rang++)
        {
            var lus = atomes.Lire(rang, jour);
            if (!lus.ContainsAnyExcept(0))
                continue;
            Ajouter(parSite.AsSpan(rangSite[rang] * GrandeurDe.Nombre, GrandeurDe.Nombre), lus);
            var (_, tribunal) = atomes.Cles[rang];
            if (tribunal == 0)
                continue;
            var ressort = De(new(NiveauReleve.Ressort, sites.Codes[tribunal]));
            var gestionnaire = sites.Sites[rangSite[rang]].GestionnaireId;
            if (!presences.EstHabilite(gestionnaire))
            {
                ressort[(int)Grandeur.EnCoursHorsHabilitation] += lus[(int)Grandeur.EnCours];
                continue;
            }
            Ajouter(ressort, lus);
            ressort[(int)GrandeurDe.EnCours(presences.Type(gestionnaire))] += lus[
                (int)Grandeur.EnCours
            ];
            if (lus[(int)Grandeur.EnCours] > 0 && Premiere(gestionnaire, tribunal, jour))
                ressort[(int)Presences.DuType(presences.Type(gestionnaire))]++;
        }

        var lieux = new List<ReleveLieu>();
        for (var i = 0; i < sites.Sites.Count; i++)
            if (
                Lieu(i, parSite.AsSpan(i * GrandeurDe.Nombre, GrandeurDe.Nombre), jour) is
                { } releve
            )
            {
                lieux.Add(releve);
                Reporter(sites.Sites[i], releve, De);
            }
        presences.CompterFormations(jour);
        foreach (var t in presences.Territoires)
            Ajouter(De(t), presences.Decompte(t));
        Peupler(De);
        return new(
            jour,
            [
                .. territoires
                    .Where(t => CompteAutreChoseQueDesHabitants(t.Value))
                    .OrderBy(t => t.Key.Niveau)
                    .ThenBy(t => t.Key.Code, StringComparer.Ordinal)
                    .Select(t => new ReleveTerritoire
                    {
                        Niveau = t.Key.Niveau,
                        Code = t.Key.Code,
                        Jour = jour,
                        RegionCode =
                            t.Key.Niveau == NiveauReleve.Departement
                                ? sites.Regions.GetValueOrDefault(t.Key.Code)
                                : null,
                        Decompte = Decompte.De(t.Value),
                    }),
            ],
            lieux
        );
    }

    /// <summary>The row of a site; null when it has nothing to count.</summary>
    private ReleveLieu? Lieu(int rang, Span<int> comptes, DateOnly jour)
    {
        var site = sites.Sites[rang];
        var habilite = presences.EstHabilite(site.GestionnaireId);
        if (habilite)
            site.Completer(comptes, jour);
        if (habilite ? !comptes.ContainsAnyExcept(0) : comptes[(int)Grandeur.EnCours] == 0)
            return null;
        return new()
        {
            Jour = jour,
            DepartementCode = site.DepartementCode,
            LieuId = site.Id,
            GestionnaireId = site.GestionnaireId,
            Habilite = habilite,
            Decompte = Decompte.De(comptes),
        };
    }

    /// <summary>A site counts in its département, its region and the country.</summary>
    private void Reporter(SiteReleve site, ReleveLieu releve, Func<Territoire, int[]> de)
    {
        var apport = releve.Apport;
        void Dans(Territoire territoire)
        {
            var comptes = de(territoire);
            apport.AjouterA(comptes);
            if (releve.Habilite)
                site.Detailler(apport, comptes);
        }
        Dans(Territoire.France);
        Dans(new(NiveauReleve.Departement, releve.DepartementCode));
        if (sites.Regions.GetValueOrDefault(releve.DepartementCode) is { } region)
            Dans(new(NiveauReleve.Region, region));
    }

    private void Peupler(Func<Territoire, int[]> de)
    {
        Peupler(de, Grandeur.Population, sites.Populations);
        Peupler(de, Grandeur.Adultes, sites.Adultes);
    }

    private void Peupler(
        Func<Territoire, int[]> de,
        Grandeur compte,
        Dictionary<string, int> habitants
    )
    {
        foreach (var (departement, nombre) in habitants)
        {
            de(Territoire.France)[(int)compte] += nombre;
            de(new(NiveauReleve.Departement, departement))[(int)compte] = nombre;
            if (sites.Regions.GetValueOrDefault(departement) is { } region)
                de(new(NiveauReleve.Region, region))[(int)compte] += nombre;
        }
    }

    /// <summary>Whether a gestionnaire is met for the first time on this day in a jurisdiction.</summary>
    private bool Premiere(int gestionnaire, int tribunal, DateOnly jour)
    {
        var vu = paires.GetValueOrDefault((gestionnaire, tribunal)) == jour.DayNumber;
        paires[(gestionnaire, tribunal)] = jour.DayNumber;
        return !vu;
    }

    /// <summary>Where nothing happens, the number of inhabitants is not worth a row.</summary>
    private static bool CompteAutreChoseQueDesHabitants(int[] comptes) =>
        comptes
            .Where(
                (valeur, i) =>
                    valeur != 0 && i is not ((int)Grandeur.Population or (int)Grandeur.Adultes)
            )
            .Any();

    private static void Ajouter(Span<int> somme, ReadOnlySpan<int> comptes)
    {
        for (var i = 0; i < comptes.Length; i++)
            somme[i] += comptes[i];
    }
}

/// <summary>What a day counts.</summary>
internal sealed record JourCompte(
    DateOnly Jour,
    IReadOnlyList<ReleveTerritoire> Territoires,
    IReadOnlyList<ReleveLieu> Lieux
);
