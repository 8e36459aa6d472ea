using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Direction;

/// <summary>The registry as agents use it: search, sheets, acts by their forms, and what a judge sees in the same second.</summary>
public sealed class RegistreTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string Adresse = "/direction/registre";

    private static List<string> Noms(Visiteur visiteur) =>
        [.. visiteur.Page.QuerySelectorAll("tbody tr td:first-child a").Select(Libelles.Texte)];

    private Task<int> Habilitation(int gestionnaire) =>
        application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == gestionnaire)
                .Select(h => h.Id)
                .SingleAsync()
        );

    [Theory]
    [InlineData("q=ursule+zwingel")]
    [InlineData("q=ZWINGÉL")]
    [InlineData("q=000+990+777+00017")]
    [InlineData("q=zwingel+lille&type=individuel&statut=active")]
    [InlineData("q=zwingel&ou=59")]
    [InlineData("q=zwingel&ou=france")]
    public async Task An_entry_is_found_without_regard_to_accents(string requete)
    {
        await Ursule();
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"{Adresse}?{requete}");

        Assert.Contains("Mme Ursule Zwingel", Noms(agent));
        agent.BudgetSql(8);
    }

    [Theory]
    [InlineData("q=zwingel&statut=retiree")]
    [InlineData("q=zwingel&type=service")]
    [InlineData("q=zwingel&ou=75")]
    public async Task A_filter_leaves_out_what_it_says(string requete)
    {
        await Ursule();
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"{Adresse}?{requete}");

        Assert.Empty(Noms(agent));
        Assert.Contains("Aucune inscription avec vos filtres", agent.Texte);
    }

    [Theory]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ods", "application/vnd.oasis.opendocument.spreadsheet")]
    [InlineData("csv", "text/csv; charset=utf-8")]
    public async Task The_list_and_the_official_list_are_files_too(string format, string type)
    {
        var agent = await application.Connecter(Nord);
        foreach (
            var adresse in new[]
            {
                $"{Adresse}.{format}?ou=france",
                $"{Adresse}/liste-officielle.{format}?departement=59",
            }
        )
        {
            using var reponse = await agent.Client.GetAsync(
                adresse,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(200, (int)reponse.StatusCode);
            Assert.Equal(type, reponse.Content.Headers.ContentType!.ToString());
            Assert.True(reponse.Content.Headers.ContentLength > 1_000);
        }
    }

    [Fact]
    public async Task A_file_of_the_country_keeps_the_contacts_of_other_territories()
    {
        var dehors = await application.Base(db =>
            db.Gestionnaires.Where(g => g.Habilitations.All(h => h.DepartementCode == "974"))
                .Where(g => g.Habilitations.Any())
                .Select(g => g.Courriel!)
                .FirstAsync()
        );
        var agent = await application.Connecter(Nord);

        var csv = await agent.Client.GetStringAsync(
            $"{Adresse}.csv?ou=france",
            TestContext.Current.CancellationToken
        );

        Assert.DoesNotContain(dehors, csv);
        Assert.Contains("@mandataire.example", csv);
    }

    [Fact]
    public async Task The_agent_of_another_département_reads_the_sheet_and_changes_nothing_of_it()
    {
        var (id, _) = await new MandataireDEssai("Mme Odile Pasdunord")
        {
            CommuneCode = MandataireDEssai.Strasbourg,
            Departement = "67",
        }.Creer(application);
        var habilitation = await Habilitation(id);
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"{Adresse}/{id}");

        Assert.Equal("Mme Odile Pasdunord", agent.Titre);
        Assert.Contains("hors de votre territoire", agent.Texte);
        Assert.DoesNotContain("03 53 01 00 00", agent.Texte);
        foreach (
            var page in new[]
            {
                "identite",
                "depart",
                "deces",
                "radiation?departement=67",
                $"habilitations/{habilitation}",
                $"habilitations/{habilitation}/suspension",
                $"habilitations/{habilitation}/retrait",
                $"habilitations/{habilitation}/fin",
                $"habilitations/{habilitation}/injonction",
            }
        )
        {
            await agent.Ouvrir($"{Adresse}/{id}/{page}");
            Assert.Equal(404, agent.Statut);
        }
    }

    [Fact]
    public async Task A_form_of_an_entry_that_left_the_territory_writes_nothing()
    {
        var (id, _) = await new MandataireDEssai("Mme Odile Quipart").Creer(application);
        var habilitation = await Habilitation(id);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"{Adresse}/{id}/habilitations/{habilitation}/retrait");
        await application.Base(db =>
            db.Habilitations.Where(h => h.Id == habilitation)
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.DepartementCode, "67"))
        );

        await agent.Remplir("Raison", "Décision du préfet.").Envoyer("Retirer l’habilitation");

        Assert.Equal(404, agent.Statut);
        Assert.False(
            await application.Base(db =>
                db.Habilitations.AnyAsync(h => h.Id == habilitation && h.RetireeLe != null)
            )
        );
    }

    [Fact]
    public async Task A_radiation_by_two_agents_leaves_the_ranking_of_a_judge_in_the_same_second()
    {
        var (id, _) = await new MandataireDEssai("Mme Zélie Radiable").Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        await juge.Remplir("Commune où vit la personne", "Lille (59000)")
            .Envoyer("Voir les mandataires");
        var classement = juge.Adresse;
        await juge.Ouvrir($"{classement}?tous=1");
        var premier = await application.Connecter(Nord);
        var second = await application.Connecter(Comptes.Direction);

        await premier.Ouvrir($"{Adresse}/{id}");
        await premier.Suivre("Proposer la radiation de la liste : Nord (59)");
        await premier.Envoyer("Proposer la radiation");
        Assert.Equal(422, premier.Statut);
        Assert.Contains("Indiquez la raison", premier.ErreurDe("Raison"));
        await premier
            .Remplir("Raison", "Détournement établi par le procureur.")
            .Envoyer("Proposer la radiation");
        Assert.Equal($"{Adresse}/{id}", premier.Adresse);
        Assert.Contains("Radiation proposée pour Nord (59)", premier.Texte);
        await premier.Suivre("Relire ou renoncer à cette proposition");
        Assert.Contains("un autre agent doit la confirmer", premier.Texte);

        await juge.Ouvrir($"/juridiction/gestionnaires/{id}");
        Assert.DoesNotContain("Non habilité", juge.Texte);

        await second.Ouvrir($"{Adresse}/{id}");
        await second.Suivre("Examiner cette proposition");
        await second
            .Remplir("Raison de votre décision", "Dossier relu, faits établis.")
            .Envoyer("Confirmer la radiation");
        Assert.Contains("La radiation est confirmée.", second.Texte);
        Assert.Contains("Hors du registre depuis le", second.Texte);

        await juge.Ouvrir($"/juridiction/gestionnaires/{id}");
        Assert.Contains("Non habilité", juge.Texte);
        await juge.Ouvrir(classement);
        Assert.DoesNotContain(
            "Mme Zélie Radiable",
            juge.Page.QuerySelectorAll(".emjpm-fiche__nom").Select(Libelles.Texte)
        );
    }

    [Fact]
    public async Task An_entry_is_created_and_found_by_name_and_its_twin_is_refused_until_confirmed()
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"{Adresse}/nouveau/individuel");
        Remplir(agent, "Aurore Nouvelle", "000 990 555 00011");

        await agent.Envoyer("Inscrire au registre");

        Assert.Equal("Mme Aurore Nouvelle", agent.Titre);
        Assert.Contains("Inscription au registre", agent.Texte);
        Assert.Contains("30 mesures", agent.Texte.Replace('\u00A0', ' '));
        var id = int.Parse(agent.Adresse.Split('/')[^1]);
        var lieu = await application.Base(db =>
            db.LieuxExercice.SingleAsync(l => l.GestionnaireId == id)
        );
        Assert.Equal((30, 30), (lieu.CapaciteAutorisee, lieu.Capacite));

        // The same number is the same entry; the same name may be somebody else.
        await agent.Ouvrir($"{Adresse}/nouveau/individuel");
        Remplir(agent, "Aurore Autre", "00099055500011");
        await agent.Envoyer("Inscrire au registre");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("déjà celui de Mme Aurore Nouvelle", agent.ErreurDe("SIRET"));

        await agent.Ouvrir($"{Adresse}/nouveau/individuel");
        Remplir(agent, "Aurore Nouvelle", "000 990 555 00022");
        await agent.Envoyer("Inscrire au registre");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("figure déjà au registre dans ce département", agent.Texte);
        agent.Cocher("C’est une autre inscription que celle déjà au registre");
        await agent.Envoyer("Inscrire au registre");
        Assert.Equal("Mme Aurore Nouvelle", agent.Titre);

        await agent.Ouvrir($"{Adresse}/rapprochement");
        Assert.Contains("Mme Aurore Nouvelle (fiche", agent.Texte);
    }

    [Fact]
    public async Task An_identity_changes_with_its_reason_and_is_found_under_its_new_name()
    {
        var (id, _) = await new MandataireDEssai("Mme Yvette Avantnom")
        {
            Siret = "00099044400011",
        }.Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"{Adresse}/{id}");
        await agent.Suivre("Modifier l’identité");
        await agent
            .Remplir("Nom de famille", "Aprèsnom")
            .Remplir("Raison", "Changement de nom d’usage.")
            .Envoyer("Enregistrer");

        Assert.Equal("Mme Yvette Aprèsnom", agent.Titre);
        Assert.Contains("Nom : Mme Yvette Avantnom → Mme Yvette Aprèsnom", agent.Texte);
        await agent.Ouvrir($"{Adresse}?q=apresnom");
        Assert.Equal(["Mme Yvette Aprèsnom"], Noms(agent));
    }

    [Fact]
    public async Task The_official_list_holds_those_entitled_today_and_no_other()
    {
        var (actif, _) = await new MandataireDEssai("Mme Lise Enliste").Creer(application);
        var (retire, _) = await new MandataireDEssai("Mme Lise Horsliste").Creer(application);
        await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == retire)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(
                        h => h.RetireeLe,
                        (DateOnly?)DateOnly.FromDateTime(HorlogeReglable.Depart.Date)
                    )
                )
        );
        Assert.NotEqual(actif, retire);
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"{Adresse}/liste-officielle?departement=59");

        Assert.Contains("Mme Lise Enliste", agent.Texte);
        Assert.DoesNotContain("Mme Lise Horsliste", agent.Texte);
        Assert.Contains("Services mandataires", agent.Texte);
        Assert.Contains("Préposés d’établissement", agent.Texte);
        agent.BudgetSql(6);
    }

    private static void Remplir(Visiteur agent, string nom, string siret) =>
        agent
            .Choisir("Civilité", "Madame")
            .Remplir("Prénom", nom.Split(' ')[0])
            .Remplir("Nom de famille", nom.Split(' ')[1])
            .Remplir("SIRET", siret)
            .Remplir("Commune d’exercice", "Roubaix")
            .Choisir("Département", "59 Nord")
            .Remplir("Numéro de l’acte", "2026-44")
            .Remplir("Date de signature de l’acte", Jour(-3))
            .Remplir("Premier jour de l’habilitation", Jour(0))
            .Remplir("Nombre de mesures autorisé", "30")
            .Remplir("Raison", "Candidature retenue.");

    private static string Jour(int dans) =>
        DateOnly
            .FromDateTime(HorlogeReglable.Depart.Date)
            .AddDays(dans)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private async Task Ursule()
    {
        if (
            !await application.Base(db =>
                db.Gestionnaires.AnyAsync(g => g.Siret == "00099077700017")
            )
        )
            await new MandataireDEssai("Mme Ursule Zwingel") { Siret = "00099077700017" }.Creer(
                application
            );
    }
}
