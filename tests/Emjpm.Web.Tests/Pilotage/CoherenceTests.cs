using System.Globalization;
using System.Text.Json;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>
/// The same figure wherever it is read: tile, table, lines behind it, files, public page, open data, interface for programs. Every
/// indicator at every level, on the days of <see cref="JoursDEssai"/>.
/// </summary>
public sealed class CoherenceTests(Application application) : IClassFixture<Application>
{
    private static readonly string[] HautsDeFrance = ["02", "59", "60", "62", "80"];

    private static readonly Territoire[] Territoires =
    [
        Territoire.France,
        new(NiveauReleve.Region, "32"),
        new(NiveauReleve.Departement, "59"),
        new(NiveauReleve.Departement, "62"),
        new(NiveauReleve.Departement, "974"),
        new(NiveauReleve.Ressort, "tj-lille"),
    ];

    private readonly List<string> _fautes = [];

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_is_what_the_facts_say_of_its_mandataire_and_none_is_missing()
    {
        var recompte = await application.Base(Recompte.LireAsync);
        var gens = recompte
            .Lieux.Values.Select(l => (Id: l.GestionnaireId, l.Gestionnaire!.Type))
            .Concat(
                recompte.Habilitations.Select(h => (Id: h.GestionnaireId, h.Gestionnaire!.Type))
            )
            .Distinct()
            .ToList();
        var jours = await application.ChiffrerAsync();
        // Lines are counted from the facts: a day of each kind is enough.
        foreach (var jour in (DateOnly[])[jours[0], jours[2], jours[5]])
        {
            var photo = await PhotographierAsync(jour, tout: true);
            var alors = recompte.Le(jour);
            foreach (var territoire in Territoires)
            {
                var vues = gens.ToDictionary(g => g, g => alors.Dans(territoire, g.Id));
                var departements = photo.Noms.Departements(territoire);
                await application.Executer(
                    async (LectureLignes lecture) =>
                    {
                        foreach (var i in Dictionnaire.Pour(territoire.Niveau))
                        {
                            if (!LectureLignes.Existent(i, territoire))
                                continue;
                            var lignes = await lecture.LireAsync(
                                i,
                                territoire,
                                departements,
                                jour,
                                Annulation
                            );
                            var attendues = vues.Where(v => i.Type is null || v.Key.Type == i.Type)
                                .Select(v => (v.Key.Id, Valeur: v.Value.Valeur(i.Lignes.Code)))
                                .Where(l =>
                                    l.Valeur is not null
                                    && (l.Valeur != 0 || !(i.Lignes.SeSomme || i.DuRegistre))
                                )
                                .ToDictionary(l => l.Id, l => l.Valeur);
                            var ou = $"{i.Code} of {territoire} on {jour:yyyy-MM-dd}";
                            foreach (var l in lignes)
                                Comparer(
                                    $"{ou}, line of {l.Nom}",
                                    l.Valeur,
                                    attendues.GetValueOrDefault(l.GestionnaireId)
                                );
                            Comparer($"{ou}, number of lines", lignes.Count, attendues.Count);
                            var figure = photo.Present.Lire(i, territoire).Nombre;
                            if (
                                i.SeSomme
                                || i is { DuRegistre: true, Unite: UniteIndicateur.Nombre }
                            )
                                Comparer(
                                    $"{ou}, sum of its lines",
                                    lignes.Sum(l => l.Valeur),
                                    figure ?? 0
                                );
                        }
                    }
                );
            }
        }
        Assert.Empty(Fautes);
    }

