using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm job</c>: runs one recurring job now, under the same lease as the web nodes.</summary>
internal static class LancerTache
{
    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, [], []);
        var noms = TacheRecurrente.Toutes.Select(t => t.Nom).ToList();
        if (arguments.Valeurs.Count == 0)
        {
            terminal.Sortie.WriteLine($"Tâches : {string.Join(", ", noms)}.");
            return Commandes.Fait;
        }
        arguments.ExigerValeurs(1, "job NOM");
        var nom = arguments.Valeurs[0];
        if (!noms.Contains(nom))
            throw new UsageException(
                $"La tâche « {nom} » n’existe pas. Tâches : {string.Join(", ", noms)}."
            );
        await Commandes.ExigerMigrationsAsync(
            services.GetRequiredService<EmjpmDbContext>(),
            annulation
        );
        var resultat =
            await services.GetRequiredService<ExecuterTaches>().ExecuterAsync(nom, annulation)
            ?? throw new RegleMetierException(
                $"La tâche « {nom} » est en cours sur un autre nœud."
            );
        var echec = resultat.StartsWith(ExecuterTaches.Echec, StringComparison.Ordinal);
        (echec ? terminal.Erreur : terminal.Sortie).WriteLine(resultat);
        return echec ? Commandes.Refus : Commandes.Fait;
    }
}
