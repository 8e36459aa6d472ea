using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>
/// A web node as it runs in production: a process of its own, its jobs on, over the database and the mail server of a test.
/// </summary>
internal sealed partial class Noeud : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _journal = new();
    private readonly TaskCompletionSource<Uri> _adresse = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Process _processus;

    private Noeud(ProcessStartInfo depart)
    {
        _processus = new Process { StartInfo = depart, EnableRaisingEvents = true };
        _processus.OutputDataReceived += (_, e) => Noter(e.Data);
        _processus.ErrorDataReceived += (_, e) => Noter(e.Data);
        _processus.Exited += (_, _) =>
            _adresse.TrySetException(
                new InvalidOperationException($"The node stopped.\n{string.Join('\n', _journal)}")
            );
        _processus.Start();
        _processus.BeginOutputReadLine();
        _processus.BeginErrorReadLine();
    }

    /// <summary>For whoever calls it: no cookie kept, no redirect followed.</summary>
    public HttpClient Client { get; } =
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
        );

    /// <summary>What it logged as errors.</summary>
    public IReadOnlyCollection<string> Erreurs =>
        [.. _journal.Where(l => l.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal))];

    /// <summary>What it logged as warnings.</summary>
    public IReadOnlyCollection<string> Avertissements =>
        [.. _journal.Where(l => l.Contains("\"LogLevel\":\"Warning\"", StringComparison.Ordinal))];

    /// <summary>Starts a node and waits until it listens.</summary>
    /// <param name="variables">of its environment, over the usual ones</param>
    public static async Task<Noeud> DemarrerAsync(
        ApplicationSur application,
        params (string Nom, string Valeur)[] variables
    )
    {
        var depart = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Emjpm.Web.dll"),
                "--urls",
                "http://127.0.0.1:0",
            },
            WorkingDirectory = Path.Combine(Depot.Racine, "src", "Emjpm.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__Emjpm"] = application.Connexion,
                // Reached in clear, with the sessions of the application of the tests.
                ["Emjpm__HttpEnClair"] = "true",
                ["Comptes__SecondFacteurObligatoire"] = "false",
                ["Smtp__Hote"] = "127.0.0.1",
                ["Smtp__Port"] = application.Smtp.Port.ToString(CultureInfo.InvariantCulture),
            },
        };
        foreach (var (nom, valeur) in variables)
            depart.Environment[nom] = valeur;
        var noeud = new Noeud(depart);
        try
        {
            noeud.Client.BaseAddress = await noeud._adresse.Task.WaitAsync(
                TimeSpan.FromSeconds(60)
            );
            return noeud;
        }
        catch
        {
            await noeud.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9: nothing is finished, nothing is said.</summary>
    public void Tuer() => _processus.Kill();

    /// <summary>Waits for its end; 128 plus the number of the signal that ended it.</summary>
    public async Task<int> FinAsync()
    {
        await _processus.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return _processus.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Tuer();
        await FinAsync();
        Client.Dispose();
        _processus.Dispose();
    }

    private void Noter(string? ligne)
    {
        if (ligne is null)
            return;
        _journal.Enqueue(ligne);
        if (Ecoute().Match(ligne) is { Success: true } trouve)
            _adresse.TrySetResult(new Uri(trouve.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Ecoute();
}
