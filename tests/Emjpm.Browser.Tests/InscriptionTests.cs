using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Browser.Tests;

/// <summary>
/// Who may enter: a service and a judge ask for an account, are approved, and sign in with an application and with a passkey; a
/// password is forgotten; a mandataire is struck off the list and leaves the search of a judge at once.
/// </summary>
public sealed class InscriptionTests(Site site) : IClassFixture<Site>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string MotDePasse = "Une-Longue-Phrase-2026";
    private const string NouveauMotDePasse = "Une-Autre-Phrase-2027";

    [Fact]
    public async Task A_service_asks_is_approved_signs_in_with_an_application_and_forgets_its_password()
    {
        const string courriel = "directrice@service.example";
        var (nom, siret) = await ServiceLibreAsync();
        await using var service = await site.Ouvrir();
        await service.Aller("/inscription");
        await service.Cocher("Membre d’un service mandataire");
        await Captures.Prendre(service, "38-inscription-profil", 1100);
        await service.Presser("Continuer");
        await service.Remplir("Prénom", "Paule");
        await service.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Nouvelle");
        await service.Remplir("Adresse électronique", courriel);
        await service.Remplir("Nom du service", nom);
        await service.Remplir("SIRET du service", siret);
        await service.Choisir("Département de l’autorisation", "59 Nord");
        await Captures.Prendre(service, "39-inscription-coordonnees", 1300);
        await service.Presser("Recevoir un code");
        await ConfirmerAsync(service, courriel, "40-inscription-code");
        Assert.Contains(nom, await service.Texte());
        await Captures.Prendre(service, "41-inscription-envoyee", 1100);

        await using (var agent = await site.Connecter(Nord))
        {
            await agent.Aller("/direction/demandes");
            await Captures.Prendre(agent, "42-demandes-a-examiner", 1100);
            await agent.Suivre("Examiner la demande de Paule Nouvelle");
            await Captures.Prendre(agent, "43-demande-de-compte", 1100);
            await agent.Presser("Approuver la demande");
            Assert.Contains("La demande est approuvée", await agent.Texte());
        }

        await EntrerAsync(service, site.Adresse, courriel, MotDePasse);
        await service.Aller("/compte/securite/application");
        var secret = EnOctets(await service.Page.Locator(".emjpm-qr .emjpm-code").InnerTextAsync());
        await service.Remplir("Code affiché par l’application", Code(secret));
        await Captures.Prendre(service, "44-second-facteur", 1100);
        await service.Presser("Activer l’application");
        Assert.Equal("Vos codes de secours", await service.Titre());
        await service.Aller("/gestionnaire");
        await service.Presser("Se déconnecter");
        await EntrerAsync(service, site.Adresse, courriel, MotDePasse);
        Assert.Equal("Saisir le code de connexion", await service.Titre());
        await CodeDeConnexionAsync(service, secret, "45-code-de-connexion");

        await service.Presser("Se déconnecter");
        await service.Aller("/connexion");
        await service.Suivre("Mot de passe oublié");
        await service.Remplir("Adresse électronique", courriel);
        await service.Presser("Recevoir un code");
        await service.Remplir("Code reçu", await CodeRecuAsync(courriel));
        await service
            .Page.GetByLabel("Nouveau mot de passe", new() { Exact = false })
            .First.FillAsync(NouveauMotDePasse);
        await service.Remplir("Nouveau mot de passe, une seconde fois", NouveauMotDePasse);
        await Captures.Prendre(service, "46-mot-de-passe-oublie", 1100);
        await service.Presser("Changer le mot de passe");
        // The new password opens nothing by itself.
        await EntrerAsync(service, site.Adresse, courriel, NouveauMotDePasse);
        Assert.Equal("Saisir le code de connexion", await service.Titre());
        await CodeDeConnexionAsync(service, secret, null);
    }

    [Fact]
    public async Task A_judge_asks_is_approved_by_a_judge_of_the_court_and_signs_in_with_a_passkey()
    {
        const string courriel = "nouvelle.juge@justice.fr";
        // A passkey belongs to a name, never to an address in figures.
        var racine = site.Adresse.Replace("127.0.0.1", "localhost").Replace("[::1]", "localhost");
        await using var juge = await site.Ouvrir(largeur: 375, hauteur: 800);
        await juge.Aller($"{racine}/inscription/juge");
        await juge.Remplir("Prénom", "Judith");
        await juge.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Nouvelle");
        await juge.Remplir("Adresse électronique", courriel);
        await juge.Choisir("Tribunal", await TribunalAsync());
        await Captures.Prendre(juge, "47-inscription-juge", 1300);
        await juge.Presser("Recevoir un code");
        await ConfirmerAsync(juge, courriel, null);

        await using (var collegue = await site.Connecter(Comptes.Juge))
        {
            await collegue.Aller("/juridiction/membres");
            await collegue.Suivre("Judith Nouvelle");
            await Captures.Prendre(collegue, "48-demande-d-un-membre", 1100);
            await collegue.Presser("Approuver la demande");
            await Captures.Prendre(collegue, "49-membres-du-tribunal", 1100);
            Assert.Contains("Judith Nouvelle", await collegue.Texte());
        }

        await EntrerAsync(juge, racine, courriel, MotDePasse);
        Assert.EndsWith("/juridiction", juge.Page.Url);
        var cle = await Gestes.AuthentificateurAsync(juge);
        await juge.Aller($"{racine}/compte/securite/cles");
        await juge.Remplir("Nom de la clé", "Téléphone");
        await Captures.Prendre(juge, "50-cle-d-acces", 1100);
        await juge.Presser("Ajouter une clé d’accès");
        await juge.Aller($"{racine}/juridiction");
        await juge.Presser("Se déconnecter");
        await juge.Aller($"{racine}/connexion");
        await juge.Presser("Se connecter avec une clé d’accès");
        Assert.EndsWith("/juridiction", juge.Page.Url);
        await cle.DetachAsync();
    }

    [Fact]
    public async Task A_mandataire_struck_off_by_two_agents_leaves_the_search_of_a_judge_at_once()
    {
        const string nom = "Mme Claire Vasseur";
        await using var juge = await site.Connecter(Comptes.Juge);
        await Gestes.ChercherAsync(juge);
        var classement = juge.Page.Url;
        Assert.Contains(nom, await NomsAsync(juge));
        var id = await LireAsync(db =>
            db.Gestionnaires.Where(g => g.Nom == nom).Select(g => g.Id).SingleAsync()
        );

        await using var agent = await site.Connecter(Comptes.Direction);
        await agent.Aller($"/direction/registre/{id}");
        await agent.Suivre("Proposer la radiation de la liste : Nord (59)");
        await agent.Remplir("Raison", "Manquements établis lors du contrôle de septembre.");
        await agent.Presser("Proposer la radiation");
        Assert.Contains("un autre agent", await agent.Texte());
        await juge.Aller(classement);
        Assert.Contains(nom, await NomsAsync(juge));

        await using var second = await site.Connecter(Nord);
        await second.Aller("/direction/registre/rapprochement");
        await second.Suivre(nom);
        await second.Remplir("Raison de votre décision", "Dossier relu, manquements établis.");
        await Captures.Prendre(second, "51-radiation-a-confirmer", 1100);
        await second.Presser("Confirmer la radiation");
        await Captures.Prendre(second, "52-radiation-confirmee", 1100);

        // The clock of the site has not moved.
        await juge.Aller(classement);
        Assert.DoesNotContain(nom, await NomsAsync(juge));
        await juge.Page.Locator("summary").Filter(new() { HasText = "Écartés" }).ClickAsync();
        Assert.Contains($"{nom} — ", await juge.Texte());
        await Captures.Prendre(juge, "53-classement-apres-la-radiation", 1300);
        await juge.Aller($"/juridiction/gestionnaires/{id}");
        Assert.Contains("Non habilité", await juge.Texte(), StringComparison.OrdinalIgnoreCase);
        await Captures.Prendre(juge, "54-fiche-apres-la-radiation", 1100);
    }

    private static async Task EntrerAsync(
        Fenetre fenetre,
        string racine,
        string courriel,
        string motDePasse
    )
    {
        await fenetre.Aller($"{racine}/connexion");
        await fenetre.Remplir("Adresse électronique", courriel);
        await fenetre.Remplir("Mot de passe", motDePasse);
        await fenetre.Presser("Se connecter");
    }

    private async Task CodeDeConnexionAsync(Fenetre fenetre, byte[] secret, string? capture)
    {
        // A code serves once: that of the next half-minute.
        site.Application.Horloge.Avancer(TimeSpan.FromSeconds(30));
        await fenetre
            .Page.GetByLabel("Code", new() { Exact = false })
            .First.FillAsync(Code(secret));
        if (capture is not null)
            await Captures.Prendre(fenetre, capture, 1100);
        await fenetre.Presser("Se connecter");
        Assert.EndsWith("/gestionnaire", fenetre.Page.Url);
    }

    private async Task ConfirmerAsync(Fenetre fenetre, string courriel, string? capture)
    {
        await fenetre.Remplir("Code reçu", await CodeRecuAsync(courriel));
        await fenetre.Remplir("Mot de passe", MotDePasse);
        await fenetre.Remplir("Mot de passe, une seconde fois", MotDePasse);
        if (capture is not null)
            await Captures.Prendre(fenetre, capture, 1100);
        await fenetre.Presser("Envoyer ma demande");
        Assert.EndsWith("/inscription/envoyee", fenetre.Page.Url);
    }

    private static async Task<IReadOnlyList<string>> NomsAsync(Fenetre juge) =>
        await juge.Page.Locator(".emjpm-fiche__nom").AllInnerTextsAsync();

    private string Code(byte[] secret) =>
        Totp.Code(secret, Totp.Pas(site.Application.Horloge.Maintenant()));

    private Task<string> CodeRecuAsync(string courriel) =>
        LireAsync(db =>
            db.Courriels.Where(c => c.Destinataire == courriel)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Secret!)
                .FirstAsync()
        );

    private Task<string> TribunalAsync() =>
        LireAsync(db =>
            db.MembresTribunal.Where(m => m.Utilisateur!.Email == Comptes.Juge && m.Au == null)
                .Select(m => m.Tribunal!.Nom)
                .SingleAsync()
        );

    /// <summary>A service of the registry of the Nord whose accounts are gone.</summary>
    private Task<(string Nom, string Siret)> ServiceLibreAsync() =>
        LireAsync(async db =>
        {
            var hier = site.Application.Horloge.Aujourdhui().AddDays(-1);
            var g = await db
                .Gestionnaires.Where(g =>
                    g.Type == TypeGestionnaire.Service
                    && g.SortiLe == null
                    && g.Siret != null
                    && g.Habilitations.Any(h => h.DepartementCode == "59" && h.RetireeLe == null)
                    && !g.Droits.Any(d => d.Utilisateur!.Email == Comptes.Service)
                    && !db.DemandesCompte.Any(d => d.GestionnaireId == g.Id)
                )
                .OrderBy(g => g.Id)
                .FirstAsync();
            await db
                .DroitsGestionnaire.Where(d => d.GestionnaireId == g.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Au, (DateOnly?)hier));
            return (g.Nom, g.Siret!);
        });

    private async Task<T> LireAsync<T>(Func<EmjpmDbContext, Task<T>> lecture)
    {
        await using var portee = site.Application.Services.CreateAsyncScope();
        return await lecture(portee.ServiceProvider.GetRequiredService<EmjpmDbContext>());
    }

    /// <summary>The key written under the image, as an application reads it (RFC 4648).</summary>
    private static byte[] EnOctets(string cle)
    {
        var octets = new List<byte>();
        var (reste, bits) = (0, 0);
        foreach (var c in cle.Where(char.IsLetterOrDigit))
        {
            reste =
                (
                    (reste << 5)
                    | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal)
                ) & 0xFFF;
            bits += 5;
            if (bits >= 8)
                octets.Add((byte)(reste >> (bits -= 8)));
        }
        return [.. octets];
    }
}
