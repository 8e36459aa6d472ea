using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Inscriptions;

/// <summary>The desk: who decides on what, once, with a reason, and somebody told.</summary>
public sealed class DemandesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    [Fact]
    public async Task Each_level_reads_and_decides_what_is_delegated_to_it_and_nothing_else()
    {
        var lille = (await application.Acteur(Comptes.Juge)).TribunalId;
        var ailleurs = await application.Base(db =>
            db.Tribunaux.Where(t => t.Id != lille && t.FermeLe == null)
                .Select(t => t.Id)
                .FirstAsync()
        );
        var demandes = new Dictionary<string, int>
        {
            ["nord"] = await Deposer(ProfilDemande.Individuel, departement: "59"),
            ["somme"] = await Deposer(ProfilDemande.Service, departement: "80"),
            ["paris"] = await Deposer(ProfilDemande.Prepose, departement: "75"),
            ["lille"] = await Deposer(ProfilDemande.Greffier, tribunal: lille),
            ["autre tribunal"] = await Deposer(ProfilDemande.Juge, tribunal: ailleurs),
            ["agent"] = await Deposer(ProfilDemande.AgentDepartemental, departement: "59"),
        };
        var agents = new Agents(application);
        var attendu = new (string Qui, Acteur Acteur, string[] Lit)[]
        {
            ("Nord", await agents.Creer("59"), ["nord"]),
            ("Hauts-de-France", await agents.Creer(region: "32"), ["nord", "somme"]),
            ("national", await agents.Creer(), [.. demandes.Keys]),
            ("administration", await application.Acteur(Comptes.Admin), [.. demandes.Keys]),
            ("juge", await application.Acteur(Comptes.Juge), ["lille"]),
            ("greffier", await application.Acteur(Comptes.Greffier), []),
            ("service", await application.Acteur(Comptes.Service), []),
        };
        foreach (var (qui, acteur, lit) in attendu)
        foreach (var (nom, id) in demandes)
        {
            var decide = await application.Executer(
                (PreciserDemande p) => p.ExecuterAsync(acteur, id, "Un justificatif ?")
            );
            Assert.True(decide == lit.Contains(nom), $"{qui} decides on {nom}: {decide}");
            if (!decide)
            {
                Assert.False(
                    await application.Executer(
                        (ApprouverDemande a) => a.ExecuterAsync(acteur, id, null)
                    )
                );
                Assert.False(
                    await application.Executer(
                        (RefuserDemande r) => r.ExecuterAsync(acteur, id, "Non.")
                    )
                );
            }
        }
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_the_second_is_told_and_one_account_exists()
    {
        var courriel = Courriel();
        var (entree, _, siret) = await application.EntreeLibreAsync(TypeGestionnaire.Individuel);
        var id = await application.DeposerAsync(
            ProfilDemande.Individuel,
            courriel,
            "59",
            siret: siret
        );
        var premier = await application.Connecter(Nord);
        var second = await application.Connecter(Comptes.Direction);
        await premier.Ouvrir($"/direction/demandes/{id}");
        await second.Ouvrir($"/direction/demandes/{id}");
        await Task.WhenAll(
            premier.Envoyer("Approuver la demande"),
            second.Envoyer("Approuver la demande")
        );
        var perdant = Assert.Single(new[] { premier, second }, v => v.Statut == 422);
        Assert.Contains("déjà approuvée", perdant.Resume());
        Assert.Contains("Rien n’a changé", perdant.Resume());
        Assert.Equal(
            1,
            await application.Base(db =>
                db.DroitsGestionnaire.CountAsync(d =>
                    d.GestionnaireId == entree && d.Utilisateur!.Email == courriel
                )
            )
        );
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_that_is_mailed_and_opens_nothing()
    {
        var courriel = Courriel();
        var id = await application.DeposerAsync(ProfilDemande.Individuel, courriel, "59");
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/demandes/{id}");
        Assert.Contains("Aucune inscription de votre territoire", agent.Texte);
        await agent.Envoyer("Refuser la demande");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("Saisissez la raison", agent.ErreurDe("Raison du refus"));
        await agent
            .Remplir("Raison du refus", "Vous n’êtes pas sur la liste du Nord.")
            .Envoyer("Refuser la demande");
        Assert.Equal("/direction/demandes", agent.Adresse);
        var texte = await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == courriel)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Texte)
                .FirstAsync()
        );
        Assert.Contains("Vous n’êtes pas sur la liste du Nord.", texte);
        Assert.False(await application.Base(db => db.Users.AnyAsync(u => u.Email == courriel)));
        await agent.Ouvrir("/direction/demandes?etat=traitees");
        Assert.Contains(courriel, agent.Texte);
        // Refused, the person may ask again.
        await application.DeposerAsync(ProfilDemande.Individuel, courriel, "59");
    }

    [Fact]
    public async Task A_precision_is_asked_by_mail_and_the_request_goes_on_waiting_with_its_age()
    {
        var courriel = Courriel();
        var id = await application.DeposerAsync(ProfilDemande.Individuel, courriel, "59");
        application.Horloge.Avancer(TimeSpan.FromDays(8));
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/demandes/{id}");
        await agent
            .Remplir("Ce que vous demandez", "Votre arrêté d’agrément ?")
            .Envoyer("Envoyer la question");
        Assert.Equal("/direction/demandes", agent.Adresse);
        Assert.Contains("8 jours", agent.Texte);
        Assert.Contains("En retard", agent.Texte);
        Assert.Contains("Précision demandée", agent.Texte);
        var texte = await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == courriel)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Texte)
                .FirstAsync()
        );
        Assert.Contains("Votre arrêté d’agrément ?", texte);
        Assert.Contains(Nord, texte);
    }

    [Fact]
    public async Task An_entry_that_has_its_account_or_is_not_of_the_territory_is_refused()
    {
        var id = await application.DeposerAsync(ProfilDemande.Individuel, Courriel(), "59");
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/demandes/{id}");
        await agent.Envoyer("Approuver la demande");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("Choisissez l’inscription au registre", agent.Resume());
        var prise = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
        await agent.Remplir("Fiche du registre", prise).Envoyer("Approuver la demande");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("a déjà un compte ouvert", agent.Resume());
        await agent.Remplir("Fiche du registre", 99_999_999).Envoyer("Approuver la demande");
        Assert.Contains("de votre territoire", agent.Resume());
        Assert.False(
            await application.Base(db =>
                db.DemandesCompte.AnyAsync(d => d.Id == id && d.Etat != EtatDemande.EnAttente)
            )
        );
    }

    [Fact]
    public async Task The_second_account_of_a_service_only_reads_until_its_administrator_decides()
    {
        var courriel = Courriel();
        var service = (await application.Acteur(Comptes.Service)).GestionnaireId;
        var id = await application.DeposerAsync(ProfilDemande.Service, courriel, "59");
        var agent = await new Agents(application).Creer("59");
        Assert.True(
            await application.Executer((ApprouverDemande a) => a.ExecuterAsync(agent, id, service))
        );
        var droits = (await application.Acteur(courriel)).Gestionnaire!.Droits;
        Assert.Equal((false, false, false), (droits.Administre, droits.Ecrit, droits.Repond));
    }

    [Fact]
    public async Task What_was_not_confirmed_in_a_day_is_erased()
    {
        var courriel = Courriel();
        var visiteur = await application.CommencerAsync(ProfilDemande.AgentNational, courriel);
        await visiteur.Envoyer("Recevoir un code");
        application.Horloge.Avancer(TimeSpan.FromDays(1));
        await application.Executer((Purger p) => p.DemandesAsync(default));
        Assert.False(
            await application.Base(db => db.DemandesCompte.AnyAsync(d => d.Courriel == courriel))
        );
    }

    private static int _rang;

    private static string Courriel() => $"candidat{Interlocked.Increment(ref _rang)}@essai.example";

    private Task<int> Deposer(
        ProfilDemande profil,
        string? departement = null,
        int? tribunal = null
    ) => application.DeposerAsync(profil, Courriel(), departement, tribunalId: tribunal);
}
