using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>The page of a reservation, and the acts of the court on it.</summary>
public sealed class ReservationTests(Application application) : IClassFixture<Application>
{
    private static string Page(int id, string suite = "") =>
        $"/juridiction/reservations/{id}{suite}";

    [Fact]
    public async Task The_page_tells_to_whom_by_whom_and_whether_the_mails_arrived()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g, d => d with { CabinetId = monde.Cabinet, Urgent = true });

        await juge.Ouvrir(Page(id));

        Assert.Equal(200, juge.Statut);
        Assert.Contains(g.Nom, juge.Texte);
        Assert.Contains(monde.Juge.Nom, juge.Texte);
        Assert.Contains("Cabinet 3", juge.Texte);
        Assert.Contains($"En attente d’envoi à {g.Courriel}", juge.Texte);
        Assert.Contains("Réservation par le tribunal", juge.Texte);
        Assert.Contains("En attente de la réponse du mandataire", juge.Texte);
        juge.BudgetSql(5);

        await Courriels(id, EtatCourriel.Abandonne);
        await juge.Ouvrir(Page(id));
        Assert.Contains($"Non remis à {g.Courriel}", juge.Texte);
        Assert.Contains(juge.Alertes, a => a.Contains("Le mandataire n’est peut-être pas prévenu"));

        await Courriels(id, EtatCourriel.Envoye);
        await juge.Ouvrir(Page(id));
        Assert.Contains($"Envoyé à {g.Courriel} le 16", juge.Texte);
        Assert.Empty(juge.Alertes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/annuler")]
    [InlineData("/prolonger")]
    [InlineData("/fiche")]
    public async Task The_reservation_of_another_court_does_not_exist(string suite)
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var ailleurs = Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(monde.JugeDouai, Monde.Demande(g))
        );
        var ici = await monde.Reservee(g);

        await juge.Ouvrir(Page(ailleurs.Id, suite));
        Assert.Equal(404, juge.Statut);

        // The very form of one's own reservation, sent to the address of the other.
        if (suite is "/annuler" or "/prolonger")
        {
            await juge.Ouvrir(Page(ici, suite));
            foreach (var f in juge.Page.Forms.Where(f => f.Method == "post"))
                f.Action = Page(ailleurs.Id, suite);
            if (suite == "/annuler")
                juge.Choisir(
                    "Pourquoi annulez-vous cette réservation ?",
                    "Réservation faite par erreur"
                );
            await juge.Envoyer(suite == "/annuler" ? "Annuler la réservation" : "Prolonger");
            Assert.Equal(404, juge.Statut);
            Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(ailleurs.Id)).Etat);
        }
    }

    [Fact]
    public async Task A_cancellation_asks_for_a_reason_keeps_it_sends_it_and_frees_the_place()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await juge.Ouvrir(Page(id));
        await juge.Suivre("Annuler la réservation");

        await juge.Envoyer("Annuler la réservation");
        Assert.Equal(422, juge.Statut);
        Assert.Contains(
            "transmise au mandataire",
            juge.ErreurDe("Pourquoi annulez-vous cette réservation ?")
        );

        juge.Choisir("Pourquoi annulez-vous cette réservation ?", "Autre motif");
        await juge.Envoyer("Annuler la réservation");
        Assert.Equal(422, juge.Statut);
        Assert.Equal(
            "Précisez le motif en quelques mots.",
            juge.ErreurDe("Précisions pour le mandataire")
        );
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);

        juge.Remplir("Précisions pour le mandataire", "La personne a déménagé dans l’Aisne.");
        await juge.Envoyer("Annuler la réservation");

        Assert.Equal(Page(id), juge.Adresse);
        Assert.Contains(juge.Alertes, a => a.Contains("La réservation est annulée"));
        Assert.Contains("La personne a déménagé dans l’Aisne.", juge.Texte);
        var r = await monde.Lire(id);
        Assert.Equal(EtatReservation.Annulee, r.Etat);
        Assert.Equal(MotifAnnulation.Autre, r.MotifAnnulation);
        Assert.Equal("La personne a déménagé dans l’Aisne.", r.TexteAnnulation);
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Contains("reservation.annuler", await monde.Audit("reservation", id));
        Assert.Equal(
            $"e-MJPM : la réservation n°\u00A0{id} est annulée",
            (await monde.Sujets(g.Courriel))[^1]
        );
        Assert.Contains("Annulée par le tribunal", juge.Texte);
    }

    [Fact]
    public async Task The_reason_leaves_by_mail()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await juge.Ouvrir(Page(id, "/annuler"));
        juge.Choisir("Pourquoi annulez-vous cette réservation ?", "La famille exerce la mesure");
        await juge.Envoyer("Annuler la réservation");

        await application.Executer((EnvoyerCourriels o) => o.ExecuterAsync(CancellationToken.None));

        var recu = application.Smtp.Messages.Last(m => m.A.Contains(g.Courriel));
        Assert.Contains("la famille exerce la mesure", recu.Texte);
        await juge.Ouvrir(Page(id));
        Assert.Contains($"Envoyé à {g.Courriel}", juge.Texte);
    }

    [Fact]
    public async Task Two_tabs_the_second_cancellation_says_who_cancelled()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await juge.Ouvrir(Page(id, "/annuler"));
        await monde.Annuler(id, MotifAnnulation.Deces);

        juge.Choisir("Pourquoi annulez-vous cette réservation ?", "Réservation faite par erreur");
        await juge.Envoyer("Annuler la réservation");

        Assert.Equal(422, juge.Statut);
        Assert.Contains($"{monde.Juge.Nom} (Tribunal judiciaire de Lille) a annulé", juge.Texte);
        Assert.Equal(MotifAnnulation.Deces, (await monde.Lire(id)).MotifAnnulation);
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task The_delay_is_extended_and_an_impossible_date_is_explained()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await juge.Ouvrir(Page(id));
        await juge.Suivre("Prolonger le délai");

        juge.Remplir("Dernier jour pour répondre", "01/11/2026");
        await juge.Envoyer("Prolonger");
        Assert.Equal(422, juge.Statut);
        Assert.Contains("Choisissez une date entre", juge.ErreurDe("Dernier jour pour répondre"));
        Assert.Equal("01/11/2026", juge.Valeur("Dernier jour pour répondre"));

        juge.Remplir("Dernier jour pour répondre", "24/12/2026");
        await juge.Envoyer("Prolonger");

        Assert.Equal(200, juge.Statut);
        Assert.Equal(
            new DateOnly(2026, 12, 24),
            Horloge.DateParis((await monde.Lire(id)).ExpireLe)
        );
        Assert.Contains("Délai de réponse prolongé par le tribunal", juge.Texte);
    }

    [Fact]
    public async Task A_refusal_leads_back_to_the_ranking_without_the_one_who_refused()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var recherche = await RechercherAsync(juge);
        await juge.Ouvrir($"/juridiction/recherches/{recherche}");
        var id = await monde.Reservee(g, d => d with { RechercheId = recherche });
        await monde.Repondre(g, id, new Reponse.JeNePeuxPas(MotifRefus.Distance));

        await juge.Ouvrir(Page(id));
        Assert.Contains(juge.Alertes, a => a.Contains("Lieu de vie trop éloigné"));
        await juge.Suivre("Choisir un autre mandataire");

        Assert.Equal($"/juridiction/recherches/{recherche}", juge.Adresse);
        Assert.Null(juge.Page.QuerySelector($"#m{g.Id}"));
        Assert.Contains(g.Nom, juge.Texte); // folded among those left out, with the reason
    }

    [Fact]
    public async Task Once_the_search_is_purged_it_is_made_again_and_still_leaves_out_who_refused()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g, d => d with { RechercheId = 999_999 });
        await monde.Repondre(g, id, new Reponse.JeNePeuxPas(MotifRefus.Capacite));

        await juge.Ouvrir(Page(id));
        await juge.Envoyer("Relancer la recherche");

        Assert.Equal(200, juge.Statut);
        Assert.StartsWith("/juridiction/recherches/", juge.Adresse);
        Assert.Contains("tutelle", juge.Titre);
        Assert.Null(juge.Page.QuerySelector($"#m{g.Id}"));
        await juge.Ouvrir(Page(id));
        await juge.Suivre("Choisir un autre mandataire");
        Assert.StartsWith("/juridiction/recherches/", juge.Adresse);
    }

    [Fact]
    public async Task A_second_designation_starts_from_the_ranking_and_is_prefilled()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var recherche = await RechercherAsync(juge);
        var id = await monde.Reservee(g, d => d with { RechercheId = recherche });

        await juge.Ouvrir(Page(id));
        await juge.Suivre("Désigner un second mandataire ou un subrogé");
        Assert.Contains($"réservation n° {id}", juge.Texte);
        var reserver = juge
            .Page.QuerySelectorAll(".emjpm-fiche a.fr-btn")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.StartsWith("/juridiction/reserver", StringComparison.Ordinal));
        Assert.EndsWith($"&avec={id}", reserver);

        await juge.Ouvrir(reserver);
        Assert.Equal((await monde.Lire(id)).NumeroRg, juge.Valeur("Numéro RG"));
        Assert.Contains("Une autre désignation existe pour cette personne", juge.Texte);
    }

    [Fact]
    public async Task The_sheet_holds_what_the_file_needs_even_when_the_court_has_no_address()
    {
        var (monde, juge) = await PreparerAsync();
        var g = await monde.GestionnaireAsync(habilitation: h =>
        {
            h.NumeroActe = "2021-034";
            h.DateActe = new DateOnly(2021, 3, 1);
        });
        var id = await monde.Reservee(g, d => d with { CabinetId = monde.Cabinet });
        await monde.Repondre(g, id, new Reponse.JePeux());
        await application.Base(db =>
            db.Tribunaux.Where(t => t.Code == "tj-lille")
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(t => t.Courriel, (string?)null)
                        .SetProperty(t => t.Telephone, (string?)null)
                )
        );

        await juge.Ouvrir(Page(id));
        await juge.Suivre("Fiche de désignation");

        Assert.Equal(200, juge.Statut);
        Assert.Contains("Tribunal judiciaire de Lille", juge.Texte);
        Assert.Contains("Cabinet 3", juge.Texte);
        Assert.Contains((await monde.Lire(id)).NumeroRg!, juge.Texte);
        Assert.Contains(g.Nom, juge.Texte);
        Assert.Contains("Agrément n° 2021-034 du 1er mars 2021 (département 59)", juge.Texte);
        Assert.Contains("À Lille, le", juge.Texte);
        Assert.Contains("Signature", juge.Texte);
        juge.BudgetSql(4);
        foreach (var autre in (string[])["/juridiction", "/compte", Page(id)])
        {
            await juge.Ouvrir(autre);
            Assert.Equal(200, juge.Statut);
        }
    }

    [Fact]
    public async Task A_greffier_acts_in_the_same_court_and_signs()
    {
        var (monde, _) = await PreparerAsync();
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g, d => d with { CabinetId = monde.Cabinet });
        var greffier = await application.Connecter(Comptes.Greffier);
        var nom = await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Greffier)
                .Select(u => u.Prenom + " " + u.Nom)
                .SingleAsync()
        );

        await greffier.Ouvrir($"/juridiction/reservations?cabinet={monde.Cabinet}");
        Assert.Contains(id, greffier.Ids());
        await greffier.Ouvrir(Page(id, "/annuler"));
        greffier.Choisir("Pourquoi annulez-vous cette réservation ?", "Pas de mesure prononcée");
        await greffier.Envoyer("Annuler la réservation");

        Assert.Equal(200, greffier.Statut);
        Assert.Contains(nom, Libelles.Texte(greffier.Page.QuerySelector(".emjpm-chronologie")));
        Assert.Equal(EtatReservation.Annulee, (await monde.Lire(id)).Etat);
    }

    private async Task<(Monde Monde, Visiteur Juge)> PreparerAsync() =>
        (await Monde.CreerAsync(application), await application.Connecter(Comptes.Juge));

    private static async Task<int> RechercherAsync(Visiteur juge)
    {
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir("Commune où vit la personne", "Lille");
        await juge.Envoyer("Voir les mandataires");
        return int.Parse(
            juge.Adresse.Split('/')[^1],
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    private Task Courriels(int reservation, EtatCourriel etat) =>
        application.Base(db =>
            db.Courriels.Where(c => c.ReservationId == reservation)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(c => c.Etat, etat)
                        .SetProperty(c => c.Tentatives, 8)
                        .SetProperty(
                            c => c.EnvoyeLe,
                            etat == EtatCourriel.Envoye
                                ? HorlogeReglable.Depart.UtcDateTime
                                : (DateTime?)null
                        )
                )
        );
}
