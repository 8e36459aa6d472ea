using System.Globalization;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>What a run of <see cref="EtablirReleves"/> did, in days.</summary>
/// <param name="Identiques">counted again, and found the same</param>
public sealed record BilanReleves(int Etablis, int Rectifies, int Identiques)
{
    /// <summary>« 12 jours établis, 1 rectifié, 0 identique ».</summary>
    public string Phrase =>
        $"{Francais.Nombre(Etablis, "jour établi", "jours établis")}, {Francais.Nombre(Rectifies, "rectifié")}, {Francais.Nombre(Identiques, "identique")}";
}

/// <summary>
/// Writes the figures of days: each night those that miss, on demand those of any past period. A day is one transaction: killed,
/// the work goes on from the first day that misses. A day already kept is never changed in silence: counted again, what differs is
/// written with its date and shown.
/// </summary>
public sealed class EtablirReleves(
    EmjpmDbContext db,
    TimeProvider horloge,
    NoterCapacites noter,
    JoursTenus tenus
)
{
    /// <summary>Before it there is nothing to count.</summary>
    public static readonly DateOnly PremierJour = new(2000, 1, 1);

    /// <summary>Days read at once: what happens in them stands in memory.</summary>
    private const int JoursParLecture = 366;

    /// <summary>The job of the night: last night, and the nights that the service was down.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var hier = horloge.Aujourdhui().AddDays(-1);
        var notes = await noter.ExecuterAsync(hier, annulation);
        var dernier = await db.JoursReleve.MaxAsync(j => (DateOnly?)j.Jour, annulation);
        var premier = dernier?.AddDays(1) ?? hier;
        var bilan =
            premier > hier
                ? new(0, 0, 0)
                : await EtablirAsync(Jours(premier, hier), refaire: false, null, annulation);
        return $"{Francais.Nombre(bilan.Etablis, "jour établi", "jours établis")}, {Francais.Nombre(notes, "capacité notée", "capacités notées")}.";
    }

    /// <summary>The days from one to another, both included.</summary>
    /// <exception cref="RegleMetierException">the period ends before it begins</exception>
    public static IReadOnlyList<DateOnly> Jours(DateOnly du, DateOnly au) =>
        du > au
            ? throw new RegleMetierException("La période finit avant de commencer.")
            : [.. Enumerable.Range(0, au.DayNumber - du.DayNumber + 1).Select(du.AddDays)];

    /// <exception cref="RegleMetierException">a day is not over, or comes before <see cref="PremierJour"/></exception>
    internal void ExigerPeriode(DateOnly du, DateOnly au)
    {
        var hier = horloge.Aujourdhui().AddDays(-1);
        if (au > hier)
            throw new RegleMetierException(
                $"Les chiffres d’un jour sont établis quand il est fini : choisissez une date jusqu’au {Francais.Date(hier)}."
            );
        if (du < PremierJour)
            throw new RegleMetierException(
                $"Les chiffres commencent au {Francais.Date(PremierJour)}."
            );
    }

    /// <summary>Establishes those of some days that miss; with <paramref name="refaire"/>, counts the others again too.</summary>
    /// <param name="jours">in their order, at least one</param>
    /// <param name="avancer">told of each day</param>
    /// <exception cref="RegleMetierException">a day is not over, or comes before <see cref="PremierJour"/></exception>
    public async Task<BilanReleves> EtablirAsync(
        IReadOnlyList<DateOnly> jours,
        bool refaire,
        Func<Avancement, Task>? avancer,
        CancellationToken annulation
    )
    {
        var (du, au) = (jours[0], jours[^1]);
        ExigerPeriode(du, au);
        var connus = (
            await db
                .JoursReleve.Where(j => j.Jour >= du && j.Jour <= au)
                .Select(j => j.Jour)
                .ToListAsync(annulation)
        ).ToHashSet();
        var aFaire = jours.Where(j => refaire || !connus.Contains(j)).ToList();
        var bilan = new BilanReleves(0, 0, 0);
        if (aFaire.Count == 0)
            return bilan;
        var sites = await SitesReleves.LireAsync(db, annulation);
        var fait = 0;
        foreach (var lecture in aFaire.GroupBy(j => (j.DayNumber - du.DayNumber) / JoursParLecture))
        {
            var balayage = await Balayage.LireAsync(
                db,
                sites,
                lecture.First(),
                lecture.Last(),
                annulation
            );
            foreach (var jour in lecture)
            {
                annulation.ThrowIfCancellationRequested();
                bilan = await EtablirAsync(
                    balayage.Compter(jour),
                    connus.Contains(jour),
                    bilan,
                    annulation
                );
                fait++;
                if (avancer is not null)
                    await avancer(
                        new(
                            string.Create(CultureInfo.InvariantCulture, $"Jour {jour:yyyy-MM-dd}"),
                            fait,
                            aFaire.Count
                        )
                    );
            }
        }
        return bilan;
    }

    private async Task<BilanReleves> EtablirAsync(
        JourCompte compte,
        bool connu,
        BilanReleves bilan,
        CancellationToken annulation
    )
    {
        if (connu)
            return await RectifierAsync(compte, annulation)
                ? bilan with
                {
                    Rectifies = bilan.Rectifies + 1,
                }
                : bilan with
                {
                    Identiques = bilan.Identiques + 1,
                };
        await EcrireAsync(compte, annulation);
        return bilan with { Etablis = bilan.Etablis + 1 };
    }

    private async Task EcrireAsync(JourCompte compte, CancellationToken annulation)
    {
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await masse.EcrireAsync(
            [new JourReleve { Jour = compte.Jour, EtabliLe = horloge.Maintenant() }],
            annulation
        );
        await EcrireLignesAsync(masse, compte, annulation);
        await masse.ValiderAsync(annulation);
        tenus.Oublier(compte.Jour);
    }

    /// <summary>Replaces the figures of a day when they differ, and says so on the day; false when they are the same.</summary>
    private async Task<bool> RectifierAsync(JourCompte compte, CancellationToken annulation)
    {
        var jour = compte.Jour;
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        var avant = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => r.Jour == jour)
            .ToDictionaryAsync(r => new Territoire(r.Niveau, r.Code), annulation);
        var lieux = await db
            .RelevesLieu.AsNoTracking()
            .Where(r => r.Jour == jour)
            .ToDictionaryAsync(
                r => r.LieuId,
                r => (r.DepartementCode, r.Habilite, r.Decompte),
                annulation
            );
        if (
            avant.Count == compte.Territoires.Count
            && lieux.Count == compte.Lieux.Count
            && compte.Territoires.All(t =>
                avant.GetValueOrDefault(new(t.Niveau, t.Code)) is { } a
                && (a.RegionCode, a.Decompte).Equals((t.RegionCode, t.Decompte))
            )
            && compte.Lieux.All(l =>
                (l.DepartementCode, l.Habilite, l.Decompte).Equals(
                    lieux.GetValueOrDefault(l.LieuId)
                )
            )
        )
            return false;
        await db.RelevesTerritoire.Where(r => r.Jour == jour).ExecuteDeleteAsync(annulation);
        await db.RelevesLieu.Where(r => r.Jour == jour).ExecuteDeleteAsync(annulation);
        await EcrireLignesAsync(masse, compte, annulation);
        var apres = compte.Territoires.FirstOrDefault(t => t.Niveau == NiveauReleve.France);
        var note = Note(
            avant.GetValueOrDefault(Territoire.France)?.Decompte ?? Decompte.Vide,
            apres?.Decompte ?? Decompte.Vide
        );
        var maintenant = horloge.Maintenant();
        await db
            .JoursReleve.Where(j => j.Jour == jour)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(j => j.RectifieLe, maintenant)
                        .SetProperty(j => j.Rectification, note),
                annulation
            );
        await masse.ValiderAsync(annulation);
        tenus.Oublier(compte.Jour);
        return true;
    }

    private static async Task EcrireLignesAsync(
        EcritureEnMasse masse,
        JourCompte compte,
        CancellationToken annulation
    )
    {
        await masse.EcrireAsync(compte.Territoires, annulation);
        await masse.EcrireAsync(compte.Lieux, annulation);
    }

    /// <summary>« Mesures en cours : 2 401 au lieu de 2 400 », for the country; only the first counts that people read.</summary>
    private static string Note(Decompte avant, Decompte apres)
    {
        var ecarts = Dictionnaire
            .Indicateurs.Where(i => i.Calculer(avant) != i.Calculer(apres))
            .Select(i =>
                $"{i.Libelle} : {i.Ecrire(i.Calculer(apres))} au lieu de {i.Ecrire(i.Calculer(avant))}"
            )
            .Take(5)
            .ToList();
        return ecarts.Count > 0
            ? $"{string.Join(" ; ", ecarts)}."
            : "La répartition entre les territoires change, les chiffres de la France restent les mêmes.";
    }
}
