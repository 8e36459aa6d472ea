using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Emjpm.Bench;

/// <summary>The published web host as a process of its own, as an operator would run it.</summary>
internal sealed partial class Serveur : IDisposable
{
    private readonly Process _processus;
    private readonly Lock _verrou = new();
    private int _commandes;

    private Serveur(Process processus, Uri adresse)
    {
        _processus = processus;
        Adresse = adresse;
    }

    public Uri Adresse { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan Demarrage { get; private init; }

    /// <summary>SQL commands logged so far; only counted when the server was started to log them.</summary>
    public int CommandesSql => Volatile.Read(ref _commandes);

    /// <summary>Starts the host on a free port and waits for its sign-in page.</summary>
    /// <param name="taches">runs the jobs and long works, for scenes that wait for one</param>
    public static async Task<Serveur> DemarrerAsync(
        string dll,
        string connexion,
        bool journalSql,
        bool taches,
        CancellationToken annulation
    )
    {
        var port = PortLibre();
        var adresse = new Uri($"http://127.0.0.1:{port}");
        var infos = new ProcessStartInfo("dotnet", [dll, "--urls", adresse.ToString()])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(dll)),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        infos.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        infos.Environment["ConnectionStrings__Emjpm"] = connexion;
        // Reached in clear, by accounts without a second factor that ask for more than a person does.
        infos.Environment["Emjpm__HttpEnClair"] = "true";
        infos.Environment["Comptes__SecondFacteurObligatoire"] = "false";
        infos.Environment["Comptes__RecherchesMax"] = "0";
        infos.Environment["Comptes__FichiersMax"] = "0";
        infos.Environment["Comptes__DepotsMax"] = "0";
        infos.Environment["Emjpm__Taches"] = taches ? "true" : "false";
        infos.Environment["Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command"] =
            journalSql ? "Information" : "Warning";
        var debut = Stopwatch.GetTimestamp();
        var processus = Process.Start(infos)!;
        TimeSpan demarrage;
        using (var http = new HttpClient { BaseAddress = adresse })
        {
            while (true)
            {
                annulation.ThrowIfCancellationRequested();
                if (processus.HasExited)
                    throw new InvalidOperationException(
                        $"The server stopped at start: {await processus.StandardOutput.ReadToEndAsync(annulation)}{await processus.StandardError.ReadToEndAsync(annulation)}"
                    );
                try
                {
                    using var reponse = await http.GetAsync("/connexion", annulation);
                    if (reponse.StatusCode == HttpStatusCode.OK)
                        break;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(5, annulation);
                }
            }
            demarrage = Stopwatch.GetElapsedTime(debut);
        }
        var serveur = new Serveur(processus, adresse) { Demarrage = demarrage };
        processus.OutputDataReceived += (_, ligne) =>
        {
            // The log of accesses is written apart, for many pages at once.
            if (
                ligne.Data?.Contains("Executed DbCommand", StringComparison.Ordinal) == true
                && !JournalDesAcces().IsMatch(ligne.Data)
            )
                Interlocked.Increment(ref serveur._commandes);
        };
        processus.BeginOutputReadLine();
        processus.BeginErrorReadLine();
        return serveur;
    }

    /// <summary>Resident memory now, in MB, as the kernel counts it.</summary>
    public int MemoireMo() => Memoire($"{_processus.Id}", "VmRSS:");

    /// <summary>The most it ever was, in MB.</summary>
    public int PointeMo() => Memoire($"{_processus.Id}", "VmHWM:");

    /// <summary>What the kernel counts of a process under this name, in MB.</summary>
    internal static int Memoire(string processus, string compte) =>
        int.Parse(
            File.ReadLines($"/proc/{processus}/status")
                .First(l => l.StartsWith(compte, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024;

    public void Dispose()
    {
        lock (_verrou)
        {
            if (!_processus.HasExited)
                _processus.Kill();
            _processus.WaitForExit();
            _processus.Dispose();
        }
    }

    [GeneratedRegex(@"INSERT INTO (\\u0022)?acces\b")]
    private static partial Regex JournalDesAcces();

    private static int PortLibre()
    {
        using var ecoute = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        ecoute.Start();
        return ((IPEndPoint)ecoute.LocalEndpoint).Port;
    }
}
