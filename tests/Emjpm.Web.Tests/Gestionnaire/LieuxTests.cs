using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Sites opened, placed, planned and closed, and what judges see of it at once.</summary>
public sealed class LieuxTests(Application application) : IClassFixture<Application>
{
    private DateOnly Aujourdhui => application.Horloge.Aujourdhui();

    [Fact]
    public async Task An_antenne_opened_on_screen_is_found_by_judges_with_its_places()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir("/gestionnaire/lieux/nouveau");
        await visiteur
            .Remplir("Nom du lieu", "Antenne de la Citadelle")
            .Remplir("Commune", "Roubaix")
            .Remplir("Ouvert à partir du", Aujourdhui)
            .Remplir("Nombre de mesures souhaité", 0)
            .Remplir("Téléphone", "03.20.11.22.33")
            .Envoyer("Ouvrir une antenne");

        Assert.Equal(200, visiteur.Statut);
        Assert.StartsWith("/gestionnaire/lieux/", visiteur.Adresse);
        var lieu = (await application.Lieux(Comptes.Service)).Single(l =>
            l.Nom == "Antenne de la Citadelle"
        );
        Assert.Equal(
            (TypeLieu.Antenne, "59512", "03 20 11 22 33", 0),
            (lieu.Type, lieu.CommuneCode, lieu.Telephone, lieu.Capacite)
        );
        Assert.NotEqual(PrecisionPosition.Absente, lieu.Precision);
        Assert.Equal(["lieu.ouvrir"], await application.Historique("lieu", lieu.Id));
        var texte = await application.Base(db =>
            db.Gestionnaires.Where(g => g.Id == lieu.GestionnaireId)
                .Select(g => g.TexteRecherche)
                .SingleAsync()
        );
        Assert.Contains("CITADELLE", texte);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/gestionnaires/{lieu.GestionnaireId}");
        Assert.Contains("Antenne de la Citadelle", juge.Page.QuerySelector("main")!.TextContent);

