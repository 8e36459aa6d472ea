using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Designation;

public sealed class VieReservationTests(Application application) : IClassFixture<Application>
{
    private static readonly Reponse Oui = new Reponse.JePeux();
    private static readonly Reponse Non = new Reponse.JeNePeuxPas(MotifRefus.Distance);

    [Fact]
    public async Task Je_peux_keeps_the_place_and_the_site_the_court_asked_for_and_tells_the_court()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(lieux: 2);
        var id = await monde.Reservee(g);
        application.Horloge.Avancer(TimeSpan.FromHours(26));

        Assert.True(await monde.Repondre(g, id, Oui));

        var r = await monde.Lire(id);
        Assert.Equal((EtatReservation.Confirmee, g.Lieu), (r.Etat, r.LieuId));
        Assert.Equal(g.Acteur!.UtilisateurId, r.ReponduParId);
        Assert.Equal(application.Horloge.Maintenant(), r.RepondueLe);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Contains("reservation.confirmer", await monde.Audit("reservation", id));
        Assert.Equal(
            $"{g.Nom} peut prendre la mesure de la réservation n°\u00A0{id}.",
            Assert.Single(await monde.Notifications(monde.Juge))
        );
        Assert.Single(await monde.Sujets(await monde.CourrielDe(monde.Juge)));
        Assert.Equal(
            (1, 26),
            await application.Base(async db =>
            {
                var x = await db.Gestionnaires.SingleAsync(x => x.Id == g.Id);
                return (x.ReponsesNombre, x.ReponsesHeures);
            })
        );
    }

    [Fact]
    public async Task Je_peux_at_another_site_moves_the_place()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(lieux: 2);
        var id = await monde.Reservee(g);

        await monde.Repondre(g, id, new Reponse.JePeux(g.Lieux[1]));

        var r = await monde.Lire(id);
        Assert.Equal((g.Lieux[0], g.Lieux[1]), (r.LieuDemandeId, r.LieuId));
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieux[0]));
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieux[1]));
    }

    [Fact]
    public async Task Je_peux_at_a_site_of_somebody_else_is_refused()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var autre = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Repondre(g, id, new Reponse.JePeux(autre.Lieu))
        );

        Assert.Equal(nameof(Reponse.JePeux.LieuExerciceId), refus.Champ);
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Equal((0, 0), await monde.Compteurs(autre.Lieu));
    }

    [Fact]
    public async Task Je_ne_peux_pas_frees_the_place_and_gives_the_court_its_ranking_again()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var recherche = await application.Base(async db =>
        {
            var r = new Recherche
            {
                TribunalId = monde.Juge.TribunalId,
                AuteurId = monde.Juge.UtilisateurId,
                CommuneCode = Monde.Lille,
                ExpireLe = application.Horloge.Maintenant().AddDays(30),
            };
            db.Recherches.Add(r);
            await db.SaveChangesAsync();
            return r.Id;
        });
        var id = await monde.Reservee(g, d => d with { RechercheId = recherche });

        await monde.Repondre(g, id, Non);

        var r = await monde.Lire(id);
        Assert.Equal((EtatReservation.Declinee, MotifRefus.Distance), (r.Etat, r.MotifRefus));
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        var courriel = await application.Base(db =>
            db.Courriels.OrderBy(c => c.Id).LastAsync(c => c.ReservationId == id)
        );
        Assert.Equal(await monde.CourrielDe(monde.Juge), courriel.Destinataire);
        Assert.Contains("(lieu de vie trop éloigné)", courriel.Texte, StringComparison.Ordinal);
        Assert.Contains(
            $"/juridiction/recherches/{recherche}",
            courriel.Texte,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Autre_motif_needs_words()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Repondre(g, id, new Reponse.JeNePeuxPas(MotifRefus.Autre, "  "))
        );
        var annulation = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Annuler(id, MotifAnnulation.Autre)
        );

        Assert.Equal("TexteRefus", refus.Champ);
        Assert.Equal("TexteAnnulation", annulation.Champ);
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task Who_confirmed_may_still_say_it_cannot_and_answers_once_in_the_figures()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await monde.Repondre(g, id, Oui);

        await monde.Repondre(g, id, Non);

        Assert.Equal(EtatReservation.Declinee, (await monde.Lire(id)).Etat);
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Equal(
            1,
            await application.Base(db =>
                db.Gestionnaires.Where(x => x.Id == g.Id)
                    .Select(x => x.ReponsesNombre)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task What_belongs_to_others_does_not_exist()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var autre = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);

        Assert.False(await monde.Repondre(autre, id, Oui));
        Assert.Null(await monde.Ouvrir(autre, id, Ouverture()));
        Assert.False(
            await application.Executer(
                (AnnulerReservation o) =>
                    o.ExecuterAsync(monde.JugeDouai, id, MotifAnnulation.Erreur, null)
            )
        );
        Assert.False(
            await application.Executer(
                (ProlongerReservation o) =>
                    o.ExecuterAsync(monde.JugeDouai, id, new DateOnly(2027, 1, 1))
            )
        );
        Assert.Equal(0, (await monde.Lire(id)).Version);
    }

    [Fact]
    public async Task What_happened_meanwhile_is_said_with_who_and_when()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await monde.Annuler(id, MotifAnnulation.Famille);
        var avant = await monde.Sujets(await monde.CourrielDe(monde.Juge));

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Repondre(g, id, Oui)
        );

        Assert.Equal(
            $"{monde.Juge.Nom} (Tribunal judiciaire de Lille) a annulé cette réservation le {Francais.Instant(application.Horloge.Maintenant())}.",
            refus.Message
        );
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Equal(avant, await monde.Sujets(await monde.CourrielDe(monde.Juge)));
    }

    [Fact]
    public async Task A_cancellation_frees_the_place_and_sends_its_reason()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);

        Assert.True(await monde.Annuler(id, MotifAnnulation.Autre, "Dossier renvoyé."));

        var r = await monde.Lire(id);
        Assert.Equal((EtatReservation.Annulee, "Dossier renvoyé."), (r.Etat, r.TexteAnnulation));
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Equal(
            $"Le tribunal judiciaire de Lille a annulé la réservation n°\u00A0{id} (autre motif).",
            (await monde.Notifications(g.Acteur!))[^1]
        );
        Assert.Equal(2, (await monde.Sujets(g.Courriel)).Count);
        Assert.Equal(
            ["reservation.creer", "reservation.annuler"],
            await monde.Audit("reservation", id)
        );
    }

    [Fact]
    public async Task Opening_creates_the_mesure_and_turns_the_place_held_into_a_mesure_en_cours()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        var id = await monde.Reservee(g, d => d with { NumeroRg = rg, CabinetId = monde.Cabinet });
        await monde.Repondre(g, id, Oui);

        var mesureId = await monde.Ouvrir(
            g,
            id,
            Ouverture() with
            {
                NumeroDossier = "D-12",
                LieuVie = LieuVie.Etablissement,
                TypeEtablissement = TypeEtablissement.PersonnesAgees,
            }
        );

        await application.Base(async db =>
        {
            var m = await db
                .Mesures.Include(m => m.Etats)
                .Include(m => m.Evenements)
                .SingleAsync(m => m.Id == mesureId);
            Assert.Equal((StatutMesure.EnCours, rg), (m.Statut, m.NumeroRg));
            Assert.Equal((monde.Juge.TribunalId, monde.Cabinet), (m.TribunalId, m.CabinetId));
            Assert.Equal((g.Lieu, id), (m.LieuExerciceId, m.ReservationId));
            Assert.Equal(new DateOnly(2026, 11, 2), m.DateNomination);
            Assert.Equal(new DateOnly(2031, 11, 2), m.Echeance);
            Assert.Equal((Civilite.Madame, 1941), (m.Civilite, m.AnneeNaissance));
            Assert.Equal($"{rg} D 12 LILLE", m.TexteRecherche[..(rg.Length + 11)]);
            var etat = Assert.Single(m.Etats);
            Assert.Equal(
                (NatureMesure.Tutelle, TypeEtablissement.PersonnesAgees, Monde.Lille),
                (etat.Nature, etat.TypeEtablissement, etat.CommuneCode)
            );
            var evenement = Assert.Single(m.Evenements);
            Assert.Equal(TypeEvenementMesure.Ouverture, evenement.Type);
            Assert.Equal(g.Acteur!.UtilisateurId, evenement.AuteurId);
        });
        var r = await monde.Lire(id);
        Assert.Equal((EtatReservation.Ouverte, mesureId), (r.Etat, r.MesureId));
        Assert.Equal((1, 0), await monde.Compteurs(g.Lieu));
        Assert.Equal(["mesure.ouvrir"], await monde.Audit("mesure", mesureId!.Value));
        Assert.Contains(
            $"{g.Nom} a ouvert la mesure de la réservation n°\u00A0{id}.",
            await monde.Notifications(monde.Juge)
        );
    }

    [Fact]
    public async Task Opening_elsewhere_moves_the_place_too()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(lieux: 2);
        var id = await monde.Reservee(g);

        await monde.Ouvrir(g, id, Ouverture() with { LieuExerciceId = g.Lieux[1] });

        Assert.Equal((0, 0), await monde.Compteurs(g.Lieux[0]));
        Assert.Equal((1, 0), await monde.Compteurs(g.Lieux[1]));
    }

    [Fact]
    public async Task A_closed_mesure_is_reopened_with_its_history()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        var ancienne = await monde.MesureAsync(g, rg, StatutMesure.Eteinte);
        var id = await monde.Reservee(g, d => d with { NumeroRg = rg });

        Assert.Equal(ancienne, await monde.Ouvrir(g, id, Ouverture()));

        await application.Base(async db =>
        {
            var m = await db
                .Mesures.Include(m => m.Etats)
                .Include(m => m.Evenements)
                .SingleAsync(m => m.Id == ancienne);
            Assert.Equal((StatutMesure.EnCours, (DateOnly?)null), (m.Statut, m.DateFin));
            Assert.Equal(
                [NatureMesure.CuratelleSimple, NatureMesure.Tutelle],
                m.Etats.OrderBy(e => e.DateEffet).Select(e => e.Nature)
            );
            Assert.Equal(
                $"Nomination précédente le {Francais.Date(new(2021, 3, 1))}, clôturée le {Francais.Date(new(2023, 5, 2))} (mainlevée).",
                m.Evenements.Single(e => e.Type == TypeEvenementMesure.Reouverture).Details
            );
        });
        Assert.Equal((1, 0), await monde.Compteurs(g.Lieu));
    }

    public static TheoryData<string, string> Ouvertures =>
        new()
        {
            { "future", nameof(OuvertureMesure.DateNomination) },
            { "avant naissance", nameof(OuvertureMesure.DateNomination) },
            { "échéance passée", nameof(OuvertureMesure.Echeance) },
            { "établissement sans type", nameof(OuvertureMesure.TypeEtablissement) },
            { "sans commune", nameof(OuvertureMesure.CommuneCode) },
            { "commune inconnue", nameof(OuvertureMesure.CommuneCode) },
            { "lieu d’un autre", nameof(OuvertureMesure.LieuExerciceId) },
        };

    [Theory]
    [MemberData(nameof(Ouvertures))]
    public async Task A_wrong_opening_is_refused_under_its_field_and_changes_nothing(
        string cas,
        string champ
    )
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var autre = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        var juste = Ouverture();
        var saisie = cas switch
        {
            "future" => juste with { DateNomination = application.Horloge.Aujourdhui().AddDays(1) },
            "avant naissance" => juste with { DateNomination = new DateOnly(1940, 1, 1) },
            "échéance passée" => juste with { Echeance = juste.DateNomination },
            "établissement sans type" => juste with { LieuVie = LieuVie.Etablissement },
            "sans commune" => juste with { CommuneCode = null },
            "commune inconnue" => juste with { CommuneCode = "99999" },
            _ => juste with { LieuExerciceId = autre.Lieu },
        };

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Ouvrir(g, id, saisie)
        );

        Assert.Equal(champ, refus.Champ);
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.False(
            await application.Base(db => db.Mesures.AnyAsync(m => m.GestionnaireId == g.Id))
        );
    }

    [Fact]
    public async Task An_rg_learnt_at_the_opening_may_not_be_that_of_an_open_mesure()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        await monde.MesureAsync(g, rg);
        var id = await monde.Reservee(
            g,
            d => d with { NumeroRg = null, MotifSansRg = MotifSansRg.NonAttribue }
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Ouvrir(g, id, Ouverture() with { NumeroRg = rg })
        );

        Assert.Equal(nameof(OuvertureMesure.NumeroRg), refus.Champ);
        Assert.Equal((1, 1), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task The_court_may_leave_more_time_but_not_a_past_date()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        var jour = application.Horloge.Aujourdhui();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => monde.Prolonger(id, jour));
        Assert.Equal("JusquAu", refus.Champ);

        await monde.Prolonger(id, jour.AddDays(60));
        Assert.Equal(jour.AddDays(60), Horloge.DateParis((await monde.Lire(id)).ExpireLe));
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Contains("reservation.prolonger", await monde.Audit("reservation", id));
    }

    [Fact]
    public async Task An_expired_reservation_comes_back_when_a_place_can_be_taken_again()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 1);
        var id = await monde.Reservee(g);
        application.Horloge.AvancerDeJours(31);
        await monde.Relancer();
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        var jusquAu = application.Horloge.Aujourdhui().AddDays(20);

        var autre = await monde.Reservee(g);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Prolonger(id, jusquAu)
        );
        Assert.Contains("plus de place libre", refus.Message, StringComparison.Ordinal);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));

        await monde.Annuler(autre, MotifAnnulation.Erreur);
        Assert.True(await monde.Prolonger(id, jusquAu));
        var r = await monde.Lire(id);
        Assert.Equal((EtatReservation.EnAttente, (DateTime?)null), (r.Etat, r.ExpireeLe));
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Contains("reservation.retablir", await monde.Audit("reservation", id));
    }

    [Fact]
    public async Task An_expired_reservation_does_not_come_back_beside_another_of_the_same_rg()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        var id = await monde.Reservee(g, d => d with { NumeroRg = rg });
        application.Horloge.AvancerDeJours(31);
        await monde.Relancer();
        await monde.Reservee(g, d => d with { NumeroRg = rg });

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Prolonger(id, application.Horloge.Aujourdhui().AddDays(20))
        );

        Assert.Contains("ce numéro RG", refus.Message, StringComparison.Ordinal);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task A_decision_notified_after_the_expiry_still_opens_the_mesure()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        application.Horloge.AvancerDeJours(31);
        await monde.Relancer();

        Assert.NotNull(await monde.Ouvrir(g, id, Ouverture()));

        Assert.Equal((1, 0), await monde.Compteurs(g.Lieu));
    }

    private static OuvertureMesure Ouverture() =>
        new()
        {
            DateNomination = new DateOnly(2026, 11, 2),
            LieuVie = LieuVie.Domicile,
            CommuneCode = Monde.Lille,
        };
}
