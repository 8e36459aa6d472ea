using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Juridictions;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Inscriptions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>A judge of the court ends, puts off and changes the access of its members.</summary>
public sealed class FinMembreTests(Application application) : IClassFixture<Application>
{
    private static int _rang;

    [Fact]
    public async Task An_access_ended_today_is_refused_at_the_next_request_told_and_traced()
    {
        var (courriel, id) = await MembreAsync(ProfilDemande.Greffier);
        var membre = await EntrerAsync(courriel);
        await membre.Ouvrir("/juridiction/mesures");
        Assert.Equal(200, membre.Statut);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/membres");
        juge.BudgetSql(12);
        await juge.Ouvrir($"/juridiction/membres/{id}");
        await juge.Suivre("Mettre fin à l’accès de cette personne");
        await juge.Envoyer("Mettre fin à l’accès");
        Assert.Equal(422, juge.Statut);
        Assert.Contains("Choisissez pourquoi", juge.ErreurDe("Motif"));
        await juge.Choisir("Motif", "Changement d’affectation")
            .Remplir("Premier jour sans accès", "01/01/2020")
            .Envoyer("Mettre fin à l’accès");
        Assert.Equal(422, juge.Statut);
        Assert.Contains("Saisissez une date entre", juge.ErreurDe("Premier jour sans accès"));
        await juge.Remplir("Premier jour sans accès", application.Horloge.Aujourdhui())
            .Envoyer("Mettre fin à l’accès");

        Assert.Equal("/juridiction/membres", juge.Adresse);
        Assert.DoesNotContain(courriel, juge.Texte);
        await membre.Ouvrir("/juridiction/mesures");
        Assert.StartsWith("/connexion", membre.Adresse);
        Assert.Contains(
            "e-MJPM : votre accès à un tribunal prend fin",
            await application.SujetsAsync(courriel)
        );
        Assert.Equal(1, await TracesAsync(id, "membre_tribunal.terminer"));
        await juge.Ouvrir($"/juridiction/membres/{id}/fin");
        Assert.Equal(404, juge.Statut);
    }

    [Fact]
    public async Task An_end_to_come_is_shown_taken_back_and_comes_on_its_day()
    {
        var (courriel, id) = await MembreAsync(ProfilDemande.Juge);
        var acteur = await application.Acteur(Comptes.Juge);
        var jour = application.Horloge.Aujourdhui().AddDays(10);
        Task<bool> Terminer() =>
            application.Executer(
                (TerminerMembreTribunal o) =>
                    o.ExecuterAsync(acteur, id, jour, MotifFinMembre.Remplacement)
            );
        Assert.True(await Terminer());
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/membres/{id}");
        Assert.Contains("Fin prévue", juge.Texte);
        await juge.Envoyer("Annuler cette fin");
        Assert.Equal("/juridiction/membres", juge.Adresse);
        Assert.Equal(1, await TracesAsync(id, "membre_tribunal.reprendre"));
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((ReprendreMembreTribunal o) => o.ExecuterAsync(acteur, id))
        );

