using System.Net.Http.Json;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>The pages of reviews and transfers, as somebody without JavaScript uses them.</summary>
public sealed class RevisionEtTransfertTests(Application application) : IClassFixture<Application>
{
    private const string Jugement = "Date du jugement";
    private const string Designe = "Mandataire désigné";
    private const string Pourquoi = "Pourquoi la mesure change-t-elle de mandataire ?";
    private static readonly DateOnly Decision = new(2026, 10, 5);

    /// <summary>An open mesure of the individuel of the demonstration, whose nature has a legal term.</summary>
    private async Task<int> MesureAsync(string compte = Comptes.Individuel)
    {
        var acteur = await application.Acteur(compte);
        var lieu = (await application.Lieux(compte))[0];
        var juge = await application.Acteur(Comptes.Juge);
        return await application.Base(async db =>
        {
            var m = new Mesure
            {
                GestionnaireId = acteur.GestionnaireId,
                LieuExerciceId = lieu.Id,
                TribunalId = juge.TribunalId,
                NumeroRg = Monde.Rg(),
                NumeroDossier = "SECRET-12",
                AnneeNaissance = 1941,
                CreeeLe = application.Horloge.Maintenant(),
            };
            m.OuvrirSur(
                new EtatMesure
                {
                    DateEffet = new(2022, 3, 14),
                    Nature = Core.Referentiels.NatureMesure.CuratelleSimple,
                    LieuVie = Core.Referentiels.LieuVie.Domicile,
                    CommuneCode = Monde.Lille,
                },
                null,
                acteur.UtilisateurId,
                application.Horloge.Maintenant()
            );
            db.Mesures.Add(m);
            await db.SaveChangesAsync();
            await Core.Gestionnaires.Places.CompterMesureAsync(db, lieu.Id, default);
            return m.Id;
        });
    }

    private async Task<string> Nom(string compte) =>
        (await application.Acteur(compte)).Gestionnaire!.Nom;

    private async Task<(Visiteur Visiteur, int Mesure, int Transfert)> Proposer()
    {
        var id = await MesureAsync();
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        await visiteur.Suivre("Transférer");
        var nom = await Nom(Comptes.Service);
        await visiteur
            .Remplir(Designe, nom)
            .Remplir(Jugement, Decision)
            .Choisir(Pourquoi, "La personne a déménagé")
            .Envoyer("Proposer le transfert");
        // The service has several sites: the choice is asked, the rest is kept.
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("choisissez la bonne", visiteur.ErreurDe(Designe));
        await visiteur.Choisir("Mandataires correspondants", nom).Envoyer("Proposer le transfert");
        Assert.StartsWith("/gestionnaire/transferts/", visiteur.Adresse);
        return (visiteur, id, int.Parse(visiteur.Adresse.Split('/')[^1]));
    }

    [Fact]
    public async Task A_review_says_what_is_missing_keeps_what_was_typed_and_shows_the_new_term()
    {
        var id = await MesureAsync();
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        await visiteur.Suivre("Révision");
        Assert.Contains(
            "5 ans après le jugement du 14 mars 2022",
            visiteur.Texte.Replace('\u00A0', ' ')
        );
        Assert.Contains("art. 441", visiteur.Texte);

        await visiteur
            .Remplir("Durée fixée par le jugement, en années", 10)
            .Envoyer("Enregistrer la révision");
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Choisissez le résultat de la révision.",
            visiteur.ErreurDe("Résultat de la révision")
        );
        Assert.Equal("Saisissez la date du jugement.", visiteur.ErreurDe(Jugement));
        Assert.Equal("10", visiteur.Valeur("Durée fixée par le jugement, en années"));

        await visiteur
            .Choisir("Résultat de la révision", "Aggravation")
            .Remplir(Jugement, Decision)
            .Envoyer("Enregistrer la révision");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("restent les mêmes", visiteur.ErreurDe("Nature décidée"));

