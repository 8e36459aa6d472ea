using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary><c>emjpm migrate</c>: creates the database or brings it to this version, with the reference data.</summary>
internal static class Migrer
{
    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        new Arguments(args, [], []).ExigerValeurs(0, "migrate");
        var db = services.GetRequiredService<EmjpmDbContext>();
        var appliquees = await db.MigrerAsync(annulation);
        foreach (var nom in appliquees)
            terminal.Sortie.WriteLine($"Migration appliquée : {nom}");
        var charge = await new ChargerReferentiel(db).ExecuterAsync(annulation);
        if (await services.GetRequiredService<BaremeEnVigueur>().InscrireInitialAsync(annulation))
            terminal.Sortie.WriteLine("Premier barème du classement inscrit.");
        if (charge)
            terminal.Sortie.WriteLine("Référentiel chargé : communes, départements, tribunaux.");
        terminal.Sortie.WriteLine(
            appliquees.Count == 0 && !charge
                ? "La base est déjà au niveau de cette version."
                : "La base est prête."
        );
        return Commandes.Fait;
    }
}