    [Fact]
    public async Task A_figure_is_the_same_on_the_page_and_in_the_three_files()
    {
        var agent = await application.Connecter(Comptes.Direction);
        foreach (var jour in await application.ChiffrerAsync())
        {
            var photo = await PhotographierAsync(jour, tout: false);
            foreach (var territoire in Territoires)
            {
                var indicateurs = Dictionnaire.Pour(territoire.Niveau).ToList();
                var ou = $"{territoire} on {jour:yyyy-MM-dd}";
                await agent.Ouvrir($"/direction/territoires/{territoire}?au={jour:yyyy-MM-dd}");
                Assert.Equal(photo.Noms.Nom(territoire), agent.Titre);
                var page = agent
                    .Page.QuerySelectorAll("tr")
                    .Where(tr => tr.QuerySelector("td[data-libelle=Valeur]") is not null)
                    .ToDictionary(
                        tr => Libelles.Texte(tr.QuerySelector("td")),
                        tr => Libelles.Texte(tr.QuerySelector("td[data-libelle=Valeur]"))
                    );
                var tuiles = agent
                    .Page.QuerySelectorAll(".emjpm-tuile")
                    .ToDictionary(
                        t => Libelles.Texte(t.QuerySelector("h3")),
                        t => Libelles.Texte(t.QuerySelector(".emjpm-tuile__chiffre"))
                    );
                var fichiers = new Dictionary<string, Dictionary<string, string>>();
                foreach (var format in (string[])["csv", "xlsx", "ods"])
                    fichiers[format] = await FichierAsync(agent, territoire, jour, format);
                foreach (var i in indicateurs)
                {
                    var valeur = photo.Present.Lire(i, territoire);
                    var texte = Blancs(valeur.Texte(i));
                    Comparer($"{i.Code} of {ou}, page", page[Blancs(i.Libelle)], texte);
                    if (Dictionnaire.Tuiles.Contains(i))
                        Comparer($"{i.Code} of {ou}, tile", tuiles[Blancs(i.Libelle)], texte);
                    var nombre = Ecrire(ChiffreEnFichier.Arrondir(i, valeur.Nombre));
                    foreach (var (format, lignes) in fichiers)
                        Comparer($"{i.Code} of {ou}, {format}", lignes[i.Code], nombre);
                }
                foreach (var v in Dictionnaire.Ventilations)
                foreach (var (part, p) in photo.Present.Lire(v, territoire).Zip(v.Parts))
                foreach (var (format, lignes) in fichiers)
                    Comparer(
                        $"{v.Code}-{p.Code} of {ou}, {format}",
                        lignes[$"{v.Code}-{p.Code}"],
                        Ecrire(part.Nombre)
                    );
            }
        }
        Assert.Empty(Fautes);
    }

    [Fact]
    public async Task The_page_of_lines_says_the_figure_that_led_to_it_and_its_file_the_same_lines()
    {
        var agent = await application.Connecter(Comptes.Direction);
        var jour = (await application.ChiffrerAsync())[3];
        var photo = await PhotographierAsync(jour, tout: false);
        Territoire region = new(NiveauReleve.Region, "32");
        foreach (var i in Dictionnaire.Indicateurs)
        {
            await agent.Ouvrir($"/direction/lignes/{i.Code}/{region}?au={jour:yyyy-MM-dd}");
            Assert.Equal(200, agent.Statut);
            Comparer(
                $"{i.Code}, head of its lines",
                Libelles.Texte(agent.Page.QuerySelector("main .fr-text--lead")).Split(" au ")[0],
                Blancs(photo.Present.Lire(i, region).Texte(i))
            );
            Assert.DoesNotContain("ne font pas", agent.Texte, StringComparison.Ordinal);
            if (agent.Page.QuerySelector("main table") is null)
                continue;
            var lignes = await LireAsync(
                agent,
                $"/direction/lignes/{i.Code}/{region}.csv?au={jour:yyyy-MM-dd}"
            );
            var nombre = Libelles.Texte(agent.Page.QuerySelector("main [role=status] strong"));
            Comparer(
                $"{i.Code}, number of lines of its file",
                (lignes.Count - 1).ToString(CultureInfo.InvariantCulture),
                nombre.Split(' ')[0]
            );
        }
        Assert.Empty(Fautes);
    }

    [Fact]
    public async Task The_sheet_of_a_mandataire_says_what_the_facts_say_of_it()
    {
        var agent = await application.Connecter(Comptes.Direction);
        var recompte = await application.Base(Recompte.LireAsync);
        foreach (var jour in (await application.ChiffrerAsync()).Take(4))
        {
            var alors = recompte.Le(jour);
            await agent.Ouvrir($"/direction/lignes/mesures/departement-59?au={jour:yyyy-MM-dd}");
            var liens = agent
                .Page.QuerySelectorAll("main tbody a")
                .Select(a => a.GetAttribute("href")!)
                .ToList();
            foreach (var lien in (string[])[liens[0], liens[liens.Count / 2], liens[^1]])
            {
                await agent.Ouvrir(lien);
                var id = int.Parse(lien.Split('?')[0].Split('/')[^1], CultureInfo.InvariantCulture);
                var vue = alors.Dans(Territoire.France, id);
                var tuiles = agent
                    .Page.QuerySelectorAll(".emjpm-tuile")
                    .ToDictionary(
                        t => Libelles.Texte(t.QuerySelector("h2")),
                        t => Libelles.Texte(t.QuerySelector(".emjpm-tuile__chiffre"))
                    );
                foreach (var i in Dictionnaire.Tuiles)
                    Comparer(
                        $"{i.Code} of {agent.Titre} on {jour:yyyy-MM-dd}, sheet",
                        tuiles[Blancs(i.Libelle)],
                        Blancs(i.Ecrire(vue.Valeur(i.Code)))
                    );
            }
        }
        Assert.Empty(Fautes);
    }

