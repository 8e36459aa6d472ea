using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Inscriptions;

/// <summary>Invited before they ask: a member of a court, an entry of the registry, an agent; one by one or as a list.</summary>
public sealed class InvitationsAccesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    [Fact]
    public async Task A_judge_invites_a_greffier_by_name_who_types_the_code_and_works_in_the_court()
    {
        const string invite = "greffe@justice.fr";
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/membres");
        await juge.Suivre("Inviter une personne");
        await juge.Remplir("Prénom", "Gaspard")
            .Remplir("Nom", "Greffe")
            .Remplir("Adresse électronique de la personne", invite)
            .Envoyer("Envoyer l’invitation");
        Assert.Equal("/juridiction/membres", juge.Adresse);
        Assert.Contains(invite, juge.Texte);

        // A request of the same person, meanwhile, has no object any more.
        var tribunal = (await application.Acteur(Comptes.Juge)).TribunalId;
        var code = (await application.CodeAsync(invite))!;
        var demande = await application.DeposerAsync(
            ProfilDemande.Greffier,
            invite,
            tribunalId: tribunal
        );
        var visiteur = await AccepterAsync(invite, code);
        Assert.Equal("Gaspard", visiteur.Valeur("Prénom"));
        await visiteur
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        Assert.Equal("/connexion", visiteur.Adresse);
        await visiteur.SeConnecter(invite, Candidats.MotDePasse);
        Assert.Equal("/juridiction", visiteur.Adresse);
        var acteur = await application.Acteur(invite);
        Assert.Equal((tribunal, Role.Greffier), (acteur.TribunalId, acteur.Role));
        Assert.Equal(
            EtatDemande.SansObjet,
            await application.Base(db =>
                db.DemandesCompte.Where(d => d.Id == demande).Select(d => d.Etat).SingleAsync()
            )
        );
        await juge.Ouvrir($"/juridiction/membres/demandes/{demande}");
        Assert.Contains("a accepté une invitation", juge.Texte);
    }

    [Fact]
    public async Task A_greffier_invites_nobody_and_an_agent_of_a_departement_neither_courts_nor_agents()
    {
        var greffier = await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir("/juridiction/membres/inviter");
        Assert.Equal(404, greffier.Statut);
        var agent = await application.Connecter(Nord);
        foreach (var quoi in new[] { "tribunal", "agent" })
        {
            await agent.Ouvrir($"/direction/invitations/nouvelle/{quoi}");
            Assert.Equal(404, agent.Statut);
        }
        var acteur = await application.Acteur(Nord);
        foreach (
            var propose in new[]
            {
                new AccesPropose
                {
                    Courriel = "a@essai.example",
                    Role = Role.Direction,
                    Niveau = NiveauTerritoire.National,
                },
                new AccesPropose
                {
                    Courriel = "a@essai.example",
                    Role = Role.Administration,
                    Niveau = NiveauTerritoire.National,
                },
                new AccesPropose
                {
                    Courriel = "a@essai.example",
                    Role = Role.Juge,
                    TribunalId = (await application.Acteur(Comptes.Juge)).TribunalId,
                },
            }
        )
            await Assert.ThrowsAsync<RegleMetierException>(() =>
                application.Executer((InviterAcces i) => i.ExecuterAsync(acteur, propose))
            );
    }

    [Fact]
    public async Task The_administration_invites_the_first_national_agent_who_then_decides_everywhere()
    {
        const string invite = "dgcs@social.gouv.fr";
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/invitations");
        await admin.Suivre("Inviter un agent");
        await admin
            .Remplir("Prénom", "Denise")
            .Remplir("Nom", "Centrale")
            .Remplir("Adresse électronique de la personne", invite)
            .Choisir("Territoire", "France entière")
            .Envoyer("Envoyer l’invitation");
        Assert.Equal("/administration/invitations", admin.Adresse);
        var visiteur = await AccepterAsync(invite, (await application.CodeAsync(invite))!);
        Assert.Contains("administration centrale", visiteur.Texte);
        await visiteur
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        Assert.True((await application.Acteur(invite)).DecidePartout());
    }

    [Fact]
    public async Task An_entry_without_account_is_invited_again_revoked_and_accepted_once()
    {
        const string invite = "cabinet@mandataire.example";
        var (id, nom, _) = await application.EntreeLibreAsync(TypeGestionnaire.Individuel);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/invitations/inscription?q={Uri.EscapeDataString(nom)}");
        await agent.Suivre($"Inviter {nom}");
        await agent.Remplir("Adresse électronique", invite).Envoyer("Envoyer l’invitation");
        Assert.Equal("/direction/invitations", agent.Adresse);
        var premier = (await application.CodeAsync(invite))!;
        application.Horloge.Avancer(TimeSpan.FromMinutes(2));
        await agent.Ouvrir("/direction/invitations");
        await agent.Envoyer($"Renvoyer l’invitation à {invite}");
        var second = (await application.CodeAsync(invite))!;
        Assert.Equal(422, (await AccepterAsync(invite, premier)).Statut);
        // W-04: the invitation is bound to its address.
        Assert.Equal(422, (await AccepterAsync("autre@essai.example", second)).Statut);
        var visiteur = await AccepterAsync(invite, second);
        Assert.Contains(nom, visiteur.Texte);
        await visiteur
            .Remplir("Prénom", "Claude")
            .Remplir("Nom", "Individuel")
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        var acteur = await application.Acteur(invite);
        Assert.Equal((id, true), (acteur.GestionnaireId, acteur.Gestionnaire!.Droits.Administre));
        // It has its account now.
        var nord = await application.Acteur(Nord);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (InviterAcces i) =>
                    i.ExecuterAsync(
                        nord,
                        new AccesPropose
                        {
                            Courriel = "encore@essai.example",
                            Role = Role.Gestionnaire,
                            GestionnaireId = id,
                        }
                    )
            )
        );
        Assert.Contains("a déjà un compte", refus.Message);
    }

    [Fact]
    public async Task An_invitation_to_an_entry_that_got_its_account_meanwhile_opens_no_second_one()
    {
        const string invite = "trop.tard@mandataire.example";
        var (id, _, siret) = await application.EntreeLibreAsync(TypeGestionnaire.Individuel);
        var nord = await application.Acteur(Nord);
        await application.Executer(
            (InviterAcces i) =>
                i.ExecuterAsync(
                    nord,
                    new AccesPropose
                    {
                        Courriel = invite,
                        Role = Role.Gestionnaire,
                        GestionnaireId = id,
                    }
                )
        );
        var demande = await application.DeposerAsync(
            ProfilDemande.Individuel,
            "premier@mandataire.example",
            "59",
            siret: siret
        );
        Assert.True(
            await application.Executer((ApprouverDemande a) => a.ExecuterAsync(nord, demande, id))
        );
        var visiteur = await AccepterAsync(invite, (await application.CodeAsync(invite))!);
        await visiteur
            .Remplir("Prénom", "Claude")
            .Remplir("Nom", "Individuel")
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("a reçu un compte depuis", visiteur.Resume());
        Assert.False(await application.Base(db => db.Users.AnyAsync(u => u.Email == invite)));
    }

    [Fact]
    public async Task A_list_is_looked_at_line_by_line_then_sent_once()
    {
        var individuel = await application.EntreeLibreAsync(TypeGestionnaire.Individuel);
        var service = await application.EntreeLibreAsync(TypeGestionnaire.Service);
        var pris = await application.Base(async db =>
        {
            var id = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
            return await db.Gestionnaires.Where(g => g.Id == id).Select(g => g.Nom).SingleAsync();
        });
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/invitations/vague");
        await agent
            .Choisir("Département", "59 Nord")
            .Remplir(
                "Liste",
                $"""
                courriel;nom
                un@essai.example;{individuel.Siret}
                deux@essai.example;{service.Nom.ToUpperInvariant()}
                deux@essai.example;{service.Nom}
                trois@essai.example;{pris}
                quatre@essai.example;Personne de ce nom
                pas une adresse;{service.Nom}
                """
            )
            .Envoyer("Vérifier la liste");
        Assert.Equal(200, agent.Statut);
        Assert.Contains("2 invitations prêtes sur 6 lignes", agent.Texte.Replace('\u00A0', ' '));
        foreach (
            var sort in new[]
            {
                SortLigne.Repetee,
                SortLigne.DejaCompte,
                SortLigne.Introuvable,
                SortLigne.AdresseInvalide,
            }
        )
            Assert.Contains(Francais.EnTete(sort.Libelle()), agent.Texte);
        Assert.Null(await application.CodeAsync("un@essai.example"));
        await agent.Envoyer("Envoyer 2 invitations");
        Assert.Equal("/direction/invitations", agent.Adresse);
        Assert.NotNull(await application.CodeAsync("un@essai.example"));
        Assert.NotNull(await application.CodeAsync("deux@essai.example"));

        // Sent again, the list invites nobody twice.
        var nord = await application.Acteur(Nord);
        var liste = $"un@essai.example;{individuel.Siret}\ndeux@essai.example;{service.Nom}";
        Assert.Equal(
            0,
            await application.Executer((InviterVague v) => v.ExecuterAsync(nord, "59", liste))
        );
        // Elsewhere it is not the agent's to invite.
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((InviterVague v) => v.ExecuterAsync(nord, "62", liste))
        );
    }

    private async Task<Visiteur> AccepterAsync(string adresse, string code)
    {
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/invitation");
        await visiteur
            .Remplir("Adresse électronique", adresse)
            .Remplir("Code reçu par courriel", code)
            .Envoyer("Continuer");
        return visiteur;
    }
}
