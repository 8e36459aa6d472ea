using Emjpm.Core;
using Emjpm.Core.Demandes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Inscriptions;

/// <summary>A question asked on a request is answered on a page, by who has the address and the code.</summary>
public sealed class PrecisionTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private static int _rang;

    [Fact]
    public async Task The_answer_is_read_on_the_request_and_the_code_serves_once()
    {
        var (courriel, id) = await DemandeeAsync();
        var code = (await application.CodeAsync(courriel))!;
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/inscription");
        await visiteur.Suivre("Répondez-y de même");
        await visiteur
            .Remplir("Adresse électronique", courriel.ToUpperInvariant())
            .Remplir("Code reçu", code)
            .Envoyer("Envoyer ma réponse");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Écrivez votre réponse", visiteur.ErreurDe("Votre réponse"));
        await visiteur
            .Remplir("Votre réponse", "Mon agrément est du 3 mars 2024.")
            .Envoyer("Envoyer ma réponse");
        Assert.Equal("/inscription", visiteur.Adresse);
        Assert.Contains("Votre réponse est transmise", visiteur.Texte);

        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/notifications");
        Assert.Contains("a répondu à la question posée", agent.Texte);
        await agent.Ouvrir("/direction/demandes");
        Assert.Contains("Réponse reçue", agent.Texte);
        await agent.Ouvrir($"/direction/demandes/{id}");
        Assert.Contains("Mon agrément est du 3 mars 2024.", agent.Texte);
        Assert.Equal(422, await RepondreAsync(courriel, code, "Encore."));

        // Another question: its own code, and both answers stay.
        await agent
            .Remplir("Ce que vous demandez", "Et votre département ?")
            .Envoyer("Envoyer la question");
        Assert.Contains("Précision demandée", agent.Texte);
        Assert.Equal(
            200,
            await RepondreAsync(courriel, (await application.CodeAsync(courriel))!, "Le Nord.")
        );
        await agent.Ouvrir($"/direction/demandes/{id}");
        Assert.Contains("Mon agrément est du 3 mars 2024.", agent.Texte);
        Assert.Contains("Le Nord.", agent.Texte);
        Assert.Equal(
            2,
            await application.Base(db =>
                db.EvenementsAudit.CountAsync(e =>
                    e.Acte == "demande.repondre" && e.ObjetId == id && e.Details == null
                )
            )
        );
    }

    [Fact]
    public async Task A_wrong_code_another_address_too_many_attempts_or_a_month_are_one_sentence()
    {
        var (courriel, id) = await DemandeeAsync();
        var (autre, _) = await DemandeeAsync();
        var code = (await application.CodeAsync(courriel))!;
        var phrases = new HashSet<string>
        {
            await RefusAsync(courriel, "BCDF2345"),
            await RefusAsync(autre, code),
            await RefusAsync("personne@essai.example", code),
        };
        for (var i = 0; i < DemandeCompte.EssaisMax; i++)
            phrases.Add(await RefusAsync(courriel, "BCDF2345"));
        // The right one, too late.
        phrases.Add(await RefusAsync(courriel, code));
        var deux = (await application.CodeAsync(autre))!;
        application.Horloge.Avancer(DemandeCompte.DureeReponse);
        phrases.Add(await RefusAsync(autre, deux));
        Assert.Single(phrases);
        Assert.Null(
            await application.Base(db =>
                db.DemandesCompte.Where(d => d.Id == id).Select(d => d.Reponse).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_is_kept_and_a_request_decided_takes_none()
    {
        var (courriel, id) = await DemandeeAsync();
        var code = (await application.CodeAsync(courriel))!;
        var envois = await Task.WhenAll(
            RepondreAsync(courriel, code, "Une réponse."),
            RepondreAsync(courriel, code, "Une réponse.")
        );
        Assert.Single(envois, s => s == 200);
        Assert.Equal(
            "Une réponse.",
            await application.Base(db =>
                db.DemandesCompte.Where(d => d.Id == id).Select(d => d.Reponse).SingleAsync()
            )
        );

        var (refusee, autreId) = await DemandeeAsync();
        var agent = await new Registre.Agents(application).Creer("59");
        await application.Executer(
            (RefuserDemande r) => r.ExecuterAsync(agent, autreId, "Hors de la liste.")
        );
        var dernier = await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == refusee && c.Secret != null)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Secret!)
                .FirstAsync()
        );
        Assert.Equal(422, await RepondreAsync(refusee, dernier, "Trop tard."));
    }

    /// <summary>A request on which the agent of the Nord asked something.</summary>
    private async Task<(string Courriel, int Id)> DemandeeAsync()
    {
        var courriel = $"precis{Interlocked.Increment(ref _rang)}@essai.example";
        var id = await application.DeposerAsync(ProfilDemande.Individuel, courriel, "59");
        var agent = await new Registre.Agents(application).Creer("59");
        Assert.True(
            await application.Executer(
                (PreciserDemande p) => p.ExecuterAsync(agent, id, "Votre arrêté d’agrément ?")
            )
        );
        return (courriel, id);
    }

    private async Task<string> RefusAsync(string courriel, string code) =>
        (
            await Assert.ThrowsAsync<RegleMetierException>(() =>
                application.Executer(
                    (RepondrePrecision r) => r.ExecuterAsync(courriel, code, "Une réponse.")
                )
            )
        ).Message;

    private async Task<int> RepondreAsync(string courriel, string code, string reponse)
    {
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/inscription/precision");
        await visiteur
            .Remplir("Adresse électronique", courriel)
            .Remplir("Code reçu", code)
            .Remplir("Votre réponse", reponse)
            .Envoyer("Envoyer ma réponse");
        return visiteur.Statut;
    }
}
