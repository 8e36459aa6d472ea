using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Cli;

/// <summary>
/// <c>emjpm retirer-facteurs</c>: for the last administrator, whom no other one can help. The procedure is in the operating
/// guide.
/// </summary>
internal static class OterFacteurs
{
    public static async Task<int> ExecuterAsync(
        IServiceProvider services,
        string[] args,
        Terminal terminal,
        CancellationToken annulation
    )
    {
        var arguments = new Arguments(args, ["courriel"], []);
        arguments.ExigerValeurs(0, "retirer-facteurs --courriel ADRESSE");
        var courriel = arguments.Obligatoire("courriel").Trim();
        var db = services.GetRequiredService<EmjpmDbContext>();
        await Commandes.ExigerMigrationsAsync(db, annulation);
        var normalise = services.GetRequiredService<ILookupNormalizer>().NormalizeEmail(courriel);
        var compte = await db
            .Users.Where(u => u.NormalizedEmail == normalise)
            .Select(u => (int?)u.Id)
            .SingleOrDefaultAsync(annulation);
        if (
            compte is not { } id
            || !await services.GetRequiredService<RetirerFacteurs>().TousAsync(null, id, annulation)
        )
            throw new RegleMetierException($"Aucun compte n’a l’adresse {courriel}.");
        terminal.Sortie.WriteLine(
            $"L’application, les clés d’accès et les codes de secours de {courriel} sont retirés, ses sessions fermées. La personne est prévenue par courriel."
        );
        return Commandes.Fait;
    }
}
