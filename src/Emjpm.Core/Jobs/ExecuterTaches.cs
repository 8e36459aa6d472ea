using System.Diagnostics;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core.Jobs;

/// <summary>
/// Runs the recurring jobs that are due. Each is a row leased by a conditional update: of all the nodes one runs it, and a
/// node that dies loses its lease. A job that fails says so in its row and in the log, and runs again at its next time.
/// </summary>
public sealed class ExecuterTaches(
    IServiceScopeFactory portees,
    TimeProvider horloge,
    ILogger<ExecuterTaches> journal
)
{
    /// <summary>How the result of a job that failed begins.</summary>
    public const string Echec = "Échec : ";

    private readonly string noeud = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Runs what is due among <paramref name="taches"/>, one after the other; returns how many this node ran.</summary>
    public async Task<int> ExecuterDuesAsync(
        IReadOnlyCollection<TacheRecurrente> taches,
        CancellationToken annulation
    )
    {
        var dues = await DuesAsync(taches, annulation);
        var faites = 0;
        foreach (var tache in dues)
            if (await ExecuterAsync(tache, forcer: false, annulation) is not null)
                faites++;
        return faites;
    }

    /// <summary>Runs one job now, due or not; returns what it did, null when another node is running it.</summary>
    /// <exception cref="ArgumentException">no job has this name</exception>
    public Task<string?> ExecuterAsync(string nom, CancellationToken annulation) =>
        ExecuterAsync(
            TacheRecurrente.Toutes.FirstOrDefault(t => t.Nom == nom)
                ?? throw new ArgumentException(
                    $"Tâche inconnue : {nom}. Tâches : {string.Join(", ", TacheRecurrente.Toutes.Select(t => t.Nom))}.",
                    nameof(nom)
                ),
            forcer: true,
            annulation
        );

    /// <summary>The jobs that are due; one that never ran is first due at its next time.</summary>
    private async Task<List<TacheRecurrente>> DuesAsync(
        IReadOnlyCollection<TacheRecurrente> taches,
        CancellationToken annulation
    )
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var maintenant = horloge.Maintenant();
        var prochaines = await db.Taches.ToDictionaryAsync(
            t => t.Nom,
            t => t.ProchaineLe,
            annulation
        );
        foreach (var tache in taches.Where(t => !prochaines.ContainsKey(t.Nom)))
            await InscrireAsync(db, tache, annulation);
        return
        [
            .. taches.Where(t => prochaines.TryGetValue(t.Nom, out var le) && le <= maintenant),
        ];
    }

    private async Task InscrireAsync(
        EmjpmDbContext db,
        TacheRecurrente tache,
        CancellationToken annulation
    )
    {
        if (await db.Taches.AnyAsync(t => t.Nom == tache.Nom, annulation))
            return;
        db.Taches.Add(
            new Tache { Nom = tache.Nom, ProchaineLe = tache.Prochaine(horloge.Maintenant()) }
        );
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            db.ChangeTracker.Clear(); // another node starts at the same instant
        }
    }

    private async Task<string?> ExecuterAsync(
        TacheRecurrente tache,
        bool forcer,
        CancellationToken annulation
    )
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        if (forcer)
            await InscrireAsync(db, tache, annulation);
        var debut = horloge.Maintenant();
        var fin = debut + tache.Bail;
        var louee = await db
            .Taches.Where(t =>
                t.Nom == tache.Nom
                && (forcer || t.ProchaineLe <= debut)
                && (t.LoueeJusqua == null || t.LoueeJusqua <= debut)
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(t => t.LoueeJusqua, fin).SetProperty(t => t.LoueePar, noeud),
                annulation
            );
        if (louee == 0)
            return null;

        var chrono = Stopwatch.GetTimestamp();
        string resultat;
        try
        {
            resultat = await tache.Executer(portee.ServiceProvider, annulation);
            journal.LogDebug("Job {Tache}: {Resultat}", tache.Nom, resultat);
        }
        catch (Exception e) when (!annulation.IsCancellationRequested)
        {
            resultat = $"{Echec}{e.Message}";
            journal.LogError(e, "Job {Tache} failed", tache.Nom);
        }
        catch (OperationCanceledException)
        {
            resultat = "Interrompue par l’arrêt du serveur.";
        }
        await RendreAsync(tache, resultat, debut, Stopwatch.GetElapsedTime(chrono));
        return resultat;
    }

    /// <summary>In a context of its own: the job's may be broken. Not cancellable: a host that stops gives its leases back.</summary>
    private async Task RendreAsync(
        TacheRecurrente tache,
        string resultat,
        DateTime debut,
        TimeSpan duree
    )
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var maintenant = horloge.Maintenant();
        var prochaine = tache.Prochaine(maintenant);
        var court = resultat.Length > 950 ? resultat[..950] : resultat;
        var texte = $"{court} ({duree.TotalSeconds:0.0} s)";
        var echec = resultat.StartsWith(Echec, StringComparison.Ordinal);
        await db
            .Taches.Where(t => t.Nom == tache.Nom && t.LoueePar == noeud)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(t => t.LoueeJusqua, (DateTime?)null)
                    .SetProperty(t => t.LoueePar, (string?)null)
                    .SetProperty(t => t.ProchaineLe, prochaine)
                    .SetProperty(t => t.DerniereLe, maintenant)
                    .SetProperty(t => t.DernierResultat, texte)
            );
        if (tache.Nom == TacheRecurrente.Courriels.Nom && !echec)
            return;
        db.ExecutionsTache.Add(
            new ExecutionTache
            {
                Nom = tache.Nom,
                DebutLe = debut,
                DureeMs = (int)duree.TotalMilliseconds,
                Echec = echec,
                Resultat = court,
            }
        );
        await db.SaveChangesAsync();
    }
}
