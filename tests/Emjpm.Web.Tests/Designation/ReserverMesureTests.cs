using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Designation;

public sealed class ReserverMesureTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_reservation_is_saved_with_its_place_audit_mail_and_notification()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var demande = Monde.Demande(g) with
        {
            NumeroRg = " 26t-0/0001 ",
            Urgent = true,
            Message = "Premier contact avec le centre social.",
            Accompagnements = [Accompagnement.GrandAge],
            Langues = [Langue.Arabe],
        };

        var creee = Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(monde.Juge, demande)
        );

        var r = await monde.Lire(creee.Id);
        Assert.Equal("26T00001", r.NumeroRg);
        Assert.Equal(EtatReservation.EnAttente, r.Etat);
        Assert.Equal(monde.Juge.UtilisateurId, r.AuteurId);
        Assert.Equal([Accompagnement.GrandAge], r.Accompagnements);
        Assert.Equal(application.Horloge.Maintenant().AddDays(30), r.ExpireLe);
        Assert.False(r.SurCapacite);
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Equal(["reservation.creer"], await monde.Audit("reservation", r.Id));
        Assert.Equal(
            [
                "Le tribunal judiciaire de Lille souhaite vous confier une mesure urgente (réservation n°\u00A0"
                    + $"{r.Id}).",
            ],
            await monde.Notifications(g.Acteur!)
        );
        var courriel = await application.Base(db =>
            db.Courriels.SingleAsync(c => c.ReservationId == r.Id)
        );
        Assert.Equal(g.Courriel, courriel.Destinataire);
        Assert.True(courriel.Urgent);
        Assert.Equal(EtatCourriel.AEnvoyer, courriel.Etat);
        Assert.Contains(
            $"http://localhost:5080/gestionnaire/reservations/{r.Id}",
            courriel.Texte,
            StringComparison.Ordinal
        );
        foreach (
            var secret in (string[])
                ["26T00001", "1941", "Madame", "tutelle", "arabe", "centre social", "Lille (59)"]
        )
            Assert.DoesNotContain(
                secret,
                courriel.Sujet + courriel.Texte,
                StringComparison.OrdinalIgnoreCase
            );
    }

    [Fact]
    public async Task It_costs_few_commands()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();

        var commandes = await application.Hote.Suivi.Compter(() =>
            monde.Reserver(monde.Juge, Monde.Demande(g))
        );

        // PostgreSQL sends the last rows in one batch, SQLite one by one.
        Assert.True(
            commandes.Count <= (MoteurDeTest.Postgres ? 7 : 9),
            string.Join("\n\n", commandes)
        );
    }

    public static TheoryData<string, string, string> Refus =>
        new()
        {
            { "rg", nameof(DemandeReservation.NumeroRg), "trop court" },
            {
                "sans rg",
                nameof(DemandeReservation.NumeroRg),
                "indiquez pourquoi il n’est pas connu"
            },
            {
                "année trop ancienne",
                nameof(DemandeReservation.AnneeNaissance),
                "entre 1900 et 2026"
            },
            { "année future", nameof(DemandeReservation.AnneeNaissance), "entre 1900 et 2026" },
            { "jugement lointain", nameof(DemandeReservation.DateJugement), "entre le" },
            { "commune", nameof(DemandeReservation.CommuneCode), "commune de la liste" },
            { "cabinet d’ailleurs", nameof(DemandeReservation.CabinetId), "de votre tribunal" },
            { "sixième", nameof(DemandeReservation.MotifDerogation), "rang 6" },
            {
                "sans place sans motif",
                nameof(DemandeReservation.MotifDerogation),
                "indiquez pourquoi"
            },
            { "autre sans texte", nameof(DemandeReservation.TexteDerogation), "Précisez" },
            { "message long", nameof(DemandeReservation.Message), "2\u00A0000" },
            { "lien d’ailleurs", nameof(DemandeReservation.LieeAId), "de votre tribunal" },
            { "lieu d’un autre", nameof(DemandeReservation.LieuExerciceId), "de ce mandataire" },
        };

    [Theory]
    [MemberData(nameof(Refus))]
    public async Task A_wrong_form_is_refused_under_its_field_and_changes_nothing(
        string cas,
        string champ,
        string phrase
    )
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var autre = await monde.GestionnaireAsync();
        var d = Monde.Demande(g);
        d = cas switch
        {
            "rg" => d with { NumeroRg = "12A34" },
            "sans rg" => d with { NumeroRg = " " },
            "année trop ancienne" => d with { AnneeNaissance = 1899 },
            "année future" => d with { AnneeNaissance = 2027 },
            "jugement lointain" => d with { DateJugement = new DateOnly(2029, 1, 1) },
            "commune" => d with { CommuneCode = "99999" },
            "cabinet d’ailleurs" => d with { CabinetId = monde.CabinetDouai },
            "sixième" => d with { RangVu = 6 },
            "sans place sans motif" => d with { ConfirmerSansPlace = true },
            "autre sans texte" => d with { MotifDerogation = MotifDerogation.Autre },
            "message long" => d with { Message = new string('a', 2001) },
            "lien d’ailleurs" => d with { LieeAId = int.MaxValue, TypeLien = TypeLien.Subroge },
            _ => d with { LieuExerciceId = autre.Lieu },
        };

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Juge, d)
        );

        Assert.Equal(champ, refus.Champ);
        Assert.Contains(phrase, refus.Message, StringComparison.Ordinal);
        await RienAsync(monde, g);
    }

    [Fact]
    public async Task A_form_served_without_a_token_has_expired()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Juge, Monde.Demande(g) with { JetonFormulaire = Guid.Empty })
        );

        Assert.Contains("formulaire a expiré", refus.Message, StringComparison.Ordinal);
        await RienAsync(monde, g);
    }

    [Fact]
    public async Task Without_an_rg_the_reason_is_kept()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();

        var id = await monde.Reservee(
            g,
            d => d with { NumeroRg = "", MotifSansRg = MotifSansRg.Urgence }
        );

        var r = await monde.Lire(id);
        Assert.Null(r.NumeroRg);
        Assert.Equal(MotifSansRg.Urgence, r.MotifSansRg);
    }

    [Fact]
    public async Task A_greffier_says_for_which_cabinet()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Greffier, Monde.Demande(g))
        );
        Assert.Equal(nameof(DemandeReservation.CabinetId), refus.Champ);
        await RienAsync(monde, g);

        var creee = Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(
                monde.Greffier,
                Monde.Demande(g) with
                {
                    CabinetId = monde.Cabinet,
                }
            )
        );
        var r = await monde.Lire(creee.Id);
        Assert.Equal(monde.Cabinet, r.CabinetId);
        Assert.Equal(monde.Greffier.UtilisateurId, r.AuteurId);
    }

    [Fact]
    public async Task Who_is_not_entitled_is_refused_with_the_reason()
    {
        var monde = await Monde.CreerAsync(application);
        var jour = application.Horloge.Aujourdhui();
        (GestionnaireEssai G, string Attendu)[] cas =
        [
            (
                await monde.GestionnaireAsync(departement: "62"),
                "aucune habilitation pour le département 59"
            ),
            (
                await monde.GestionnaireAsync(habilitation: h => h.RetireeLe = jour),
                $"habilitation retirée le {Francais.Date(jour)}"
            ),
            (
                await monde.GestionnaireAsync(habilitation: h => h.SuspendueDu = jour.AddDays(-3)),
                "habilitation suspendue"
            ),
            (
                await monde.GestionnaireAsync(habilitation: h =>
                    h.NaturesPermises = [NatureMesure.CuratelleSimple]
                ),
                "nature de mesure non permise"
            ),
            (
                await monde.GestionnaireAsync(type: TypeGestionnaire.Prepose),
                "un préposé n’exerce que dans son établissement"
            ),
        ];
        foreach (var (g, attendu) in cas)
        {
            var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
                monde.Reserver(
                    monde.Juge,
                    Monde.Demande(g) with
                    {
                        ConfirmerSansPlace = true,
                        MotifDerogation = MotifDerogation.AucunAutre,
                    }
                )
            );
            Assert.Equal(nameof(DemandeReservation.GestionnaireId), refus.Champ);
            Assert.Contains(attendu, refus.Message, StringComparison.Ordinal);
            await RienAsync(monde, g);
        }
    }

    [Fact]
    public async Task The_entitlement_is_that_of_the_commune_of_living_else_of_the_court()
    {
        var monde = await Monde.CreerAsync(application);
        var pasDeCalais = await monde.GestionnaireAsync(departement: "62");
        var nord = await monde.GestionnaireAsync();

        await monde.Reservee(pasDeCalais, d => d with { CommuneCode = Monde.Arras });
        await monde.Reservee(nord, d => d with { CommuneCode = null });
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Juge, Monde.Demande(nord) with { CommuneCode = Monde.Arras })
        );
    }

    [Fact]
    public async Task Who_has_no_account_is_refused_with_how_to_reach_them()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(
            compte: false,
            gestionnaire: x => x.Telephone = "03 20 00 00 00"
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            monde.Reserver(monde.Juge, Monde.Demande(g))
        );

        Assert.Contains("joindre au 03 20 00 00 00", refus.Message, StringComparison.Ordinal);
        await RienAsync(monde, g);
    }

    [Fact]
    public async Task The_same_rg_with_the_same_gestionnaire_is_one_file()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 10);
        var (enAttente, enCours, close) = (Monde.Rg(), Monde.Rg(), Monde.Rg());
        var premiere = await monde.Reservee(g, d => d with { NumeroRg = enAttente });
        var mesure = await monde.MesureAsync(g, enCours);
        var ancienne = await monde.MesureAsync(g, close, StatutMesure.Eteinte);
        var avant = await monde.Compteurs(g.Lieu);

        var deja = await monde.Reserver(monde.Juge, Monde.Demande(g) with { NumeroRg = enAttente });
        var ouverte = await monde.Reserver(
            monde.Juge,
            Monde.Demande(g) with
            {
                NumeroRg = enCours,
            }
        );

        Assert.Equal(premiere, Assert.IsType<ResultatReservation.DejaReservee>(deja).ReservationId);
        Assert.Equal(mesure, Assert.IsType<ResultatReservation.MesureEnCours>(ouverte).MesureId);
        Assert.Equal(avant, await monde.Compteurs(g.Lieu));

        var reouverture = Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(monde.Juge, Monde.Demande(g) with { NumeroRg = close })
        );
        Assert.True(reouverture.Reouverture);
        Assert.Equal(ancienne, (await monde.Lire(reouverture.Id)).MesureARouvrirId);
    }

    [Fact]
    public async Task The_same_rg_with_another_gestionnaire_asks_for_an_explicit_co_designation()
    {
        var monde = await Monde.CreerAsync(application);
        var premier = await monde.GestionnaireAsync();
        var second = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        var reservation = await monde.Reservee(premier, d => d with { NumeroRg = rg });
        var demande = Monde.Demande(second) with { NumeroRg = rg };

        var averti = Assert.IsType<ResultatReservation.AutreGestionnaire>(
            await monde.Reserver(monde.Juge, demande)
        );
        Assert.Equal(reservation, Assert.Single(averti.Dossiers).ReservationId);
        Assert.Contains(premier.Nom, averti.Phrase, StringComparison.Ordinal);
        await RienAsync(monde, second);

        var ailleurs = await monde.Reservee(await monde.GestionnaireAsync());
        Assert.IsType<ResultatReservation.AutreGestionnaire>(
            await monde.Reserver(
                monde.Juge,
                demande with
                {
                    LieeAId = ailleurs,
                    TypeLien = TypeLien.Subroge,
                }
            )
        );

        var creee = Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(monde.Juge, demande with { ConfirmerAutreGestionnaire = true })
        );
        var r = await monde.Lire(creee.Id);
        Assert.Equal((reservation, TypeLien.CoDesignation), (r.LieeAId, r.TypeLien));
    }

    [Fact]
    public async Task The_same_rg_of_another_court_is_another_file()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        await monde.Reservee(g, d => d with { NumeroRg = rg });

        var autre = await monde.Reserver(monde.JugeDouai, Monde.Demande(g) with { NumeroRg = rg });

        Assert.IsType<ResultatReservation.Creee>(autre);
    }

    [Fact]
    public async Task When_the_last_place_went_the_court_is_told_who_took_it_and_decides_again()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 1);
        await monde.Reserver(monde.JugeDouai, Monde.Demande(g));
        var demande = Monde.Demande(g);

        var sansPlace = Assert.IsType<ResultatReservation.SansPlace>(
            await monde.Reserver(monde.Juge, demande)
        );

        Assert.Contains(
            "La dernière place a été prise par le tribunal judiciaire de Douai",
            sansPlace.Phrase,
            StringComparison.Ordinal
        );
        Assert.Equal((1, 1), (sansPlace.Lieu.Capacite, sansPlace.Lieu.EnAttente));
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Contains("reservation.sans_place", await monde.Audit("lieu", g.Lieu));

        var creee = Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(
                monde.Juge,
                demande with
                {
                    ConfirmerSansPlace = true,
                    MotifDerogation = MotifDerogation.AccordMandataire,
                }
            )
        );
        Assert.True(creee.SurCapacite);
        Assert.Equal((0, 2), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task A_knowing_choice_uses_a_place_that_became_free()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 1);

        var id = await monde.Reservee(
            g,
            d => d with { ConfirmerSansPlace = true, MotifDerogation = MotifDerogation.Continuite }
        );

        Assert.False((await monde.Lire(id)).SurCapacite);
    }

    [Fact]
    public async Task An_unknown_capacity_gives_no_place_without_a_reason()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: null);

        var resultat = await monde.Reserver(monde.Juge, Monde.Demande(g));

        Assert.Contains(
            "Aucune capacité n’est connue",
            Assert.IsType<ResultatReservation.SansPlace>(resultat).Phrase,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_interrupted_activity_gives_no_place_without_a_reason()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(gestionnaire: x =>
            x.Indisponibilites.Add(
                new Indisponibilite
                {
                    EstSuspension = true,
                    Du = new DateOnly(2026, 11, 1),
                    Motif = "congé de maladie",
                }
            )
        );
        var demande = Monde.Demande(g);

        var interrompu = Assert.IsType<ResultatReservation.SansPlace>(
            await monde.Reserver(monde.Juge, demande)
        );
        Assert.Contains("congé de maladie", interrompu.Phrase, StringComparison.Ordinal);

        Assert.IsType<ResultatReservation.Creee>(
            await monde.Reserver(
                monde.Juge,
                demande with
                {
                    ConfirmerSansPlace = true,
                    MotifDerogation = MotifDerogation.ConnaitLaPersonne,
                }
            )
        );
    }

    [Fact]
    public async Task The_contact_of_the_site_receives_the_mail_too()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(contact: "antenne@essai.example");

        await monde.Reservee(g);

        Assert.Single(await monde.Sujets("antenne@essai.example"));
        Assert.Single(await monde.Sujets(g.Courriel));
        Assert.Single(await monde.Notifications(g.Acteur!));
    }

    private static async Task RienAsync(Monde monde, GestionnaireEssai g)
    {
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Empty(await monde.Sujets(g.Courriel));
        if (g.Acteur is not null)
            Assert.Empty(await monde.Notifications(g.Acteur));
    }
}
