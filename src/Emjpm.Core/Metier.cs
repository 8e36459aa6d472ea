using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core;

/// <summary>The operations of the service, the same for the web host and the command line.</summary>
public static class Metier
{
    /// <summary>Registers every operation; the ranking's bareme is read once, and refused at start when inconsistent.</summary>
    public static IServiceCollection AjouterMetier(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddSingleton(Bareme.Lire(configuration))
            .AddScoped<LectureCandidats>()
            .AddScoped<ClasserRecherche>()
            .AddScoped<EnregistrerRecherche>()
            .AddScoped<DupliquerRecherche>()
            .AddScoped<GarderClassement>()
            .AddSingleton(Instance.Lire(configuration))
            .AddSingleton<Reveil>()
            .AddScoped<Signaler>()
            .AddScoped<ReserverMesure>()
            .AddScoped<RepondreReservation>()
            .AddScoped<OuvrirMesure>()
            .AddScoped<AnnulerReservation>()
            .AddScoped<ProlongerReservation>()
            .AddScoped<ConfirmerCapacite>()
            .AddScoped<DeclarerCapacite>();
}
