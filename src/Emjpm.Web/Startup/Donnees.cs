using System.Diagnostics;
using System.Reflection;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Pilotage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Startup;

/// <summary>Database, engine and the keys kept in it.</summary>
public static class Donnees
{
    public static void AjouterDonnees(this WebApplicationBuilder builder)
    {
        var connexion = Moteur.LireConnexion(builder.Configuration);
        // The model is half the time of a start: a published host carries it already made, any other builds it on the other core.
        var modele = Task.Run(() => Modele(connexion));
        builder.Services.AddDbContextPool<EmjpmDbContext>(o =>
            o.UtiliserMoteur(connexion).UseModel(modele.GetAwaiter().GetResult())
        );
        builder.Services.AjouterMetier(builder.Configuration);
        builder.Services.AjouterProtection(builder.Configuration);
    }

    private static IModel Modele(string connexion)
    {
        if (
            Assembly
                .Load(Moteur.Migrations(connexion))
                .GetCustomAttribute<DbContextModelAttribute>() is
            { } publie
        )
            return (IModel)publie.ModelType.GetProperty("Instance")!.GetValue(null)!;
        var options = new DbContextOptionsBuilder<EmjpmDbContext>();
        options.UtiliserMoteur(connexion);
        using var db = new EmjpmDbContext(options.Options);
        return db.Model;
    }

    /// <summary>Development and demonstration only: applies migrations and fills an empty database.</summary>
    public static async Task PreparerDonneesAsync(this WebApplication app)
    {
        var reglages = app.Services.GetRequiredService<IOptions<Reglages>>().Value;
        if (!reglages.MigrerAuDemarrage)
            return;
        await using var portee = app.Services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        await db.MigrerAsync();
        var debut = Stopwatch.GetTimestamp();
        var charge = await new ChargerReferentiel(db).ExecuterAsync();
        await portee.ServiceProvider.GetRequiredService<BaremeEnVigueur>().InscrireInitialAsync();
        var horloge = app.Services.GetRequiredService<TimeProvider>();
        var hacheur = portee.ServiceProvider.GetRequiredService<IPasswordHasher<Utilisateur>>();
        if (
            reglages.Demonstration
            && await new ChargerDemonstration(db, horloge, hacheur).ExecuterAsync()
        )
        {
            charge = true;
            // What the first night would show.
            await portee
                .ServiceProvider.GetRequiredService<EvaluerAlertes>()
                .ExecuterAsync(CancellationToken.None);
        }
        if (charge)
            app.Logger.LogInformation(
                "The empty database was filled in {Milliseconds:F0} ms",
                Stopwatch.GetElapsedTime(debut).TotalMilliseconds
            );
    }
}
