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
        var barre = new Barre(terminal);
        var bilan = await services
            .GetRequiredService<EtablirReleves>()
            .EtablirAsync(
                EtablirReleves.Jours(
                    Jour("du", arguments.Obligatoire("du")),
                    arguments.Option("au") is { } au ? Jour("au", au) : hier
                ),
                arguments.Contient("refaire"),
                terminal.Interactif ? barre.Montrer : null,
                annulation
            );
        barre.Finir();
        terminal.Sortie.WriteLine(
            $"{Francais.Nombre(bilan.Etablis, "jour établi", "jours établis")}, {Francais.Nombre(bilan.Rectifies, "rectifié")}, {Francais.Nombre(bilan.Identiques, "identique")}."
        );
        return Commandes.Fait;
    }

    private static DateOnly Jour(string option, string saisi) =>
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
