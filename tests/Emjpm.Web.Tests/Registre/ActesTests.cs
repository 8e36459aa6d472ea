using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>The acts on an entry, their refusals, and what follows from them at once.</summary>
public sealed class ActesTests(Application application) : IClassFixture<Application>
{
    private readonly Agents agents = new(application);

    private Task<int?> Suspendre(
        Acteur agent,
        int gestionnaire,
        int habilitation,
        ActeSaisi acte,
        DateOnly? au = null
    ) =>
        agents.Faire(
            (SuspendreHabilitation o) =>
                o.ExecuterAsync(agent, gestionnaire, habilitation, acte, au)
        );

    private Task<int?> Retirer(Acteur agent, int gestionnaire, int habilitation, ActeSaisi acte) =>
        agents.Faire(
            (RetirerHabilitation o) => o.ExecuterAsync(agent, gestionnaire, habilitation, acte)
        );

    [Fact]
    public async Task A_withdrawal_leaves_the_search_at_once_ends_what_waits_and_tells_both()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var agent = await agents.Creer("59");
        var attente = await monde.Reservee(g);
        var confirmee = await monde.Reservee(g);
        await monde.Repondre(g, confirmee, new Reponse.JePeux(g.Lieu));
        Assert.Contains(g.Id, (await agents.Chercher(monde)).Proposes);
        var avant = (await monde.Sujets(await monde.CourrielDe(monde.Juge))).Count;

        var terminees = await Retirer(
            agent,
            g.Id,
            (await agents.Habilitation(g.Id)).Id,
            agents.Acte()
        );

