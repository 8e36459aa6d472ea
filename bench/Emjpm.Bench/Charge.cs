using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Emjpm.Bench;

/// <summary>
/// What a court, a large service, then agents of the State do, measured from outside over HTTP: medians, 95th centile, requests per second at 1 and 16 clients,
/// SQL commands per request, memory; every time also as a multiple of an empty signed-in page, asked for in turn with the scene so that both meet
/// the same machine, and of the same page asked for alone, whose code and rows then never leave the caches of the processor.
/// </summary>
internal static class Charge
{
    private const int Simultanes = 16;

    /// <summary>A start is short and varies by a third: the median of several.</summary>
    private const int Demarrages = 5;

    private sealed record Mesure(
        string Nom,
        double Mediane,
        double P95,
        double PageVide,
        double ParSeconde1,
        double ParSeconde16,
        double Sql,
        int Memoire
    );

    // Password of the accounts of the national data set, which never is a real one.
    internal const string MotDePasse = "Demo-emjpm-2026";

    // Haute-Vienne: half of the départements of the national data set have fewer mandataires, half have more (29; the Nord, 166).
    private const string CommuneMoyenne = "Limoges";
    private static readonly TimeSpan Duree = TimeSpan.FromSeconds(5);

    /// <summary>What a judge does.</summary>
    public static Task<int> JugeAsync(
        string dll,
        string connexion,
        string courriel,
        string commune
    ) => ExecuterAsync(dll, connexion, courriel, false, n => ScenesAsync(n, commune));

    /// <summary>What a service of 7,000 mesures does.</summary>
    public static Task<int> ServiceAsync(string dll, string connexion) =>
        ExecuterAsync(dll, connexion, ScenesService.Compte, true, ScenesService.LireAsync);

    /// <summary>What agents of the State do.</summary>
    public static Task<int> DirectionAsync(string dll, string connexion) =>
        ExecuterAsync(dll, connexion, ScenesDirection.Compte, false, ScenesDirection.LireAsync);

    private static async Task<int> ExecuterAsync(
        string dll,
        string connexion,
        string courriel,
        bool taches,
        Func<Navigateur, Task<IReadOnlyList<Scene>>> composer
    )
    {
        using var limite = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        var commandes = await CompterSqlAsync(
            dll,
            connexion,
            courriel,
            taches,
            composer,
            limite.Token
        );
        var demarrages = new List<double>();
        for (var essai = 1; essai < Demarrages; essai++)
            using (var arrete = await DemarrerAsync())
                demarrages.Add(arrete.Demarrage.TotalSeconds);
        using var serveur = await DemarrerAsync();
        demarrages.Add(serveur.Demarrage.TotalSeconds);
        using var juge = new Navigateur(serveur.Adresse);
        await juge.ConnecterAsync(courriel, MotDePasse);
        var scenes = await composer(juge);
        var memoireAuRepos = serveur.MemoireMo();

        var mesures = new List<Mesure>();
        foreach (var scene in scenes)
        {
            // Not measured: a server that has served, its code compiled for good.
            await JouerAsync(scene, juge, scene.Reduite ? 1 : Simultanes, Duree);
            var (durees, vides) = await AlternerAsync(scene, scenes[0], juge, Duree);
            var seize = scene.Reduite
                ? double.NaN
                : await JouerAsync(scene, juge, Simultanes, Duree);
            mesures.Add(
                new(
                    scene.Nom,
                    Centile(durees, 50),
                    Centile(durees, 95),
                    Centile(vides, 50),
                    1000 / durees.Average(),
                    seize,
                    commandes[scene.Nom],
                    serveur.MemoireMo()
                )
            );
        }
        Ecrire(mesures, demarrages, memoireAuRepos, serveur.PointeMo());
        return 0;

        Task<Serveur> DemarrerAsync() =>
            Serveur.DemarrerAsync(dll, connexion, journalSql: false, taches, limite.Token);
    }

