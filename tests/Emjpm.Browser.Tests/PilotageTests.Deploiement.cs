using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Browser.Tests;

public sealed partial class PilotageTests
{
    /// <summary>Led by an administrator, with the people who come as they are invited: nothing of it needs a script.</summary>
    [Theory]
    [InlineData(true, "80", "Somme", "Tribunal judiciaire d’Amiens", "80021")]
    [InlineData(false, "27", "Eure", "Tribunal judiciaire d’Évreux", "27229")]
    public async Task A_departement_goes_from_not_begun_to_open(
        bool javascript,
        string code,
        string nom,
        string tribunal,
        string commune
    )
    {
        var deploiement = $"/administration/deploiement/{code}";
        async Task Prendre(Fenetre fenetre, string capture, int hauteur = 1500)
        {
            if (javascript)
                await Captures.Prendre(fenetre, capture, hauteur);
        }

        await using var admin = await site.Connecter(Comptes.Admin, javascript);
        await admin.Aller("/administration/deploiement");
        await Prendre(admin, "55-deploiement");
        await admin.Aller(deploiement);
        Assert.Contains("Préparation : 0 sur 100", await admin.Texte());
        await PasserAsync(admin, code, "Cadrage", "recevoir la liste des mandataires");
        await Prendre(admin, "56-deploiement-cadrage");

        await InscrireAsync(code, commune);
        await PasserAsync(admin, code, "Données reprises");
        await admin.Suivre("Inviter une vague");
        await admin.Remplir("Nom de la vague", $"Premiers inscrits, {nom}");
        await admin.Remplir($"Juge, {tribunal}", $"juge.{code}@justice.example");
        await Prendre(admin, "57-vague-a-envoyer");
        await admin.Presser("Envoyer la vague");
        Assert.Contains("3 invitations envoyées", await admin.Texte());
        var vague = new Uri(admin.Page.Url).PathAndQuery;

        await PasserAsync(admin, code, "Formation");
        await PasserAsync(admin, code, "Ouverture");
        Assert.Contains("Aucun tribunal du département n’a de juge", await admin.Texte());
        await Prendre(admin, "58-ouverture-refusee");

        await VenirAsync($"juge.{code}@justice.example", javascript);
        await VenirAsync($"premier.{code}@mandataire.example", javascript);
        await PasserAsync(admin, code, "Ouverture");
        Assert.Contains("formation → ouverture", await admin.Texte());
        await Prendre(admin, "59-deploiement-ouvert", 2000);
        await admin.Aller(vague);
        await Prendre(admin, "60-vague-suivie");
        await admin.Aller("/administration/deploiement/bulletin");
        await Prendre(admin, "61-bulletin-du-deploiement");
        await admin.Aller("/administration/deploiement/fonctionnalites");
        await Prendre(admin, "62-fonctions-par-territoire");
        if (!Captures.Demandees || !javascript)
            return;
        await using var telephone = await site.Connecter(Comptes.Admin, largeur: 375);
        await telephone.Aller(deploiement);
        await Captures.Prendre(telephone, "59-deploiement-ouvert", 2000);
        await telephone.Aller(vague);
        await Captures.Prendre(telephone, "60-vague-suivie");
    }

    private static async Task PasserAsync(
        Fenetre admin,
        string code,
        string stade,
        string? etape = null
    )
    {
        await admin.Aller($"/administration/deploiement/{code}/modifier");
        await admin.Choisir("Stade", stade);
        if (etape is not null)
        {
            await admin.Choisir("Responsable", "Laurent Dumas (administrateur)");
            await admin.Page.GetByLabel("Prochaine étape").First.FillAsync(etape);
        }
        await admin.Presser("Enregistrer");
    }

    /// <summary>What a list of the département taken over leaves: two entries with a site, none with an account.</summary>
    private async Task InscrireAsync(string code, string commune)
    {
        await using var portee = site.Application.Services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        var date = portee
            .ServiceProvider.GetRequiredService<TimeProvider>()
            .Aujourdhui()
            .AddDays(-30);
        foreach (
            var (rang, personne) in new[]
            {
                ("premier", "Mme Ysé Picard"),
                ("second", "M. Odilon Lemaire"),
            }
        )
        {
            var g = new Gestionnaire
            {
                Type = TypeGestionnaire.Individuel,
                Nom = personne,
                NomRecherche = Texte.NormaliserNom(personne),
                Courriel = $"{rang}.{code}@mandataire.example",
            };
            g.Habilitations.Add(
                new Habilitation
                {
                    DepartementCode = code,
                    TypeActe = TypeActe.Agrement,
                    Du = date,
                }
            );
            var lieu = new LieuExercice
            {
                Type = TypeLieu.Bureau,
                Nom = "Bureau",
                CommuneCode = commune,
                Latitude = 49.5,
                Longitude = 1.8,
                OuvertLe = date,
            };
            lieu.FixerCapacites(null, 20);
            g.Lieux.Add(lieu);
            db.Gestionnaires.Add(g);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody invited types the code received, opens an account and signs in.</summary>
    private async Task VenirAsync(string courriel, bool javascript)
    {
        const string MotDePasse = "Une-Longue-Phrase-2026";
        string code;
        await using (var portee = site.Application.Services.CreateAsyncScope())
            code = (
                await portee
                    .ServiceProvider.GetRequiredService<EmjpmDbContext>()
                    .Courriels.Where(c => c.Destinataire == courriel)
                    .OrderByDescending(c => c.Id)
                    .Select(c => c.Secret)
                    .FirstAsync()
            )!;
        await using var personne = await site.Ouvrir(javascript);
        await personne.Aller("/invitation");
        await personne.Remplir("Adresse électronique", courriel);
        await personne.Remplir("Code reçu par courriel", code);
        await personne.Presser("Continuer");
        await personne.Remplir("Prénom", "Ève");
        await personne.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Essai");
        await personne.Page.GetByLabel("Mot de passe").First.FillAsync(MotDePasse);
        await personne.Presser("Créer mon compte et accepter");
        await personne.Aller("/connexion");
        await personne.Remplir("Adresse électronique", courriel);
        await personne.Remplir("Mot de passe", MotDePasse);
        await personne.Presser("Se connecter");
        Assert.DoesNotContain("/connexion", personne.Page.Url);
    }
}
