using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>A radiation takes two agents; then it takes effect in the same second.</summary>
public sealed class RadiationTests(Application application) : IClassFixture<Application>
{
    private readonly Agents agents = new(application);

    private Task<bool> Proposer(Acteur agent, int gestionnaire) =>
        agents.Faire(
            (ProposerRadiation o) => o.ExecuterAsync(agent, gestionnaire, "59", agents.Acte())
        );

    private Task<int?> Decider(Acteur agent, int proposition, bool confirmer) =>
        agents.Faire(
            (DeciderRadiation o) =>
                o.ExecuterAsync(agent, proposition, confirmer, "Dossier relu, faits établis.")
        );

    [Fact]
    public async Task One_agent_proposes_without_effect_and_another_confirms_with_effect_at_once()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var (premier, second) = (await agents.Creer("59"), await agents.Creer(region: "32"));
        var id = await monde.Reservee(g);

        Assert.True(await Proposer(premier, g.Id));

        Assert.Contains(g.Id, (await agents.Chercher(monde)).Proposes);
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);
        var proposition = await agents.Proposition(g.Id);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Decider(premier, proposition, confirmer: true)
        );
        Assert.Equal(
            "Vous avez proposé cette radiation : un autre agent doit la confirmer.",
            refus.Message
        );
        Assert.Contains(g.Id, (await agents.Chercher(monde)).Proposes);

        Assert.Equal(1, await Decider(second, proposition, confirmer: true));

        Assert.DoesNotContain(g.Id, (await agents.Chercher(monde)).Proposes);
        Assert.Equal(EtatReservation.Annulee, (await monde.Lire(id)).Etat);
        var resultat = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Juge, Monde.Demande(g))
        );
        Assert.Contains("habilitation retirée le", resultat.Message);
        Assert.Equal([GenreActe.RadiationProposee, GenreActe.Radiation], await agents.Actes(g.Id));
        var lecteur = (await agents.Lire(g.Acteur!.UtilisateurId))!;
        Assert.False(lecteur.Gestionnaire!.Droits.Ecrit);
        Assert.Equal(agents.Aujourdhui, lecteur.Gestionnaire.SortiLe);
        var deja = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Decider(second, proposition, confirmer: false)
        );
        Assert.Contains("a déjà décidé", deja.Message);
    }

    [Fact]
    public async Task Still_entitled_elsewhere_the_accounts_go_on_writing()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var (premier, second) = (await agents.Creer("59"), await agents.Creer());
        await application.Base(async db =>
        {
            db.Habilitations.Add(
                new Habilitation
                {
                    GestionnaireId = g.Id,
                    DepartementCode = "62",
                    Du = new DateOnly(2022, 1, 1),
                }
            );
            await db.SaveChangesAsync();
        });
        await Proposer(premier, g.Id);

        await Decider(second, await agents.Proposition(g.Id), confirmer: true);

        Assert.True((await agents.Lire(g.Acteur!.UtilisateurId))!.Gestionnaire!.Droits.Ecrit);
        Assert.Null(
            await application.Base(db =>
                db.Habilitations.Where(h => h.GestionnaireId == g.Id && h.DepartementCode == "62")
                    .Select(h => h.RetireeLe)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Its_author_may_set_it_aside_and_a_foreign_agent_sees_none()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var (premier, ailleurs) = (await agents.Creer("59"), await agents.Creer("62"));
        await Proposer(premier, g.Id);
        await Assert.ThrowsAsync<RegleMetierException>(() => Proposer(premier, g.Id));
        var proposition = await agents.Proposition(g.Id);

        Assert.Null(await Decider(ailleurs, proposition, confirmer: true));
        Assert.Equal(0, await Decider(premier, proposition, confirmer: false));

        Assert.Null((await agents.Habilitation(g.Id)).RetireeLe);
        Assert.Equal(
            [GenreActe.RadiationProposee, GenreActe.RadiationEcartee],
            await agents.Actes(g.Id)
        );
        Assert.True(await Proposer(premier, g.Id));
    }

    [Fact]
    public async Task Two_agents_who_decide_at_once_make_one_decision()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var (premier, second, troisieme) = (
            await agents.Creer("59"),
            await agents.Creer(region: "32"),
            await agents.Creer()
        );
        await Proposer(premier, g.Id);
        var proposition = await agents.Proposition(g.Id);

        var issues = await Task.WhenAll(
            new[] { (second, true), (troisieme, false) }.Select(async x =>
            {
                try
                {
                    await Decider(x.Item1, proposition, x.Item2);
                    return true;
                }
                catch (RegleMetierException)
                {
                    return false;
                }
            })
        );

        Assert.Single(issues, reussi => reussi);
        Assert.Single(
            await agents.Actes(g.Id),
            a => a is GenreActe.Radiation or GenreActe.RadiationEcartee
        );
    }
}
