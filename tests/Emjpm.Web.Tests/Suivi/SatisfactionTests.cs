using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Imports;
using Emjpm.Core.Suivi;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>One question after a key act, rarely, answered without a name, told from five answers.</summary>
public sealed class SatisfactionTests(Application application) : IClassFixture<Application>
{
    private const string Question = "Cette étape vous a-t-elle paru simple";

    private async Task<int?> Poser(string courriel, EtapeSondee etape)
    {
        var acteur = await application.Acteur(courriel);
        return await application.Executer(
            (DemanderAvis o) => o.PoserAsync(acteur, etape, CancellationToken.None)
        );
    }

    private async Task Oublier(string courriel)
    {
        var id = (await application.Acteur(courriel)).UtilisateurId;
        await application.Base(db =>
            db.QuestionsPosees.Where(q => q.UtilisateurId == id).ExecuteDeleteAsync()
        );
    }

    private Task<int> Reponses() => application.Base(db => db.AvisEtapes.CountAsync());

    private async Task<List<int>> EnAttente(string courriel)
    {
        var gestionnaire = (await application.Acteur(courriel)).GestionnaireId;
        return await application.Base(db =>
            db.Reservations.Where(r =>
                    r.GestionnaireId == gestionnaire && r.Etat == EtatReservation.EnAttente
                )
                .OrderBy(r => r.Id)
                .Select(r => r.Id)
                .ToListAsync()
        );
    }

    [Fact]
    public async Task After_an_answer_one_asks_once_and_keeps_no_name()
    {
        await Oublier(Comptes.Individuel);
        var individuel = await application.Connecter(Comptes.Individuel);
        var recues = await EnAttente(Comptes.Individuel);
        Assert.True(recues.Count >= 2);
        await individuel.Ouvrir($"/gestionnaire/reservations/{recues[0]}");
        await individuel.Envoyer("Je peux prendre cette mesure");
        Assert.Equal($"/gestionnaire/reservations/{recues[0]}", individuel.Adresse);
        Assert.Contains(Question, individuel.Texte);
        var avant = await Reponses();

        await individuel.Envoyer("Envoyer ma réponse");
        Assert.Equal(422, individuel.Statut);
        Assert.Equal(
            "Choisissez une réponse.",
            individuel.ErreurDe("Cette étape vous a-t-elle paru simple ?")
        );
        await individuel
            .Cocher("Plutôt simple")
            .Remplir("Un mot de plus", "Le bouton est au bon endroit.")
            .Envoyer("Envoyer ma réponse");
        Assert.Equal($"/gestionnaire/reservations/{recues[0]}", individuel.Adresse);
        Assert.Contains("Merci de votre réponse", string.Join(' ', individuel.Alertes));
        Assert.DoesNotContain(Question, individuel.Texte);
        Assert.Equal(avant + 1, await Reponses());

        var (question, avis) = await application.Base(async db =>
            (
                await db.QuestionsPosees.OrderByDescending(q => q.Id).FirstAsync(),
                await db.AvisEtapes.SingleAsync(a =>
                    a.Commentaire == "Le bouton est au bon endroit."
                )
            )
        );
        Assert.Equal(
            (EtapeSondee.Reponse, Role.Gestionnaire, "32", Facilite.PlutotSimple, 1),
            (avis.Etape, avis.Role, avis.RegionCode, avis.Facilite, avis.Mois.Day)
        );
        Assert.NotNull(question.RepondueLe);
        // Answered again, from the page kept open: nothing more.
        var acteur = await application.Acteur(Comptes.Individuel);
        Assert.True(
            await application.Executer(
                (DemanderAvis o) =>
                    o.RepondreAsync(acteur, question.Id, Facilite.TresSimple, null, default)
            )
        );
        Assert.Equal(avant + 1, await Reponses());

        await individuel.Ouvrir($"/gestionnaire/reservations/{recues[1]}");
        await individuel.Envoyer("Je peux prendre cette mesure");
        Assert.DoesNotContain(Question, individuel.Texte);

        var autre = await application.Connecter(Comptes.Service);
        Assert.Equal(404, (await autre.Ouvrir($"/avis/{question.Id}")).Statut);
    }