        await visiteur
            .Choisir("Nature décidée", "Tutelle")
            .Choisir("Champ décidé", "Aux biens et à la personne")
            .Envoyer("Enregistrer la révision");
        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        var texte = visiteur.Texte.Replace('\u00A0', ' ');
        Assert.Contains("La révision est enregistrée (aggravation)", texte);
        Assert.Contains(
            "À réviser avant le 5 octobre 2036 (durée de 10 ans fixée par le jugement du 5 octobre 2026).",
            texte
        );
        Assert.Contains("Révision : aggravation", texte);
        Assert.Contains("Curatelle simple → tutelle aux biens et à la personne", texte);
    }

    [Fact]
    public async Task A_transfer_goes_from_one_space_to_the_other_and_the_court_follows()
    {
        var (visiteur, id, transfert) = await Proposer();
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        Assert.Contains("Transfert proposé à", visiteur.Texte);
        await visiteur.Ouvrir("/gestionnaire/transferts?sens=envoyes");
        Assert.Contains("il attend la réponse de", visiteur.Texte);

        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir("/gestionnaire/transferts");
        service.BudgetSql(5);
        await service.Suivre($"Répondre au transfert n° {transfert}");
        Assert.DoesNotContain("SECRET", service.Page.DocumentElement.OuterHtml);
        Assert.Contains("La personne a déménagé", service.Texte);

        await service.Envoyer("Accepter la mesure");
        Assert.Equal(422, service.Statut);
        var lieux = await application.Lieux(Comptes.Service);
        await service
            .Choisir("Lieu d’exercice qui suivra la mesure", lieux[0].Nom)
            .Remplir("Votre numéro de dossier", "S-44")
            .Envoyer("Accepter la mesure");

        Assert.Equal(200, service.Statut);
        Assert.StartsWith("/gestionnaire/mesures/", service.Adresse);
        var recue = int.Parse(service.Adresse.Split('/')[^1]);
        Assert.Contains("Reçue de", service.Texte);
        Assert.Contains("S-44", service.Texte);
        Assert.Contains("Situation avant cette nomination", service.Texte);
        Assert.DoesNotContain("SECRET", service.Page.DocumentElement.OuterHtml);

        await visiteur.Ouvrir($"/gestionnaire/transferts/{transfert}");
        Assert.Contains("Transfert accepté", visiteur.Texte);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        Assert.Contains("Confiée à", visiteur.Texte);
        // Each side keeps to its own mesure.
        await visiteur.Ouvrir($"/gestionnaire/mesures/{recue}");
        Assert.Equal(404, visiteur.Statut);
        await service.Ouvrir($"/gestionnaire/mesures/{id}");
        Assert.Equal(404, service.Statut);

        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/notifications");
        Assert.Contains("l’est désormais par", juge.Texte);
        await juge.Ouvrir($"/juridiction/mesures/{recue}");
        Assert.Equal(200, juge.Statut);
        Assert.Contains("Reçue de", juge.Texte);
    }

    [Fact]
    public async Task The_receiver_refuses_with_a_reason()
    {
        var (visiteur, _, transfert) = await Proposer();
        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir($"/gestionnaire/transferts/{transfert}");
        await service.Suivre("Refuser");

        await service.Envoyer("Refuser le transfert");
        Assert.Equal(422, service.Statut);
        Assert.Equal(
            "Choisissez la raison de votre refus.",
            service.ErreurDe("Pourquoi ne prenez-vous pas cette mesure ?")
        );
        await service
            .Choisir("Pourquoi ne prenez-vous pas cette mesure ?", "Autre motif")
            .Envoyer("Refuser le transfert");
        Assert.Equal(
            "Précisez le motif en quelques mots.",
            service.ErreurDe("Précisions pour l’autre mandataire")
        );
        await service
            .Remplir("Précisions pour l’autre mandataire", "Aucun délégué sur ce secteur")
            .Envoyer("Refuser le transfert");
        Assert.Equal($"/gestionnaire/transferts/{transfert}", service.Adresse);

        await visiteur.Ouvrir($"/gestionnaire/transferts/{transfert}");
        Assert.Contains("Aucun délégué sur ce secteur", visiteur.Texte);
    }

    [Fact]
    public async Task The_sender_takes_it_back()
    {
        var (visiteur, id, transfert) = await Proposer();
        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir($"/gestionnaire/transferts/{transfert}");

        await visiteur.Ouvrir($"/gestionnaire/transferts/{transfert}");
        await visiteur.Suivre("Annuler ce transfert");
        await visiteur.Envoyer("Annuler le transfert");
        Assert.Contains("Le transfert est annulé", Assert.Single(visiteur.Alertes));

        // The other had the page open: told by whom and when.
        var lieux = await application.Lieux(Comptes.Service);
        await service
            .Choisir("Lieu d’exercice qui suivra la mesure", lieux[0].Nom)
            .Envoyer("Accepter la mesure");
        Assert.Equal(422, service.Statut);
        Assert.Contains("a annulé ce transfert le", service.Resume());
        Assert.Equal(
            StatutMesure.EnCours,
            await application.Base(db =>
                db.Mesures.Where(m => m.Id == id).Select(m => m.Statut).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Names_that_match_nobody_or_somebody_not_entitled_are_said()
    {
        var id = await MesureAsync();
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/transfert");
        await visiteur
            .Remplir(Designe, "Zzyzx")
            .Remplir(Jugement, Decision)
            .Choisir(Pourquoi, "Autre motif")
            .Envoyer("Proposer le transfert");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Aucun mandataire habilité", visiteur.ErreurDe(Designe));
        Assert.Equal("2026-10-05", visiteur.Valeur(Jugement));

        var prepose = await Nom(Comptes.Prepose);
        await visiteur.Remplir(Designe, prepose).Envoyer("Proposer le transfert");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains($"{prepose} ne peut pas recevoir cette mesure", visiteur.ErreurDe(Designe));

        using var reponse = await visiteur.Client.GetAsync(
            $"/gestionnaire/mesures/{id}/transfert?handler=Receveurs&q={Uri.EscapeDataString(await Nom(Comptes.Service))}"
        );
        var proposes = await reponse.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(proposes.GetArrayLength() > 1);
    }

    [Fact]
    public async Task What_is_handed_over_waits_on_the_home_until_it_is_answered()
    {
        var (visiteur, id, transfert) = await Proposer();
        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir("/gestionnaire");
        service.BudgetSql(10);
        var cedant = await Nom(Comptes.Individuel);
        Assert.Contains($"De {cedant}", service.Texte);

        await service.Suivre($"Répondre au transfert n° {transfert}");
        Assert.Equal($"/gestionnaire/transferts/{transfert}", service.Adresse.Split('#')[0]);

        // The other closes it meanwhile, warned that the transfer ends with it.
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/cloture");
        Assert.Contains("Un transfert attend une réponse", visiteur.Texte);
        await visiteur
            .Choisir("Raison de la fin du mandat", "Décès")
            .Remplir("Date de fin du mandat", Decision.AddDays(9))
            .Envoyer("Clôturer la mesure");
        Assert.Equal(200, visiteur.Statut);
        await service.Ouvrir("/gestionnaire");
        Assert.Null(
            service.Page.QuerySelector($"main a[href='/gestionnaire/transferts/{transfert}']")
        );
        await service.Ouvrir($"/gestionnaire/transferts/{transfert}");
        Assert.Contains("Ce transfert n’a plus d’objet", service.Texte);
        Assert.Null(service.Page.QuerySelector("#reponse"));
    }

    [Fact]
    public async Task Outside_the_perimeter_nothing_exists()
    {
        var (visiteur, id, transfert) = await Proposer();
        var tiers = await application.Connecter(Comptes.Prepose);
        foreach (
            var adresse in (string[])
                [
                    $"/gestionnaire/mesures/{id}/revision",
                    $"/gestionnaire/mesures/{id}/transfert",
                    $"/gestionnaire/transferts/{transfert}",
                    $"/gestionnaire/transferts/{transfert}/refus",
                    $"/gestionnaire/transferts/{transfert}/annulation",
                ]
        )
        {
            await tiers.Ouvrir(adresse);
            Assert.Equal((404, adresse), (tiers.Statut, adresse));
        }
        // Each act belongs to one side.
        await visiteur.Ouvrir($"/gestionnaire/transferts/{transfert}/refus");
        Assert.Equal(404, visiteur.Statut);
        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir($"/gestionnaire/transferts/{transfert}/annulation");
        Assert.Equal(404, service.Statut);

        // By form value too: a page of one's own, sent to the address of another.
        var sienne = await MesureAsync(Comptes.Service);
        await service.Ouvrir($"/gestionnaire/mesures/{sienne}/revision");
        await service
            .Choisir("Résultat de la révision", "Mainlevée")
            .Remplir(Jugement, Decision)
            .DetournerVers($"/gestionnaire/mesures/{id}/revision")
            .Envoyer("Enregistrer la révision");
        Assert.Equal(404, service.Statut);
        await service.Ouvrir($"/gestionnaire/mesures/{sienne}/transfert");
        await service
            .Remplir(Designe, await Nom(Comptes.Individuel))
            .Remplir(Jugement, Decision)
            .Choisir(Pourquoi, "La personne a déménagé")
            .DetournerVers($"/gestionnaire/mesures/{id}/transfert")
            .Envoyer("Proposer le transfert");
        Assert.Equal(404, service.Statut);
        await RienNaBouge(id);

        async Task RienNaBouge(int mesure) =>
            Assert.Equal(
                StatutMesure.EnCours,
                await application.Base(db =>
                    db.Mesures.Where(m => m.Id == mesure).Select(m => m.Statut).SingleAsync()
                )
            );
    }
}
