using System.Net;
using System.Text.RegularExpressions;

namespace Emjpm.Bench;

/// <summary>What the service of 7,000 mesures of the national data set does.</summary>
internal static partial class ScenesService
{
    public const string Compte = "service-7000@national.emjpm.fr";

    private const string Liste = "/gestionnaire/mesures";

    public static async Task<IReadOnlyList<Scene>> LireAsync(Navigateur service)
    {
        var page = await service.Client.GetStringAsync(Liste);
        var mesure = Mesure().Match(page).Groups[1].Value;
        var lieux = Lieu()
            .Matches(await service.Client.GetStringAsync("/gestionnaire"))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToList();
        var tour = 0;
        return
        [
            Charge.Lire("page vide", "/plan-du-site"),
            Charge.Lire("accueil", "/gestionnaire"),
            Charge.Lire("liste", Liste),
            Charge.Lire(
                "liste, texte et trois filtres",
                $"{Liste}?q=lille&nature=tutelle&lieu={lieux[0]}&echeance=12_mois"
            ),
            Charge.Lire("liste, dernière page", $"{Liste}?p=350"),
            Charge.Lire("carte", $"{Liste}/carte"),
            Charge.Lire("page d’une mesure", $"{Liste}/{mesure}"),
            new(
                "modification groupée de 7 000 : aperçu, application, annulation",
                n => ModifierAsync(n, lieux[tour++ % lieux.Count]),
                HttpStatusCode.Redirect,
                Reduite: true
            ),
            new(
                "export Excel de 7 000, de la demande au fichier",
                ExporterAsync,
                HttpStatusCode.OK,
                Reduite: true
            ),
        ];
    }

    private static async Task<HttpStatusCode> ModifierAsync(Navigateur n, string lieu)
    {
        var adresse = $"{Liste}/lot?toutes=true&acte=lieu&versLieu={lieu}";
        var apercu = await n.Client.GetStringAsync(adresse);
        using var fait = await n.Client.PostAsync(
            adresse + "&handler=Appliquer",
            Champs(apercu, ("Attendues", Attendues().Match(apercu).Groups[1].Value))
        );
        if (fait.StatusCode != HttpStatusCode.Redirect)
            return fait.StatusCode;
        var operation = fait.Headers.Location!.ToString();
        var page = await n.Client.GetStringAsync(operation);
        using var annule = await n.Client.PostAsync(operation + "?handler=Annuler", Champs(page));
        return annule.StatusCode;
    }

    private static async Task<HttpStatusCode> ExporterAsync(Navigateur n)
    {
        var liste = await n.Client.GetStringAsync(Liste);
        using var demande = await n.Client.PostAsync(
            $"{Liste}?handler=Exporter",
            Champs(liste, ("format", "xlsx"))
        );
        while (true)
        {
            var page = await n.Client.GetStringAsync("/gestionnaire/exports");
            if (page.Contains("data-avancement=\"oui\"", StringComparison.Ordinal))
            {
                await Task.Delay(20);
                continue;
            }
            using var fichier = await n.Client.GetAsync(
                WebUtility.HtmlDecode(Fichier().Match(page).Groups[1].Value)
            );
            await fichier.Content.ReadAsByteArrayAsync();
            return fichier.StatusCode;
        }
    }

    private static FormUrlEncodedContent Champs(
        string page,
        params (string Nom, string Valeur)[] champs
    ) =>
        new(
            champs
                .Append(("jeton", Navigateur.Jeton(page)))
                .Select(c => KeyValuePair.Create(c.Item1, c.Item2))
        );

    [GeneratedRegex("/gestionnaire/mesures/([0-9]+)\"")]
    private static partial Regex Mesure();

    [GeneratedRegex("/gestionnaire/lieux/([0-9]+)")]
    private static partial Regex Lieu();

    [GeneratedRegex("name=\"Attendues\" value=\"([0-9]+)\"")]
    private static partial Regex Attendues();

    [GeneratedRegex("href=\"(/gestionnaire/exports\\?handler=Fichier[^\"]+)\"")]
    private static partial Regex Fichier();
}
