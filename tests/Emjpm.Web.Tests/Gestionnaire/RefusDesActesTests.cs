using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Every act on a mesure, sent as is: whose mesure it is, and what the rights allow, is checked by the act itself.</summary>
public sealed class RefusDesActesTests(Application application) : IClassFixture<Application>
{
    private static readonly Dictionary<
        string,
        Func<IServiceProvider, Acteur, Mesure, Task<bool>>
    > Actes = new()
    {
        ["modifier"] = (s, a, m) =>
            s.GetRequiredService<ModifierMesure>()
                .ExecuterAsync(
                    a,
                    m.Id,
                    new FaitsModifies
                    {
                        NumeroRg = m.NumeroRg,
                        NumeroDossier = "X",
                        Civilite = m.Civilite,
                        AnneeNaissance = m.AnneeNaissance,
                        DateNomination = m.DateNomination,
                        DateProtectionEnCours = m.DateProtectionEnCours,
                        TribunalId = m.TribunalId,
                        LieuExerciceId = m.LieuExerciceId,
                        Version = m.Version,
                    }
                ),
        ["situation"] = (s, a, m) =>
            s.GetRequiredService<ChangerSituation>()
                .ExecuterAsync(
                    a,
                    m.Id,
                    new ChangementSituation
                    {
                        DateEffet = new DateOnly(2025, 1, 1),
                        LieuVie = LieuVie.Sdf,
                        Version = m.Version,
                    }
                ),
        ["corriger une situation"] = (s, a, m) =>
            s.GetRequiredService<CorrigerSituation>()
                .ExecuterAsync(
                    a,
                    m.Id,
                    m.Etats[0].Id,
                    new CorrectionSituation
                    {
                        DateEffet = m.DateNomination,
                        Situation = SituationMesure.De(m.Etats[0]) with { LieuVie = LieuVie.Sdf },
                        Raison = "essai",
                        Version = m.Version,
                    }
                ),
        ["retirer une situation"] = (s, a, m) =>
            s.GetRequiredService<RetirerSituation>()
                .ExecuterAsync(a, m.Id, m.Etats[1].Id, "essai", m.Version),
        ["clore"] = (s, a, m) =>
            s.GetRequiredService<CloreMesure>()
                .ExecuterAsync(
                    a,
                    m.Id,
                    new ClotureMesure
                    {
                        Cause = CauseSortie.Mainlevee,
                        DateFin = new DateOnly(2026, 11, 2),
                        Version = m.Version,
                    }
                ),
        ["ressources"] = (s, a, m) =>
            s.GetRequiredService<DeclarerRessources>()
                .ExecuterAsync(
                    a,
                    m.Id,
                    new RessourcesAnnuelles
                    {
                        Annee = 2025,
                        Niveau = 1,
                        Version = m.Version,
                    }
                ),
        ["retirer"] = (s, a, m) =>
            s.GetRequiredService<RetirerMesure>()
                .ExecuterAsync(
                    a,
                    m.Id,
                    new RetraitMesure { Motif = MotifRetrait.Essai, Version = m.Version }
                ),
    };

    public static TheoryData<string> Noms => [.. Actes.Keys];

    private async Task<bool> Agir(string acte, string compte, Mesure mesure)
    {
        await using var portee = application.Services.CreateAsyncScope();
        return await Actes[acte](portee.ServiceProvider, await application.Acteur(compte), mesure);
    }

    private async Task<Mesure> Mesure()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        await using var portee = application.Services.CreateAsyncScope();
        await portee
            .ServiceProvider.GetRequiredService<ChangerSituation>()
            .ExecuterAsync(
                await application.Acteur(Comptes.Individuel),
                id,
                new ChangementSituation
                {
                    DateEffet = new DateOnly(2024, 1, 1),
                    LieuVie = LieuVie.Domicile,
                    CommuneCode = "59650",
                    Version = 1,
                }
            );
        return await application.Mesure(id);
    }

    [Theory]
    [MemberData(nameof(Noms))]
    public async Task Nothing_is_done_outside_the_perimeter_by_a_reader_or_to_what_a_software_keeps(
        string acte
    )
    {
        var mesure = await Mesure();

        Assert.False(await Agir(acte, Comptes.Service, mesure));

        await application.EnLectureSeule(
            Comptes.Individuel,
            async () =>
                Assert.Contains(
                    "lecture seule",
                    (
                        await Assert.ThrowsAsync<RegleMetierException>(() =>
                            Agir(acte, Comptes.Individuel, mesure)
                        )
                    ).Message
                )
        );

        await application.Base(db =>
            db.Mesures.Where(m => m.Id == mesure.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.GereePar, "OCMI"))
        );
        Assert.Contains(
            "tenue par OCMI",
            (
                await Assert.ThrowsAsync<RegleMetierException>(() =>
                    Agir(acte, Comptes.Individuel, mesure)
                )
            ).Message
        );

        Assert.Equal(2, (await application.Mesure(mesure.Id)).Version);
        await application.CompteursJustes();
    }

    [Theory]
    [MemberData(nameof(Noms))]
    public async Task Each_act_is_told_apart_from_an_older_screen(string acte)
    {
        var mesure = await Mesure();
        var acteur = await application.Acteur(Comptes.Individuel);
        await application.Executer(
            (DeclarerRessources operation) =>
                operation.ExecuterAsync(
                    acteur,
                    mesure.Id,
                    new RessourcesAnnuelles
                    {
                        Annee = 2024,
                        Niveau = 9000,
                        Version = mesure.Version,
                    }
                )
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Agir(acte, Comptes.Individuel, mesure)
        );

        Assert.Contains(acteur.Nom, refus.Message);
        Assert.Contains("Année 2024 : 9 000 €", refus.Message.Plat());
        var apres = await application.Mesure(mesure.Id);
        Assert.True(await Agir(acte, Comptes.Individuel, apres));
        Assert.Equal(4, (await application.Mesure(mesure.Id)).Version);
        await application.CompteursJustes();
    }
}
