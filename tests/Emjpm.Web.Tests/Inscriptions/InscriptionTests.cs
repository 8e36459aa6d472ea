using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Inscriptions;

/// <summary>Somebody asks for an account: step by step, nothing typed lost, nothing opened before a decision.</summary>
public sealed class InscriptionTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_service_asks_is_found_in_the_registry_is_approved_and_signs_in()
    {
        const string courriel = "directrice@service.example";
        var (id, nom, siret) = await application.EntreeLibreAsync(TypeGestionnaire.Service);
        var visiteur = await application.CommencerAsync(ProfilDemande.Service, courriel);
        await visiteur
            .Remplir("Nom du service", nom)
            .Remplir("SIRET du service (facultatif)", "12 34")
            .Choisir("Département de l’autorisation", "59 Nord")
            .Envoyer("Recevoir un code");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("quatorze chiffres", visiteur.ErreurDe("SIRET du service (facultatif)"));

        // Left and come back: what was typed, even refused, is there.
        await visiteur.Ouvrir("/");
        await visiteur.Ouvrir("/inscription");
        await visiteur.Suivre("La reprendre");
        Assert.Equal(nom, visiteur.Valeur("Nom du service"));
        Assert.Equal("Paule", visiteur.Valeur("Prénom"));
        Assert.Equal("59 Nord", visiteur.Valeur("Département de l’autorisation"));
        await visiteur.Remplir("SIRET du service (facultatif)", siret).Envoyer("Recevoir un code");
        Assert.Equal("/inscription/code", visiteur.Adresse);
        await visiteur
            .Remplir("Code reçu", await application.CodeAsync(courriel) ?? "")
            .Remplir("Mot de passe", "court")
            .Remplir("Mot de passe, une seconde fois", "court")
            .Envoyer("Envoyer ma demande");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("12 caractères", visiteur.ErreurDe("Mot de passe"));
        await application.ConfirmerAsync(visiteur, courriel);
        Assert.Equal("/inscription/envoyee", visiteur.Adresse);
        Assert.Contains(nom, visiteur.Texte);
        Assert.Contains("Nord (59)", visiteur.Texte);

        var agent = await application.Connecter("nord@demo.emjpm.fr");
        await agent.Ouvrir("/notifications");
        Assert.Contains("Paule Nouvelle demande un compte", agent.Texte);
        await agent.Ouvrir("/direction/demandes");
        Assert.Contains(courriel, agent.Texte);
        await agent.Ouvrir($"/direction/demandes/{await DemandeAsync(courriel)}");
        await agent.Envoyer("Approuver la demande");
        Assert.Equal("/direction/demandes", agent.Adresse);
        Assert.Contains(agent.Alertes, a => a.Contains("le compte est ouvert"));

        await application.Visiteur().SeConnecter(courriel, Candidats.MotDePasse);
        var acteur = await application.Acteur(courriel);
        Assert.Equal((id, true), (acteur.GestionnaireId, acteur.Gestionnaire!.Droits.Administre));
        Assert.Contains(
            "e-MJPM : votre compte est ouvert",
            await application.SujetsAsync(courriel)
        );
        Assert.True(
            await application.Base(db =>
                db.DemandesCompte.AnyAsync(d =>
                    d.UtilisateurId == acteur.UtilisateurId
                    && d.EmpreinteMotDePasse == null
                    && db.EvenementsAudit.Any(e =>
                        e.Acte == "demande.approuver" && e.ObjetId == d.Id
                    )
                )
            )
        );
    }

    [Fact]
    public async Task A_judge_asks_is_approved_by_a_judge_of_the_court_and_signs_in()
    {
        const string courriel = "nouvelle.juge@justice.fr";
        var tribunal = (await application.Acteur(Comptes.Juge)).Tribunal!;
        var visiteur = await application.CommencerAsync(ProfilDemande.Juge, courriel);
        await visiteur
            .Choisir("Tribunal", tribunal.Nom)
            .Remplir("Cabinet (facultatif)", "cabinet b")
            .Envoyer("Recevoir un code");
        await application.ConfirmerAsync(visiteur, courriel);
        Assert.Contains("les juges qui ont déjà un compte", visiteur.Texte);

        var greffier = await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir("/juridiction/membres");
        Assert.DoesNotContain(courriel, greffier.Texte);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/membres");
        Assert.Contains(courriel, juge.Texte);
        await juge.Ouvrir($"/juridiction/membres/demandes/{await DemandeAsync(courriel)}");
        Assert.Contains("Adresse de l’administration", juge.Texte);
        await greffier.Ouvrir(juge.Adresse);
        Assert.Equal(404, greffier.Statut);
        await juge.Envoyer("Approuver la demande");
        Assert.Equal("/juridiction/membres", juge.Adresse);
        Assert.Contains("Paule Nouvelle", juge.Texte);

        var entree = application.Visiteur();
        await entree.SeConnecter(courriel, Candidats.MotDePasse);
        Assert.Equal("/juridiction", entree.Adresse);
        var acteur = await application.Acteur(courriel);
        Assert.Equal((tribunal.Id, Role.Juge), (acteur.TribunalId, acteur.Role));
        Assert.NotNull(acteur.Tribunal!.CabinetId);
    }

    /// <summary>W-01 of the predecessor: who had just signed up entered by « forgotten password », without any validation.</summary>
    [Fact]
    public async Task W01_a_request_not_approved_is_opened_by_no_path_forgotten_password_included()
    {
        const string courriel = "impatient@essai.example";
        await application.DeposerAsync(ProfilDemande.Individuel, courriel, "59");

        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/mot-de-passe-oublie");
        await visiteur.Remplir("Adresse électronique", courriel).Envoyer("Recevoir un code");
        Assert.Equal("/mot-de-passe-oublie/code", visiteur.Adresse);
        Assert.Null(await application.CodeAsync(courriel));
        Assert.Contains("déjà enregistrée", (await application.SujetsAsync(courriel))[^1]);
        await visiteur
            .Remplir("Adresse électronique", courriel)
            .Remplir("Code reçu", "BCDF-2345")
            .Remplir("Nouveau mot de passe", Candidats.MotDePasse)
            .Remplir("Nouveau mot de passe, une seconde fois", Candidats.MotDePasse)
            .Envoyer("Changer le mot de passe");
        Assert.Equal(422, visiteur.Statut);

        await visiteur.Ouvrir("/connexion");
        await visiteur
            .Remplir("Adresse électronique", courriel)
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Se connecter");
        Assert.StartsWith("/connexion", visiteur.Adresse);
        Assert.StartsWith("/connexion", (await visiteur.Ouvrir("/gestionnaire")).Adresse);
        Assert.Null(
            await application.Base(db =>
                new RapprocherProConnect(
                    db,
                    application.Horloge,
                    new UpperInvariantLookupNormalizer()
                ).ExecuterAsync("sub-x", courriel, default)
            )
        );
        // There is nothing to open: no account exists.
        Assert.False(await application.Base(db => db.Users.AnyAsync(u => u.Email == courriel)));
    }

    /// <summary>W-10: the sign-up form of the predecessor said which addresses had an account.</summary>
    [Fact]
    public async Task W10_what_is_answered_does_not_say_whether_the_address_has_an_account()
    {
        const string inconnu = "inconnu@essai.example";
        var deposee = "deja.deposee@essai.example";
        await application.DeposerAsync(ProfilDemande.Greffier, deposee, tribunalId: await Lille());
        var pages = new List<string>();
        foreach (var courriel in new[] { inconnu, Comptes.Greffier, deposee })
        {
            var visiteur = await application.CommencerAsync(ProfilDemande.AgentNational, courriel);
            await visiteur.Envoyer("Recevoir un code");
            Assert.Equal((200, "/inscription/code"), (visiteur.Statut, visiteur.Adresse));
            var avant = visiteur.Texte.Replace(courriel, "adresse");
            await visiteur
                .Remplir("Code reçu", "BCDF-2345")
                .Remplir("Mot de passe", Candidats.MotDePasse)
                .Remplir("Mot de passe, une seconde fois", Candidats.MotDePasse)
                .Envoyer("Envoyer ma demande");
            Assert.Equal(422, visiteur.Statut);
            pages.Add(avant + visiteur.Texte.Replace(courriel, "adresse"));
        }
        Assert.Single(pages.Distinct());
        Assert.Contains("déjà un compte", (await application.SujetsAsync(Comptes.Greffier))[^1]);
        Assert.Null(await application.CodeAsync(Comptes.Greffier));
        Assert.Contains("déjà enregistrée", (await application.SujetsAsync(deposee))[^1]);
        Assert.NotNull(await application.CodeAsync(inconnu));
    }

    /// <summary>W-13: the département had to be a number, which refused Corsica.</summary>
    [Fact]
    public async Task W13_an_agent_of_Corsica_signs_up()
    {
        const string courriel = "agent.corse@corse-du-sud.gouv.fr";
        var visiteur = await application.CommencerAsync(ProfilDemande.AgentDepartemental, courriel);
        await visiteur.Choisir("Département", "2A Corse-du-Sud").Envoyer("Recevoir un code");
        await application.ConfirmerAsync(visiteur, courriel);
        Assert.Equal("/inscription/envoyee", visiteur.Adresse);
    }

    [Fact]
    public async Task A_delegue_aux_prestations_familiales_asks_like_a_professional_of_its_departement()
    {
        foreach (
            var (profil, champ) in new[]
            {
                (ProfilDemande.DpfIndividuel, "Département de votre agrément"),
                (ProfilDemande.DpfService, "Département de l’autorisation"),
            }
        )
        {
            var courriel = $"{profil.Handle()}@essai.example";
            var visiteur = await application.CommencerAsync(profil, courriel);
            visiteur.Choisir(champ, "59 Nord");
            if (profil == ProfilDemande.DpfService)
                visiteur.Remplir("Nom du service", "Service d’essai de DPF");
            else
                visiteur.Remplir("SIRET", "123 456 789 00099");
            await visiteur.Envoyer("Recevoir un code");
            await application.ConfirmerAsync(visiteur, courriel);
            Assert.Equal("/inscription/envoyee", visiteur.Adresse);
            var agent = await application.Connecter("nord@demo.emjpm.fr");
            await agent.Ouvrir("/direction/demandes");
            Assert.Contains(courriel, agent.Texte);
        }
    }

    [Fact]
    public async Task A_code_wrong_too_often_expired_replaced_or_used_files_nothing()
    {
        const string courriel = "codes@essai.example";
        var visiteur = await application.CommencerAsync(ProfilDemande.AgentNational, courriel);
        await visiteur.Envoyer("Recevoir un code");
        var premier = (await application.CodeAsync(courriel))!;
        await visiteur.Envoyer("Recevoir un autre code");
        var second = (await application.CodeAsync(courriel))!;
        Assert.Equal(422, await EssayerAsync(visiteur, premier));
        for (var i = 1; i < DemandeCompte.EssaisMax; i++)
            Assert.Equal(422, await EssayerAsync(visiteur, "2222-2222"));
        Assert.Equal(422, await EssayerAsync(visiteur, second));

        await visiteur.Envoyer("Recevoir un autre code");
        var troisieme = (await application.CodeAsync(courriel))!;
        application.Horloge.Avancer(CodeUnique.Duree);
        Assert.Equal(422, await EssayerAsync(visiteur, troisieme));
        await visiteur.Envoyer("Recevoir un autre code");
        await application.ConfirmerAsync(visiteur, courriel);
        Assert.Equal("/inscription/envoyee", visiteur.Adresse);
        await visiteur.Ouvrir("/inscription/code");
        Assert.Equal("/inscription", visiteur.Adresse);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.DemandesCompte.CountAsync(d =>
                    d.Courriel == courriel && d.Etat == EtatDemande.EnAttente
                )
            )
        );
    }

    [Fact]
    public async Task Each_missing_value_is_asked_under_its_field()
    {
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/inscription");
        await visiteur.Envoyer("Continuer");
        Assert.Equal("Choisissez ce que vous êtes.", visiteur.ErreurDe("Vous êtes"));
        visiteur = await application.CommencerAsync(ProfilDemande.Juge, "x@justice.fr");
        await visiteur.Remplir("Nom", "").Envoyer("Recevoir un code");
        // All at once.
        Assert.Equal("Saisissez votre nom.", visiteur.ErreurDe("Nom"));
        Assert.Contains("Choisissez votre tribunal", visiteur.ErreurDe("Tribunal"));
        await visiteur.Remplir("Nom", "Nouvelle").Envoyer("Recevoir un code");
        Assert.Contains("Choisissez votre tribunal", visiteur.ErreurDe("Tribunal"));
        visiteur = await application.CommencerAsync(ProfilDemande.Individuel, "x@essai.example");
        await visiteur
            .Choisir("Département de votre agrément", "59 Nord")
            .Envoyer("Recevoir un code");
        Assert.Contains("quatorze chiffres", visiteur.ErreurDe("SIRET"));
        visiteur = await application.CommencerAsync(ProfilDemande.Prepose, "x@essai.example");
        await visiteur
            .Choisir("Département de l’établissement", "59 Nord")
            .Envoyer("Recevoir un code");
        Assert.Contains(
            "nom de votre établissement",
            visiteur.ErreurDe("Établissement qui vous emploie")
        );
        visiteur = await application.CommencerAsync(ProfilDemande.AgentRegional, "x@essai.example");
        await visiteur.Envoyer("Recevoir un code");
        Assert.Contains("Choisissez la région", visiteur.ErreurDe("Région"));
    }

    private Task<int> DemandeAsync(string courriel) =>
        application.Base(db =>
            db.DemandesCompte.Where(d => d.Courriel == courriel && d.Etat == EtatDemande.EnAttente)
                .Select(d => d.Id)
                .SingleAsync()
        );

    private async Task<int> Lille() => (await application.Acteur(Comptes.Juge)).TribunalId;

    private static async Task<int> EssayerAsync(Visiteur visiteur, string code)
    {
        await visiteur
            .Remplir("Code reçu", code)
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Remplir("Mot de passe, une seconde fois", Candidats.MotDePasse)
            .Envoyer("Envoyer ma demande");
        return visiteur.Statut;
    }
}
