using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>The profile declared, its preview as a judge reads it, and the hand taken back from a software.</summary>
public sealed class ProfilTests(Application application) : IClassFixture<Application>
{
    private const string Texte = "À l’attention des juges";
    private const string Bouton = "Enregistrer le profil";

    [Fact]
    public async Task What_is_declared_is_read_by_judges_at_once_as_the_preview_says()
    {
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir("/gestionnaire/profil/modifier");
        await visiteur
            .Remplir(Texte, "Permanence le lundi à Lille.")
            .Remplir("Déplacement maximal, en kilomètres", 35)
            .Remplir("Téléphone", "+33 3 20 99 88 77")
            .Cocher(Francais.EnTete(Langue.Lsf.Libelle()))
            .Envoyer(Bouton);

        Assert.Equal("/gestionnaire/profil", visiteur.Adresse);
        var juge = await application.Connecter(Comptes.Juge);
        var id = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
        await juge.Ouvrir($"/juridiction/gestionnaires/{id}");
        foreach (var page in (Visiteur[])[visiteur, juge])
        {
            var lu = page.Page.QuerySelector("main")!.TextContent;
            Assert.Contains("Permanence le lundi à Lille.", lu);
            Assert.Contains("jusqu’à 35", lu);
            Assert.Contains("03 20 99 88 77", lu);
            Assert.Contains(Langue.Lsf.Libelle(), lu);
            Assert.Contains("Par nature", lu);
        }
        Assert.Contains(
            "gestionnaire.modifier_profil",
            await application.Historique("gestionnaire", id)
        );
    }

    [Fact]
    public async Task Each_refusal_is_under_its_field_and_nothing_typed_is_lost()
    {
        var visiteur = await application.Connecter(Comptes.Prepose);
        foreach (
            var (champ, saisie, phrase) in new[]
            {
                (Texte, new string('a', 1_001), "raccourcissez-le à 1 000"),
                ("Déplacement maximal, en kilomètres", "0", "entre 1 et 300"),
                ("Téléphone", "0320", "dix chiffres"),
                ("Adresse électronique", "contact", "adresse électronique valide"),
            }
        )
        {
            await visiteur.Ouvrir("/gestionnaire/profil/modifier");
            await visiteur.Remplir(champ, saisie).Envoyer(Bouton);
            Assert.Equal(422, visiteur.Statut);
            Assert.Contains(phrase, visiteur.ErreurDe(champ)?.Replace('\u00A0', ' '));
            Assert.Equal(saisie, visiteur.Valeur(champ));
        }
    }

    [Fact]
    public async Task Courts_and_natures_stay_within_the_habilitations()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(habilitation: h =>
            h.NaturesPermises = [NatureMesure.Tutelle, NatureMesure.CuratelleRenforcee]
        );
        var (ici, ailleurs) = await application.Base(async db =>
        {
            var date = application.Horloge.Aujourdhui();
            return (
                await db
                    .Tribunaux.Where(t => t.DepartementCode == "59" && t.FermeLe == null)
                    .Select(t => t.Id)
                    .FirstAsync(),
                await db
                    .Tribunaux.Where(t => t.DepartementCode == "62" && t.FermeLe == null)
                    .Select(t => t.Id)
                    .FirstAsync()
            );
        });
        var profil = new ProfilDeclare
        {
            Tribunaux = [ici],
            Langues = [],
            Accompagnements = [],
            NaturesAcceptees = [NatureMesure.Tutelle],
            Version = 0,
        };
        Task Modifier(ProfilDeclare p) =>
            application.Executer((ModifierProfil o) => o.ExecuterAsync(g.Acteur!, p));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Modifier(profil with { Tribunaux = [ici, ailleurs] })
        );
        Assert.Equal(nameof(profil.Tribunaux), refus.Champ);
        refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Modifier(profil with { NaturesAcceptees = [NatureMesure.CuratelleSimple] })
        );
        Assert.Equal(nameof(profil.NaturesAcceptees), refus.Champ);
        await Modifier(profil);
        // Somebody else saved since.
        refus = await Assert.ThrowsAsync<RegleMetierException>(() => Modifier(profil));
        Assert.Null(refus.Champ);
        await application.Base(async db =>
        {
            var lu = await db
                .Gestionnaires.Include(x => x.TribunauxSouhaites)
                .SingleAsync(x => x.Id == g.Id);
            Assert.Equal([ici], lu.TribunauxSouhaites.Select(t => t.TribunalId));
            Assert.Equal([NatureMesure.Tutelle], lu.NaturesAcceptees);
        });
        // All those permitted are said by none.
        await Modifier(
            profil with
            {
                Version = 1,
                NaturesAcceptees = [NatureMesure.Tutelle, NatureMesure.CuratelleRenforcee],
            }
        );
        Assert.Empty(
            await application.Base(db =>
                db.Gestionnaires.Where(x => x.Id == g.Id)
                    .Select(x => x.NaturesAcceptees)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_member_who_does_not_administer_reads_the_profile_and_changes_nothing()
    {
        var visiteur = await application.Connecter(Comptes.Antenne);
        await visiteur.Ouvrir("/gestionnaire/profil/modifier");
        Assert.Equal("/gestionnaire/profil", visiteur.Adresse);
        Assert.DoesNotContain(
            "Modifier le profil",
            visiteur.Page.QuerySelector("main")!.TextContent
        );
        var membre = await application.Acteur(Comptes.Antenne);
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((ReprendreLaMain o) => o.ExecuterAsync(membre))
        );
    }

    [Fact]
    public async Task The_administrator_takes_back_what_a_software_kept()
    {
        var acteur = await application.Acteur(Comptes.Service);
        var mesure = await application.Base(async db =>
        {
            var id = await db
                .Mesures.Where(m =>
                    m.GestionnaireId == acteur.GestionnaireId && m.Statut == StatutMesure.EnCours
                )
                .Select(m => m.Id)
                .FirstAsync();
            await db
                .Mesures.Where(m => m.Id == id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(m => m.GereePar, "Logiciel Essai")
                        .SetProperty(
                            m => m.GereeDepuis,
                            (DateTime?)application.Horloge.Maintenant()
                        )
                );
            return id;
        });
        Task<Mesure?> Prendre() =>
            application.Base(db => db.MesureDeAsync(acteur, mesure, CancellationToken.None));
        await Assert.ThrowsAsync<RegleMetierException>(Prendre);
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir("/gestionnaire/profil");
        Assert.Contains(
            "Logiciel Essai tient une de vos mesures",
            visiteur.Page.QuerySelector("main")!.TextContent
        );
        await visiteur.Suivre("Reprendre la main");
        await visiteur.Envoyer("Reprendre la main");

        Assert.Equal("/gestionnaire/profil", visiteur.Adresse);
        Assert.DoesNotContain("Logiciel Essai", visiteur.Page.QuerySelector("main")!.TextContent);
        Assert.NotNull(await Prendre());
        Assert.Contains(
            "gestionnaire.reprendre_la_main",
            await application.Historique("gestionnaire", acteur.GestionnaireId)
        );
    }
}
