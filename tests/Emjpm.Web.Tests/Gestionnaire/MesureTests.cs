using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class MesureTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_mesure_of_somebody_else_does_not_exist()
    {
        var gestionnaire = (await application.Acteur(Comptes.Service)).GestionnaireId;
        var autre = await application.Base(db =>
            db.Mesures.Where(m => m.GestionnaireId == gestionnaire).Select(m => m.Id).FirstAsync()
        );
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/mesures/{autre}");

        Assert.Equal(404, visiteur.Statut);
    }

    [Fact]
    public async Task A_mesure_tells_its_deadline_and_its_story()
    {
        var acteur = await application.Acteur(Comptes.Individuel);
        var id = await application.Base(async db =>
        {
            var mesure = new Mesure
            {
                GestionnaireId = acteur.GestionnaireId,
                NumeroRg = "22B00017",
                Civilite = Civilite.Monsieur,
                AnneeNaissance = 1950,
                CreeeLe = application.Horloge.GetUtcNow().UtcDateTime,
            };
            mesure.OuvrirSur(
                new EtatMesure
                {
                    DateEffet = new DateOnly(2022, 3, 14),
                    Nature = NatureMesure.CuratelleSimple,
                    Champ = ChampMesure.ProtectionBien,
                    LieuVie = LieuVie.Domicile,
                    CommuneCode = "59512",
                },
                null,
                acteur.UtilisateurId,
                application.Horloge.GetUtcNow().UtcDateTime
            );
            mesure.Etats.Add(
                new EtatMesure
                {
                    DateEffet = new DateOnly(2024, 5, 2),
                    Nature = NatureMesure.CuratelleSimple,
                    Champ = ChampMesure.ProtectionBien,
                    LieuVie = LieuVie.Sdf,
                }
            );
            db.Mesures.Add(mesure);
            await db.SaveChangesAsync();
            return mesure.Id;
        });
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");

        Assert.Equal("Curatelle simple aux biens · RG 22B00017", visiteur.Titre);
        var texte = visiteur.Texte.Replace('\u00A0', ' ');
        Assert.Contains(
            "À réviser avant le 14 mars 2027 (5 ans après le jugement du 14 mars 2022).",
            texte
        );
        Assert.Contains("Monsieur, né en 1950", texte);
        Assert.Equal(
            [
                "14 mars 2022 Nomination Curatelle simple aux biens · À domicile, Roubaix (59100) "
                    + $"Saisi par {acteur.Nom} le 16 novembre 2026 Corriger la situation du 14 mars 2022",
                "2 mai 2024 Changement de situation Curatelle simple aux biens · Sans domicile fixe "
                    + "Corriger la situation du 2 mai 2024",
            ],
            visiteur
                .Page.QuerySelectorAll(".emjpm-chronologie > li")
                .Select(e => Libelles.Texte(e).Replace('\u00A0', ' '))
        );
        visiteur.BudgetSql(5);
    }

    [Fact]
    public async Task A_deadline_that_passed_is_loud()
    {
        var gestionnaire = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
        var id = await application.Base(async db =>
        {
            var mesure = await db.Mesures.FirstAsync(m =>
                m.GestionnaireId == gestionnaire && m.Statut == StatutMesure.EnCours
            );
            mesure.Echeance = new DateOnly(2026, 11, 1);
            await db.SaveChangesAsync();
            return mesure.Id;
        });
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");

        Assert.Contains(
            "Échéance dépassée depuis le 1er novembre 2026",
            Assert.Single(visiteur.Alertes).Replace('\u00A0', ' ')
        );
    }
}
