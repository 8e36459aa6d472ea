using System.Runtime.InteropServices;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Emjpm.Browser.Tests.Navigateur))]

namespace Emjpm.Browser.Tests;

/// <summary>The installed Chromium, started once per run: <c>EMJPM_CHROMIUM</c>, else the one of the PATH. Nothing is downloaded.</summary>
public sealed class Navigateur : IAsyncLifetime
{
    private IPlaywright? _pilote;
    private IBrowser? _chromium;

    public IBrowser Chromium => _chromium ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pilote = await Playwright.CreateAsync();
        _chromium = await _pilote.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chemin(),
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _pilote?.Dispose();
    }

    private static string Chemin() =>
        Environment.GetEnvironmentVariable("EMJPM_CHROMIUM") is { Length: > 0 } choisi
            ? choisi
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .SelectMany(d =>
                    new[] { "chromium", "chromium-browser", "google-chrome" }.Select(n =>
                        Path.Combine(
                            d,
                            RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? n + ".exe" : n
                        )
                    )
                )
                .FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException(
                    "Chromium is not in the PATH; EMJPM_CHROMIUM may name one."
                );
}