        Assert.True(await Terminer());
        Assert.True((await application.Acteur(courriel)).Tribunal is not null);
        application.Horloge.AvancerDeJours(10);
        Assert.Null(await LireAsync(courriel));
    }

    [Fact]
    public async Task The_cabinet_changes_and_only_a_judge_of_the_court_does_it_never_to_oneself()
    {
        var (_, id) = await MembreAsync(ProfilDemande.Greffier);
        var acteur = await application.Acteur(Comptes.Juge);
        var cabinet = await application.Base(db =>
            db.Cabinets.Where(c => c.TribunalId == acteur.TribunalId)
                .OrderBy(c => c.Id)
                .FirstAsync()
        );
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/membres/{id}");
        await juge.Choisir("Cabinet habituel (facultatif)", cabinet.Nom).Envoyer("Enregistrer");
        Assert.Equal(
            cabinet.Id,
            await application.Base(db =>
                db.MembresTribunal.Where(m => m.Id == id).Select(m => m.CabinetId).SingleAsync()
            )
        );

        var greffier = await application.Connecter(Comptes.Greffier);
        foreach (var page in new[] { "", "/fin" })
        {
            await greffier.Ouvrir($"/juridiction/membres/{id}{page}");
            Assert.Equal(404, greffier.Statut);
        }
        var (ailleurs, autreCabinet) = await application.Base(async db =>
            (
                await db
                    .MembresTribunal.Where(m =>
                        m.TribunalId != acteur.TribunalId && m.ApprouveLe != null && m.Au == null
                    )
                    .Select(m => m.Id)
                    .FirstAsync(),
                await db
                    .Cabinets.Where(c => c.TribunalId != acteur.TribunalId)
                    .Select(c => c.Id)
                    .FirstAsync()
            )
        );
        var demain = application.Horloge.Aujourdhui().AddDays(1);
        Assert.False(
            await application.Executer(
                (TerminerMembreTribunal o) =>
                    o.ExecuterAsync(acteur, ailleurs, demain, MotifFinMembre.Depart)
            )
        );
        Assert.False(
            await application.Executer(
                (ModifierMembreTribunal o) => o.ExecuterAsync(acteur, id, autreCabinet)
            )
        );
        var moi = await application.Base(db =>
            db.MembresTribunal.Where(m => m.UtilisateurId == acteur.UtilisateurId && m.Au == null)
                .Select(m => m.Id)
                .SingleAsync()
        );
        await juge.Ouvrir($"/juridiction/membres/{moi}/fin");
        Assert.Equal(404, juge.Statut);
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (TerminerMembreTribunal o) =>
                    o.ExecuterAsync(acteur, moi, demain, MotifFinMembre.Depart)
            )
        );
    }

    [Fact]
    public async Task Of_two_judges_who_end_each_other_at_once_one_remains()
    {
        var (un, idUn) = await MembreAsync(ProfilDemande.Juge);
        var (autre, idAutre) = await MembreAsync(ProfilDemande.Juge);
        var (premier, second) = (await application.Acteur(un), await application.Acteur(autre));
        var jour = application.Horloge.Aujourdhui();

        var faits = await Task.WhenAll(
            application.Executer(
                (TerminerMembreTribunal o) =>
                    o.ExecuterAsync(premier, idAutre, jour, MotifFinMembre.Depart)
            ),
            application.Executer(
                (TerminerMembreTribunal o) =>
                    o.ExecuterAsync(second, idUn, jour, MotifFinMembre.Depart)
            )
        );

        Assert.Single(faits, f => f);
        Assert.Single(new[] { await LireAsync(un), await LireAsync(autre) }, a => a is not null);
    }

    /// <summary>Somebody who asked for an account and was approved by the judge of the demonstration.</summary>
    private async Task<(string Courriel, int Id)> MembreAsync(ProfilDemande profil)
    {
        var courriel = $"membre{Interlocked.Increment(ref _rang)}@justice.fr";
        var juge = await application.Acteur(Comptes.Juge);
        var demande = await application.DeposerAsync(profil, courriel, tribunalId: juge.TribunalId);
        Assert.True(
            await application.Executer((ApprouverDemande o) => o.ExecuterAsync(juge, demande, null))
        );
        return (
            courriel,
            await application.Base(db =>
                db.MembresTribunal.Where(m => m.Utilisateur!.Email == courriel)
                    .Select(m => m.Id)
                    .SingleAsync()
            )
        );
    }

    private async Task<Visiteur> EntrerAsync(string courriel)
    {
        var visiteur = application.Visiteur();
        await visiteur.SeConnecter(courriel, Candidats.MotDePasse);
        return visiteur;
    }

    private Task<Acteur?> LireAsync(string courriel) =>
        application.Base(async db =>
            await db.LireActeurAsync(
                await db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync(),
                application.Horloge.Aujourdhui(),
                CancellationToken.None
            )
        );

    private Task<int> TracesAsync(int id, string acte) =>
        application.Base(db =>
            db.EvenementsAudit.CountAsync(e => e.ObjetId == id && e.Acte == acte)
        );
}
