using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>Walks the links a role is shown, a few pages of each shape.</summary>
public static partial class Exploration
{
    private const int ParForme = 2;

    /// <summary>Opens each page in turn and hands it over.</summary>
    public static async Task<int> Parcourir(
        Fenetre fenetre,
        IReadOnlyList<string> departs,
        Func<string, IResponse, Task> voir
    )
    {
        var (aOuvrir, vues, formes, ouvertes) = (
            new Queue<string>(departs),
            departs.ToHashSet(),
            new Dictionary<string, int>(),
            0
        );
        while (aOuvrir.TryDequeue(out var adresse))
        {
            IResponse? reponse;
            try
            {
                reponse = await fenetre.Aller(adresse);
            }
            catch (PlaywrightException e)
                when (e.Message.StartsWith("Download is starting", StringComparison.Ordinal))
            {
                // A file whose address does not say so: there is no page to look at.
                continue;
            }
            ouvertes++;
            await voir(adresse, reponse!);
            foreach (var suivante in await LiensAsync(fenetre.Page))
            {
                var forme = Forme(suivante);
                if (!vues.Add(suivante) || formes.GetValueOrDefault(forme) >= ParForme)
                    continue;
                formes[forme] = formes.GetValueOrDefault(forme) + 1;
                aOuvrir.Enqueue(suivante);
            }
        }
        return ouvertes;
    }

    /// <summary>Addresses of the pages linked from this one; files to download are not pages.</summary>
    private static async Task<string[]> LiensAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href]:not([download])')]
                .filter(a => a.origin === location.origin && !/\.(json|csv|xlsx|ods|txt|schema)$/.test(a.pathname))
                .map(a => a.pathname + a.search)
            """
        );

    /// <summary>
    /// What two addresses of one page share: a filter or a sort of a list is not another page, nor another territory of the same level,
    /// nor the lines of another figure.
    /// </summary>
    public static string Forme(string adresse) =>
        Identifiant().Replace(adresse.Split('?')[0], "{id}");

    [GeneratedRegex(
        @"(?<=/)[0-9][0-9A-Za-z-]*(?=/|\.|$)|(?<=/(?:region|departement|ressort)-)[^/.]+|(?<=^/direction/lignes/)[^/]+"
    )]
    private static partial Regex Identifiant();
}
