using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Emjpm.Bench;

/// <summary>
/// Importing a file of new mesures, on a base of national size: preview, apply, the same file again, undo; beside, on
/// PostgreSQL, a raw COPY of the very rows that were written, and what a judge's search costs meanwhile.
/// </summary>
internal static class Imports
{
    private const string MotDePasse = "Demo-emjpm-2026";

    public static async Task<int> ExecuterAsync(string dll, string connexion, int lignes)
    {
        await using var services = Services(connexion);
        var site = await SiteEssai.CreerAsync(services);
        var chemin = Path.GetTempFileName();
        try
        {
            await FichierEssai.EcrireAsync(services, chemin, site, lignes);
            var taille = new FileInfo(chemin).Length / 1024.0 / 1024.0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Import of {lignes:n0} lines (xlsx, {taille:0.0} MB)"
                )
            );
            await using var juge = Moteur.EstPostgres(connexion)
                ? await Recherches.DemarrerAsync(dll, connexion)
                : null;
            var id = 0;
            await DireAsync(
                "preview, upload included",
                async () => id = await DeposerAsync(services, site, chemin)
            );
            await VerifierAsync(services, id, i => i.ACreer, lignes);
            var calme = juge is null ? 0 : await juge.CentileAsync(TimeSpan.FromSeconds(4));
            var pendant = juge?.MesurerJusquaAsync();
            var applique = await DireAsync(
                "apply",
                () => DemanderAsync(services, site, (o, a) => o.AppliquerAsync(a, id))
            );
            if (juge is not null && pendant is not null)
                Dire(
                    $"judge's search meanwhile, 95th centile: {await juge.ArreterAsync(pendant):0} ms, {calme:0} ms before"
                );
            await VerifierAsync(services, id, i => i.Creees, lignes);
            if (Moteur.EstPostgres(connexion))
            {
                var copie = await CopieBrute.MesurerAsync(services, site.GestionnaireId);
                Dire(
                    $"raw COPY of the same rows: {copie.TotalSeconds:0.00} s; the apply costs {applique / copie.TotalSeconds:0.0} times as much"
                );
            }
            var memoire = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;
            var bis = 0;
            await DireAsync(
                "preview of the same file again",
                async () => bis = await DeposerAsync(services, site, chemin)
            );
            await VerifierAsync(services, bis, i => i.Inchangees, lignes);
            Dire($"peak memory of the process until the apply: {memoire} MB");
            var repos = MemoireRemiseAuRepos();
            await DireAsync("Excel file of all of them", () => ExporterAsync(services, site));
            Dire(
                $"memory before the file: {repos} MB, its peak meanwhile: {Serveur.Memoire("self", "VmHWM:")} MB"
            );
            await DireAsync(
                "undo",
                () => DemanderAsync(services, site, (o, a) => o.AnnulerAsync(a, id))
            );
            await VerifierAsync(services, id, i => i.Rendues, lignes);
            return 0;
        }
        finally
        {
            File.Delete(chemin);
        }
    }

    private static ServiceProvider Services(string connexion)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(l => l.AddConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddDbContext<EmjpmDbContext>(o => o.UtiliserMoteur(connexion));
        services.AjouterMetier(new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }

    private static async Task<int> DeposerAsync(
        ServiceProvider services,
        SiteEssai site,
        string chemin
    )
    {
        int id;
        await using (var portee = services.CreateAsyncScope())
        await using (var fichier = File.OpenRead(chemin))
            id = await portee
                .ServiceProvider.GetRequiredService<DeposerImport>()
                .ExecuterAsync(
                    await site.ActeurAsync(portee.ServiceProvider),
                    "mesures.xlsx",
                    fichier,
                    complet: false
                );
        await TravaillerAsync(services);
        return id;
    }

    private static async Task DemanderAsync(
        ServiceProvider services,
        SiteEssai site,
        Func<DemanderImport, Acteur, Task<bool>> acte
    )
    {
        await using (var portee = services.CreateAsyncScope())
            await acte(
                portee.ServiceProvider.GetRequiredService<DemanderImport>(),
                await site.ActeurAsync(portee.ServiceProvider)
            );
        await TravaillerAsync(services);
    }

    private static async Task ExporterAsync(ServiceProvider services, SiteEssai site)
    {
        await using (var portee = services.CreateAsyncScope())
            await portee
                .ServiceProvider.GetRequiredService<ExporterMesures>()
                .DemanderAsync(
                    await site.ActeurAsync(portee.ServiceProvider),
                    new CriteresMesures(),
                    FormatClasseur.Xlsx
                );
        await TravaillerAsync(services);
    }

    /// <summary>Gives back what the import left, and lets the kernel count a new peak; resident memory then, in MB.</summary>
    private static int MemoireRemiseAuRepos()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Serveur.Memoire("self", "VmRSS:");
    }

    private static Task<int> TravaillerAsync(ServiceProvider services) =>
        services.GetRequiredService<ExecuterTravaux>().ExecuterDusAsync(CancellationToken.None);

    private static async Task VerifierAsync(
        ServiceProvider services,
        int id,
        Func<ImportMesures, int> compte,
        int attendu
    )
    {
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var import = await db.Imports.SingleAsync(i => i.Id == id);
        if (compte(import) == attendu)
            return;
        var motif = await db
            .LignesImport.Where(l => l.ImportId == id && l.Motifs != null)
            .Select(l => l.Motifs)
            .FirstOrDefaultAsync();
        var travail = await db
            .Travaux.Where(t => t.Id == import.TravailId)
            .Select(t => t.Message)
            .FirstOrDefaultAsync();
        throw new InvalidOperationException(
            $"{compte(import)} lines and not {attendu}: {motif ?? travail}"
        );
    }

    private static async Task<double> DireAsync(string nom, Func<Task> acte)
    {
        var debut = Stopwatch.GetTimestamp();
        await acte();
        var secondes = Stopwatch.GetElapsedTime(debut).TotalSeconds;
        Dire($"{nom}: {secondes:0.00} s");
        return secondes;
    }

    private static void Dire(FormattableString phrase) =>
        Console.WriteLine("- " + FormattableString.Invariant(phrase));

    /// <summary>A judge who asks for a ranking again and again.</summary>
    private sealed class Recherches(Serveur serveur, Navigateur juge, string recherche)
        : IAsyncDisposable
    {
        private readonly CancellationTokenSource arret = new();

        public static async Task<Recherches> DemarrerAsync(string dll, string connexion)
        {
            var serveur = await Serveur.DemarrerAsync(
                dll,
                connexion,
                journalSql: false,
                taches: false,
                annulation: CancellationToken.None
            );
            var juge = new Navigateur(serveur.Adresse);
            await juge.ConnecterAsync("juge-0001@national.emjpm.fr", MotDePasse);
            using var reponse = await juge.EnvoyerAsync(
                "/juridiction/recherche",
                new() { ["Saisie.Commune"] = "Lille", ["Saisie.Nature"] = "Tutelle" }
            );
            var recherches = new Recherches(serveur, juge, $"{reponse.Headers.Location}.json");
            await recherches.CentileAsync(TimeSpan.FromSeconds(1));
            return recherches;
        }

        public async Task<double> CentileAsync(TimeSpan duree)
        {
            using var fin = new CancellationTokenSource(duree);
            return Centile(await JouerAsync(fin.Token));
        }

        public Task<List<double>> MesurerJusquaAsync() => JouerAsync(arret.Token);

        public async Task<double> ArreterAsync(Task<List<double>> mesures)
        {
            await arret.CancelAsync();
            return Centile(await mesures);
        }

        private async Task<List<double>> JouerAsync(CancellationToken fin)
        {
            var durees = new List<double>();
            while (!fin.IsCancellationRequested)
            {
                var debut = Stopwatch.GetTimestamp();
                using var json = JsonDocument.Parse(await juge.Client.GetStringAsync(recherche));
                durees.Add(Stopwatch.GetElapsedTime(debut).TotalMilliseconds);
            }
            return durees;
        }

        private static double Centile(List<double> durees) =>
            durees.Order().ElementAt((int)Math.Ceiling(durees.Count * 0.95) - 1);

        public ValueTask DisposeAsync()
        {
            juge.Dispose();
            serveur.Dispose();
            arret.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
