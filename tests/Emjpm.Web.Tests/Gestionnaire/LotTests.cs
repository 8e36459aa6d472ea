using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Changes in bulk: what the preview says is what happens, counters follow, and one undo gives everything back.</summary>
public sealed class LotTests(Application application) : IClassFixture<Application>
{
    private const string Liste = "/gestionnaire/mesures";

    [Fact]
    public async Task All_the_filtered_mesures_move_to_another_site_and_come_back()
    {
        var lieux = await application.Lieux(Comptes.Service);
        var (de, vers) = (lieux[0], lieux[1]);
        await application.Base(db =>
            db.Mesures.Where(m => m.LieuExerciceId == de.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.GereePar, (string?)null))
        );
        var avant = await Lire(m => m.LieuExerciceId == de.Id && m.Statut == StatutMesure.EnCours);
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"{Liste}?lieu={de.Id}");
        Assert.Equal(avant.Count, visiteur.Annonce());

        await visiteur.Envoyer($"Modifier les {avant.Count} mesures filtrées");
        visiteur.Choisir("Que voulez-vous faire ?", "Changer de lieu d’exercice");
        visiteur.Choisir("Nouveau lieu d’exercice", vers.Nom);
        await visiteur.Envoyer("Voir l’aperçu");
        Assert.Contains($"{avant.Count} changeront", visiteur.Texte.Replace('\u00A0', ' '));
        Assert.Equal(
            avant.Select(m => m.Version),
            (await Lire(m => m.LieuExerciceId == de.Id && m.Statut == StatutMesure.EnCours)).Select(
                m => m.Version
            )
        );

        await visiteur.Envoyer($"Appliquer à {avant.Count} mesures");
        Assert.Matches($"^{Liste}/lots/[0-9]+$", visiteur.Adresse);
        var operation = int.Parse(visiteur.Adresse.Split('/')[^1], null);
        var ids = avant.Select(m => m.Id).ToHashSet();
        Assert.All(
            await Lire(m => ids.Contains(m.Id)),
            m => Assert.Equal(vers.Id, m.LieuExerciceId)
        );
        Assert.Equal(0, (await application.Compteurs(de.Id)).EnCours);
        await Recompter();
        Assert.Equal(["mesures.lieu"], await application.Historique("operation", operation));
        var evenement = await DernierEvenement(avant[0].Id);
        Assert.Equal(TypeEvenementMesure.Rattachement, evenement.Type);
        Assert.Equal($"{de.Nom} → {vers.Nom}", evenement.Details);

        // One of them is changed by somebody since: the undo leaves it, and says so.
        await application.Base(db =>
            db.Mesures.Where(m => m.Id == avant[0].Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version + 1))
        );
        await visiteur.Ouvrir($"{Liste}/lots/{operation}");
        await visiteur.Envoyer("Annuler cette modification");

        Assert.Contains(
            $"{avant.Count - 1} mesures rendues",
            Assert.Single(visiteur.Alertes).Replace('\u00A0', ' ')
        );
        Assert.Contains("modifiée depuis", visiteur.Texte);
        var rendues = await Lire(m => ids.Contains(m.Id));
        Assert.Equal(vers.Id, rendues.Single(m => m.Id == avant[0].Id).LieuExerciceId);
        Assert.All(
            rendues.Where(m => m.Id != avant[0].Id),
            m => Assert.Equal(de.Id, m.LieuExerciceId)
        );
        Assert.Equal(avant.Count - 1, (await application.Compteurs(de.Id)).EnCours);
        await Recompter();
        Assert.StartsWith("Annulation", (await DernierEvenement(avant[1].Id)).Details);
        Assert.Equal(
            "mesures.annuler_lot",
            (await application.Historique("operation", operation))[^1]
        );

        var acteur = await application.Acteur(Comptes.Service);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((AnnulerEnMasse o) => o.ExecuterAsync(acteur, operation))
        );
        Assert.Contains("déjà été annulée", refus.Message);
    }

    [Fact]
    public async Task The_preview_says_what_is_refused_and_why()
    {
        var (cible, autre) = await DeuxTribunaux();
        var mesures = await Lire(m =>
            m.Statut == StatutMesure.EnCours && m.TribunalId == autre && m.NumeroRg != null
        );
        var chezCible = await Lire(m => m.TribunalId == cible && m.NumeroRg != null);
        var eteinte = (await Lire(m => m.Statut == StatutMesure.Eteinte))[0];
        var (tenue, doublon, libre) = (mesures[0], mesures[1], mesures[2]);
        await application.Base(async db =>
        {
            await db
                .Mesures.Where(m => m.Id == tenue.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.GereePar, "Logiciel Alpha"));
            await db
                .Mesures.Where(m => m.Id == doublon.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.NumeroRg, chezCible[0].NumeroRg));
        });
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir(
            $"{Liste}/lot?acte=tribunal&versTribunal={cible}&ids={tenue.Id}&ids={doublon.Id}&ids={libre.Id}&ids={eteinte.Id}&ids={chezCible[0].Id}"
        );

        var texte = visiteur.Texte.Replace('\u00A0', ' ');
        Assert.Contains("tenues par Logiciel Alpha", texte);
        Assert.Contains("a ce numéro RG dans ce tribunal", texte);
        Assert.Contains("clôturées : rouvrez-les d’abord", texte);
        await visiteur.Envoyer(
            visiteur.Page.QuerySelector("form[action*=Appliquer] button")!.TextContent.Trim()
        );
        Assert.Equal(200, visiteur.Statut);
        var apres = await Lire(m =>
            m.Id == tenue.Id || m.Id == doublon.Id || m.Id == libre.Id || m.Id == eteinte.Id
        );
        Assert.Equal(cible, apres.Single(m => m.Id == libre.Id).TribunalId);
        Assert.Equal(autre, apres.Single(m => m.Id == tenue.Id).TribunalId);
        Assert.Equal(autre, apres.Single(m => m.Id == doublon.Id).TribunalId);
        Assert.Equal(eteinte.TribunalId, apres.Single(m => m.Id == eteinte.Id).TribunalId);
        await visiteur.Envoyer("Annuler cette modification");
        var rendue = (await Lire(m => m.Id == libre.Id))[0];
        Assert.Equal((autre, libre.CabinetId), (rendue.TribunalId, rendue.CabinetId));
    }

    [Fact]
    public async Task What_is_not_what_was_shown_is_not_done()
    {
        var lieu = (await application.Lieux(Comptes.Service))[2];
        var mesures = await Lire(m =>
            m.Statut == StatutMesure.EnCours && m.LieuExerciceId != lieu.Id && m.GereePar == null
        );
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir(
            $"{Liste}/lot?acte=lieu&versLieu={lieu.Id}&ids={mesures[0].Id}&ids={mesures[1].Id}"
        );
        await application.Base(db =>
            db.Mesures.Where(m => m.Id == mesures[0].Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.GereePar, "Logiciel Beta"))
        );

        await visiteur.Envoyer("Appliquer à 2 mesures");

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("ont changé depuis l’aperçu", visiteur.Resume());
        Assert.Equal(
            mesures[1].LieuExerciceId,
            (await Lire(m => m.Id == mesures[1].Id))[0].LieuExerciceId
        );
        await Recompter();
    }

    [Fact]
    public async Task The_stock_is_reviewed_open_or_to_be_closed()
    {
        var mesures = await Lire(m => m.Statut == StatutMesure.EnCours);
        var (ouverte, finie) = (mesures[^1], mesures[^2]);
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir($"{Liste}/lot?acte=confirmer&ids={ouverte.Id}");
        await visiteur.Envoyer("Appliquer à 1 mesure");
        await visiteur.Ouvrir($"{Liste}/lot?acte=a_cloturer&ids={finie.Id}");
        await visiteur.Envoyer("Appliquer à 1 mesure");

        Assert.Equal(
            application.Horloge.Maintenant(),
            (await Lire(m => m.Id == ouverte.Id))[0].ConfirmeeLe
        );
        await visiteur.Suivre("voir les mesures à clôturer");
        Assert.Equal([finie.Id], visiteur.Ids());
    }

    [Fact]
    public async Task The_mesures_of_others_are_not_selected()
    {
        var ailleurs = await application.Base(db =>
            db.Mesures.Where(m => m.Gestionnaire!.Type == TypeGestionnaire.Individuel)
                .Select(m => m.Id)
                .FirstAsync()
        );
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir($"{Liste}/lot?acte=confirmer&ids={ailleurs}");

        Assert.Contains("Aucune mesure n’est sélectionnée", visiteur.Texte);
        var autre = await application.Connecter(Comptes.Individuel);
        await autre.Ouvrir($"{Liste}/lots/1");
        Assert.Equal(404, autre.Statut);
    }

    [Fact]
    public async Task What_is_missing_is_asked_under_its_field()
    {
        var mesure = (await Lire(m => m.Statut == StatutMesure.EnCours))[0];
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"{Liste}/lot?ids={mesure.Id}");

        visiteur.Choisir("Que voulez-vous faire ?", "Changer de lieu d’exercice");
        await visiteur.Envoyer("Voir l’aperçu");

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Choisissez le nouveau lieu", visiteur.ErreurDe("Nouveau lieu d’exercice"));
    }

    private Task<List<Mesure>> Lire(
        System.Linq.Expressions.Expression<Func<Mesure, bool>> lesquelles
    ) =>
        application.Base(db =>
            db.Mesures.AsNoTracking()
                .Where(m => m.Gestionnaire!.Nom == "Association La Verrière")
                .Where(lesquelles)
                .OrderBy(m => m.Id)
                .ToListAsync()
        );

    private Task<EvenementMesure> DernierEvenement(int mesure) =>
        application.Base(db =>
            db.EvenementsMesure.AsNoTracking()
                .Where(e => e.MesureId == mesure)
                .OrderByDescending(e => e.Id)
                .FirstAsync()
        );

    /// <summary>The counters are those that the facts give.</summary>
    private async Task Recompter() =>
        Assert.Equal(
            "0 lieu corrigé.",
            (
                await application.Executer((RecalculerCompteurs t) => t.ExecuterAsync(default))
            ).Replace('\u00A0', ' ')
        );

    private async Task<(int Cible, int Autre)> DeuxTribunaux()
    {
        var tribunaux = (await Lire(m => m.Statut == StatutMesure.EnCours && m.TribunalId != null))
            .GroupBy(m => m.TribunalId!.Value)
            .OrderByDescending(g => g.Count())
            .Select(g => g.Key)
            .ToList();
        return (tribunaux[1], tribunaux[0]);
    }
}