    [Fact]
    public async Task Nobody_is_asked_often_nor_after_asking_not_to_be()
    {
        await Oublier(Comptes.Greffier);
        Assert.NotNull(await Poser(Comptes.Greffier, EtapeSondee.Reservation));
        Assert.Null(await Poser(Comptes.Greffier, EtapeSondee.Reservation));
        Assert.Null(await Poser(Comptes.Greffier, EtapeSondee.Reponse));
        var id = (await application.Acteur(Comptes.Greffier)).UtilisateurId;
        await Vieillir(id, 15);
        Assert.Null(await Poser(Comptes.Greffier, EtapeSondee.Reservation));
        Assert.NotNull(await Poser(Comptes.Greffier, EtapeSondee.Reponse));
        await Vieillir(id, 7 * DemanderAvis.Semaines);
        var derniere = await Poser(Comptes.Greffier, EtapeSondee.Reservation);
        Assert.NotNull(derniere);

        var greffier = await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir($"/avis/{derniere}");
        await greffier.Envoyer("Ne plus me demander");
        Assert.Contains("Plus aucune question", string.Join(' ', greffier.Alertes));
        await Vieillir(id, 400);
        Assert.Null(await Poser(Comptes.Greffier, EtapeSondee.Reservation));
        await greffier.Ouvrir("/compte");
        await greffier.Suivre("Questions après une étape");
        await greffier.Envoyer("Accepter de nouveau les questions");
        Assert.NotNull(await Poser(Comptes.Greffier, EtapeSondee.Reservation));
    }

    private Task<int> Vieillir(int compte, int jours) =>
        application.Base(async db =>
        {
            var questions = await db
                .QuestionsPosees.AsNoTracking()
                .Where(q => q.UtilisateurId == compte)
                .ToListAsync();
            foreach (var q in questions)
                await db
                    .QuestionsPosees.Where(x => x.Id == q.Id)
                    .ExecuteUpdateAsync(s =>
                        s.SetProperty(x => x.PoseeLe, q.PoseeLe.AddDays(-jours))
                    );
            return questions.Count;
        });

    [Fact]
    public async Task Two_acts_at_once_ask_once()
    {
        await Oublier(Comptes.Prepose);

        var posees = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Poser(Comptes.Prepose, EtapeSondee.Ouverture))
        );

        Assert.Single(posees, p => p is not null);
    }

    [Fact]
    public async Task The_question_on_an_import_waits_for_what_it_did()
    {
        await Oublier(Comptes.Service);
        var import = await application.Deposer(
            Comptes.Service,
            await application.Csv(Comptes.Service, new LigneCsv(Depots.Rg()) { Annee = "1951" })
        );
        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir($"/gestionnaire/imports/{import.Id}");
        await service.Envoyer("Appliquer 1\u00A0ligne");
        Assert.DoesNotContain(Question, service.Texte);
        await application.Travailler();
        Assert.Equal(EtatImport.Applique, (await application.Import(import.Id)).Etat);

        await service.Ouvrir($"/gestionnaire/imports/{import.Id}");
        Assert.Contains(Question, service.Texte);
        await service.Cocher("Très simple").Envoyer("Envoyer ma réponse");
        Assert.Equal($"/gestionnaire/imports/{import.Id}", service.Adresse);
        Assert.DoesNotContain(Question, service.Texte);
    }

    [Fact]
    public async Task The_results_add_up_and_say_nothing_of_a_few()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/remarques");
        await admin.Ouvrir("/administration");
        await admin.Suivre("satisfaction");
        Assert.Equal("Satisfaction", admin.Titre);
        admin.BudgetSql(6);

        var lus = await application.Executer(
            (LectureAvis l) => l.LireAsync(CancellationToken.None)
        );
        var tous = await application.Base(db => db.AvisEtapes.AsNoTracking().ToListAsync());
        Assert.Equal(tous.Count, lus.Ensemble.Nombre);
        foreach (var etape in Core.Referentiels.Liste<EtapeSondee>.Valeurs)
        {
            var siennes = tous.Where(a => a.Etape == etape).ToList();
            if (siennes.Count == 0)
                continue;
            var groupe = lus.Groupes.Single(g =>
                g.Decoupage == "Étape"
                && g.Groupe
                    == Core.Referentiels.Francais.EnTete(
                        Core.Referentiels.ListeExtensions.Libelle(etape)
                    )
            );
            if (groupe.Compte is not null)
                Assert.Equal(siennes.Count, groupe.Nombre);
            else
                Assert.DoesNotContain(lus.Commentaires, c => c.Etape == etape);
            if (siennes.Count < 5)
                Assert.Null(groupe.Compte);
        }
        // Nowhere a group alone is missing from a total that is told.
        foreach (var decoupage in lus.Groupes.GroupBy(g => g.Decoupage))
        {
            Assert.NotEqual(1, decoupage.Count(g => g.Compte is null));
            Assert.All(decoupage.Where(g => g.Compte is not null), g => Assert.True(g.Nombre >= 5));
        }

        var csv = await admin.Client.GetStringAsync(
            "/administration/satisfaction.csv",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Toutes les réponses", csv);
        Assert.Contains(LectureAvis.NonDit, csv);
        Assert.DoesNotContain("@demo.emjpm.fr", csv);
        var juge = await application.Connecter(Comptes.Juge);
        Assert.Equal(403, (await juge.Ouvrir("/administration/satisfaction")).Statut);
    }
}
