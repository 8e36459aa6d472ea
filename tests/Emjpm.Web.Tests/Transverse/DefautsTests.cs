using System.Reflection;
using AngleSharp.Html.Dom;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Inscriptions;
using Emjpm.Web.Tests.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>The table of <see cref="Defauts"/>, and the tests of those that have no other place.</summary>
public sealed class DefautsTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private readonly Agents agents = new(application);

    [Theory]
    [MemberData(nameof(Defauts.Liste), MemberType = typeof(Defauts))]
    public void Each_defect_has_its_test(string defaut, Type classe, string nom)
    {
        var methode = classe.GetMethod(nom);
        Assert.True(
            methode?.GetCustomAttributes<FactAttribute>().Any(f => f.Skip is null) == true,
            $"{defaut}: {classe.Name}.{nom} is not a test that runs"
        );
    }

    [Theory]
    [InlineData(Comptes.Greffier)]
    [InlineData(Comptes.Direction)]
    public async Task W03_nobody_gives_oneself_a_function_a_territory_or_a_court(string courriel)
    {
        var avant = await application.Acteur(courriel);
        var personne = await application.Connecter(courriel);
        await personne.Ouvrir("/compte");
        foreach (
            var (nom, valeur) in new[]
            {
                ("Role", "administration"),
                ("Saisie.Role", "Administration"),
                ("Utilisateur.Role", "Administration"),
                ("Saisie.Territoire", ChangerRole.France),
                ("Niveau", "national"),
                ("TribunalId", "1"),
                ("Saisie.TribunalId", "1"),
                ("Actif", "true"),
            }
        )
            Glisser(personne, nom, valeur);
        await personne
            .Remplir("Mot de passe actuel", Visiteur.MotDePasse)
            .Remplir("Nouveau mot de passe", Candidats.MotDePasse)
            .Remplir("Nouveau mot de passe, une seconde fois", Candidats.MotDePasse)
            .Envoyer("Changer le mot de passe");
        Assert.Equal(200, personne.Statut);

        var apres = await application.Acteur(courriel);
        Assert.Equal(avant.Role, apres.Role);
        Assert.Equal(avant.Tribunal, apres.Tribunal);
        Assert.Equal(avant.Territoire?.Departements, apres.Territoire?.Departements);
        await personne.Ouvrir("/administration");
        Assert.Equal(403, personne.Statut);
    }

    [Fact]
    public async Task W06_an_agent_saves_a_change_to_a_service()
    {
        var id = await EntreeAsync(
            TypeGestionnaire.Service,
            "Service Tutelles d’Essai",
            "00077000100011"
        );
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/registre/{id}");
        await agent.Suivre("Modifier l’identité");
        await agent
            .Remplir("Nom du service", "Service Tutelles du Nord")
            .Remplir("SIRET", "000 770 001 00022")
            .Remplir("Raison", "Changement d’adresse.")
            .Envoyer("Enregistrer");
        Assert.Equal("Service Tutelles du Nord", agent.Titre);
        Assert.Contains("00077000100022", agent.Texte);
    }

    [Fact]
    public async Task W09_W11_no_page_holds_the_hash_of_a_colleague()
    {
        var service = await application.Connecter(Comptes.Service);
        var empreintes = await application.Base(db =>
            db.Users.Where(u => u.PasswordHash != null)
                .Select(u => u.PasswordHash!)
                .Distinct()
                .ToListAsync()
        );
        await service.Ouvrir("/gestionnaire/membres");
        var html = service.Page.DocumentElement.OuterHtml;
        Assert.Contains(Comptes.Lecture, html);
        Assert.DoesNotContain(empreintes, e => html.Contains(e));
        Assert.DoesNotContain("SecurityStamp", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task W14_W31_a_sdpf_is_invited_invites_and_writes_on_itself_alone()
    {
        const string invite = "sdpf@essai.example";
        var id = await EntreeAsync(
            TypeGestionnaire.DpfService,
            "Service DPF d’Essai",
            "00077000200011"
        );
        var agent = await agents.Creer("59");
        await application.Executer(
            (InviterAcces i) =>
                i.ExecuterAsync(
                    agent,
                    new AccesPropose
                    {
                        Courriel = invite,
                        Role = Role.Gestionnaire,
                        GestionnaireId = id,
                    }
                )
        );
        var sdpf = application.Visiteur();
        await sdpf.Ouvrir("/invitation");
        await sdpf.Remplir("Adresse électronique", invite)
            .Remplir("Code reçu par courriel", await application.CodeAsync(invite))
            .Envoyer("Continuer");
        await sdpf.Remplir("Prénom", "Sonia")
            .Remplir("Nom", "Familiale")
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        await sdpf.SeConnecter(invite, Candidats.MotDePasse);
        Assert.Equal("/gestionnaire", sdpf.Adresse);
        await sdpf.Ouvrir("/gestionnaire/membres");
        Assert.Equal(200, sdpf.Statut);
        await sdpf.Suivre("Inviter une personne");
        Assert.Equal(200, sdpf.Statut);

        // An entry whose number is that of the account is somebody else.
        var acteur = await application.Acteur(invite);
        Assert.Equal(id, acteur.GestionnaireId);
        var homonyme = await application.Base(async db =>
        {
            var autre = await db
                .Gestionnaires.Where(g => g.Id == acteur.UtilisateurId && g.Id != id)
                .Select(g => (int?)g.Version)
                .SingleOrDefaultAsync();
            return autre;
        });
        await sdpf.Ouvrir("/gestionnaire/profil/modifier");
        await sdpf.Remplir("Téléphone", "03 20 77 00 02").Envoyer("Enregistrer le profil");
        Assert.Equal(
            ("03 20 77 00 02", homonyme),
            await application.Base(async db =>
                (
                    await db
                        .Gestionnaires.Where(g => g.Id == id)
                        .Select(g => g.Telephone)
                        .SingleAsync(),
                    await db
                        .Gestionnaires.Where(g => g.Id == acteur.UtilisateurId && g.Id != id)
                        .Select(g => (int?)g.Version)
                        .SingleOrDefaultAsync()
                )
            )
        );
    }

    [Fact]
    public async Task W16_a_sdpf_is_edited_and_entitled_elsewhere()
    {
        var id = await EntreeAsync(
            TypeGestionnaire.DpfService,
            "Service DPF à corriger",
            "00077000300011"
        );
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/registre/{id}/identite");
        await agent
            .Remplir("Nom du service", "Service DPF corrigé")
            .Remplir("Téléphone", "03 20 77 00 03")
            .Remplir("Raison", "Nom de l’arrêté.")
            .Envoyer("Enregistrer");
        Assert.Equal("Service DPF corrigé", agent.Titre);
        Assert.Contains("03 20 77 00 03", agent.Texte);
        var voisin = await agents.Creer("62");
        Assert.True(
            await agents.Faire(
                (AjouterHabilitation o) =>
                    o.ExecuterAsync(
                        voisin,
                        id,
                        new()
                        {
                            DepartementCode = "62",
                            Faits = agents.Faits(),
                            Motif = "Autorisation du Pas-de-Calais.",
                        }
                    )
            )
        );
        await agent.Ouvrir($"/direction/registre/{id}");
        Assert.Contains("Pas-de-Calais (62)", agent.Texte);
    }

    [Fact]
    public async Task W17_the_sheet_of_a_dpfi_with_an_account_opens_and_is_saved()
    {
        const string courriel = "dpfi@essai.example";
        var id = await EntreeAsync(
            TypeGestionnaire.DpfIndividuel,
            "Mme Danièle Familiale",
            "00077000400011"
        );
        var demande = await application.DeposerAsync(
            ProfilDemande.DpfIndividuel,
            courriel,
            "59",
            siret: "00077000400011"
        );
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/demandes/{demande}");
        Assert.Contains("même SIRET", agent.Texte, StringComparison.OrdinalIgnoreCase);
        await agent.Envoyer("Approuver la demande");
        Assert.Equal("/direction/demandes", agent.Adresse);
        await agent.Ouvrir($"/direction/registre/{id}");
        Assert.Contains(courriel, agent.Texte);
        await agent.Suivre("Modifier l’identité");
        await agent
            .Remplir("Nom de famille", "Familiale-Dupont")
            .Remplir("Raison", "Nom d’usage.")
            .Envoyer("Enregistrer");
        Assert.Equal("Mme Danièle Familiale-Dupont", agent.Titre);
        var dpfi = application.Visiteur();
        await dpfi.SeConnecter(courriel, Candidats.MotDePasse);
        Assert.Equal("/gestionnaire", dpfi.Adresse);
    }

    [Fact]
    public async Task AW19_a_mandataire_changes_neither_its_siret_nor_its_name()
    {
        var id = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
        var avant = await IdentiteAsync(id);
        var individuel = await application.Connecter(Comptes.Individuel);
        await individuel.Ouvrir("/gestionnaire/profil/modifier");
        foreach (var prefixe in new[] { "", "Saisie.", "Gestionnaire." })
        {
            Glisser(individuel, $"{prefixe}Siret", "00099999900011");
            Glisser(individuel, $"{prefixe}Nom", "Quelqu’un d’autre");
        }
        await individuel.Remplir("Téléphone", "03 20 77 00 09").Envoyer("Enregistrer le profil");
        Assert.Equal(200, individuel.Statut);
        Assert.Equal(avant, await IdentiteAsync(id));
        Assert.Equal(
            "03 20 77 00 09",
            await application.Base(db =>
                db.Gestionnaires.Where(g => g.Id == id).Select(g => g.Telephone).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task AW23_no_other_site_is_let_in()
    {
        var juge = await application.Connecter(Comptes.Juge);
        foreach (var methode in new[] { HttpMethod.Get, HttpMethod.Options })
        foreach (var adresse in new[] { "/", "/juridiction", "/etablissements?q=lille" })
        {
            using var requete = new HttpRequestMessage(methode, adresse);
            requete.Headers.Add("Origin", "https://ailleurs.example");
            requete.Headers.Add("Access-Control-Request-Method", "GET");
            using var reponse = await juge.Client.SendAsync(
                requete,
                TestContext.Current.CancellationToken
            );
            Assert.DoesNotContain(
                reponse.Headers,
                h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    [Fact]
    public async Task W26_the_same_siret_and_mail_on_two_entries_break_no_page()
    {
        var ids = new[]
        {
            await EntreeAsync(
                TypeGestionnaire.Service,
                "Association Deux Métiers",
                "00077000500011"
            ),
            await EntreeAsync(
                TypeGestionnaire.DpfService,
                "Association Deux Métiers",
                "00077000500011"
            ),
        };
        await application.Base(db =>
            db.Gestionnaires.Where(g => ids.Contains(g.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(g => g.Courriel, "deux@essai.example"))
        );
        var demande = await application.DeposerAsync(
            ProfilDemande.Service,
            "deux@essai.example",
            "59",
            siret: "00077000500011"
        );
        var agent = await application.Connecter(Nord);
        foreach (
            var page in new[]
            {
                "/direction/registre?q=00077000500011",
                "/direction/registre?q=deux@essai.example",
                "/direction/registre/rapprochement",
                "/direction/registre/liste-officielle?departement=59",
                $"/direction/registre/{ids[0]}",
                $"/direction/registre/{ids[1]}",
                $"/direction/demandes/{demande}",
            }
        )
        {
            await agent.Ouvrir(page);
            Assert.Equal(200, agent.Statut);
            Assert.Contains("Association Deux Métiers", agent.Texte);
        }
    }

    private Task<(string Nom, string? Siret)> IdentiteAsync(int id) =>
        application.Base(async db =>
        {
            var g = await db
                .Gestionnaires.Where(g => g.Id == id)
                .Select(g => new { g.Nom, g.Siret })
                .SingleAsync();
            return (g.Nom, g.Siret);
        });

    /// <summary>Adds to the form a field that it does not have, as a dishonest browser would.</summary>
    private static void Glisser(Visiteur visiteur, string nom, string valeur)
    {
        var champ = (IHtmlInputElement)visiteur.Page.CreateElement("input");
        champ.Type = "hidden";
        champ.Name = nom;
        champ.Value = valeur;
        visiteur.Page.QuerySelector("main form[method=post]")!.AppendChild(champ);
    }

    /// <summary>An entry of the Nord, entitled, without account.</summary>
    private Task<int> EntreeAsync(TypeGestionnaire type, string nom, string siret) =>
        application.Base(async db =>
        {
            var g = new Gestionnaire
            {
                Type = type,
                Nom = nom,
                NomRecherche = Texte.NormaliserNom(nom),
                Civilite = type.EstUnePersonne() ? Civilite.Madame : null,
                Siret = siret,
            };
            g.EtendreTexteRecherche(nom, siret);
            g.Habilitations.Add(
                new()
                {
                    DepartementCode = "59",
                    TypeActe = TypeActe.Autorisation,
                    NumeroActe = "2023-18",
                    Du = agents.Aujourdhui.AddYears(-3),
                }
            );
            db.Gestionnaires.Add(g);
            await db.SaveChangesAsync();
            return g.Id;
        });
}
