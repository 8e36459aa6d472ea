using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Direction;

/// <summary>The desk where doubles, accounts and établissements are put right.</summary>
public sealed class RapprochementTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string Adresse = "/direction/registre/rapprochement";

    [Fact]
    public async Task Two_entries_of_one_person_are_compared_and_merged_by_the_screen()
    {
        var (une, _) = await new MandataireDEssai("Mme Sabine Doublette").Creer(application);
        var (autre, _) = await new MandataireDEssai("Mme Sabine Doublette").Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(Adresse);
        agent.BudgetSql(14);
        await agent.Suivre($"Comparer et réunir les fiches {une} et {autre}");

        await agent.Envoyer("Réunir les deux inscriptions");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("Choisissez l’inscription à garder", agent.Texte);
        await agent
            .Choisir("Inscription à garder", $"Garder la fiche {une}, Mme Sabine Doublette")
            .Remplir("Raison", "Inscrite deux fois.")
            .Envoyer("Réunir les deux inscriptions");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("dites s’il faut les réunir ou garder les deux", agent.Texte);
        await agent.Cocher("Réunir les deux lieux").Envoyer("Réunir les deux inscriptions");

        Assert.Equal($"/direction/registre/{une}", agent.Adresse);
        Assert.Contains("Les deux inscriptions sont réunies.", agent.Texte);
        await agent.Ouvrir($"/direction/registre/{autre}");
        Assert.Contains("Inscription réunie à une autre", agent.Texte);
        Assert.DoesNotContain("Ajouter une habilitation", agent.Texte);
        await agent.Ouvrir("/direction/registre?q=doublette");
        Assert.Single(agent.Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Two_people_who_look_alike_are_told_apart_with_who_said_it_until_somebody_takes_it_back()
    {
        var ids = new List<int>();
        for (var i = 0; i < 3; i++)
            ids.Add((await new MandataireDEssai("Mme Agathe Homonyme").Creer(application)).Id);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(Adresse);
        foreach (var (un, autre) in new[] { (0, 1), (0, 2) })
            await agent.Envoyer($"Ce n’est pas un doublon : fiches {ids[un]} et {ids[autre]}");
        Assert.Contains("ne sont plus signalées", agent.Texte);
        // The pair that nobody decided on is still asked.
        Assert.DoesNotContain($"Comparer et réunir les fiches {ids[0]}", agent.Texte);
        Assert.Contains($"Comparer et réunir les fiches {ids[1]} et {ids[2]}", agent.Texte);
        Assert.Contains("Déclarées distinctes (2)", agent.Texte);
        agent.BudgetSql(15);

        await agent.Ouvrir($"/direction/registre/{ids[0]}");
        Assert.Contains("N’est pas un doublon", agent.Texte);
        Assert.Contains($"fiche n°\u00A0{ids[2]}", agent.Page.QuerySelector("main")!.TextContent);
        var nord = await application.Base(db =>
            db.Users.Where(u => u.Email == Nord).Select(u => u.Prenom + " " + u.Nom).SingleAsync()
        );
        Assert.Contains(nord, agent.Texte);
        var acteur = await application.Acteur(Nord);
        await Assert.ThrowsAsync<Core.RegleMetierException>(() =>
            application.Executer(
                (DistinguerInscriptions o) => o.ExecuterAsync(acteur, ids[1], ids[0])
            )
        );
        var ailleurs = await new Registre.Agents(application).Creer("62");
        Assert.False(
            await application.Executer(
                (DistinguerInscriptions o) => o.AnnulerAsync(ailleurs, ids[0], ids[1])
            )
        );

        await agent.Ouvrir(Adresse);
        await agent.Envoyer($"Les signaler à nouveau : fiches {ids[0]} et {ids[1]}");
        Assert.Contains($"Comparer et réunir les fiches {ids[0]} et {ids[1]}", agent.Texte);
        Assert.Contains("Déclarées distinctes (1)", agent.Texte);
    }

    [Fact]
    public async Task Each_thing_to_check_leads_to_the_act_that_mends_it()
    {
        var (seul, _) = await new MandataireDEssai("Mme Aude Sanscompte")
        {
            AvecCompte = false,
        }.Creer(application);
        var (perdu, _) = await new MandataireDEssai("Mme Aude Sansdroit")
        {
            Habilite = false,
        }.Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(Adresse);
        await agent.Suivre("Inviter : Mme Aude Sanscompte");
        Assert.Equal($"/direction/invitations/inscription?fiche={seul}", agent.Adresse);
        await agent.Ouvrir(Adresse);
        await agent.Suivre("Habiliter : Mme Aude Sansdroit");
        Assert.Equal($"/direction/registre/{perdu}/habilitations/nouvelle", agent.Adresse);
    }

    [Fact]
    public async Task An_account_without_an_entry_is_attached_by_its_mail_only()
    {
        var (id, _) = await new MandataireDEssai("Mme Thérèse Sansfiche")
        {
            AvecCompte = false,
        }.Creer(application);
        var compte = await application.Base(async db =>
        {
            await db
                .Gestionnaires.Where(g => g.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(g => g.Courriel, "Therese@essai.example"));
            var u = new Utilisateur
            {
                Prenom = "Thérèse",
                Nom = "Sansfiche",
                Role = Role.Gestionnaire,
                Actif = true,
                Email = "therese@essai.example",
                NormalizedEmail = "THERESE@ESSAI.EXAMPLE",
                UserName = "therese@essai.example",
                NormalizedUserName = "THERESE@ESSAI.EXAMPLE",
            };
            db.Users.Add(u);
            await db.SaveChangesAsync();
            return u.Id;
        });
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(Adresse);

        await agent.Envoyer("Rattacher le compte de Thérèse Sansfiche à cette fiche");

        Assert.Contains("Le compte est rattaché à la fiche.", agent.Texte);
        Assert.Equal(
            id,
            await application.Base(db =>
                db.DroitsGestionnaire.Where(d => d.UtilisateurId == compte)
                    .Select(d => d.GestionnaireId)
                    .SingleAsync()
            )
        );
        await agent.Ouvrir($"/direction/registre/{id}");
        Assert.Contains("Compte rattaché", agent.Texte);
    }

    [Fact]
    public async Task The_entry_takes_from_its_account_what_differs()
    {
        var (id, _) = await new MandataireDEssai("Mme Viviane Ancienne")
        {
            Siret = "00088099900011",
        }.Creer(application);
        await application.Base(async db =>
        {
            var u = new Utilisateur
            {
                Prenom = "Viviane",
                Nom = "Nouvelle",
                Role = Role.Gestionnaire,
                Actif = true,
                Email = "viviane@essai.example",
                NormalizedEmail = "VIVIANE@ESSAI.EXAMPLE",
                UserName = "viviane@essai.example",
                NormalizedUserName = "VIVIANE@ESSAI.EXAMPLE",
            };
            db.Users.Add(u);
            await db.SaveChangesAsync();
            await db.DroitsGestionnaire.Where(d => d.GestionnaireId == id).ExecuteDeleteAsync();
            db.DroitsGestionnaire.Add(
                new()
                {
                    UtilisateurId = u.Id,
                    GestionnaireId = id,
                    Du = new DateOnly(2025, 1, 1),
                }
            );
            await db.SaveChangesAsync();
        });
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(Adresse);
        await agent.Envoyer("Le courriel du compte de Viviane Nouvelle");
        Assert.Contains("est mise à jour", agent.Texte);
        await agent.Envoyer("Le nom du compte de Viviane Nouvelle");

        await agent.Ouvrir($"/direction/registre/{id}");
        Assert.Equal("Mme Viviane Nouvelle", agent.Titre);
        Assert.Contains("viviane@essai.example", agent.Texte);
        Assert.Contains("Repris du compte du mandataire.", agent.Texte);
    }

    [Fact]
    public async Task A_délégué_is_entered_linked_listed_and_never_shown_to_a_judge()
    {
        var (mandataire, _) = await new MandataireDEssai("Mme Wanda Dpf")
        {
            Siret = "00088012100011",
        }.Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/registre/nouveau/dpfi");
        agent
            .Choisir("Civilité", "Madame")
            .Remplir("Prénom", "Wanda")
            .Remplir("Nom de famille", "Dpf")
            .Remplir("SIRET", "00088012100011")
            .Remplir("Commune d’exercice", "Roubaix")
            .Choisir("Département", "59 Nord")
            .Remplir("Numéro de l’acte", "2026-44")
            .Remplir("Date de signature de l’acte", "02/11/2026")
            .Remplir("Premier jour de l’habilitation", "02/11/2026")
            .Remplir("Raison", "Agrément.");
        await agent.Envoyer("Inscrire au registre");
        Assert.Equal(422, agent.Statut);
        agent.Cocher("C’est une autre inscription que celle déjà au registre");
        await agent.Envoyer("Inscrire au registre");
        Assert.Contains("Déléguée aux prestations familiales", agent.Texte);
        var dpf = int.Parse(
            agent.Adresse.Split('/')[^1],
            System.Globalization.CultureInfo.InvariantCulture
        );

        await agent.Ouvrir(Adresse);
        await agent.Envoyer($"C’est la même personne : relier les fiches {mandataire} et {dpf}");
        await agent.Ouvrir($"/direction/registre/{mandataire}");
        await agent.Suivre("délégué aux prestations familiales");
        Assert.Equal($"/direction/registre/{dpf}", agent.Adresse);
        await agent.Ouvrir("/direction/registre/liste-officielle?departement=59");
        Assert.Contains("Délégués aux prestations familiales", agent.Texte);

        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/gestionnaires/{dpf}");
        Assert.Equal(404, juge.Statut);
        await juge.Ouvrir("/juridiction/gestionnaires?q=wanda");
        Assert.True(
            juge.Page.QuerySelector($"a[href='/juridiction/gestionnaires/{mandataire}']")
                is not null,
            juge.Texte
        );
        Assert.Empty(juge.Page.QuerySelectorAll($"a[href='/juridiction/gestionnaires/{dpf}']"));
        Assert.DoesNotContain("prestations familiales", juge.Texte);
    }

    [Fact]
    public async Task An_établissement_is_found_by_name_commune_or_number_and_leads_to_its_préposés()
    {
        var etablissement = await application.Base(db =>
            db.Habilitations.Where(h => h.DepartementCode == "59" && h.EtablissementFiness != null)
                .OrderBy(h => h.Id)
                .Select(h => new
                {
                    h.Etablissement!.NumeroFiness,
                    h.Etablissement.Nom,
                    Commune = h.Etablissement.Commune!.Nom,
                    Prepose = h.Gestionnaire!.Nom,
                })
                .FirstAsync()
        );
        var agent = await application.Connecter(Nord);
        foreach (
            var q in new[]
            {
                etablissement.Nom,
                $"{etablissement.Nom} {etablissement.Commune}",
                etablissement.NumeroFiness,
            }
        )
        {
            await agent.Ouvrir(
                $"/direction/etablissements?q={Uri.EscapeDataString(q)}&preposes=true"
            );
            Assert.Contains(etablissement.NumeroFiness, agent.Texte);
        }
        agent.BudgetSql(5);
        await agent.Suivre(etablissement.Nom);
        Assert.Equal(etablissement.Nom, agent.Titre);
        Assert.Contains(etablissement.Prepose, agent.Texte);
        await agent.Suivre("Inscrire un préposé ici");
        Assert.Equal(
            $"{etablissement.Nom}, {etablissement.Commune}",
            agent.Valeur("Établissement")
        );
        await agent.Ouvrir("/direction/etablissements/000000000");
        Assert.Equal(404, agent.Statut);
    }
}