    private static async Task<IReadOnlyList<Scene>> ScenesAsync(Navigateur juge, string commune)
    {
        var recherche = await ChercherAsync(juge, commune);
        var ailleurs = await ChercherAsync(juge, CommuneMoyenne);
        using var json = JsonDocument.Parse(await juge.Client.GetStringAsync(recherche + ".json"));
        await juge.Client.GetStringAsync(recherche);
        await juge.Client.GetStringAsync(ailleurs);
        var mandataires = json
            .RootElement.GetProperty("mandataires")
            .EnumerateArray()
            .Select(m =>
                (
                    Id: m.GetProperty("gestionnaire").GetInt32(),
                    Lieu: m.GetProperty("lieuId").GetInt32()
                )
            )
            .ToList();
        var numero = recherche.Split('/')[^1];
        var forme = $"/juridiction/reserver?recherche={numero}&lieu=";
        var jeton = Navigateur.Jeton(await juge.Client.GetStringAsync(forme + mandataires[0].Lieu));
        var compteur = 0;
        // The RG is unique in a run and between runs: base 36 of the clock, then of a counter.
        var racine = DateTimeOffset
            .FromUnixTimeMilliseconds(Environment.TickCount64)
            .ToUnixTimeMilliseconds();

        return
        [
            Lire("page vide", "/plan-du-site"),
            Lire("classement (page)", recherche),
            Lire("classement (page), département moyen", ailleurs),
            Lire("classement (JSON)", recherche + ".json"),
            Lire("annuaire", "/juridiction/gestionnaires"),
            Lire("annuaire, avec texte", "/juridiction/gestionnaires?q=martin"),
            Lire("page d’un mandataire", $"/juridiction/gestionnaires/{mandataires[0].Id}"),
            Lire("mesures du tribunal, avec texte", "/juridiction/mesures?q=24"),
            new("réservation", async n => await ReserverAsync(n), HttpStatusCode.Redirect),
        ];

        async Task<HttpStatusCode> ReserverAsync(Navigateur n)
        {
            var rang = Interlocked.Increment(ref compteur);
            using var envoi = await n.Client.PostAsync(
                forme + mandataires[rang % mandataires.Count].Lieu,
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["jeton"] = jeton,
                        ["recherche"] = numero,
                        ["lieu"] = mandataires[rang % mandataires.Count]
                            .Lieu.ToString(CultureInfo.InvariantCulture),
                        ["Saisie.Jeton"] = Guid.NewGuid().ToString(),
                        ["Saisie.NumeroRg"] = Base36(racine * 7919 + rang * 31L),
                        ["Saisie.Nature"] = "Tutelle",
                        ["Saisie.Civilite"] = "Madame",
                        ["Saisie.AnneeNaissance"] = "1941",
                        ["Saisie.MotifDerogation"] = "AccordMandataire",
                        ["Saisie.ConfirmerSansPlace"] = "true",
                    }
                )
            );
            return envoi.StatusCode;
        }
    }

    private static async Task<string> ChercherAsync(Navigateur juge, string commune)
    {
        var reponse = await juge.EnvoyerAsync(
            "/juridiction/recherche",
            new()
            {
                ["Saisie.Commune"] = commune,
                ["Saisie.Nature"] = "Tutelle",
                ["Saisie.Accompagnements"] = "GrandAge",
                ["Saisie.Langues"] = "Arabe",
            }
        );
        return reponse.Headers.Location?.ToString()
            ?? throw new InvalidOperationException(
                $"The search was refused: {(int)reponse.StatusCode}"
            );
    }

    internal static Scene Lire(string nom, string chemin) =>
        new(
            nom,
            async n =>
            {
                using var reponse = await n.Client.GetAsync(
                    chemin,
                    HttpCompletionOption.ResponseContentRead
                );
                return reponse.StatusCode;
            },
            HttpStatusCode.OK
        );

    /// <summary>How many times per second several clients play a scene.</summary>
    private static async Task<double> JouerAsync(
        Scene scene,
        Navigateur juge,
        int clients,
        TimeSpan duree
    )
    {
        var fin = Stopwatch.GetTimestamp() + (long)(duree.TotalSeconds * Stopwatch.Frequency);
        var debut = Stopwatch.GetTimestamp();
        var fois = await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async _ =>
                {
                    var fois = 0;
                    for (; Stopwatch.GetTimestamp() < fin; fois++)
                        await ChronometrerAsync(scene, juge);
                    return fois;
                })
        );
        return fois.Sum() / Stopwatch.GetElapsedTime(debut).TotalSeconds;
    }

    /// <summary>A scene and the empty page in turn, by one client.</summary>
    private static async Task<(List<double> Durees, List<double> Vides)> AlternerAsync(
        Scene scene,
        Scene vide,
        Navigateur juge,
        TimeSpan duree
    )
    {
        var (durees, vides) = (new List<double>(), new List<double>());
        var debut = Stopwatch.GetTimestamp();
        while (durees.Count == 0 || Stopwatch.GetElapsedTime(debut) < duree)
        {
            vides.Add(await ChronometrerAsync(vide, juge));
            durees.Add(await ChronometrerAsync(scene, juge));
        }
        return (durees, vides);
    }

    private static async Task<double> ChronometrerAsync(Scene scene, Navigateur juge)
    {
        var depart = Stopwatch.GetTimestamp();
        var statut = await scene.Jouer(juge);
        var duree = Stopwatch.GetElapsedTime(depart).TotalMilliseconds;
        return statut == scene.Attendu
            ? duree
            : throw new InvalidOperationException($"{scene.Nom}: {(int)statut}");
    }

    /// <summary>The same scenes, each played a few times on a server that logs its SQL: the log would spoil the times.</summary>
    private static async Task<Dictionary<string, double>> CompterSqlAsync(
        string dll,
        string connexion,
        string courriel,
        bool taches,
        Func<Navigateur, Task<IReadOnlyList<Scene>>> composer,
        CancellationToken annulation
    )
    {
        const int fois = 5;
        using var serveur = await Serveur.DemarrerAsync(
            dll,
            connexion,
            journalSql: true,
            taches,
            annulation
        );
        using var juge = new Navigateur(serveur.Adresse);
        await juge.ConnecterAsync(courriel, MotDePasse);
        var nombres = new Dictionary<string, double>();
        foreach (var scene in await composer(juge))
        {
            await scene.Jouer(juge);
            // The log comes through a pipe: wait until it is quiet before and after.
            var avant = await CalmeAsync(serveur);
            for (var i = 0; i < fois; i++)
                await scene.Jouer(juge);
            nombres[scene.Nom] = (await CalmeAsync(serveur) - avant) / (double)fois;
        }
        return nombres;
    }

    private static async Task<int> CalmeAsync(Serveur serveur)
    {
        var vu = -1;
        while (vu != serveur.CommandesSql)
        {
            vu = serveur.CommandesSql;
            await Task.Delay(700);
        }
        return vu;
    }

    private static double Centile(List<double> valeurs, int centile)
    {
        valeurs.Sort();
        return valeurs[Math.Min(valeurs.Count - 1, valeurs.Count * centile / 100)];
    }

    private static void Ecrire(
        List<Mesure> mesures,
        List<double> demarrages,
        int memoireAuRepos,
        int pointe
    )
    {
        var fr = CultureInfo.GetCultureInfo("fr-FR");
        var vide = mesures[0].Mediane;
        Console.WriteLine(
            "| scène | médiane (ms) | × page vide, tour à tour | × page vide, seule | 95e centile (ms) | /s, 1 client | /s, 16 clients | commandes SQL | mémoire (Mo) |"
        );
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var m in mesures)
            Console.WriteLine(
                string.Create(
                    fr,
                    $"| {m.Nom} | {m.Mediane:F1} | {m.Mediane / m.PageVide:F1} | {m.Mediane / vide:F1} | {m.P95:F1} | {m.ParSeconde1:F0} | {(double.IsNaN(m.ParSeconde16) ? "" : m.ParSeconde16.ToString("F0", fr))} | {m.Sql:F0} | {m.Memoire} |"
                )
            );
        Console.WriteLine(
            string.Create(
                fr,
                $"\nDu lancement du processus à la première page : {Centile(demarrages, 50):F2} s, médiane de {demarrages.Count} démarrages ({demarrages.Min():F2} à {demarrages.Max():F2}). Mémoire après connexion : {memoireAuRepos} Mo ; pointe de toutes les scènes : {pointe} Mo."
            )
        );
    }

    private static string Base36(long n)
    {
        const string chiffres = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var s = new char[8];
        for (var i = 7; i >= 0; i--, n /= 36)
            s[i] = chiffres[(int)(Math.Abs(n) % 36)];
        return new string(s);
    }
}