        await visiteur.Ouvrir("/gestionnaire/lieux/nouveau");
        await visiteur
            .Remplir("Nom du lieu", "Antenne de la Citadelle")
            .Remplir("Commune", "Roubaix")
            .Remplir("Ouvert à partir du", Aujourdhui)
            .Remplir("Nombre de mesures souhaité", 0)
            .Envoyer("Ouvrir une antenne");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("déjà un de vos lieux", visiteur.ErreurDe("Nom du lieu"));
    }

    [Fact]
    public async Task The_whole_never_goes_beyond_what_the_habilitation_authorises()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(
            capacite: 10,
            lieux: 2,
            habilitation: h => h.CapaciteAutorisee = 25
        );
        await DeclarerAsync(g, g.Lieux[0], 15);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            DeclarerAsync(g, g.Lieux[1], 11)
        );

        Assert.Equal(nameof(DeclarationLieu.CapaciteSouhaitee), refus.Champ);
        Assert.Contains(
            "Nord (59) : votre habilitation autorise 25 mesures en tout",
            refus.Message.Replace('\u00A0', ' ')
        );
        Assert.Contains("Saisissez 10 au plus", refus.Message);
        var trop = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (PrevoirCapacite o) =>
                    o.ExecuterAsync(g.Acteur!, g.Lieux[1], Aujourdhui.AddDays(30), 11)
            )
        );
        Assert.Equal(nameof(CapacitePrevue.CapaciteSouhaitee), trop.Champ);
        await DeclarerAsync(g, g.Lieux[0], 14);
        await DeclarerAsync(g, g.Lieux[1], 11);
    }

    [Fact]
    public async Task A_capacity_to_come_is_shown_to_judges_then_applied_on_its_day_once()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 3);
        var du = Aujourdhui.AddDays(10);
        async Task<bool> Prevoir() =>
            await application.Executer(
                (PrevoirCapacite o) => o.ExecuterAsync(g.Acteur!, g.Lieu, du, 8)
            );
        Assert.True(await Prevoir());
        Assert.True(await Prevoir());
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/gestionnaires/{g.Id}");
        Assert.Contains(
            $"{Francais.Nombre(8, "mesure souhaitée", "mesures souhaitées")} à partir du {Francais.Date(du)}",
            juge.Page.QuerySelector("main")!.TextContent
        );

        Assert.Equal("0 changement de capacité appliqué.", await AppliquerAsync());
        application.Horloge.Avancer(TimeSpan.FromDays(10));
        Assert.Equal("1 changement de capacité appliqué.", await AppliquerAsync());
        Assert.Equal("0 changement de capacité appliqué.", await AppliquerAsync());

        var lieu = await LireAsync(g.Lieu);
        Assert.Equal((8, 8), (lieu.CapaciteSouhaitee, lieu.Capacite));
        Assert.Equal(g.Acteur!.Nom, lieu.DeclarePar);
        Assert.Equal(
            ["lieu.prevoir_capacite", "lieu.appliquer_capacite_prevue"],
            await monde.Audit("lieu", g.Lieu)
        );
    }

    [Fact]
    public async Task A_capacity_given_up_or_no_longer_authorised_is_not_applied_beyond()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(
            capacite: 3,
            lieux: 2,
            habilitation: h => h.CapaciteAutorisee = 20
        );
        var du = Aujourdhui.AddDays(5);
        await application.Executer(
            (PrevoirCapacite o) => o.ExecuterAsync(g.Acteur!, g.Lieux[0], du, 15)
        );
        await DeclarerAsync(g, g.Lieux[1], 12);
        application.Horloge.Avancer(TimeSpan.FromDays(5));

        await AppliquerAsync();

        Assert.Equal(8, (await LireAsync(g.Lieux[0])).CapaciteSouhaitee);
        Assert.Contains(
            await monde.Notifications(g.Acteur!),
            t => t.Contains("non les 15 prévues", StringComparison.Ordinal)
        );

        await application.Executer(
            (PrevoirCapacite o) => o.ExecuterAsync(g.Acteur!, g.Lieux[0], Aujourdhui.AddDays(3), 2)
        );
        var prevue = await application.Base(db =>
            db.CapacitesPrevues.SingleAsync(p =>
                p.LieuExerciceId == g.Lieux[0] && p.AppliqueeLe == null
            )
        );
        Assert.True(
            await application.Executer(
                (PrevoirCapacite o) => o.AnnulerAsync(g.Acteur!, g.Lieux[0], prevue.Id)
            )
        );
        application.Horloge.Avancer(TimeSpan.FromDays(3));
        Assert.Equal("0 changement de capacité appliqué.", await AppliquerAsync());
    }

    [Fact]
    public async Task A_site_that_closes_gives_its_mesures_and_its_reservations_and_the_court_is_told()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 5, lieux: 2);
        var mesure = await monde.MesureAsync(g, "26F00001");
        var close = await monde.MesureAsync(g, "26F00002", StatutMesure.Eteinte);
        var reservation = await monde.Reservee(g);
        Assert.Equal((1, 1), await monde.Compteurs(g.Lieux[0]));

        Assert.True(await FermerAsync(g, g.Lieux[0], g.Lieux[1], Aujourdhui, 9));

        Assert.Equal((0, 0), await monde.Compteurs(g.Lieux[0]));
        Assert.Equal((1, 1), await monde.Compteurs(g.Lieux[1]));
        Assert.Equal("0 lieu corrigé.", await RecompterAsync());
        var r = await monde.Lire(reservation);
        Assert.Equal((g.Lieux[1], g.Lieux[0]), (r.LieuId, r.LieuDemandeId));
        var mesures = await application.Base(db =>
            db.Mesures.Where(m => m.Id == mesure || m.Id == close)
                .OrderBy(m => m.Id)
                .Select(m => m.LieuExerciceId)
                .ToListAsync()
        );
        Assert.Equal([g.Lieux[1], g.Lieux[0]], mesures);
        Assert.Contains("reservation.deplacer", await monde.Audit("reservation", reservation));
        Assert.Contains(
            await monde.Sujets(await monde.CourrielDe(monde.Juge)),
            s => s.Contains("le lieu d’exercice change", StringComparison.Ordinal)
        );
        Assert.Equal(9, (await LireAsync(g.Lieux[1])).CapaciteSouhaitee);
        Assert.True(await monde.Repondre(g, reservation, new Reponse.JePeux()));

        // Nobody reserves there any more, even by an address kept from before.
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Juge, Monde.Demande(g) with { LieuExerciceId = g.Lieux[0] })
        );
        Assert.Contains("fermé", refus.Message);
        Assert.False(await FermerAsync(g, g.Lieux[0], g.Lieux[1], Aujourdhui));
    }

    [Fact]
    public async Task A_closing_to_come_moves_everything_on_its_day_and_can_be_given_up()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 5, lieux: 2);
        var le = Aujourdhui.AddDays(7);
        Assert.True(await FermerAsync(g, g.Lieux[0], g.Lieux[1], le, 12));
        Assert.True(await RouvrirAsync(g, g.Lieux[0]));
        Assert.True(await FermerAsync(g, g.Lieux[0], g.Lieux[1], le));
        await monde.MesureAsync(g, "26F00003");
        await monde.Reservee(g);
        Assert.Equal((1, 1), await monde.Compteurs(g.Lieux[0]));

        application.Horloge.Avancer(TimeSpan.FromDays(7));
        await AppliquerAsync();
        await application.Executer((ReprendreLieu o) => o.ExecuterAsync(CancellationToken.None));

        Assert.Equal((0, 0), await monde.Compteurs(g.Lieux[0]));
        Assert.Equal((1, 1), await monde.Compteurs(g.Lieux[1]));
        Assert.Equal(5, (await LireAsync(g.Lieux[1])).CapaciteSouhaitee);
        Assert.Equal("0 lieu corrigé.", await RecompterAsync());
        Assert.True(await RouvrirAsync(g, g.Lieux[0]));
        Assert.Null((await LireAsync(g.Lieux[0])).FermeLe);
    }

    [Fact]
    public async Task The_last_open_site_does_not_close_nor_one_without_somebody_to_take_over()
    {
        var monde = await Monde.CreerAsync(application);
        var seul = await monde.GestionnaireAsync(lieux: 1);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            FermerAsync(seul, seul.Lieu, seul.Lieu, Aujourdhui)
        );
        Assert.Contains("dernier lieu ouvert", refus.Message);
        var g = await monde.GestionnaireAsync(lieux: 2);
        foreach (var vers in (int[])[g.Lieux[0], seul.Lieu, 0])
        {
            refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
                FermerAsync(g, g.Lieux[0], vers, Aujourdhui)
            );
            Assert.Equal(nameof(FermetureLieu.VersLieuId), refus.Champ);
        }
        Assert.False(await FermerAsync(g, seul.Lieu, g.Lieux[0], Aujourdhui));
    }

    [Fact]
    public async Task Members_limited_to_the_closed_site_keep_its_mesures()
    {
        var lieux = await application.Lieux(Comptes.Service);
        var antenne = (await application.Acteur(Comptes.Antenne)).Gestionnaire!.Droits.Lieux[0];
        var vers = lieux.First(l => l.Id != antenne && l.FermeLe is null);
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{antenne}/fermer");
        await visiteur
            .Remplir("Fermé à partir du", Aujourdhui)
            .Choisir(
                "Lieu qui reprend ses mesures et ses réservations",
                visiteur
                    .Page.QuerySelectorAll<IHtmlOptionElement>("option")
                    .Single(o => o.Value == $"{vers.Id}")
                    .Text
            )
            .Envoyer("Continuer");
        Assert.Equal(200, visiteur.Statut);
        await visiteur.Envoyer("Fermer ce lieu");

        Assert.Equal("/gestionnaire/lieux", visiteur.Adresse);
        Assert.Contains(
            vers.Id,
            (await application.Acteur(Comptes.Antenne)).Gestionnaire!.Droits.Lieux
        );
        Assert.Equal("0 lieu corrigé.", await RecompterAsync());
        await visiteur.Envoyer($"Rouvrir {lieux.Single(l => l.Id == antenne).Nom}");
        Assert.Equal($"/gestionnaire/lieux/{antenne}", visiteur.Adresse);
    }

    [Fact]
    public async Task An_absence_of_a_site_takes_its_places_away_and_gives_them_back()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 5);
        var absence = new AbsenceDeclaree
        {
            LieuId = g.Lieu,
            EstSuspension = false,
            Du = Aujourdhui,
            Au = Aujourdhui.AddDays(10),
            Motif = "congés",
        };
        Task<bool> Declarer(AbsenceDeclaree a) =>
            application.Executer((DeclarerAbsence o) => o.ExecuterAsync(g.Acteur!, a));
        Assert.True(await Declarer(absence));
        Assert.True(await Declarer(absence));
        Assert.IsType<ResultatReservation.SansPlace>(
            await monde.Reserver(monde.Juge, Monde.Demande(g))
        );
        foreach (
            var (faux, champ) in new[]
            {
                (absence with { Motif = " " }, nameof(absence.Motif)),
                (absence with { Au = null }, nameof(absence.Au)),
                (absence with { Au = Aujourdhui.AddDays(-1) }, nameof(absence.Au)),
                (absence with { Du = Aujourdhui.AddDays(-1) }, nameof(absence.Du)),
                (absence with { Motif = "formation" }, nameof(absence.Du)),
            }
        )
            Assert.Equal(
                champ,
                (await Assert.ThrowsAsync<RegleMetierException>(() => Declarer(faux))).Champ
            );

        var id = await application.Base(db =>
            db.Indisponibilites.Where(i => i.GestionnaireId == g.Id).Select(i => i.Id).SingleAsync()
        );
        Assert.True(await application.Executer((DeclarerAbsence o) => o.FinirAsync(g.Acteur!, id)));
        Assert.False(
            await application.Executer((DeclarerAbsence o) => o.FinirAsync(g.Acteur!, id))
        );
        await monde.Reservee(g);
    }

    [Fact]
    public async Task Without_script_a_commune_is_added_by_its_name_and_the_zone_is_kept()
    {
        var lieu = (await application.Lieux(Comptes.Individuel))[0];
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu.Id}/zone");

        await visiteur.Remplir("Ajouter une commune", "Nulleville").Envoyer("Ajouter");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Aucune commune", visiteur.ErreurDe("Ajouter une commune"));
        await visiteur.Remplir("Ajouter une commune", "Armentières").Envoyer("Ajouter");
        Assert.Equal(200, visiteur.Statut);
        await visiteur
            .Remplir("Rayon autour du lieu, en kilomètres", 15)
            .Envoyer("Enregistrer la zone");

        Assert.Equal($"/gestionnaire/lieux/{lieu.Id}", visiteur.Adresse);
        var apres = await LireAsync(lieu.Id);
        Assert.Equal(["59017"], apres.ZoneCommunes);
        Assert.Equal(15, apres.ZoneRayonKm);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/gestionnaires/{lieu.GestionnaireId}");
        Assert.Contains("Armentières", juge.Page.QuerySelector("main")!.TextContent);

        await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu.Id}/zone");
        await visiteur
            .Remplir("Rayon autour du lieu, en kilomètres", 900)
            .Envoyer("Enregistrer la zone");
        Assert.Contains("entre 1 et 200", visiteur.ErreurDe("Rayon autour du lieu, en kilomètres"));
    }

    [Fact]
    public async Task A_site_keeps_its_position_when_only_its_name_changes()
    {
        var avant = (await application.Lieux(Comptes.Service))[0];
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{avant.Id}/adresse");
        await visiteur.Remplir("Nom du lieu", "Siège de la Deûle").Envoyer("Enregistrer");

        var apres = await LireAsync(avant.Id);
        Assert.Equal("Siège de la Deûle", apres.Nom);
        Assert.Equal(
            (avant.Latitude, avant.Longitude, avant.Precision, avant.Adresse),
            (apres.Latitude, apres.Longitude, apres.Precision, apres.Adresse)
        );
        await visiteur.Ouvrir($"/gestionnaire/lieux/{avant.Id}/adresse");
        await visiteur.Remplir("Nom du lieu", "").Remplir("Téléphone", "12").Envoyer("Enregistrer");
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal("12", visiteur.Valeur("Téléphone"));
    }

    [Fact]
    public async Task Only_an_administrator_manages_the_sites()
    {
        var lieu = (await application.Acteur(Comptes.Antenne)).Gestionnaire!.Droits.Lieux[0];
        var membre = await application.Acteur(Comptes.Antenne);
        var visiteur = await application.Connecter(Comptes.Antenne);
        foreach (var page in (string[])["adresse", "zone", "fermer"])
        {
            await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu}/{page}");
            Assert.Equal($"/gestionnaire/lieux/{lieu}", visiteur.Adresse);
        }
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (DefinirZone o) => o.ExecuterAsync(membre, lieu, new ZoneIntervention([], [], 5), 0)
            )
        );
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (FermerLieu o) =>
                    o.ExecuterAsync(
                        membre,
                        lieu,
                        new FermetureLieu { Le = Aujourdhui, VersLieuId = lieu }
                    )
            )
        );
    }

    private async Task DeclarerAsync(GestionnaireEssai g, int lieu, int capacite) =>
        Assert.True(
            await application.Executer(
                async (DeclarerCapacite o) =>
                    await o.ExecuterAsync(
                        g.Acteur!,
                        lieu,
                        new DeclarationLieu
                        {
                            CapaciteSouhaitee = capacite,
                            Version = (await LireAsync(lieu)).Version,
                        }
                    )
            )
        );

    private Task<bool> FermerAsync(
        GestionnaireEssai g,
        int lieu,
        int vers,
        DateOnly le,
        int? capacite = null
    ) =>
        application.Executer(
            (FermerLieu o) =>
                o.ExecuterAsync(
                    g.Acteur!,
                    lieu,
                    new FermetureLieu
                    {
                        Le = le,
                        VersLieuId = vers,
                        CapaciteSouhaitee = capacite,
                    }
                )
        );

    private Task<bool> RouvrirAsync(GestionnaireEssai g, int lieu) =>
        application.Executer((FermerLieu o) => o.RouvrirAsync(g.Acteur!, lieu));

    private async Task<string> AppliquerAsync() =>
        (
            await application.Executer(
                (AppliquerCapacitesPrevues o) => o.ExecuterAsync(CancellationToken.None)
            )
        ).Replace('\u00A0', ' ');

    private async Task<string> RecompterAsync() =>
        (
            await application.Executer(
                (RecalculerCompteurs o) => o.ExecuterAsync(CancellationToken.None)
            )
        ).Replace('\u00A0', ' ');

    private Task<LieuExercice> LireAsync(int id) =>
        application.Base(db => db.LieuxExercice.AsNoTracking().SingleAsync(l => l.Id == id));
}
