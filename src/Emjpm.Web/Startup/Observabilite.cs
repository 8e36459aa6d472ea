using System.Data.Common;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Emjpm.Web.Startup;

/// <summary>Logs and health.</summary>
public static class Observabilite
{
    private const string Pret = "pret";

    public static void AjouterObservabilite(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder
                .Logging.ClearProviders()
                .AddJsonConsole(o =>
                {
                    o.UseUtcTimestamp = true;
                    o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                });
        builder.Services.AddHealthChecks().AddCheck<BaseJointe>("base", tags: [Pret]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<Reglages>(builder.Configuration.GetSection(Reglages.Section));
    }

    /// <summary>
    /// For what watches the node: <c>/healthz</c> says that the process answers, <c>/readyz</c> (and <c>/sante</c>) that it
    /// reaches a database whose schema is its own.
    /// </summary>
    public static void ServirSante(this WebApplication app)
    {
        app.MapHealthChecks(
                "/healthz",
                new HealthCheckOptions { Predicate = _ => false, ResponseWriter = EcrireAsync }
            )
            .AllowAnonymous();
        foreach (var chemin in new[] { "/readyz", "/sante" })
            app.MapHealthChecks(
                    chemin,
                    new HealthCheckOptions
                    {
                        Predicate = c => c.Tags.Contains(Pret),
                        ResponseWriter = EcrireAsync,
                    }
                )
                .AllowAnonymous();
    }

    private static Task EcrireAsync(HttpContext http, HealthReport bilan)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(bilan.Status.ToString());
    }

    private sealed class BaseJointe(EmjpmDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                    ? HealthCheckResult.Unhealthy("The schema is older than this version.")
                    : HealthCheckResult.Healthy();
            }
            catch (DbException e)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", e);
            }
        }
    }
}
