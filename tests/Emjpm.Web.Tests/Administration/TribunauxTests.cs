using System.Text;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Administration;

/// <summary>Courts: opened, corrected, closed with a successor that takes everything over; SIRET from a file.</summary>
public sealed class TribunauxTests(Application application) : IClassFixture<Application>
{
    private Task<int> Tribunal(string code) =>
        application.Base(db =>
            db.Tribunaux.Where(t => t.Code == code).Select(t => t.Id).SingleAsync()
        );

    private Task<Acteur> Admin() =>
        application.Base(async db =>
        {
            var id = await db
                .Users.Where(u => u.Email == Comptes.Admin)
                .Select(u => u.Id)
                .SingleAsync();
            return (await db.LireActeurAsync(id, application.Horloge.Aujourdhui(), default))!;
        });

    [Fact]
    public async Task A_court_is_found_corrected_and_its_siret_is_its_own()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/tribunaux?q=arras");
        admin.BudgetSql(5);
        await admin.Suivre("Tribunal judiciaire d’Arras");
        admin.BudgetSql(8);
        await admin.Suivre("Modifier");

        await admin.Remplir("SIRET", "123").Envoyer("Enregistrer");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("quatorze chiffres", admin.ErreurDe("SIRET"));
        await admin
            .Remplir("SIRET", "176 210 003 00015")
            .Remplir("Courriel", "Tutelles.TJ-Arras@justice.example")
            .Envoyer("Enregistrer");