    [Fact]
    public async Task What_is_published_is_what_was_counted_less_what_secrecy_withholds()
    {
        var visiteur = application.Visiteur();
        var hier = (await application.ChiffrerAsync())[0];
        var photo = await PhotographierAsync(hier, tout: null);
        foreach (var territoire in Territoires.Where(t => t.Niveau is not NiveauReleve.Region))
        {
            if (territoire.Niveau == NiveauReleve.Ressort)
                continue;
            await visiteur.Ouvrir(
                territoire == Territoire.France
                    ? "/statistiques"
                    : $"/statistiques/{territoire.Code}"
            );
            var page = visiteur
                .Page.QuerySelectorAll("tr")
                .Where(tr => tr.QuerySelector("td[data-libelle=Définition]") is not null)
                .ToDictionary(
                    tr => Libelles.Texte(tr.QuerySelector("td")),
                    tr => Libelles.Texte(tr.QuerySelector("td[data-libelle=Valeur]"))
                );
            foreach (var i in Dictionnaire.Indicateurs)
                Comparer(
                    $"{i.Code} of {territoire}, public page",
                    page[Blancs(i.Libelle)],
                    Blancs(photo.Present.Lire(i, territoire).Texte(i))
                );
        }
        await ComparerOuvertesAsync(
            visiteur,
            "indicateurs",
            (figures, t) =>
                Dictionnaire.Indicateurs.Select(i =>
                    (i.Code, ChiffreEnFichier.Arrondir(i, figures.Lire(i, t).Nombre))
                )
        );
        await ComparerOuvertesAsync(
            visiteur,
            "repartitions",
            (figures, t) =>
                Dictionnaire.Ventilations.SelectMany(v =>
                    figures
                        .Lire(v, t)
                        .Zip(v.Parts)
                        .Select(p => ($"{v.Code}-{p.Second.Code}", (double?)p.First.Nombre))
                )
        );
        Assert.Empty(Fautes);
    }

    [Fact]
    public async Task The_interface_for_programs_answers_for_any_day_that_was_counted()
    {
        var client = application.Visiteur().Client;
        foreach (var jour in await application.ChiffrerAsync())
        {
            var photo = await PhotographierAsync(jour, tout: null);
            foreach (var territoire in Territoires)
            {
                var adresse = $"/api/v1/statistiques/territoires/{territoire}";
                using var json = JsonDocument.Parse(
                    await client.GetStringAsync($"{adresse}?au={jour:yyyy-MM-dd}", Annulation)
                );
                Assert.Equal(
                    jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    json.RootElement.GetProperty("au").GetString()
                );
                var valeurs = json
                    .RootElement.GetProperty("indicateurs")
                    .EnumerateArray()
                    .ToDictionary(v => v.GetProperty("code").GetString()!);
                var repartitions = json
                    .RootElement.GetProperty("repartitions")
                    .EnumerateArray()
                    .ToDictionary(v => v.GetProperty("code").GetString()!);
                foreach (var i in Dictionnaire.Pour(territoire.Niveau))
                {
                    var valeur = photo.Present.Lire(i, territoire);
                    Comparer(
                        $"{i.Code} of {territoire} on {jour:yyyy-MM-dd}, API",
                        Lire(valeurs[i.Code], "valeur"),
                        Ecrire(ChiffreEnFichier.Arrondir(i, valeur.Nombre))
                    );
                }
                foreach (var v in Dictionnaire.Ventilations)
                foreach (var (part, p) in photo.Present.Lire(v, territoire).Zip(v.Parts))
                    Comparer(
                        $"{v.Code}-{p.Code} of {territoire} on {jour:yyyy-MM-dd}, API",
                        Lire(repartitions[$"{v.Code}-{p.Code}"], "valeur"),
                        Ecrire(part.Nombre)
                    );
            }
        }
        Assert.Empty(Fautes);
    }

    [Fact]
    public async Task A_curve_says_no_more_than_the_days_it_is_made_of()
    {
        var jours = await application.ChiffrerAsync();
        var parJour = new Dictionary<DateOnly, Photographie>();
        foreach (var jour in jours)
            parJour[jour] = await PhotographierAsync(jour, tout: null);
        await application.Executer(
            async (LectureReleves lecture) =>
            {
                foreach (var territoire in Territoires)
                foreach (var i in Dictionnaire.Pour(territoire.Niveau))
                foreach (
                    var (jour, valeur) in await lecture.SerieAsync(
                        i,
                        territoire,
                        jours,
                        null,
                        Annulation
                    )
                )
                    Comparer(
                        $"{i.Code} of {territoire} on {jour:yyyy-MM-dd}, curve",
                        valeur.Texte(i),
                        parJour[jour].Present.Lire(i, territoire).Texte(i)
                    );
            }
        );
        Assert.Empty(Fautes);
    }

