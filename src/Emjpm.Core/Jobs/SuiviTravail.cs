using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Jobs;

/// <summary>A work being run: what it is, for whom, and how far it is.</summary>
public sealed class SuiviTravail : IDisposable
{
    private static readonly TimeSpan Rythme = TimeSpan.FromMilliseconds(500);

    private readonly IServiceScopeFactory portees;
    private readonly TimeProvider horloge;
    private readonly EmjpmDbContext db;
    private readonly string bail;
    private readonly CancellationTokenSource arret;
    private DateTime ecritLe = DateTime.MinValue;

    internal SuiviTravail(
        Travail travail,
        Acteur acteur,
        string bail,
        EmjpmDbContext db,
        IServiceScopeFactory portees,
        TimeProvider horloge,
        CancellationToken annulation
    )
    {
        (Travail, Acteur, this.bail) = (travail, acteur, bail);
        (this.db, this.portees, this.horloge) = (db, portees, horloge);
        arret = CancellationTokenSource.CreateLinkedTokenSource(annulation);
    }

    /// <summary>The work, as it was when this run began; not tracked.</summary>
    public Travail Travail { get; }

    /// <summary>Its author, with the rights of this moment.</summary>
    public Acteur Acteur { get; }

    /// <summary>Whether its author asked to stop it.</summary>
    internal bool AnnulationDemandee { get; private set; }

    /// <summary>Whether another run took it over.</summary>
    internal bool BailPerdu { get; private set; }

    internal CancellationToken Arret => arret.Token;

    /// <summary>
    /// Says how far the work is, at most twice a second, and renews its lease. Inside a transaction of the work on SQLite
    /// nothing can be written elsewhere: the progress then shows at the commit.
    /// </summary>
    /// <exception cref="OperationCanceledException">its author stopped it, or another node took it over</exception>
    public async Task AvancerAsync(int fait, int? total)
    {
        Arret.ThrowIfCancellationRequested();
        var maintenant = horloge.Maintenant();
        if (maintenant - ecritLe < Rythme && fait != total)
            return;
        ecritLe = maintenant;
        if (db.Database.IsSqlite() && db.Database.CurrentTransaction is not null)
            return;
        await using var portee = portees.CreateAsyncScope();
        var ailleurs = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var jusqua = maintenant + ExecuterTravaux.Bail;
        var siennes = await ailleurs
            .Travaux.Where(t => t.Id == Travail.Id && t.LouePar == bail)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(t => t.Fait, fait)
                        .SetProperty(t => t.Total, total)
                        .SetProperty(t => t.LoueJusqua, jusqua),
                Arret
            );
        BailPerdu = siennes == 0;
        AnnulationDemandee =
            !BailPerdu
            && await ailleurs.Travaux.AnyAsync(
                t => t.Id == Travail.Id && t.AnnulationDemandeeLe != null,
                Arret
            );
        if (!BailPerdu && !AnnulationDemandee)
            return;
        await arret.CancelAsync();
        Arret.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Inside the transaction of the work, last thing before its commit: makes sure that no other node took the work over, so
    /// that what it writes is written once. No <see cref="AvancerAsync"/> between this and the commit.
    /// </summary>
    /// <exception cref="OperationCanceledException">another node took it over</exception>
    public async Task ExigerBailAsync()
    {
        BailPerdu =
            await db
                .Travaux.Where(t => t.Id == Travail.Id && t.LouePar == bail)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.LouePar, bail), Arret) == 0;
        if (!BailPerdu)
            return;
        await arret.CancelAsync();
        Arret.ThrowIfCancellationRequested();
    }

    /// <summary>Keeps the file the work made, for its author to download.</summary>
    /// <param name="contenu">read from its present position to its end</param>
    public async Task RendreFichierAsync(string nom, string type, Stream contenu)
    {
        var taille = await db.EcrireFichierAsync(
            Travail.Id,
            FichierTravail.Produit,
            contenu,
            Arret
        );
        await db
            .Travaux.Where(t => t.Id == Travail.Id && t.LouePar == bail)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(t => t.FichierNom, nom)
                        .SetProperty(t => t.FichierType, type)
                        .SetProperty(t => t.FichierTaille, taille),
                Arret
            );
    }

    public void Dispose() => arret.Dispose();
}
