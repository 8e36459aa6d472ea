using System.Globalization;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Simulations;
using Emjpm.Core.Referentiels;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm simulate</c>: the past needs of a territory under four policies, and with other sites or other weights.</summary>
internal static class Rejouer
{
    private const string Usage =
        "simulate [--territoire T] [--besoins N] [--graine G] [--poids P/A/D/T/F/R] [--commune CODE --capacite N] [--fermer LIEU] [--demandes-connues]";

    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(
            args,
            ["territoire", "besoins", "graine", "poids", "commune", "capacite", "fermer"],
            ["demandes-connues"]
        );
        arguments.ExigerValeurs(0, Usage);
        await Commandes.ExigerMigrationsAsync(
            services.GetRequiredService<EmjpmDbContext>(),
            annulation
        );
        var bareme = await services.GetRequiredService<BaremeEnVigueur>().LireAsync(annulation);
        var scenario = Lire(arguments, bareme.Poids);
        var barre = new Barre(terminal);
        var resultat = await services
            .GetRequiredService<Simuler>()
            .ExecuterAsync(
                scenario,
                (fait, total) =>
                {
                    if (terminal.Interactif)
                        barre.Montrer(new("Désignations", fait, total));
                    return Task.CompletedTask;
                },
                annulation
            );
        barre.Finir();
        Montrer(resultat, terminal.Sortie);
        return Commandes.Fait;
    }

    private static Scenario Lire(Arguments arguments, Poids enVigueur)
    {
        var scenario = new Scenario
        {
            Territoire = arguments.Option("territoire") ?? Territoire.France.ToString(),
            Poids = arguments.Option("poids") is { } poids ? LirePoids(poids) : enVigueur,
            DemandesConnues = arguments.Contient("demandes-connues"),
            Fermeture = arguments.Contient("fermer") ? Entier(arguments, "fermer") : null,
        };
        if (arguments.Contient("besoins"))
            scenario = scenario with { Besoins = Entier(arguments, "besoins") };
        if (arguments.Contient("graine"))
            scenario = scenario with { Graine = Entier(arguments, "graine") };
        if (arguments.Contient("commune") || arguments.Contient("capacite"))
            scenario = scenario with
            {
                Ajout = new(arguments.Obligatoire("commune"), Entier(arguments, "capacite")),
            };
        return scenario;
    }

    private static Poids LirePoids(string saisis)
    {
        var poids = saisis
            .Split('/')
            .Select(p =>
                int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1
            )
            .ToList();
        return poids is [var p, var a, var d, var t, var f, var r] && poids.TrueForAll(n => n >= 0)
            ? new()
            {
                Proximite = p,
                Adequation = a,
                Disponibilite = d,
                Tribunal = t,
                Fraicheur = f,
                Reponse = r,
            }
            : throw new UsageException(
                $"--poids {saisis} : six nombres séparés par /, par exemple 35/45/5/5/5/5."
            );
    }

    private static int Entier(Arguments arguments, string option) =>
        int.TryParse(
            arguments.Obligatoire(option),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var nombre
        )
            ? nombre
            : throw new UsageException($"--{option} : un nombre entier est attendu.");

    private static void Montrer(ResultatSimulation r, TextWriter sortie)
    {
        sortie.WriteLine(
            $"{r.Territoire} : {Francais.Nombre(r.Besoins, "besoin")} sur {Francais.Entier(r.BesoinsConnus)} connus{(r.Scenario.DemandesConnues ? " par leur demande" : "")} depuis le {Francais.Date(r.Du)}, {Francais.Nombre(r.Lieux, "lieu", "lieux")}, graine {r.Scenario.Graine}"
        );
        sortie.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"barème {r.BaremeVersion} ; {r.FinsParDesignation:0.00} fin de mesure par désignation"
            )
        );
        Tableau("avec les lieux d’aujourd’hui", r.Present, sortie);
        if (r.Change is { } change)
            Tableau(string.Join(" ; ", r.Changements), change, sortie);
        if (r.MesuresARepartir > 0)
            sortie.WriteLine(
                $"{Francais.Nombre(r.MesuresARepartir, "mesure")} du lieu fermé sans repreneur chez le même mandataire"
            );
    }

    private static void Tableau(
        string titre,
        IReadOnlyList<BilanPolitique> bilans,
        TextWriter sortie
    )
    {
        sortie.WriteLine(titre);
        sortie.WriteLine(
            $"{"", -36}{"distance", 10}{"couverts", 10}{"sans place", 12}{"évitables", 11}{"de trop", 9}{"10 % 1ers", 11}{"écart", 8}"
        );
        foreach (var b in bilans)
            sortie.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{b.Politique.Libelle(), -36}{(b.DistanceKm is { } km ? $"{km:0.0} km" : "–"), 10}{Part(b.Couverts, b.Demandes), 10}{Part(b.SansPlace, b.Designes), 12}{Part(b.SansPlaceEvitables, b.Designes), 11}{b.Surcapacite, 9}{Part(b.PartDesPlusDesignes), 11}{Part(b.EcartDeCharge), 8}"
                )
            );
    }

    private static string Part(int nombre, int total) =>
        total == 0 ? "–" : Part((double)nombre / total);

    private static string Part(double? part) =>
        part is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p * 100:0.0} %") : "–";
}
