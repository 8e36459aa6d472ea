namespace Emjpm.Web.Startup;

/// <summary>Logs and health.</summary>
public static class Observabilite
{
    public static void AjouterObservabilite(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder.Logging.ClearProviders().AddJsonConsole();
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<Reglages>(builder.Configuration.GetSection(Reglages.Section));
    }
}
