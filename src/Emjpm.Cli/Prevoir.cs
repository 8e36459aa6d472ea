using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Previsions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm prevision</c>: what the last months let foresee, and how far the method fell from what came.</summary>
internal static class Prevoir
{
    /// <summary>Years read to measure the errors.</summary>
    private const int Annees = 10;

    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, ["territoire", "au"], []);
        arguments.ExigerValeurs(0, "prevision [--territoire T] [--au AAAA-MM-JJ]");
        await Commandes.ExigerMigrationsAsync(
            services.GetRequiredService<EmjpmDbContext>(),
            annulation
        );
        var hier = services.GetRequiredService<TimeProvider>().Aujourdhui().AddDays(-1);
        var au = arguments.Option("au") is { } saisi ? Etablir.Jour("au", saisi) : hier;
        if (arguments.Option("territoire") is { } nom)
            await PrevoirAsync(services, nom, au, terminal, annulation);
        else
            await ControlerAsync(services, au, terminal, annulation);
        return Commandes.Fait;
    }

    private static async Task PrevoirAsync(
        IServiceProvider services,
        string nom,
        DateOnly au,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var lecture = services.GetRequiredService<LectureReleves>();
        if (!Territoire.Lire(nom, out var territoire))
            throw new UsageException($"--territoire {nom} : france, region-32, departement-59.");
        var mois = await lecture.MoisAsync(territoire.Value, au, 4, annulation);
        var prevision =
            Prevision.Etablir(mois)
            ?? throw new RegleMetierException(
                $"Il faut les chiffres de {Prevision.MoisMinimum} fins de mois qui se suivent : lancez d’abord emjpm releves."
            );
        terminal.Sortie.WriteLine(
            $"{nom}, depuis le {Francais.Date(prevision.Depart.Fin)}, sur {Francais.Nombre(prevision.MoisLus, "mois", "mois")} connus"
        );
        foreach (var h in prevision.Periodes)
        {
            terminal.Sortie.WriteLine($"à {h.Mois} mois, au {Francais.Date(h.Au)}");
            Ligne("ouvertures", h.Ouvertures);
            Ligne("fins", h.Fins);
            Ligne("échéances à réviser", h.Echeances);
            Ligne("mesures en cours", h.EnCours);
            if (h.Capacite is { } capacite)
                Ligne("capacité", capacite);
            if (h.Solde is { } solde)
                Ligne("capacité moins mesures", solde);
        }
        void Ligne(string objet, Projection p) =>
            terminal.Sortie.WriteLine(
                $"  {objet, -24}{Entier(p.Attendu), 10}   de {Entier(p.Bas)} à {Entier(p.Haut)}"
            );
    }

    private static async Task ControlerAsync(
        IServiceProvider services,
        DateOnly au,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var db = services.GetRequiredService<EmjpmDbContext>();
        var lecture = services.GetRequiredService<LectureReleves>();
        var territoires = await db
            .RelevesTerritoire.Where(r => r.Niveau != NiveauReleve.Ressort)
            .Select(r => new { r.Niveau, r.Code })
            .Distinct()
            .OrderBy(r => r.Niveau)
            .ThenBy(r => r.Code)
            .ToListAsync(annulation);
        foreach (var niveau in territoires.GroupBy(t => t.Niveau))
        {
            var suites = new List<IReadOnlyList<MoisConnu>>();
            foreach (var t in niveau)
                suites.Add(await lecture.MoisAsync(new(t.Niveau, t.Code), au, Annees, annulation));
            var erreurs = ControlePrevision.Mesurer(suites);
            if (erreurs.Count == 0)
                continue;
            terminal.Sortie.WriteLine(
                $"{niveau.Key.Libelle()} ({suites.Count}) : erreur moyenne, en part de ce qui est venu"
            );
            terminal.Sortie.WriteLine(
                $"{"objet", -18}{"mois", 6}{"essais", 8}{"méthode", 10}{"naïve", 10}{"dans l’intervalle", 20}"
            );
            foreach (var e in erreurs)
                terminal.Sortie.WriteLine(
                    $"{e.Objet, -18}{e.Mois, 6}{e.Essais, 8}{Part(e.Erreur), 10}{Part(e.ErreurNaive), 10}{Part(e.Couverture), 20}"
                );
        }
    }

    private static string Entier(double valeur) => Francais.Entier((int)Math.Round(valeur));

    private static string Part(double part) =>
        string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.0} %");
}
