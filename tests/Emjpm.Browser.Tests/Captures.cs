using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>Where screenshots go, when a run is asked for them: <c>EMJPM_CAPTURES</c>, a folder.</summary>
public static class Captures
{
    private static readonly string? Dossier = Environment.GetEnvironmentVariable("EMJPM_CAPTURES");

    /// <summary>Whether this run takes screenshots.</summary>
    public static bool Demandees => Dossier is { Length: > 0 };

    /// <summary>
    /// Keeps the page shown under that name and the width of the window, as tall as its content up to a limit: what
    /// sticks to the bottom of the window then stands where a person sees it.
    /// </summary>
    /// <param name="hauteurMax">pixels</param>
    public static async Task Prendre(Fenetre fenetre, string nom, int hauteurMax = 1500)
    {
        if (!Demandees)
            return;
        Directory.CreateDirectory(Dossier!);
        var page = fenetre.Page;
        var taille = page.ViewportSize!;
        var hauteur = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(taille.Width, Math.Min(hauteur, hauteurMax));
        await page.EvaluateAsync(
            "() => { window.scrollTo(0, 0); return document.fonts.ready.then(() => {}); }"
        );
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Dossier!, $"{nom}-{taille.Width}.png"),
                Animations = ScreenshotAnimations.Disabled,
            }
        );
        await page.SetViewportSizeAsync(taille.Width, taille.Height);
    }
}
