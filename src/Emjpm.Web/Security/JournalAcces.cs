using System.Threading.Channels;
using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;

namespace Emjpm.Web.Security;

/// <summary>
/// The access log of this node: pages hand over a line and go on; lines are written in batches, the last ones when the
/// node stops. A full queue makes pages wait, it never loses a line.
/// </summary>
public sealed partial class JournalAcces(
    IServiceScopeFactory portees,
    TimeProvider horloge,
    ILogger<JournalAcces> journal
) : BackgroundService
{
    private const int LotMaximal = 500;
    private static readonly TimeSpan Rythme = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Repos = TimeSpan.FromSeconds(5);

    private readonly Channel<Acces> _file = Channel.CreateBounded<Acces>(
        new BoundedChannelOptions(10_000)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
        }
    );

    /// <summary>Adds a line. <paramref name="chemin"/> has no query string.</summary>
    public ValueTask AjouterAsync(
        int? utilisateurId,
        string methode,
        string chemin,
        int statut,
        int? vuCommeId = null,
        CancellationToken annulation = default
    ) =>
        _file.Writer.WriteAsync(
            new Acces
            {
                Instant = horloge.Maintenant(),
                UtilisateurId = utilisateurId,
                VuCommeId = vuCommeId,
                Methode = methode,
                Chemin = chemin.Length > 200 ? chemin[..200] : chemin,
                Statut = statut,
            },
            annulation
        );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lot = new List<Acces>(LotMaximal);
        while (await _file.Reader.WaitToReadAsync(CancellationToken.None))
        {
            // Lines that come together are written together; nothing is waited for once the node stops.
            await Attendre(Rythme, stoppingToken);
            while (lot.Count < LotMaximal && _file.Reader.TryRead(out var acces))
                lot.Add(acces);
            while (!await EcrireAsync(lot) && !stoppingToken.IsCancellationRequested)
                await Attendre(Repos, stoppingToken);
            lot.Clear();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _file.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private async Task<bool> EcrireAsync(List<Acces> lot)
    {
        try
        {
            await using var portee = portees.CreateAsyncScope();
            var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
            db.AccesJournal.AddRange(lot);
            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception faute) when (faute is not OutOfMemoryException)
        {
            Retenir(faute, lot.Count);
            return false;
        }
    }

    private static async Task Attendre(TimeSpan duree, CancellationToken arret) =>
        await Task.Delay(duree, arret).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(LogLevel.Error, "{Nombre} lines of the access log could not be written yet")]
    private partial void Retenir(Exception faute, int nombre);
}

/// <summary>
/// Hands over to the access log each request of a signed-in account, once answered. What was refused to a visitor leaves a line
/// in the technical log, which nobody can fill the database with.
/// </summary>
public sealed partial class NoterAcces(
    RequestDelegate suite,
    JournalAcces journal,
    ILogger<NoterAcces> technique
)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var (methode, chemin) = (http.Request.Method, http.Request.Path.Value ?? "/");
        await suite(http);
        if (http.Features.Get<Acteur>() is { } acteur)
            await journal.AjouterAsync(
                acteur.VuPar?.UtilisateurId ?? acteur.UtilisateurId,
                methode,
                chemin,
                http.Response.StatusCode,
                acteur.VuPar is null ? null : acteur.UtilisateurId
            );
        else if (http.Response.StatusCode is 400 or 403 or 413 or 422 or 429)
            RefuserVisiteur(methode, chemin, http.Response.StatusCode);
    }

    [LoggerMessage(LogLevel.Information, "A visitor was refused {Methode} {Chemin}: {Statut}")]
    private partial void RefuserVisiteur(string methode, string chemin, int statut);
}
