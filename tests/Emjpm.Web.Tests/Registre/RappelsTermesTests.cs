using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>What ends is recalled ninety then thirty days before, to the person and to the agents, and never twice.</summary>
public sealed class RappelsTermesTests(Application application) : IClassFixture<Application>
{
    private readonly Agents agents = new(application);

    [Fact]
    public async Task A_habilitation_is_recalled_once_at_each_threshold_to_the_person_and_to_its_departement()
    {
        var monde = await Monde.CreerAsync(application);
        var fin = agents.Aujourdhui.AddDays(100);
        var g = await monde.GestionnaireAsync(habilitation: h => h.Au = fin);
        var agent = await CourrielAsync(await agents.Creer("59"));
        var ailleurs = await CourrielAsync(await agents.Creer("62"));

        await RappelerAsync();
        Assert.DoesNotContain(await TextesAsync(agent), t => t.Contains(g.Nom));
        Assert.Empty(await monde.Sujets(g.Courriel));

        var parJour = new List<int>();
        for (var jour = 1; jour <= 100; jour++)
        {
            application.Horloge.AvancerDeJours(1);
            await RappelerAsync();
            await RappelerAsync();
            parJour.Add((await monde.Sujets(g.Courriel)).Count);
        }

        Assert.Equal((10, 70), (parJour.IndexOf(1) + 1, parJour.IndexOf(2) + 1));
        Assert.Equal(2, parJour[^1]);
        var recus = (await TextesAsync(agent)).Where(t => t.Contains(g.Nom)).ToList();
        Assert.Equal(2, recus.Count);
        Assert.All(recus, t => Assert.Contains(Francais.Date(fin), t));
        Assert.DoesNotContain(await TextesAsync(ailleurs), t => t.Contains(g.Nom));
        Assert.Contains(Francais.Date(fin), (await monde.Notifications(g.Acteur!))[^1]);
        Assert.Equal(
            2,
            (await monde.Audit("gestionnaire", g.Id)).Count(a => a == "registre.rappeler_terme")
        );
    }

    [Fact]
    public async Task A_document_renewed_or_an_entry_that_left_is_recalled_to_nobody_and_without_account_the_mail_of_the_registry_serves()
    {
        var monde = await Monde.CreerAsync(application);
        var agent = await agents.Creer("59");
        var echu = agents.Aujourdhui.AddDays(20);
        var garde = await monde.GestionnaireAsync(
            compte: false,
            gestionnaire: x => x.Courriel = "cabinet.sans.compte@essai.example"
        );
        var renouvele = await monde.GestionnaireAsync();
        var parti = await monde.GestionnaireAsync(gestionnaire: x =>
            x.SortiLe = agents.Aujourdhui.AddDays(-1)
        );
        await application.Base(async db =>
        {
            foreach (
                var (id, terme) in new[]
                {
                    (garde.Id, echu),
                    (renouvele.Id, echu),
                    (renouvele.Id, echu.AddYears(1)),
                    (parti.Id, echu),
                }
            )
                db.PiecesRegistre.Add(
                    new PieceRegistre
                    {
                        GestionnaireId = id,
                        Genre = GenrePiece.Assurance,
                        Date = agents.Aujourdhui.AddYears(-1),
                        ValableJusquAu = terme,
                        DeposeeParId = agent.UtilisateurId,
                        DeposeeLe = application.Horloge.Maintenant(),
                    }
                );
            await db.SaveChangesAsync();
        });

        await RappelerAsync();

        var recu = Assert.Single(await TextesAsync("cabinet.sans.compte@essai.example"));
        Assert.Contains("Envoyez la pièce renouvelée", recu);
        Assert.Contains(
            await TextesAsync(await CourrielAsync(agent)),
            t => t.Contains(garde.Nom) && !t.Contains(renouvele.Nom) && !t.Contains(parti.Nom)
        );
        Assert.Empty(await monde.Sujets(renouvele.Courriel));
        Assert.Empty(await monde.Sujets(parti.Courriel));
    }

    private Task<string> RappelerAsync() =>
        application.Executer((RappelerTermes o) => o.ExecuterAsync(CancellationToken.None));

    private Task<string> CourrielAsync(Acteur acteur) =>
        application.Base(db =>
            db.Users.Where(u => u.Id == acteur.UtilisateurId).Select(u => u.Email!).SingleAsync()
        );

    private Task<List<string>> TextesAsync(string adresse) =>
        application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == adresse)
                .OrderBy(c => c.Id)
                .Select(c => c.Texte)
                .ToListAsync()
        );
}
