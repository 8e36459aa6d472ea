using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class LieuTests(Application application) : IClassFixture<Application>
{
    private const string Nombre = "Nombre de mesures souhaité";
    private const string Adresse = "Adresse électronique qui reçoit les réservations de ce lieu";

    [Fact]
    public async Task The_lieu_of_somebody_else_does_not_exist()
    {
        var autre = (await application.Lieux(Comptes.Prepose))[0];
        var mien = (await application.Lieux(Comptes.Individuel))[0];
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/lieux/{autre.Id}");
        Assert.Equal(404, visiteur.Statut);

        foreach (var saisie in (string[])["12", "douze"])
        {
            await visiteur.Ouvrir($"/gestionnaire/lieux/{mien.Id}");
            await visiteur
                .Remplir(Nombre, saisie)
                .DetournerVers($"/gestionnaire/lieux/{autre.Id}")
                .Envoyer("Enregistrer");
            Assert.Equal(404, visiteur.Statut);
        }
        Assert.Equal(
            autre.CapaciteSouhaitee,
            (await application.Lieux(Comptes.Prepose))[0].CapaciteSouhaitee
        );
    }

    [Theory]
    [InlineData("", "Saisissez le nombre de mesures souhaité, 0 si vous n’en souhaitez plus.")]
    [InlineData("quarante", "La valeur « quarante » n’est pas valide. Saisissez un nombre entier.")]
    [InlineData("-1", "Saisissez un nombre de mesures entre 0 et 2 000.")]
    [InlineData("2001", "Saisissez un nombre de mesures entre 0 et 2 000.")]
    public async Task A_wrong_number_is_refused_under_its_field(string saisie, string phrase)
    {
        var avant = (await application.Lieux(Comptes.Prepose))[0];
        var visiteur = await application.Connecter(Comptes.Prepose);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{avant.Id}");

        await visiteur
            .Remplir(Nombre, saisie)
            .Remplir(Adresse, "accueil@ehpad.example")
            .Envoyer("Enregistrer");

        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(phrase, visiteur.ErreurDe(Nombre)?.Replace('\u00A0', ' '));
        Assert.Equal(saisie, visiteur.Valeur(Nombre));
        Assert.Equal("accueil@ehpad.example", visiteur.Valeur(Adresse));
        var apres = (await application.Lieux(Comptes.Prepose))[0];
        Assert.Equal(
            (avant.CapaciteSouhaitee, avant.ContactCourriel, avant.Version),
            (apres.CapaciteSouhaitee, apres.ContactCourriel, apres.Version)
        );
    }

    [Fact]
    public async Task A_wrong_address_is_refused_under_its_field()
    {
        var lieu = (await application.Lieux(Comptes.Prepose))[0];
        var visiteur = await application.Connecter(Comptes.Prepose);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu.Id}");

        await visiteur.Remplir(Adresse, "accueil").Envoyer("Enregistrer");

        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Saisissez une adresse électronique valide", visiteur.ErreurDe(Adresse));
    }

    [Fact]
    public async Task A_declaration_is_dated_signed_and_changes_the_places_but_no_counter()
    {
        var avant = (await application.Lieux(Comptes.Individuel))[0];
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{avant.Id}");
        Assert.Equal($"{avant.CapaciteSouhaitee}", visiteur.Valeur(Nombre));

        await visiteur
            .Remplir(Nombre, 29)
            .Remplir(Adresse, " bureau@vasseur.example ")
            .Envoyer("Enregistrer");

        Assert.Equal("/gestionnaire", visiteur.Adresse);
        Assert.Contains("déclaration est enregistrée", Assert.Single(visiteur.Alertes));
        var apres = (await application.Lieux(Comptes.Individuel))[0];
        Assert.Equal((29, 29), (apres.CapaciteSouhaitee, apres.Capacite));
        Assert.Equal("bureau@vasseur.example", apres.ContactCourriel);
        Assert.Equal(application.Horloge.Maintenant(), apres.DeclareLe);
        Assert.Equal((await application.Acteur(Comptes.Individuel)).Nom, apres.DeclarePar);
        Assert.Equal(avant.Version + 1, apres.Version);
        Assert.Equal((avant.EnCours, avant.EnAttente), (apres.EnCours, apres.EnAttente));
        var trace = await application.Base(db =>
            db.EvenementsAudit.SingleAsync(e => e.Objet == "lieu" && e.ObjetId == avant.Id)
        );
        Assert.Equal("lieu.declarer", trace.Acte);
        Assert.Equal($"capacité souhaitée : {avant.CapaciteSouhaitee} → 29", trace.Details);
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_learns_what_the_first_did_and_decides()
    {
        var lieu = (await application.Lieux(Comptes.Service))[1];
        var premier = await application.Connecter(Comptes.Service);
        var second = await application.Connecter(Comptes.Service);
        await premier.Ouvrir($"/gestionnaire/lieux/{lieu.Id}");
        await second.Ouvrir($"/gestionnaire/lieux/{lieu.Id}");
        await premier.Remplir(Nombre, 31).Envoyer("Enregistrer");

        await second.Remplir(Nombre, 33).Envoyer("Enregistrer");

        Assert.Equal(422, second.Statut);
        Assert.Contains("a déclaré 31 mesures souhaitées", second.Resume().Replace('\u00A0', ' '));
        Assert.Equal("33", second.Valeur(Nombre));
        Assert.Equal(31, (await application.Lieux(Comptes.Service))[1].CapaciteSouhaitee);

        await second.Envoyer("Enregistrer");

        Assert.Equal(200, second.Statut);
        Assert.Equal(33, (await application.Lieux(Comptes.Service))[1].CapaciteSouhaitee);
    }

    [Fact]
    public async Task A_lieu_that_is_closed_takes_no_declaration()
    {
        var lieu = (await application.Lieux(Comptes.Service))[2];
        await application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == lieu.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(
                        l => l.FermeLe,
                        (DateOnly?)application.Horloge.Aujourdhui().AddDays(-1)
                    )
                )
        );
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu.Id}");

        Assert.Equal(404, visiteur.Statut);
    }
}
