using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm releves</c>: establishes the figures of past days from the dated facts.</summary>
internal static class Etablir
{
    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, ["du", "au"], ["refaire"]);
        arguments.ExigerValeurs(0, "releves --du AAAA-MM-JJ [--au AAAA-MM-JJ] [--refaire]");
        await Commandes.ExigerMigrationsAsync(
            services.GetRequiredService<EmjpmDbContext>(),
            annulation
        );
        var hier = services.GetRequiredService<TimeProvider>().Aujourdhui().AddDays(-1);
        var jours = EtablirReleves.Jours(
            Jour("du", arguments.Obligatoire("du")),
            arguments.Option("au") is { } au ? Jour("au", au) : hier
        );
        var refaire = arguments.Contient("refaire");
        var barre = new Barre(terminal);
        var faits = 0;
        try
        {
            var bilan = await services
                .GetRequiredService<EtablirReleves>()
                .EtablirAsync(
                    jours,
                    refaire,
                    a =>
                    {
                        faits = (int)a.Fait;
                        // On a terminal day by day; in a log month by month.
                        if (terminal.Interactif)
                            barre.Montrer(a);
                        else if (a.Fait % JoursParLigne == 0)
                            barre.Montrer(a with { Etape = $"{a.Etape}, {a.Fait} / {a.Total}" });
                        return Task.CompletedTask;
                    },
                    annulation
                );
            barre.Finir();
            terminal.Sortie.WriteLine($"{bilan.Phrase}.");
            return Commandes.Fait;
        }
        catch (OperationCanceledException) when (annulation.IsCancellationRequested)
        {
            barre.Finir();
            terminal.Erreur.WriteLine(
                refaire
                    ? $"Interrompu : {Francais.Nombre(faits, "jour compté", "jours comptés")}. Pour continuer : emjpm releves --du {Ecrire(jours[Math.Min(faits, jours.Count - 1)])} --au {Ecrire(jours[^1])} --refaire"
                    : $"Interrompu : {Francais.Nombre(faits, "jour établi", "jours établis")}. La même commande continue au premier jour qui manque."
            );
            return Commandes.Refus;
        }
    }

    private const int JoursParLigne = 31;

    private static string Ecrire(DateOnly jour) =>
        jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly Jour(string option, string saisi) =>
        DateOnly.TryParseExact(
            saisi,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            default,
            out var j
        )
            ? j
            : throw new UsageException($"--{option} {saisi} : une date AAAA-MM-JJ est attendue.");
}