        Assert.Equal(2, terminees);
        var (proposes, ecartes) = await agents.Chercher(monde);
        Assert.DoesNotContain(g.Id, proposes);
        Assert.Equal($"habilitation retirée le {Francais.Date(agents.Aujourdhui)}", ecartes[g.Id]);
        foreach (var id in new[] { attente, confirmee })
        {
            var r = await monde.Lire(id);
            Assert.Equal(
                (EtatReservation.Annulee, MotifAnnulation.HabilitationTerminee),
                (r.Etat, r.MotifAnnulation)
            );
            Assert.Equal(agent.UtilisateurId, r.AnnuleeParId);
            Assert.Equal("reservation.interrompre", (await monde.Audit("reservation", id))[^1]);
            Assert.Contains(
                $"e-MJPM : réservation n°\u00A0{id} : le mandataire n’est plus habilité",
                (await monde.Sujets(await monde.CourrielDe(monde.Juge))).Skip(avant)
            );
            Assert.Contains(
                $"e-MJPM : la réservation n°\u00A0{id} prend fin",
                await monde.Sujets(g.Courriel)
            );
        }
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Equal([GenreActe.Retrait], await agents.Actes(g.Id));
        Assert.Contains("registre.retrait", await monde.Audit("gestionnaire", g.Id));
    }

    [Fact]
    public async Task Another_habilitation_that_permits_the_mesure_keeps_its_reservation()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var agent = await agents.Creer(region: "32");
        await agents.Faire(
            (AjouterHabilitation o) =>
                o.ExecuterAsync(
                    agent,
                    g.Id,
                    new()
                    {
                        DepartementCode = "62",
                        Faits = agents.Faits(),
                        Motif = "Extension demandée.",
                    }
                )
        );
        var id = await monde.Reservee(g);
        var pasDeCalais = await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == g.Id && h.DepartementCode == "62")
                .Select(h => h.Id)
                .SingleAsync()
        );

        Assert.Equal(0, await Retirer(agent, g.Id, pasDeCalais, agents.Acte()));

        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);
    }

    [Fact]
    public async Task A_suspension_has_its_dates_and_may_be_lifted()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var agent = await agents.Creer("59");
        var h = (await agents.Habilitation(g.Id)).Id;
        var fin = agents.Aujourdhui.AddDays(60);

        Assert.Equal(0, await Suspendre(agent, g.Id, h, agents.Acte(), fin));

        Assert.Equal(
            $"habilitation suspendue du {Francais.Date(agents.Aujourdhui)} au {Francais.Date(fin)}",
            (await agents.Chercher(monde)).Ecartes[g.Id]
        );
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Suspendre(agent, g.Id, h, agents.Acte())
        );
        Assert.StartsWith("Cette habilitation est déjà suspendue depuis le ", refus.Message);

        Assert.True(
            await agents.Faire(
                (LeverSuspension o) => o.ExecuterAsync(agent, g.Id, h, agents.Acte())
            )
        );

        Assert.Contains(g.Id, (await agents.Chercher(monde)).Proposes);
        var levee = await Assert.ThrowsAsync<RegleMetierException>(() =>
            agents.Faire((LeverSuspension o) => o.ExecuterAsync(agent, g.Id, h, agents.Acte()))
        );
        Assert.Equal("DateEffet", levee.Champ);
        Assert.Equal([GenreActe.Suspension, GenreActe.LeveeSuspension], await agents.Actes(g.Id));
    }

    [Fact]
    public async Task An_act_to_come_waits_for_its_day_and_then_ends_what_waits()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var agent = await agents.Creer("59");
        var id = await monde.Reservee(g);

        Assert.Equal(
            0,
            await Retirer(
                agent,
                g.Id,
                (await agents.Habilitation(g.Id)).Id,
                agents.Acte(dansJours: 3)
            )
        );
        Assert.Contains(g.Id, (await agents.Chercher(monde)).Proposes);

        application.Horloge.AvancerDeJours(3);
        var fait = await application.Executer(
            (AppliquerActesRegistre o) => o.ExecuterAsync(CancellationToken.None)
        );

        Assert.Contains("1\u00A0réservation terminée", fait);
        Assert.Equal(EtatReservation.Annulee, (await monde.Lire(id)).Etat);
        Assert.DoesNotContain(g.Id, (await agents.Chercher(monde)).Proposes);
        Assert.Contains(
            "0\u00A0réservation terminée",
            await application.Executer(
                (AppliquerActesRegistre o) => o.ExecuterAsync(CancellationToken.None)
            )
        );
    }

    [Fact]
    public async Task Every_act_wants_a_reason_and_a_plausible_date()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var agent = await agents.Creer("59");
        var h = (await agents.Habilitation(g.Id)).Id;

        Assert.Equal(
            "Motif",
            (
                await Assert.ThrowsAsync<RegleMetierException>(() =>
                    Retirer(agent, g.Id, h, agents.Acte(motif: " x "))
                )
            ).Champ
        );
        Assert.Equal(
            "DateEffet",
            (
                await Assert.ThrowsAsync<RegleMetierException>(() =>
                    Retirer(agent, g.Id, h, agents.Acte(dansJours: -1_000))
                )
            ).Champ
        );
        Assert.Equal(
            "Au",
            (
                await Assert.ThrowsAsync<RegleMetierException>(() =>
                    Suspendre(agent, g.Id, h, agents.Acte(), agents.Aujourdhui.AddDays(-1))
                )
            ).Champ
        );
        Assert.Empty(await agents.Actes(g.Id));
        Assert.Null((await agents.Habilitation(g.Id)).RetireeLe);
    }

    [Fact]
    public async Task Outside_the_territory_nothing_is_written()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var ailleurs = await agents.Creer("62");
        var autreRegion = await agents.Creer(region: "93");
        var national = await agents.Creer();
        var h = (await agents.Habilitation(g.Id)).Id;

        foreach (var agent in new[] { ailleurs, autreRegion })
        {
            Assert.Null(await Retirer(agent, g.Id, h, agents.Acte()));
            Assert.Null(await Suspendre(agent, g.Id, h, agents.Acte()));
            Assert.False(
                await agents.Faire(
                    (NoterInjonction o) => o.ExecuterAsync(agent, g.Id, h, agents.Acte())
                )
            );
            Assert.False(
                await agents.Faire(
                    (ProposerRadiation o) => o.ExecuterAsync(agent, g.Id, "59", agents.Acte())
                )
            );
            Assert.Null(
                await agents.Faire(
                    (EnregistrerSortie o) =>
                        o.ExecuterAsync(agent, g.Id, MotifSortie.Deces, agents.Acte())
                )
            );
            Assert.Null(
                await agents.Faire(
                    (ModifierHabilitation o) =>
                        o.ExecuterAsync(agent, g.Id, h, agents.Faits(), "Correction.", 0)
                )
            );
            var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
                agents.Faire(
                    (AjouterHabilitation o) =>
                        o.ExecuterAsync(
                            agent,
                            g.Id,
                            new()
                            {
                                DepartementCode = "80",
                                Faits = agents.Faits(),
                                Motif = "Extension demandée.",
                            }
                        )
                )
            );
            Assert.Contains("n’est pas dans votre territoire", refus.Message);
        }
        Assert.Empty(await agents.Actes(g.Id));

        Assert.Equal(0, await Retirer(national, g.Id, h, agents.Acte()));
    }

    [Fact]
    public async Task An_agent_without_an_approved_territory_opens_nothing()
    {
        var agent = await agents.Creer("59");
        await application.Base(db =>
            db.DroitsTerritoire.Where(d => d.UtilisateurId == agent.UtilisateurId)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.ApprouveLe, (DateTime?)null))
        );
        Assert.Null(await agents.Lire(agent.UtilisateurId));
    }

    [Fact]
    public async Task The_capacity_authorised_reaches_the_sites_and_natures_forbidden_end_what_waits()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 12);
        var agent = await agents.Creer("59");
        var h = await agents.Habilitation(g.Id);
        var id = await monde.Reservee(g);
        var version = await Version(g.Id);

        Assert.Equal(
            1,
            await agents.Faire(
                (ModifierHabilitation o) =>
                    o.ExecuterAsync(
                        agent,
                        g.Id,
                        h.Id,
                        agents.Faits(5) with
                        {
                            Du = h.Du,
                            NaturesPermises = [NatureMesure.CuratelleSimple],
                        },
                        "Agrément restreint par l’arrêté modificatif.",
                        version
                    )
            )
        );

        Assert.Equal(EtatReservation.Annulee, (await monde.Lire(id)).Etat);
        var lieu = await application.Base(db =>
            db.LieuxExercice.AsNoTracking().SingleAsync(l => l.Id == g.Lieu)
        );
        Assert.Equal((5, 12, 5), (lieu.CapaciteAutorisee, lieu.CapaciteSouhaitee, lieu.Capacite));
        var changements = await application.Base(db =>
            db.ActesRegistre.Where(a => a.GestionnaireId == g.Id)
                .Select(a => a.Changements)
                .SingleAsync()
        );
        Assert.Contains("Capacité autorisée : sans limite → 5\u00A0mesures", changements);
        Assert.Contains("Natures permises : toutes → curatelle simple", changements);

        // The same form sent again is about an entry that has changed.
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            agents.Faire(
                (ModifierHabilitation o) =>
                    o.ExecuterAsync(
                        agent,
                        g.Id,
                        h.Id,
                        agents.Faits(9) with
                        {
                            Du = h.Du,
                        },
                        "Correction.",
                        version
                    )
            )
        );
        Assert.StartsWith("Cette fiche a changé pendant votre saisie", refus.Message);
    }

    [Fact]
    public async Task A_death_ends_everything_everywhere_and_its_accounts_only_read()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var agent = await agents.Creer("59");
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
        var mesure = await monde.MesureAsync(g, Monde.Rg());

        Assert.Equal(
            0,
            await agents.Faire(
                (EnregistrerSortie o) =>
                    o.ExecuterAsync(agent, g.Id, MotifSortie.Deces, agents.Acte())
            )
        );

        var lecteur = (await agents.Lire(g.Acteur!.UtilisateurId))!;
        Assert.Equal(
            (false, false, false),
            (
                lecteur.Gestionnaire!.Droits.Ecrit,
                lecteur.Gestionnaire.Droits.Repond,
                lecteur.Gestionnaire.Droits.Administre
            )
        );
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            agents.Faire(
                (CloreMesure o) =>
                    o.ExecuterAsync(
                        lecteur,
                        mesure,
                        new()
                        {
                            DateFin = agents.Aujourdhui,
                            Cause = CauseSortie.Mainlevee,
                            Version = 0,
                        }
                    )
            )
        );
        Assert.Contains("ne figure plus sur la liste des mandataires", refus.Message);
        Assert.Equal(
            0,
            await application.Base(db =>
                db.Habilitations.Where(h => h.GestionnaireId == g.Id)
                    .CountAsync(h => h.Au == null || h.Au >= agents.Aujourdhui)
            )
        );
        Assert.Equal(1, (await monde.Compteurs(g.Lieu)).EnCours);
    }

    private Task<int> Version(int gestionnaire) =>
        application.Base(db =>
            db.Gestionnaires.Where(x => x.Id == gestionnaire).Select(x => x.Version).SingleAsync()
        );
}
