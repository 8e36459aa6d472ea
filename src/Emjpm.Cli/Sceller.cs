using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary>
/// <c>emjpm sceller</c>: seals again, with the present key file, all that is sealed in the database; with <c>--renouveler</c>,
/// after a leak, also makes everything sealed before worth nothing.
/// </summary>
internal static class Sceller
{
    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, [], ["renouveler"]);
        arguments.ExigerValeurs(0, "sceller [--renouveler]");
        var db = services.GetRequiredService<EmjpmDbContext>();
        await Commandes.ExigerMigrationsAsync(db, annulation);
        var trousseau = services.GetRequiredService<Trousseau>();
        if (!trousseau.Scelle)
            throw new RegleMetierException(
                "Aucune clé de scellement : indiquez dans Cles__Fichier un fichier de 32 octets au hasard en base 64."
            );
        var coffre = services.GetRequiredService<CoffreSecrets>();
        var secrets = (
            await db
                .SecondsFacteurs.AsNoTracking()
                .Select(f => new { f.UtilisateurId, f.SecretScelle })
                .ToListAsync(annulation)
        ).ToDictionary(f => f.UtilisateurId, f => coffre.Ouvrir(f.SecretScelle));
        if (arguments.Contient("renouveler"))
            Renouveler(services);

        // The key ring is read again: what is sealed from here is under its newest key.
        await using var autres = Commandes.Services(services.GetRequiredService<IConfiguration>());
        coffre = autres.GetRequiredService<CoffreSecrets>();
        var maintenant = services.GetRequiredService<TimeProvider>().Maintenant();
        var scelles = secrets.ToDictionary(s => s.Key, s => coffre.Sceller(s.Value));
        await using var transaction = await db.EcrireAsync(annulation);
        var cles = await db.RescellerAsync(trousseau, annulation);
        foreach (var (compte, scelle) in scelles)
            await db
                .SecondsFacteurs.Where(f => f.UtilisateurId == compte)
                .ExecuteUpdateAsync(s => s.SetProperty(f => f.SecretScelle, scelle), annulation);
        if (arguments.Contient("renouveler"))
            await db.SessionsOuvertes.FermerAsync(maintenant, annulation);
        var fait =
            $"{Francais.Nombre(cles, "clé de protection", "clés de protection")} et {Francais.Nombre(scelles.Count, "secret d’application", "secrets d’application")} scellés à nouveau";
        db.Tracer(maintenant, null, "instance.sceller", "instance", null, details: fait);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        terminal.Sortie.WriteLine(fait + ".");
        if (arguments.Contient("renouveler"))
            terminal.Sortie.WriteLine(
                "Toutes les sessions sont fermées. Redémarrez les nœuds web pour qu’ils oublient les anciennes clés."
            );
        return Commandes.Fait;
    }

    private static void Renouveler(IServiceProvider services)
    {
        var gestion = services.GetRequiredService<IKeyManager>();
        var maintenant = services.GetRequiredService<TimeProvider>().GetUtcNow();
        gestion.RevokeAllKeys(maintenant, "emjpm sceller --renouveler");
        gestion.CreateNewKey(maintenant, maintenant + TimeSpan.FromDays(90));
    }
}
