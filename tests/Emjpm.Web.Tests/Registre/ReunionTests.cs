using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>Two entries of the same person become one: what moves, what stays, what forbids it.</summary>
public sealed class ReunionTests(Application application) : IClassFixture<Application>
{
    private readonly Agents agents = new(application);

    private Task<bool> Reunir(
        Acteur agent,
        int conservee,
        int absorbee,
        params PaireLieux[] lieux
    ) =>
        agents.Faire(
            (ReunirInscriptions o) =>
                o.ExecuterAsync(
                    agent,
                    new Reunion
                    {
                        ConserveeId = conservee,
                        AbsorbeeId = absorbee,
                        Lieux = lieux,
                        Motif = "Inscrite deux fois en 2025.",
                    }
                )
        );

    private async Task<((int Id, int Lieu) Une, (int Id, int Lieu) Autre)> Doubles(string nom) =>
        (
            await new MandataireDEssai(nom) { EnCours = 0 }.Creer(application),
            await new MandataireDEssai(nom) { EnCours = 0, AvecCompte = false }.Creer(application)
        );

    private async Task Suivre(int id, int lieu, int nombre)
    {
        await MandataireDEssai.Suivre(application, id, MandataireDEssai.Lille, nombre);
        await application.Base(async db =>
        {
            await db
                .Mesures.Where(m => m.GestionnaireId == id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.LieuExerciceId, (int?)lieu));
            await db
                .LieuxExercice.Where(l => l.Id == lieu)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.EnCours, nombre));
        });
    }

    [Fact]
    public async Task What_the_double_holds_goes_to_the_entry_that_stays_and_its_history_stays()
    {
        var agent = await agents.Creer("59");
        var (une, autre) = await Doubles("Mme Irène Enjumelle");
        await Suivre(autre.Id, autre.Lieu, 4);
        await Suivre(une.Id, une.Lieu, 2);
        var habilitation = await agents.Habilitation(autre.Id);
        await agents.Faire(
            (NoterInjonction o) => o.ExecuterAsync(agent, autre.Id, habilitation.Id, agents.Acte())
        );

        Assert.True(
            await Reunir(agent, une.Id, autre.Id, new PaireLieux(une.Lieu, autre.Lieu, true))
        );

        var (mesures, lieux) = await application.Base(async db =>
            (
                await db.Mesures.CountAsync(m =>
                    m.GestionnaireId == une.Id && m.LieuExerciceId == une.Lieu
                ),
                await db
                    .LieuxExercice.AsNoTracking()
                    .Where(l => l.GestionnaireId == une.Id)
                    .OrderBy(l => l.Id)
                    .ToListAsync()
            )
        );
        Assert.Equal(6, mesures);
        Assert.Equal([6, 0], lieux.Select(l => l.EnCours));
        Assert.Equal(
            (agents.Aujourdhui, une.Lieu),
            (lieux[1].FermeLe!.Value, lieux[1].ReprisParId!.Value)
        );
        var close = await application.Base(db =>
            db.Gestionnaires.AsNoTracking()
                .Include(g => g.Habilitations)
                .SingleAsync(g => g.Id == autre.Id)
        );
        Assert.Equal((une.Id, MotifSortie.Fusion), (close.FusionneeDansId, close.MotifSortie));
        Assert.Equal(agents.Aujourdhui.AddDays(-1), close.Habilitations.Single().Au);
        Assert.Null((await agents.Habilitation(une.Id)).Au);
        Assert.Equal([GenreActe.Injonction, GenreActe.Reunion], await agents.Actes(autre.Id));
        Assert.Equal([GenreActe.Reunion], await agents.Actes(une.Id));
        Assert.Equal(
            2,
            await application.Base(db =>
                db.EvenementsAudit.CountAsync(e =>
                    e.Acte == "registre.reunion" && (e.ObjetId == une.Id || e.ObjetId == autre.Id)
                )
            )
        );
        // The double is only read from then on.
        Assert.False(
            await agents.Faire(
                (NoterInjonction o) =>
                    o.ExecuterAsync(agent, autre.Id, habilitation.Id, agents.Acte())
            )
        );
        Assert.False(await Reunir(agent, une.Id, autre.Id));
    }

    [Fact]
    public async Task Sites_in_the_same_place_wait_for_a_choice_and_may_both_stay()
    {
        var agent = await agents.Creer("59");
        var (une, autre) = await Doubles("Mme Jeanne Enjumelle");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reunir(agent, une.Id, autre.Id)
        );
        Assert.Contains("lieu d’exercice à Lille", refus.Message);
        Assert.Null(
            await application.Base(db =>
                db.Gestionnaires.Where(g => g.Id == autre.Id)
                    .Select(g => g.FusionneeDansId)
                    .SingleAsync()
            )
        );

        Assert.True(
            await Reunir(agent, une.Id, autre.Id, new PaireLieux(une.Lieu, autre.Lieu, false))
        );
        Assert.Equal(
            2,
            await application.Base(db =>
                db.LieuxExercice.CountAsync(l => l.GestionnaireId == une.Id && l.FermeLe == null)
            )
        );
    }

    [Fact]
    public async Task A_merge_never_lifts_a_sanction()
    {
        var agent = await agents.Creer("59");
        var (une, autre) = await Doubles("Mme Karine Enjumelle");
        var habilitation = await agents.Habilitation(autre.Id);
        await agents.Faire(
            (SuspendreHabilitation o) =>
                o.ExecuterAsync(agent, autre.Id, habilitation.Id, agents.Acte(), null)
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reunir(agent, une.Id, autre.Id, new PaireLieux(une.Lieu, autre.Lieu, true))
        );

        Assert.Contains("effacerait la sanction", refus.Message);
    }

    [Fact]
    public async Task The_same_mesure_on_both_is_settled_first()
    {
        var agent = await agents.Creer("59");
        var (une, autre) = await Doubles("Mme Louise Enjumelle");
        await Suivre(une.Id, une.Lieu, 1);
        await Suivre(autre.Id, autre.Lieu, 1);
        await application.Base(async db =>
        {
            var tribunal = await MandataireDEssai.Tribunal(db, Comptes.Juge);
            await db
                .Mesures.Where(m => m.GestionnaireId == une.Id || m.GestionnaireId == autre.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(m => m.TribunalId, (int?)tribunal)
                        .SetProperty(m => m.NumeroRg, "26Z99001")
                );
        });

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reunir(agent, une.Id, autre.Id, new PaireLieux(une.Lieu, autre.Lieu, true))
        );

        Assert.Contains("RG 26Z99001", refus.Message);
    }

    [Fact]
    public async Task An_account_and_a_document_follow_and_another_territory_forbids()
    {
        var agent = await agents.Creer("59");
        var (autre, une) = await Doubles("Mme Maud Enjumelle");
        await agents.Faire(
            (AjouterPiece o) =>
                o.ExecuterAsync(
                    agent,
                    autre.Id,
                    new PieceDeposee
                    {
                        Genre = GenrePiece.Serment,
                        Date = agents.Aujourdhui.AddYears(-1),
                    }
                )
        );
        await application.Base(async db =>
        {
            db.Habilitations.Add(
                new Habilitation
                {
                    GestionnaireId = autre.Id,
                    DepartementCode = "62",
                    Du = agents.Aujourdhui.AddYears(-1),
                }
            );
            await db.SaveChangesAsync();
        });
        var choix = new PaireLieux(une.Lieu, autre.Lieu, true);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reunir(agent, une.Id, autre.Id, choix)
        );
        Assert.Contains("hors de votre territoire", refus.Message);

        Assert.True(await Reunir(await agents.Creer(), une.Id, autre.Id, choix));

        Assert.Equal(
            (1, 1, 2),
            await application.Base(async db =>
                (
                    await db.DroitsGestionnaire.CountAsync(d => d.GestionnaireId == une.Id),
                    await db.PiecesRegistre.CountAsync(p => p.GestionnaireId == une.Id),
                    await db.Habilitations.CountAsync(h => h.GestionnaireId == une.Id)
                )
            )
        );
    }

    [Fact]
    public async Task Two_kinds_are_linked_and_never_merged()
    {
        var agent = await agents.Creer("59");
        var (mandataire, _) = await new MandataireDEssai("Mme Nadège Deuxmétiers")
        {
            Siret = "00088077700011",
        }.Creer(application);
        var delegue = await agents.Faire(
            (InscrireGestionnaire o) =>
                o.ExecuterAsync(
                    agent,
                    new Inscription
                    {
                        Type = TypeGestionnaire.DpfIndividuel,
                        Identite = new()
                        {
                            Civilite = Civilite.Madame,
                            Prenom = "Nadège",
                            Nom = "Deuxmétiers",
                            Siret = "00088077700011",
                        },
                        CommuneCode = MandataireDEssai.Lille,
                        Habilitation = new()
                        {
                            DepartementCode = "59",
                            Faits = agents.Faits(),
                            Motif = "Agrément du préfet.",
                        },
                        AutreInscription = true,
                    }
                )
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reunir(agent, mandataire, delegue)
        );
        Assert.Contains("Reliez-les", refus.Message);
        Assert.True(
            await agents.Faire((RelierActivites o) => o.ExecuterAsync(agent, delegue, mandataire))
        );

        Assert.Equal(
            [mandataire, mandataire],
            await application.Base(db =>
                db.Gestionnaires.Where(g => g.Siret == "00088077700011")
                    .Select(g => g.MemePersonneId!.Value)
                    .ToListAsync()
            )
        );
        var agrement = await agents.Habilitation(delegue);
        Assert.Equal(TypeActe.Agrement, agrement.TypeActe);
    }
}
