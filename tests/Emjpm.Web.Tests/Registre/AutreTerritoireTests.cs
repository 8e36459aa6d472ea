using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>Somebody known elsewhere is entitled by the agent of another territory, who changes nothing of the rest.</summary>
public sealed class AutreTerritoireTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string Adresse = "/direction/registre";
    private readonly Agents agents = new(application);

    [Fact]
    public async Task An_agent_reads_who_is_known_elsewhere_and_adds_a_habilitation_in_its_own_departement()
    {
        var id = await AilleursAsync("Mme Edwige Alsacienne");
        var avant = await agents.Habilitation(id);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"{Adresse}/{id}");
        Assert.DoesNotContain("Modifier l’identité", agent.Texte);
        await agent.Suivre("ajoutez son habilitation dans votre territoire");
        Assert.Contains("tenue par un autre territoire", agent.Texte);
        Assert.Contains("Bas-Rhin (67)", agent.Texte);
        Assert.Throws<InvalidOperationException>(() =>
        {
            agent.Choisir("Département", "67 Bas-Rhin");
        });

        // The financing stays where it is.
        await Saisir(agent)
            .Cocher("C’est le département financeur")
            .Envoyer("Ajouter l’habilitation");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("hors de votre territoire", agent.Resume());
        await agent
            .Cocher("C’est le département financeur", false)
            .Envoyer("Ajouter l’habilitation");

        Assert.Equal($"{Adresse}/{id}", agent.Adresse);
        Assert.Contains("L’habilitation est enregistrée.", agent.Texte);
        var lues = await application.Base(db =>
            db.Habilitations.AsNoTracking()
                .Where(h => h.GestionnaireId == id)
                .OrderBy(h => h.Id)
                .ToListAsync()
        );
        Assert.Equal(["67", "59"], lues.Select(h => h.DepartementCode));
        Assert.Equal(
            (avant.Du, avant.Au, avant.NumeroActe, true),
            (lues[0].Du, lues[0].Au, lues[0].NumeroActe, lues[0].DepartementFinanceur)
        );
        Assert.False(lues[1].DepartementFinanceur);
        Assert.Equal([GenreActe.HabilitationAjoutee], await agents.Actes(id));
        // That of the other territory is still out of reach.
        foreach (var page in new[] { "", "/retrait", "/suspension", "/fin", "/injonction" })
        {
            await agent.Ouvrir($"{Adresse}/{id}/habilitations/{avant.Id}{page}");
            Assert.Equal(404, agent.Statut);
        }
        await agent.Ouvrir($"{Adresse}/{id}/radiation?departement=67");
        Assert.Equal(404, agent.Statut);
    }

    [Fact]
    public async Task A_radiation_there_takes_two_agents_of_that_departement_and_leaves_the_other_list_alone()
    {
        var id = await AilleursAsync("Mme Gilberte Alsacienne");
        var (un, autre, alsace) = (
            await agents.Creer("59"),
            await agents.Creer("59"),
            await agents.Creer("67")
        );
        Assert.True(
            await agents.Faire(
                (AjouterHabilitation o) =>
                    o.ExecuterAsync(
                        un,
                        id,
                        new()
                        {
                            DepartementCode = "59",
                            Faits = agents.Faits(),
                            Motif = "Extension demandée.",
                        }
                    )
            )
        );
        Assert.False(
            await agents.Faire(
                (ProposerRadiation o) => o.ExecuterAsync(un, id, "67", agents.Acte())
            )
        );
        Assert.True(
            await agents.Faire(
                (ProposerRadiation o) => o.ExecuterAsync(un, id, "59", agents.Acte())
            )
        );
        var proposition = await agents.Proposition(id);
        Task<int?> Confirmer(Core.Comptes.Acteur qui) =>
            agents.Faire(
                (DeciderRadiation o) => o.ExecuterAsync(qui, proposition, true, "Confirmée.")
            );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Confirmer(un));
        Assert.Contains("un autre agent doit la confirmer", refus.Message);
        Assert.Null(await Confirmer(alsace));
        Assert.Equal(0, await Confirmer(autre));

        var statuts = await application.Base(db =>
            db.Habilitations.AsNoTracking()
                .Where(h => h.GestionnaireId == id)
                .OrderBy(h => h.DepartementCode)
                .ToListAsync()
        );
        Assert.Equal(
            [StatutHabilitation.Retiree, StatutHabilitation.Active],
            statuts.Select(h => h.StatutLe(agents.Aujourdhui))
        );
        Assert.Null(
            await application.Base(db =>
                db.Gestionnaires.Where(g => g.Id == id).Select(g => g.SortiLe).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_sanction_elsewhere_is_read_before_and_nobody_is_entitled_after_a_death()
    {
        var id = await AilleursAsync("Mme Hermine Alsacienne");
        var alsace = await agents.Creer("67");
        var habilitation = (await agents.Habilitation(id)).Id;
        await agents.Faire(
            (RetirerHabilitation o) => o.ExecuterAsync(alsace, id, habilitation, agents.Acte())
        );
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir($"{Adresse}/{id}/habilitations/nouvelle");
        Assert.Contains("Retrait, Bas-Rhin (67)", agent.Texte);

        await Saisir(agent).Envoyer("Ajouter l’habilitation");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("Une sanction figure sur la fiche", agent.Resume());
        await agent.Cocher("J’ai lu les sanctions ci-dessus").Envoyer("Ajouter l’habilitation");
        Assert.Equal($"{Adresse}/{id}", agent.Adresse);

        var nord = await application.Acteur(Nord);
        await agents.Faire(
            (EnregistrerSortie o) => o.ExecuterAsync(nord, id, MotifSortie.Deces, agents.Acte())
        );
        await agent.Ouvrir($"{Adresse}/{id}/habilitations/nouvelle");
        Assert.Equal(404, agent.Statut);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            agents.Faire(
                (AjouterHabilitation o) =>
                    o.ExecuterAsync(
                        nord,
                        id,
                        new()
                        {
                            DepartementCode = "59",
                            Faits = agents.Faits(),
                            Motif = "Extension demandée.",
                            SanctionsLues = true,
                        }
                    )
            )
        );
        Assert.Contains("Un décès est enregistré", refus.Message);
    }

    private static Visiteur Saisir(Visiteur agent) =>
        agent
            .Choisir("Département", "59 Nord")
            .Remplir("Numéro de l’acte", "2026-81")
            .Remplir("Date de signature de l’acte", "02/11/2026")
            .Remplir("Premier jour de l’habilitation", "03/11/2026")
            .Remplir("Raison", "Agréée dans le Nord aussi.");

    /// <summary>Entitled, and financed, in the Bas-Rhin only.</summary>
    private async Task<int> AilleursAsync(string nom)
    {
        var (id, _) = await new MandataireDEssai(nom)
        {
            CommuneCode = MandataireDEssai.Strasbourg,
            Departement = "67",
        }.Creer(application);
        await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == id)
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.DepartementFinanceur, true))
        );
        return id;
    }
}
