using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

public sealed class AnnuaireTests(Application application) : IClassFixture<Application>
{
    private const string Adresse = "/juridiction/gestionnaires";

    /// <summary>The names of the lines of the page, in order.</summary>
    private static List<string> Noms(Visiteur visiteur) =>
        [.. visiteur.Page.QuerySelectorAll(".emjpm-fiche__nom").Select(Libelles.Texte)];

    private static string Annonce(Visiteur visiteur) =>
        Libelles.Texte(visiteur.Page.QuerySelector("main [role=status]"));

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("ods")]
    public async Task The_file_holds_who_is_listed_all_the_pages(string format)
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/gestionnaires?type=service");
        var lien = juge
            .Page.QuerySelectorAll("main a[data-telechargement]")
            .Select(a => a.GetAttribute("href")!)
            .Single(h => h.StartsWith($"/juridiction/gestionnaires.{format}?"));

        await using var fichier = new MemoryStream(await juge.Client.GetByteArrayAsync(lien));

        using var classeur = Emjpm.Core.Classeurs.Classeur.Lire(fichier, $"annuaire.{format}");
        var lignes = classeur.Feuilles[0].Lignes().Skip(1).Select(l => l[0].Texte).ToList();
        var attendus = await application.Base(db =>
        {
            var jour = application.Horloge.Aujourdhui();
            return db
                .Habilitations.Where(Emjpm.Core.Registre.Habilitation.ActiveLe(jour))
                .Where(h =>
                    h.DepartementCode == "59"
                    && h.Gestionnaire!.Type == Emjpm.Core.Referentiels.TypeGestionnaire.Service
                )
                .Select(h => h.Gestionnaire!.Nom)
                .Distinct()
                .ToListAsync();
        });
        Assert.Equal(attendus.Order(), lignes.Distinct().Order());
        Assert.True(lignes.Count > attendus.Count, "a service has several sites");
    }

    [Fact]
    public async Task The_directory_of_the_département_of_the_court_is_announced_and_within_five_commands()
    {
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir(Adresse);

        var attendus = await application.Base(db =>
            db.Gestionnaires.CountAsync(g =>
                g.Habilitations.AsQueryable()
                    .Where(
                        Core.Registre.Habilitation.ActiveLe(
                            DateOnly.FromDateTime(HorlogeReglable.Depart.Date)
                        )
                    )
                    .Any(h => h.DepartementCode == "59")
            )
        );
        Assert.Equal("Annuaire des mandataires", juge.Titre);
        Assert.StartsWith(
            $"{attendus} mandataires habilités dans le département Nord (59), page 1 sur ",
            Annonce(juge)
        );
        Assert.Equal(20, Noms(juge).Count);
        juge.BudgetSql(5);
    }

    [Theory]
    [InlineData("elise")]
    [InlineData("Élise Vauquelin")]
    [InlineData("VAUQUELIN")]
    [InlineData("roubaix vauquelin")]
    [InlineData("59100 elise vauq")]
    [InlineData("000 990 012 00017")]
    [InlineData("00099001200017")]
    [InlineData("Mme Élise")]
    public async Task What_is_typed_finds_without_regard_to_accents_case_or_order(string saisie)
    {
        await Elise();
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir(Adresse);
        juge.Remplir("Nom, ville, code postal ou SIRET", saisie);

        await juge.Envoyer("Chercher");

        Assert.Contains("Mme Élise Vauquelin", Noms(juge));
        Assert.DoesNotContain("nom proche", Annonce(juge));
        juge.BudgetSql(5);
    }

    [Theory]
    [InlineData("vauquelyn")]
    [InlineData("elise vauqelin")]
    [InlineData("vuaquelin")]
    public async Task A_typing_error_finds_and_says_that_it_is_not_exact(string saisie)
    {
        await Elise();
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir($"{Adresse}?q={saisie}");

        Assert.Equal("Mme Élise Vauquelin", Noms(juge)[0]);
        Assert.Contains($"ne correspond exactement à « {saisie} »", Annonce(juge));
        Assert.Contains("nom proche", Annonce(juge));
        juge.BudgetSql(5);
    }

    [Fact]
    public async Task The_scope_never_changes_silently_and_says_what_is_elsewhere()
    {
        await new MandataireDEssai("Mme Ursule Kirschbaum")
        {
            CommuneCode = MandataireDEssai.Strasbourg,
            Departement = "67",
        }.Creer(application);
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir($"{Adresse}?q=kirschbaum");

        Assert.Empty(Noms(juge));
        Assert.Contains("Aucun mandataire habilité dans le département Nord (59)", Annonce(juge));
        Assert.Contains("1 autre ailleurs en France", Annonce(juge));

        await juge.Suivre("chercher « kirschbaum » dans toute la France");

        Assert.Equal(["Mme Ursule Kirschbaum"], Noms(juge));
        Assert.Equal("1 mandataire habilité en France avec ces filtres.", Annonce(juge));
        Assert.Equal("Toute la France", juge.Valeur("Où chercher"));

        juge.Choisir("Où chercher", "67 Bas-Rhin");
        await juge.Envoyer("Chercher");

        Assert.Contains("habilité dans le département Bas-Rhin (67)", Annonce(juge));
        Assert.Equal(["Mme Ursule Kirschbaum"], Noms(juge));
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do()
    {
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir($"{Adresse}?q=zzzzqq&places=1&souhait=1&type=prepose");

        Assert.Contains("Aucun mandataire", Annonce(juge));
        Assert.Contains("Que faire ?", Assert.Single(juge.Alertes));
        await juge.Suivre("Montrer aussi ceux qui n’ont pas de place libre");
        Assert.DoesNotContain("places", juge.Adresse);
        Assert.Contains("q=zzzzqq", juge.Adresse);
    }

    [Theory]
    [InlineData("disponibilite")]
    [InlineData("nom")]
    [InlineData("declaration")]
    [InlineData("distance&commune=Lille")]
    public async Task The_pages_of_a_sort_hold_everyone_once(string tri)
    {
        var juge = await application.Connecter(Comptes.Juge);
        var vus = new List<string?>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            await juge.Ouvrir($"{Adresse}?tri={tri}&p={page}");
            pages = int.Parse(Annonce(juge).Split(" sur ")[^1].TrimEnd('.'), null);
            vus.AddRange(
                juge.Page.QuerySelectorAll(".emjpm-fiche__nom a")
                    .Select(a => a.GetAttribute("href"))
            );
        }

        Assert.Equal(
            $"{vus.Count} mandataires",
            Libelles.Texte(juge.Page.QuerySelector("main [role=status] strong"))
        );
        Assert.Equal(vus.Count, vus.Distinct().Count());
    }

    [Fact]
    public async Task The_sorts_and_filters_do_what_they_say_and_the_interrupted_come_last()
    {
        async Task Ajouter(string prenom, int enCours, int declare, string commune, bool souhait) =>
            await new MandataireDEssai($"Mme {prenom} Quennehen")
            {
                EnCours = enCours,
                DeclareIlYAJours = declare,
                CommuneCode = commune,
                SouhaiteLeTribunalDuJuge = souhait,
            }.Creer(application);
        await Ajouter("Ada", 15, 40, "59512", false);
        await Ajouter("Berthe", 2, 30, "59183", true);
        await Ajouter("Cécile", 25, 2, "59350", false);
        await new MandataireDEssai("Mme Aaa Quennehen")
        {
            EnCours = 0,
            Interruption = "Arrêt",
        }.Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        async Task<string> Prenoms(string suite)
        {
            await juge.Ouvrir($"{Adresse}?q=quennehen&{suite}");
            return string.Join(' ', Noms(juge).Select(n => n.Split(' ')[1]));
        }

        Assert.Equal("Berthe Ada Cécile Aaa", await Prenoms("tri=disponibilite"));
        Assert.Equal("Ada Berthe Cécile Aaa", await Prenoms("tri=nom"));
        Assert.Equal("Cécile Berthe Ada Aaa", await Prenoms("tri=declaration"));
        Assert.Equal("Cécile Ada Berthe Aaa", await Prenoms("tri=distance&commune=Lille"));
        Assert.Contains("Activité interrompue", juge.Texte);
        Assert.Equal("Berthe Ada", await Prenoms("places=1"));
        Assert.Equal("Berthe", await Prenoms("souhait=1"));
        Assert.Equal("", await Prenoms("type=service"));
    }

    [Fact]
    public async Task Places_are_those_of_every_site_and_the_département_counts_its_own()
    {
        var (id, _) = await new MandataireDEssai("Mme Zoé Deuxlieux").Creer(application);
        await application.Base(async db =>
        {
            var lieu = new LieuExercice
            {
                GestionnaireId = id,
                Type = TypeLieu.Antenne,
                Nom = "Bureau d’Arras",
                CommuneCode = "62041",
                OuvertLe = new(2020, 1, 1),
                EnCours = 4,
            };
            lieu.FixerCapacites(10, 12);
            db.Add(lieu);
            var ferme = new LieuExercice
            {
                GestionnaireId = id,
                Nom = "Bureau fermé",
                CommuneCode = "62041",
                OuvertLe = new(2020, 1, 1),
                FermeLe = new(2026, 11, 16),
            };
            ferme.FixerCapacites(50, 50);
            db.Add(ferme);
            await db.SaveChangesAsync();
        });
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir($"{Adresse}?q=deuxlieux");

        Assert.Contains("16 places sur 30, dont 10 dans le département", juge.Texte);
    }

    [Fact]
    public async Task A_distance_needs_a_commune_that_is_one()
    {
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir($"{Adresse}?tri=distance");
        Assert.Contains("Indiquez la commune", juge.ErreurDe("Distance depuis la commune"));

        await juge.Ouvrir($"{Adresse}?tri=distance&commune=nimportequoi");
        Assert.Contains("Aucune commune", juge.ErreurDe("Distance depuis la commune"));

        await juge.Ouvrir($"{Adresse}?tri=distance&commune=saint-pierre&places=1");
        Assert.Contains("Plusieurs communes", juge.ErreurDe("Distance depuis la commune"));
        await juge.Suivre("Saint-Pierre (97410)");
        Assert.Null(juge.ErreurDe("Distance depuis la commune"));
        Assert.Contains("km", juge.Texte);
        Assert.Contains("places=1", juge.Adresse);

        // Without JavaScript the code of the commune chosen before is still in the form.
        juge.Remplir("Distance depuis la commune", "Lille");
        await juge.Envoyer("Chercher");
        Assert.Equal("Lille (59000)", juge.Valeur("Distance depuis la commune"));
    }

    [Fact]
    public async Task Without_an_account_one_is_shown_hors_plateforme()
    {
        await new MandataireDEssai("Mme Yvonne Horsligne") { AvecCompte = false }.Creer(
            application
        );
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir($"{Adresse}?q=horsligne");

        Assert.Contains("Hors plateforme", juge.Texte);
    }

    private async Task Elise()
    {
        if (
            !await application.Base(db =>
                db.Gestionnaires.AnyAsync(g => g.Nom == "Mme Élise Vauquelin")
            )
        )
            await new MandataireDEssai("Mme Élise Vauquelin")
            {
                CommuneCode = MandataireDEssai.Roubaix,
                Siret = "00099001200017",
            }.Creer(application);
    }
}
