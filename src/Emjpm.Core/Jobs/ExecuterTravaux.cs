using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core.Jobs;

/// <summary>Runs the long works that wait, one at a time on a node, each held by a lease in the database.</summary>
public sealed class ExecuterTravaux(
    IServiceScopeFactory portees,
    TimeProvider horloge,
    ILogger<ExecuterTravaux> journal
)
{
    /// <summary>How long a silent node is believed alive.</summary>
    public static readonly TimeSpan Bail = TimeSpan.FromMinutes(2);

    private readonly string noeud = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Runs what waits, oldest first, until nothing does; returns how many this node ran.</summary>
    public async Task<int> ExecuterDusAsync(CancellationToken annulation)
    {
        var faits = 0;
        while (await PrendreAsync(annulation) is ({ } travail, { } bail))
        {
            await ExecuterAsync(travail, bail, annulation);
            faits++;
        }
        return faits;
    }

    /// <summary>Takes the oldest work that no living node runs; null when there is none.</summary>
    private async Task<(Travail Travail, string Bail)?> PrendreAsync(CancellationToken annulation)
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var maintenant = horloge.Maintenant();
        var jusqua = maintenant + Bail;
        var ids = await db
            .Travaux.Where(t =>
                t.Etat == EtatTravail.EnAttente
                || (t.Etat == EtatTravail.EnCours && t.LoueJusqua <= maintenant)
            )
            .OrderBy(t => t.Id)
            .Select(t => t.Id)
            .Take(20)
            .ToListAsync(annulation);
        foreach (var id in ids)
        {
            var bail = $"{noeud}/{Guid.NewGuid():N}";
            var pris = await db
                .Travaux.Where(t =>
                    t.Id == id
                    && (
                        t.Etat == EtatTravail.EnAttente
                        || (t.Etat == EtatTravail.EnCours && t.LoueJusqua <= maintenant)
                    )
                )
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(t => t.Etat, EtatTravail.EnCours)
                            .SetProperty(t => t.LouePar, bail)
                            .SetProperty(t => t.LoueJusqua, jusqua)
                            .SetProperty(t => t.Essais, t => t.Essais + 1)
                            .SetProperty(t => t.CommenceLe, t => t.CommenceLe ?? maintenant),
                    annulation
                );
            if (pris == 1)
                return (
                    await db.Travaux.AsNoTracking().SingleAsync(t => t.Id == id, annulation),
                    bail
                );
        }
        return null;
    }

    private async Task ExecuterAsync(Travail travail, string bail, CancellationToken annulation)
    {
        var genre = GenreTravail.Tous.FirstOrDefault(g => g.Nom == travail.Genre);
        if (genre is null || travail.Essais > Travail.EssaisMax)
        {
            journal.LogError(
                "Work {Travail} ({Genre}) given up after {Essais} starts",
                travail.Id,
                travail.Genre,
                travail.Essais - 1
            );
            await FinirAsync(travail, bail, EtatTravail.Echoue, Abandon, TimeSpan.FromDays(1));
            return;
        }
        var (etat, message) = await FaireAsync(genre, travail, bail, annulation);
        await FinirAsync(travail, bail, etat, message, genre.Garde);
    }

    private const string Abandon =
        "Ce travail n’a pas pu être mené à son terme. Recommencez ; si cela se reproduit, écrivez au support.";

    /// <summary>The state to leave it in: waiting again when the host stops.</summary>
    private async Task<(EtatTravail, string?)> FaireAsync(
        GenreTravail genre,
        Travail travail,
        string bail,
        CancellationToken annulation
    )
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        SuiviTravail? suivi = null;
        try
        {
            var acteur = await db.LireActeurAsync(
                travail.AuteurId,
                horloge.Aujourdhui(),
                annulation
            );
            if (acteur is null || acteur.Gestionnaire?.Id != travail.GestionnaireId)
                return (EtatTravail.Echoue, "Le compte qui l’a demandé n’a plus cet accès.");
            suivi = new SuiviTravail(travail, acteur, bail, db, portees, horloge, annulation);
            return (
                EtatTravail.Termine,
                await genre.Executer(portee.ServiceProvider, suivi, suivi.Arret)
            );
        }
        catch (RegleMetierException regle)
        {
            return (EtatTravail.Echoue, regle.Message);
        }
        catch (OperationCanceledException) when (suivi is { AnnulationDemandee: true })
        {
            return (EtatTravail.Annule, "Annulé à votre demande.");
        }
        catch (OperationCanceledException)
            when (annulation.IsCancellationRequested || suivi is { BailPerdu: true })
        {
            return (EtatTravail.EnAttente, null);
        }
        catch (Exception e)
        {
            journal.LogError(e, "Work {Travail} ({Genre}) failed", travail.Id, travail.Genre);
            return (EtatTravail.Echoue, Abandon);
        }
        finally
        {
            suivi?.Dispose();
        }
    }

    /// <summary>In a context of its own, and not cancellable: a host that stops gives its works back.</summary>
    private async Task FinirAsync(
        Travail travail,
        string bail,
        EtatTravail etat,
        string? message,
        TimeSpan garde
    )
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var (fini, maintenant) = (etat != EtatTravail.EnAttente, horloge.Maintenant());
        DateTime? termine = fini ? maintenant : null;
        DateTime? efface = fini ? maintenant + garde : null;
        var rendu = fini ? 0 : 1;
        await db
            .Travaux.Where(t => t.Id == travail.Id && t.LouePar == bail)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(t => t.Etat, etat)
                    .SetProperty(t => t.Message, message)
                    .SetProperty(t => t.TermineLe, termine)
                    .SetProperty(t => t.EffaceLe, efface)
                    .SetProperty(t => t.Essais, t => t.Essais - rendu)
                    .SetProperty(t => t.LouePar, (string?)null)
                    .SetProperty(t => t.LoueJusqua, (DateTime?)null)
            );
    }
}
