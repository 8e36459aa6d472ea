using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Emjpm.Core;

namespace Emjpm.Bench;

/// <summary>
/// What agents of the State do, on the national data set with five years of figures: the national agent, to whom nothing is secret, then
/// the agent of a département, whose pages look for small cells in the whole country, and anybody.
/// </summary>
internal static partial class ScenesDirection
{
    public const string Compte = "direction@national.emjpm.fr";

    private const string CompteDepartement = "direction-59@national.emjpm.fr";
    private const string Territoires = "/direction/territoires";
    private const string Lignes = "/direction/lignes/mesures";

    // The figures of the bench go back five years.
    private const int AnneesPassees = 3;

    public static async Task<IReadOnlyList<Scene>> LireAsync(Navigateur agent)
    {
        var lignes = await agent.Client.GetStringAsync($"{Lignes}/france");
        var gestionnaire = Gestionnaire().Match(lignes).Groups[1].Value;
        var pages = Pages()
            .Matches(lignes)
            .Max(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
        var voisin = new Navigateur(agent.Client.BaseAddress!);
        await voisin.ConnecterAsync(CompteDepartement, Charge.MotDePasse);
        var passant = new Navigateur(agent.Client.BaseAddress!);
        var passe = string.Create(
            CultureInfo.InvariantCulture,
            $"?au={TimeProvider.System.Aujourdhui().AddYears(-AnneesPassees):yyyy-MM-dd}"
        );
        return
        [
            Charge.Lire("page vide", "/plan-du-site"),
            Charge.Lire("la France", $"{Territoires}/france"),
            Charge.Lire("la France, trois ans avant", $"{Territoires}/france{passe}"),
            Seule("une région (11)", $"{Territoires}/region-11"),
            Charge.Lire("un département (59)", $"{Territoires}/departement-59"),
            Charge.Lire("un département, trois ans avant", $"{Territoires}/departement-59{passe}"),
            Seule("un ressort (Lille)", $"{Territoires}/ressort-tj-lille"),
            Charge.Lire("données de la carte", $"{Territoires}/france/carte.svg"),
            Charge.Lire("lignes de la France, première page", $"{Lignes}/france"),
            Charge.Lire("lignes de la France, dernière page", $"{Lignes}/france?p={pages}"),
            Seule("lignes d’un département", $"{Lignes}/departement-59"),
            Seule("lignes d’un ressort (Lille)", $"{Lignes}/ressort-tj-lille"),
            Seule("lignes du registre, la France", "/direction/lignes/individuels/france"),
            Charge.Lire("page d’un mandataire", $"/direction/gestionnaires/{gestionnaire}"),
            Charge.Lire("tableau du déploiement", "/direction/deploiement"),
            Comme(voisin, "la France, vue d’un département", $"{Territoires}/france"),
            Comme(
                voisin,
                "la France, vue d’un département, trois ans avant",
                $"{Territoires}/france{passe}"
            ),
            Comme(voisin, "son département", "/direction"),
            Comme(passant, "statistiques publiques", "/statistiques"),
        ];
    }

    /// <summary>A page measured for one client only, so that the whole stays short.</summary>
    private static Scene Seule(string nom, string chemin) =>
        Charge.Lire(nom, chemin) with
        {
            Reduite = true,
        };

    /// <summary>A page read by somebody else than the agent who signed in.</summary>
    private static Scene Comme(Navigateur autre, string nom, string chemin)
    {
        var scene = Charge.Lire(nom, chemin);
        return scene with { Jouer = _ => scene.Jouer(autre), Reduite = true };
    }

    [GeneratedRegex("/direction/gestionnaires/([0-9]+)")]
    private static partial Regex Gestionnaire();

    [GeneratedRegex("[?&;]p=([0-9]+)")]
    private static partial Regex Pages();
}
