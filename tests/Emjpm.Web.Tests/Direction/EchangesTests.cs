using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Emjpm.Web.Tests.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Direction;

/// <summary>Visits and exchanges of the agents with a mandataire: noted, awaited, followed, read in the territory alone.</summary>
public sealed class EchangesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string Constat = "Ce qui a été constaté, demandé ou convenu";
    private readonly Agents agents = new(application);

    [Fact]
    public async Task What_is_awaited_after_a_visit_is_told_until_it_is_done()
    {
        var (id, _) = await new MandataireDEssai("Mme Élise Échange").Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/gestionnaires/{id}");
        Assert.Contains("Aucune visite, aucun échange noté.", agent.Texte);
        agent.BudgetSql(14);
        await agent.Suivre("Noter une visite ou un échange");
        await agent
            .Choisir("Nature", "Visite de contrôle")
            .Remplir("Date", Jour(-40))
            .Remplir(Constat, "Dossiers tenus.\nComptes de 2025 à remettre.")
            .Remplir("Suite attendue", "Remise des comptes de 2025")
            .Remplir("Pour le", Jour(-3))
            .Envoyer("Enregistrer");

        Assert.Contains("Comptes de 2025 à remettre.", agent.Texte);
        Assert.Contains("En retard", agent.Texte);
        await agent.Ouvrir("/direction/registre/echeances");
        agent.BudgetSql(6);
        Assert.Contains("Remise des comptes de 2025 (visite de contrôle du", agent.Texte);
        await agent.Suivre("Mme Élise Échange");
        Assert.EndsWith($"/direction/gestionnaires/{id}", agent.Adresse, StringComparison.Ordinal);

        await agent.Suivre("Noter la suite : Remise des comptes de 2025");
        await agent.Envoyer("C’est fait");
        Assert.Equal(
            "Écrivez en quelques mots ce qui a été fait.",
            agent.ErreurDe("Ce qui a été fait")
        );
        await agent.Remplir("Ce qui a été fait", "Comptes reçus.").Envoyer("C’est fait");

        Assert.Contains("La suite est notée.", agent.Texte);
        Assert.Contains("Comptes reçus.", agent.Texte);
        Assert.DoesNotContain("En retard", agent.Texte);
        await agent.Ouvrir("/direction/registre/echeances");
        Assert.DoesNotContain("Mme Élise Échange", agent.Texte);
        Assert.Equal(
            ["echange.noter", "echange.noter_suite"],
            await application.Base(db =>
                db.EvenementsAudit.Where(e => e.Objet == "echange" && e.GestionnaireId == id)
                    .OrderBy(e => e.Id)
                    .Select(e => e.Acte)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_visit_to_come_is_itself_awaited()
    {
        var (id, _) = await new MandataireDEssai("M. Paul Prévu").Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/gestionnaires/{id}/echanges/nouveau");
        await agent
            .Choisir("Nature", "Visite de contrôle")
            .Remplir("Date", Jour(20))
            .Remplir(Constat, "Annoncée par courrier.")
            .Envoyer("Enregistrer");

        Assert.Contains("À venir", agent.Texte);
        await agent.Ouvrir("/direction/registre/echeances");
        Assert.Contains("M. Paul Prévu", agent.Texte);
        Assert.Contains("Visite de contrôle à faire", agent.Texte);
    }

    [Theory]
    [InlineData("31/02/2026", "", "", "Date", "n’existe pas")]
    [InlineData("01/01/1999", "", "", "Date", "Saisissez la date de la visite")]
    [InlineData("02/03/2026", "Remise des comptes", "", "Pour le", "Saisissez la date pour")]
    [InlineData("02/03/2026", "Remise des comptes", "01/03/2026", "Pour le", "entre le 2 mars")]
    [InlineData("02/03/2026", "", "01/04/2026", "Suite attendue", "Indiquez ce qui est attendu")]
    public async Task What_is_wrong_is_said_next_to_the_field_and_nothing_typed_is_lost(
        string date,
        string suite,
        string echeance,
        string champ,
        string attendu
    )
    {
        var (id, _) = await new MandataireDEssai("M. Fabien Faute").Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"/direction/gestionnaires/{id}/echanges/nouveau");

        await agent
            .Choisir("Nature", "Réunion")
            .Remplir("Date", date)
            .Remplir(Constat, "Un texte long à écrire.")
            .Remplir("Suite attendue", suite)
            .Remplir("Pour le", echeance)
            .Envoyer("Enregistrer");

        Assert.Equal(422, agent.Statut);
        Assert.Contains(
            attendu,
            agent.ErreurDe(champ)!.Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Equal("Un texte long à écrire.", agent.Valeur(Constat));
        Assert.Equal(suite, agent.Valeur("Suite attendue") ?? "");
        Assert.False(
            await application.Base(db => db.Echanges.AnyAsync(e => e.GestionnaireId == id))
        );
    }

    [Fact]
    public async Task Outside_the_territory_nothing_is_read_nor_noted()
    {
        var (id, _) = await new MandataireDEssai("M. Loin Dailleurs").Creer(application);
        var dedans = await agents.Creer("59");
        Assert.True(await Noter(dedans, id));
        var numero = await application.Base(db =>
            db.Echanges.Where(e => e.GestionnaireId == id).Select(e => e.Id).SingleAsync()
        );
        var dehors = await agents.Creer("67");

        Assert.False(await Noter(dehors, id));
        Assert.False(await Faire(dehors, id, numero));
        var agent = await application.Connecter(Nord);
        await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == id)
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.DepartementCode, "67"))
        );
        foreach (var adresse in (string[])["nouveau", $"{numero}/suite"])
        {
            await agent.Ouvrir($"/direction/gestionnaires/{id}/echanges/{adresse}");
            Assert.Equal(404, agent.Statut);
        }
        await agent.Ouvrir("/direction/registre/echeances");
        Assert.DoesNotContain("M. Loin Dailleurs", agent.Texte);
    }

    [Fact]
    public async Task Sent_twice_it_is_noted_once_and_of_two_who_note_what_followed_the_second_is_told()
    {
        var (id, _) = await new MandataireDEssai("Mme Double Envoi").Creer(application);
        var agent = await agents.Creer("59");
        var ensemble = await Task.WhenAll(Noter(agent, id), Noter(agent, id));
        Assert.All(ensemble, Assert.True);
        var numero = await application.Base(db =>
            db.Echanges.Where(e => e.GestionnaireId == id).Select(e => e.Id).SingleAsync()
        );
        Assert.True(await Faire(agent, id, numero));

        var autre = await agents.Creer("59");
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Faire(autre, id, numero));

        Assert.Contains("a déjà été notée", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_go_to_the_entry_that_stays_when_two_become_one()
    {
        var (garde, _) = await new MandataireDEssai("Mme Une Seule") { EnCours = 0 }.Creer(
            application
        );
        var (double_, lieu) = await new MandataireDEssai("Mme Une Seule")
        {
            EnCours = 0,
            AvecCompte = false,
        }.Creer(application);
        var agent = await agents.Creer("59");
        Assert.True(await Noter(agent, double_));
        var paires = await application.Base(db =>
            db.LieuxExercice.Where(l => l.GestionnaireId == garde).Select(l => l.Id).ToListAsync()
        );

        Assert.True(
            await agents.Faire(
                (ReunirInscriptions o) =>
                    o.ExecuterAsync(
                        agent,
                        new()
                        {
                            ConserveeId = garde,
                            AbsorbeeId = double_,
                            Lieux = [.. paires.Select(p => new PaireLieux(p, lieu, true))],
                            Motif = "Inscrite deux fois.",
                        }
                    )
            )
        );

        Assert.True(
            await application.Base(db => db.Echanges.AnyAsync(e => e.GestionnaireId == garde))
        );
    }

    private Task<bool> Noter(Core.Comptes.Acteur agent, int gestionnaire) =>
        application.Executer(
            (NoterEchange o) =>
                o.ExecuterAsync(
                    agent,
                    gestionnaire,
                    new()
                    {
                        Genre = GenreEchange.Appel,
                        Jour = agents.Aujourdhui,
                        Texte = "A rappelé.",
                        Suite = "Une réponse écrite",
                        Echeance = agents.Aujourdhui.AddDays(8),
                    }
                )
        );

    private Task<bool> Faire(Core.Comptes.Acteur agent, int gestionnaire, int echange) =>
        application.Executer(
            (NoterSuite o) => o.ExecuterAsync(agent, gestionnaire, echange, "Reçue.")
        );

    private string Jour(int dans) =>
        agents.Aujourdhui.AddDays(dans).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
