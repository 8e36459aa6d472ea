using Emjpm.Core.Data;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>The whole application over a given database: real pipeline, controlled clock, mails to a local sink, no job.</summary>
public class ApplicationSur(BaseDeTest donnees) : WebApplicationFactory<Startup.Reglages>
{
    /// <summary>The only clock the application knows.</summary>
    public HorlogeReglable Horloge { get; } = new();

    /// <summary>Where the application delivers its mails.</summary>
    public ServeurSmtp Smtp { get; } = new();

    /// <summary>Errors logged by the application since it started: bugs, since refusals are not logged as errors.</summary>
    public ErreursConsignees Erreurs { get; } = new();

    /// <summary>What the application asked of the database, request by request.</summary>
    public SuiviRequetes Suivi { get; } = new();

    /// <summary>Connection string of the database.</summary>
    public string Connexion => donnees.Connexion;

    /// <summary>Applies migrations and fills the database at start.</summary>
    public bool PrepareLaBase { get; init; }

    /// <summary>Settings of this node, over the usual ones of the tests.</summary>
    public IReadOnlyDictionary<string, string> Reglages { get; init; } =
        new Dictionary<string, string>();

    /// <summary>A second node over the same database, at the same instant.</summary>
    public ApplicationSur AutreNoeud(params (string Cle, string Valeur)[] reglages)
    {
        var noeud = new ApplicationSur(donnees)
        {
            Reglages = reglages.ToDictionary(r => r.Cle, r => r.Valeur),
        };
        noeud.Horloge.Avancer(Horloge.GetUtcNow() - noeud.Horloge.GetUtcNow());
        return noeud;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Essais");
        builder.UseStaticWebAssets();
        builder.UseSetting("ConnectionStrings:Emjpm", Connexion);
        builder.UseSetting("Emjpm:Demonstration", "true");
        builder.UseSetting("Emjpm:MigrerAuDemarrage", PrepareLaBase ? "true" : "false");
        builder.UseSetting("Emjpm:Taches", "false");
        // A class of tests asks more of one account than anybody does; those of the limits set theirs.
        foreach (var frein in new[] { "RecherchesMax", "FichiersMax", "DepotsMax" })
            builder.UseSetting($"Comptes:{frein}", "0");
        builder.UseSetting("Statistiques:DemandesParMinute", "0");
        builder.UseSetting("Smtp:Hote", "127.0.0.1");
        builder.UseSetting(
            "Smtp:Port",
            Smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        foreach (var (cle, valeur) in Reglages)
            builder.UseSetting(cle, valeur);
        builder.ConfigureLogging(journaux => journaux.ClearProviders().AddProvider(Erreurs));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Horloge);
            // Hundreds of people sign in during a run: the rounds of production are tested by themselves.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 10_000);
            services.AddSingleton<IStartupFilter>(Suivi);
            services.ConfigureDbContext<EmjpmDbContext>(o => o.AddInterceptors(Suivi.Compteur));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Smtp.DisposeAsync();
        if (Erreurs.Indiscretions.Count > 0)
            throw new InvalidOperationException(
                $"The log names somebody:\n{string.Join('\n', Erreurs.Indiscretions.Take(5))}"
            );
        GC.SuppressFinalize(this);
    }
}