    /// <summary>Every line of a set of open data, and that none is missing.</summary>
    private async Task ComparerOuvertesAsync(
        Visiteur visiteur,
        string jeu,
        Func<Figures, Territoire, IEnumerable<(string Code, double? Valeur)>> attendus
    )
    {
        using var json = JsonDocument.Parse(
            await visiteur.Client.GetStringAsync($"/statistiques/donnees/{jeu}.json", Annulation)
        );
        var publies = json
            .RootElement.EnumerateArray()
            .ToDictionary(
                l =>
                    (
                        l.GetProperty("au").GetString()!,
                        l.GetProperty("niveau").GetString()!,
                        l.GetProperty("code").GetString()!,
                        l.GetProperty("indicateur").GetString()!
                    ),
                l => Lire(l, "valeur")
            );
        Assert.Equal(12, publies.Keys.Select(k => k.Item1).Distinct().Count());
        var vus = 0;
        foreach (var au in publies.Keys.Select(k => k.Item1).Distinct())
        {
            var jour = DateOnly.Parse(au, CultureInfo.InvariantCulture);
            var figures = (await PhotographierAsync(jour, tout: null)).Present;
            foreach (
                var t in figures
                    .DuNiveau(NiveauReleve.France)
                    .Concat(figures.DuNiveau(NiveauReleve.Region))
                    .Concat(figures.DuNiveau(NiveauReleve.Departement))
            )
            foreach (var (code, valeur) in attendus(figures, t))
            {
                vus++;
                Comparer(
                    $"{code} of {t} on {au}, {jeu}.json",
                    publies[(au, Core.Referentiels.ListeExtensions.Handle(t.Niveau), t.Code, code)],
                    Ecrire(valeur)
                );
            }
        }
        Assert.Equal(vus, publies.Count);
    }

    private async Task<Dictionary<string, string>> FichierAsync(
        Visiteur agent,
        Territoire territoire,
        DateOnly jour,
        string format
    ) =>
        (
            await LireAsync(
                agent,
                $"/direction/territoires/{territoire}.{format}?au={jour:yyyy-MM-dd}"
            )
        )
            .Skip(1)
            .Where(l => l[2].Texte == territoire.Code)
            .ToDictionary(l => l[4].Texte, l => l[6].Texte.Replace(',', '.'));

    private static async Task<List<LigneLue>> LireAsync(Visiteur agent, string adresse)
    {
        using var memoire = new MemoryStream(
            await agent.Client.GetByteArrayAsync(adresse, Annulation)
        );
        using var lu = Classeur.Lire(memoire, adresse);
        return [.. lu.Feuilles[0].Lignes()];
    }

    /// <param name="tout">whole; false: as an agent of the Hauts-de-France reads it; null: as anyone does</param>
    private async Task<Photographie> PhotographierAsync(DateOnly jour, bool? tout)
    {
        var photo = await application.Executer(
            (LectureReleves l) =>
                l.PhotographierAsync(
                    jour,
                    tout switch
                    {
                        true => _ => true,
                        false => d => d.All(HautsDeFrance.Contains),
                        null => null,
                    },
                    Annulation
                )
        );
        Assert.Equal(jour, photo!.Jour);
        return photo;
    }

    private string Fautes => string.Join('\n', _fautes.Take(40));

    private void Comparer(string quoi, double? lu, double? attendu)
    {
        if (!JoursDEssai.Egaux(lu, attendu))
            _fautes.Add($"{quoi}: {lu}, {attendu} was counted");
    }

    private void Comparer(string quoi, string lu, string attendu)
    {
        if (lu != attendu)
            _fautes.Add($"{quoi}: « {lu} », « {attendu} » was counted");
    }

    private static string Lire(JsonElement ligne, string nom) =>
        ligne.GetProperty(nom) is { ValueKind: JsonValueKind.Number } n
            ? Ecrire(n.GetDouble())
            : "";

    private static string Ecrire(double? valeur) =>
        valeur is { } v ? v.ToString(CultureInfo.InvariantCulture) : "";

    private static string Blancs(string texte) =>
        texte.Replace(Core.Referentiels.Francais.Insecable, ' ');
}
