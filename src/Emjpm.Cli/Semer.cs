using System.Diagnostics;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm seed</c>: fills an empty database with data to see or to measure with.</summary>
internal static class Semer
{
    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, ["scale", "mesures"], []);
        arguments.ExigerValeurs(0, "seed [--scale demo|national] [--mesures N]");
        var db = services.GetRequiredService<EmjpmDbContext>();
        await Commandes.ExigerMigrationsAsync(db, annulation);
        if (
            await db.Gestionnaires.AnyAsync(annulation)
            || await db.MembresTribunal.AnyAsync(annulation)
        )
            throw new RegleMetierException(
                "La base contient déjà des données : seed ne remplit qu’une base vide."
            );
        await new ChargerReferentiel(db).ExecuterAsync(annulation);

        var horloge = services.GetRequiredService<TimeProvider>();
        var debut = Stopwatch.GetTimestamp();
        switch (arguments.Option("scale") ?? "demo")
        {
            case "demo":
                if (arguments.Contient("mesures"))
                    throw new UsageException("--mesures ne vaut qu’avec --scale national.");
                if (
                    !await new ChargerDemonstration(
                        db,
                        horloge,
                        services.GetRequiredService<IPasswordHasher<Utilisateur>>()
                    ).ExecuterAsync(annulation)
                )
                    throw new RegleMetierException(
                        "La base contient déjà des comptes : la démonstration veut une base vide."
                    );
                break;
            case "national":
                var barre = new Barre(terminal);
                await new ChargerNational(db, horloge).ExecuterAsync(
                    Mesures(arguments),
                    barre.Montrer,
                    annulation
                );
                barre.Finir();
                break;
            case var autre:
                throw new UsageException($"--scale {autre} : demo ou national est attendu.");
        }
        terminal.Sortie.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Base remplie en {Stopwatch.GetElapsedTime(debut).TotalSeconds:F1} s."
            )
        );
        return Commandes.Fait;
    }

    private static int Mesures(Arguments arguments) =>
        arguments.Option("mesures") is not { } saisi ? ChargerNational.MesuresParDefaut
        : int.TryParse(saisi, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && n is > 0 and <= 10_000_000
            ? n
        : throw new UsageException(
            $"--mesures {saisi} : un nombre entre 1 et 10000000 est attendu."
        );
}