        Assert.Contains("17621000300015", admin.Texte);
        Assert.Contains("tutelles.tj-arras@justice.example", admin.Texte);
        Assert.Contains("→ 17621000300015", admin.Texte);
        await admin.Ouvrir($"/administration/tribunaux/{await Tribunal("tj-douai")}/modifier");
        await admin.Remplir("SIRET", "17621000300015").Envoyer("Enregistrer");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Tribunal judiciaire d’Arras", admin.ErreurDe("SIRET"));
        await admin.Ouvrir("/administration/tribunaux?q=176+210+003+00015");
        Assert.Contains("1 tribunal avec", admin.Texte.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task A_new_court_is_open_with_its_cabinets_and_never_twice()
    {
        var admin = await application.Connecter(Comptes.Admin);
        async Task Saisir(string nom)
        {
            await admin.Ouvrir("/administration/tribunaux/nouveau");
            await admin
                .Choisir("Type", "Tribunal de proximité")
                .Remplir("Commune du siège", "Armentières (59280)")
                .Remplir("Ouvert depuis le", "01/09/2026")
                .Remplir("Nom", nom)
                .Envoyer("Ouvrir le tribunal");
        }

        await Saisir("Tribunal de proximité d’Armentières");
        Assert.Equal("Tribunal de proximité d’Armentières", admin.Titre);
        Assert.Contains("tprox-armentieres", admin.Texte);
        await admin.Remplir("Ajouter un cabinet", "Cabinet 1").Envoyer("Ajouter le cabinet");
        Assert.Contains("Le cabinet est ajouté.", admin.Alertes);
        await admin.Remplir("Ajouter un cabinet", "cabinet 1").Envoyer("Ajouter le cabinet");
        Assert.Equal(422, admin.Statut);
        await admin
            .Remplir("Nouveau nom de « Cabinet 1 »", "Cabinet A")
            .Envoyer("Renommer « Cabinet 1 »");
        Assert.Contains("Le cabinet est renommé.", admin.Alertes);

        await Saisir("Le même");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("existe déjà", admin.ErreurDe("Nom"));
    }

    [Fact]
    public async Task A_court_that_closes_hands_over_its_members_mesures_and_reservations()
    {
        var monde = await Monde.CreerAsync(application);
        var (douai, lille) = (await Tribunal("tj-douai"), await Tribunal("tj-lille"));
        var g = await monde.GestionnaireAsync();
        var reservation = await monde.Reservee(g);
        await application.Base(db =>
            db.Reservations.Where(r => r.Id == reservation)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.TribunalId, douai))
        );
        var mesure = await monde.MesureAsync(g, Monde.Rg());
        await application.Base(db =>
            db.Mesures.Where(m => m.Id == mesure)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.TribunalId, douai))
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/tribunaux/{douai}");
        await admin.Suivre("Fermer ce tribunal");

        await admin.Remplir("Fermé le", Jour(1)).Envoyer("Fermer le tribunal");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Cette date est à venir", admin.ErreurDe("Fermé le"));
        await admin.Remplir("Fermé le", Jour(0)).Envoyer("Fermer le tribunal");
        Assert.Equal(422, admin.Statut);
        Assert.Contains(
            "choisissez qui prend la suite",
            admin.ErreurDe("Tribunal qui prend la suite")
        );
        await admin
            .Choisir("Tribunal qui prend la suite", "59 – Tribunal judiciaire de Lille")
            .Envoyer("Fermer le tribunal");

        Assert.Contains("Le tribunal est fermé.", string.Join(' ', admin.Alertes));
        await application.Base(async db =>
        {
            Assert.Equal(lille, (await db.Mesures.SingleAsync(m => m.Id == mesure)).TribunalId);
            Assert.Equal(
                lille,
                (await db.Reservations.SingleAsync(r => r.Id == reservation)).TribunalId
            );
            Assert.True(
                await db.EvenementsMesure.AnyAsync(e =>
                    e.MesureId == mesure && e.Details!.StartsWith("Fermeture")
                )
            );
            Assert.False(
                await db.Mesures.AnyAsync(m =>
                    m.TribunalId == douai && m.Statut != StatutMesure.Retiree
                )
            );
            Assert.Equal(
                lille,
                (await db.Cabinets.SingleAsync(c => c.Id == monde.CabinetDouai)).TribunalId
            );
            var apres = await db.LireActeurAsync(
                monde.JugeDouai.UtilisateurId,
                application.Horloge.Aujourdhui(),
                default
            );
            Assert.Equal(lille, apres!.TribunalId);
        });

        // The successor cannot be closed in favour of the court that gave way to it.
        var moi = await Admin();
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (FermerTribunal o) =>
                    o.ExecuterAsync(moi, lille, application.Horloge.Aujourdhui(), douai, default)
            )
        );
        Assert.Contains("tournerait en rond", refus.Message);
        refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (FermerTribunal o) =>
                    o.ExecuterAsync(moi, lille, application.Horloge.Aujourdhui(), lille, default)
            )
        );
        Assert.Contains("tournerait en rond", refus.Message);
        Assert.Null(
            await application.Base(db =>
                db.Tribunaux.Where(t => t.Id == lille).Select(t => t.FermeLe).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Two_courts_that_know_the_same_file_do_not_merge_silently()
    {
        var monde = await Monde.CreerAsync(application);
        var (roubaix, tourcoing) = (
            await Tribunal("tprox-roubaix"),
            await Tribunal("tprox-tourcoing")
        );
        var g = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        var deux = new[] { await monde.MesureAsync(g, rg), 0 };
        await application.Base(db =>
            db.Mesures.Where(m => m.Id == deux[0])
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.TribunalId, roubaix))
        );
        deux[1] = await monde.MesureAsync(g, rg);
        await application.Base(db =>
            db.Mesures.Where(m => m.Id == deux[1])
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.TribunalId, tourcoing))
        );
        var moi = await Admin();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (FermerTribunal o) =>
                    o.ExecuterAsync(
                        moi,
                        tourcoing,
                        application.Horloge.Aujourdhui(),
                        roubaix,
                        default
                    )
            )
        );

        Assert.Contains("le même numéro RG chez le même mandataire", refus.Message);
        Assert.True(
            await application.Base(db => db.Mesures.AnyAsync(m => m.TribunalId == tourcoing))
        );
    }

    [Fact]
    public async Task A_file_of_siret_is_shown_before_it_is_written()
    {
        var valenciennes = await Tribunal("tj-valenciennes");
        var admin = await application.Connecter(Comptes.Admin);
        const string fichier = """
            code;siret
            tj-valenciennes;19590001700011
            Tribunal judiciaire de Cambrai;19590002500022
            tj-nulle-part;19590003300033
            tj-lille;12
            """;

        await Deposer(admin, fichier);

        Assert.Contains("2 SIRET à enregistrer", admin.Texte.Replace('\u00A0', ' '));
        Assert.Contains("Ligne 4 : « tj-nulle-part » n’est aucun tribunal connu", admin.Texte);
        Assert.Contains("Ligne 5 : Le SIRET compte quatorze chiffres", admin.Texte);
        Assert.NotEqual("19590001700011", await Siret(valenciennes));
        await admin.Envoyer("Enregistrer 2 SIRET");
        Assert.Equal("/administration/tribunaux", admin.Adresse);
        Assert.Equal("19590001700011", await Siret(valenciennes));

        await Deposer(admin, "nom;adresse\nLille;1 rue");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("une colonne « siret »", admin.Texte);
        await Deposer(admin, "code;siret\ntj-saint-omer;19590004100044\ntj-bethune;19590004100044");
        Assert.Contains("est écrit pour", admin.Texte);
        await admin.Envoyer("Enregistrer 2 SIRET");
        Assert.Equal(422, admin.Statut);
        Assert.Null(await Siret(await Tribunal("tj-bethune")));
    }

    private Task<string?> Siret(int id) =>
        application.Base(db =>
            db.Tribunaux.Where(t => t.Id == id).Select(t => t.Siret).SingleAsync()
        );

    private static Task Deposer(Visiteur admin, string fichier) =>
        admin.Deposer(
            "/administration/tribunaux/siret",
            "Fichier des SIRET",
            "siret.csv",
            Encoding.UTF8.GetBytes(fichier)
        );

    private string Jour(int dans) =>
        application
            .Horloge.Aujourdhui()
            .AddDays(dans)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
