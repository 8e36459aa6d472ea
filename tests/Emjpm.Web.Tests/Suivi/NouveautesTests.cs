using Emjpm.Core.Remarques;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>A version is told to everybody, and settles the remarks that asked for it.</summary>
public sealed class NouveautesTests(Application application) : IClassFixture<Application>
{
    private async Task<int> Ecrire(string courriel, string texte, bool contact)
    {
        var acteur = await application.Acteur(courriel);
        return await application.Executer(
            (DeposerRemarque o) =>
                o.ExecuterAsync(
                    acteur,
                    GenreRemarque.Idee,
                    texte,
                    "/juridiction",
                    contact,
                    null,
                    false,
                    CancellationToken.None
                )
        );
    }

    private Task<RemarqueUsage> Lire(int id) =>
        application.Base(db =>
            db.Remarques.AsNoTracking().Include(r => r.Nouveaute).SingleAsync(r => r.Id == id)
        );

    private static Task<Visiteur> Preparer(Visiteur admin, string version) =>
        admin
            .Ouvrir("/administration/annonces/nouvelle?ton=nouveaute")
            .ContinueWith(
                _ =>
                    admin
                        .Remplir("Titre", $"Les nouveautés de la {version}")
                        .Remplir("Texte", "Deux choses de plus.")
                        .Remplir("Numéro de la version", version)
                        .Remplir("Ce qui change", "Juges : une chose.\nTous : une autre.")
                        .Remplir("Dernier jour", "31/12/2099"),
                TaskScheduler.Default
            );

    [Fact]
    public async Task A_release_note_settles_remarks_and_tells_their_authors()
    {
        var (dite, doublon, autre) = (
            await Ecrire(Comptes.Juge, "Trier par date du jugement.", contact: true),
            await Ecrire(Comptes.Greffier, "Pouvoir trier par date.", contact: false),
            await Ecrire(Comptes.Individuel, "Autre chose.", contact: true)
        );
        await application.Base(db =>
            db.Remarques.Where(r => r.Id == doublon)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(r => r.Etat, EtatRemarque.Doublon)
                        .SetProperty(r => r.DoublonDeId, (int?)dite)
                )
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/remarques/{dite}");
        await admin.Suivre("Publier une nouveauté qui la règle");
        Assert.True(
            admin
                .Page.QuerySelector($"input[name='Saisie.Remarques'][value='{dite}']")!
                .HasAttribute("checked")
        );
        await admin
            .Remplir("Titre", "Trier les réservations")
            .Remplir("Texte", "Les réservations se trient.")
            .Remplir("Dernier jour", "31/12/2099")
            .Envoyer("Publier l’annonce");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("le numéro de sa version", admin.ErreurDe("Numéro de la version"));
        await admin
            .Remplir("Numéro de la version", "7.1")
            .Remplir("Ce qui change", "Tribunaux : trier par date du jugement.")
            .Envoyer("Publier l’annonce");
        Assert.Equal("/administration/annonces", admin.Adresse);

        var reglee = await Lire(dite);
        Assert.Equal(EtatRemarque.Faite, reglee.Etat);
        Assert.Equal("7.1", reglee.Nouveaute!.NumeroVersion);
        Assert.Equal(EtatRemarque.Nouvelle, (await Lire(autre)).Etat);
        foreach (var courriel in new[] { Comptes.Juge, Comptes.Greffier })
        {
            var auteur = await application.Connecter(courriel);
            Assert.Contains(
                "Votre remarque : faite, version 7.1.",
                (await auteur.Ouvrir("/notifications")).Texte
            );
            await auteur.Ouvrir("/remarques");
            Assert.Contains("Faite", auteur.Texte);
            await auteur.Suivre("Version 7.1 : ce qui change");
            Assert.Contains("Tribunaux : trier par date du jugement.", auteur.Texte);
        }
        var ecrits = await application.Base(db =>
            db.Courriels.Where(c => c.Texte.Contains("Trier les réservations"))
                .Select(c => c.Destinataire)
                .ToListAsync()
        );
        Assert.Equal([Comptes.Juge], ecrits);

        var visiteur = await application.Visiteur().Ouvrir("/nouveautes");
        Assert.Contains("Version 7.1", visiteur.Texte);
        Assert.Contains(
            "répond à 1 remarque d’utilisateurs",
            visiteur.Texte.Replace('\u00A0', ' ')
        );
    }

    [Fact]
    public async Task A_note_of_some_functions_is_theirs_and_one_withdrawn_or_to_come_is_not_read()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await Preparer(admin, "8.1");
        await admin.Cocher("Juge").Envoyer("Publier l’annonce");
        await Preparer(admin, "8.2");
        await admin.Remplir("Premier jour", "01/06/2099").Envoyer("Publier l’annonce");
        await Preparer(admin, "8.3");
        await admin.Envoyer("Publier l’annonce");

        var (juge, visiteur) = (await application.Connecter(Comptes.Juge), application.Visiteur());
        Assert.Contains("Lire ce qui change", string.Join(' ', juge.Alertes));
        Assert.Contains("Version 8.1", (await juge.Ouvrir("/nouveautes")).Texte);
        await visiteur.Ouvrir("/nouveautes");
        Assert.DoesNotContain("Version 8.1", visiteur.Texte);
        Assert.DoesNotContain("Version 8.2", visiteur.Texte);
        Assert.Contains("Version 8.3", visiteur.Texte);

        await admin.Envoyer("Retirer « Les nouveautés de la 8.3 »");
        Assert.DoesNotContain("Version 8.3", (await visiteur.Ouvrir("/nouveautes")).Texte);
    }

    [Fact]
    public async Task A_remark_done_is_tied_to_a_version_and_one_to_come_settles_nothing()
    {
        var id = await Ecrire(Comptes.Prepose, "Une adresse plus lisible.", contact: false);
        var admin = await application.Connecter(Comptes.Admin);
        await Preparer(admin, "9.1");
        await admin
            .Remplir("Premier jour", "01/06/2099")
            .Cocher($"N° {id} : Une adresse plus lisible.")
            .Envoyer("Publier l’annonce");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("ne règle encore", admin.ErreurDe("Remarques que cette version règle"));
        Assert.Equal(EtatRemarque.Nouvelle, (await Lire(id)).Etat);

        await admin.Ouvrir($"/administration/remarques/{id}");
        await admin
            .Choisir(
                "Nouveauté qui la règle",
                "Version 1.4 : Des réservations suivies de plus près"
            )
            .Envoyer("Enregistrer et prévenir l’auteur");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("choisissez l’état", admin.ErreurDe("Nouveauté qui la règle"));
        await admin.Choisir("État", "Faite").Envoyer("Enregistrer et prévenir l’auteur");
        Assert.Equal("/administration/remarques", admin.Adresse);
        Assert.Equal("1.4", (await Lire(id)).Nouveaute!.NumeroVersion);
    }
}
