using Emjpm.Core.Jobs;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Startup;

/// <summary>Recurring jobs.</summary>
public static class Taches
{
    public static void AjouterTaches(this WebApplicationBuilder builder) =>
        builder.Services.AddHostedService<Rondes>();

    /// <summary>Three rounds side by side, so that neither a long work nor a job of the night ever delays a mail.</summary>
    private sealed class Rondes(
        ExecuterTaches taches,
        ExecuterTravaux travaux,
        Reveil reveil,
        IOptions<Reglages> reglages,
        TimeProvider horloge,
        ILogger<Rondes> journal
    ) : BackgroundService
    {
        private static readonly TimeSpan EntreDeuxEnvois = TimeSpan.FromSeconds(1);
        private static readonly TimeSpan SansReveil = TimeSpan.FromSeconds(4);
        private static readonly TimeSpan EntreDeuxRondes = TimeSpan.FromSeconds(30);

        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            reglages.Value.Taches
                ? Task.WhenAll(
                    TournerAsync(EnvoyerAsync, stoppingToken),
                    TournerAsync(TravaillerAsync, stoppingToken),
                    TournerAsync(ExecuterLentesAsync, stoppingToken)
                )
                : Task.CompletedTask;

        /// <summary>Mails leave as soon as an act is saved on this node, at most once a second; those of other nodes within five.</summary>
        private async Task EnvoyerAsync(CancellationToken arret)
        {
            await taches.ExecuterAsync(TacheRecurrente.Courriels.Nom, arret);
            await Task.Delay(EntreDeuxEnvois, horloge, arret);
            await AttendreAsync(reveil.AttendreAsync, arret);
        }

        /// <summary>Long works begin as soon as they are asked for on this node; those of other nodes, or of a dead one, within seconds.</summary>
        private async Task TravaillerAsync(CancellationToken arret)
        {
            await travaux.ExecuterDusAsync(arret);
            await AttendreAsync(reveil.AttendreTravailAsync, arret);
        }

        private async Task AttendreAsync(
            Func<CancellationToken, Task> signal,
            CancellationToken arret
        )
        {
            using var attente = CancellationTokenSource.CreateLinkedTokenSource(arret);
            await Task.WhenAny(
                signal(attente.Token),
                Task.Delay(SansReveil, horloge, attente.Token)
            );
            await attente.CancelAsync();
        }

        private async Task ExecuterLentesAsync(CancellationToken arret)
        {
            await taches.ExecuterDuesAsync(TacheRecurrente.Lentes, arret);
            await Task.Delay(EntreDeuxRondes, horloge, arret);
        }

        private async Task TournerAsync(
            Func<CancellationToken, Task> ronde,
            CancellationToken arret
        )
        {
            while (!arret.IsCancellationRequested)
                try
                {
                    await ronde(arret);
                }
                catch (OperationCanceledException) when (arret.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    // The database is away: the host stays up, the next round tries again.
                    journal.LogError(e, "A round of jobs failed");
                    await Task.Delay(EntreDeuxRondes, horloge, arret)
                        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
        }
    }
}
