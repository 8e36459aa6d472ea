using System.Text.RegularExpressions;
using Emjpm.Core;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>A reminder goes once to those a rule designates, can be stopped by those who get it, and its effect is counted.</summary>
public sealed partial class CampagnesTests(Application application) : IClassFixture<Application>
{
    private Task<string> Envoyer() =>
        application.Executer((EnvoyerCampagnes o) => o.ExecuterAsync(CancellationToken.None));

    private async Task<int> Programmer(AudienceCampagne audience)
    {
        var admin = await application.Acteur(Comptes.Admin);
        return await application.Executer(
            (ProgrammerCampagne o) =>
                o.ExecuterAsync(
                    admin,
                    new(
                        "Essai",
                        audience,
                        null,
                        "revenez",
                        "On vous attend.",
                        application.Horloge.Aujourdhui()
                    ),
                    CancellationToken.None
                )
        );
    }

    private Task<List<EnvoiCampagne>> Envois(int campagne) =>
        application.Base(db =>
            db.EnvoisCampagne.AsNoTracking().Where(e => e.CampagneId == campagne).ToListAsync()
        );

    [Fact]
    public async Task A_campaign_is_previewed_scheduled_sent_once_stopped_by_one_and_its_effect_counted()
    {
        var revient = await application.Acteur(Comptes.Lecture);
        await application.Base(db =>
            db.Users.Where(u => u.Id == revient.UtilisateurId)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(u => u.VenuLe, application.Horloge.Maintenant().AddDays(-70))
                )
        );
        var lasse = await application.Creer(45);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/suivi");
        await admin.Suivre("campagnes de rappel");
        await admin.Suivre("Préparer une campagne");
        await admin.Envoyer("Voir l’aperçu");
        Assert.Equal(422, admin.Statut);
        await admin
            .Remplir("Nom de la campagne", "Rentrée")
            .Cocher("Comptes sans visite depuis plus de 30 jours")
            .Remplir("Objet du courriel", "revenez")
            .Remplir("Texte du courriel", "Les juges vous attendent.")
            .Envoyer("Voir l’aperçu");
        Assert.Contains("à rappeler aujourd’hui", admin.Texte);
        Assert.Contains("Les juges vous attendent.", admin.Texte);
        await admin.Envoyer("Programmer la campagne");
        Assert.Contains("La campagne est programmée", string.Join(' ', admin.Alertes));
        var campagne = await application.Base(db =>
            db.Campagnes.SingleAsync(c => c.Nom == "Rentrée")
        );

        await Envoyer();
        Assert.Empty(await Envois(campagne.Id));
        application.Horloge.AvancerDeJours(1);
        await Task.WhenAll(Envoyer(), Envoyer());

        var envois = await Envois(campagne.Id);
        Assert.Contains(envois, e => e.UtilisateurId == lasse.Id);
        Assert.Contains(envois, e => e.UtilisateurId == revient.UtilisateurId);
        var textes = await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == lasse.Email)
                .Select(c => c.Texte)
                .ToListAsync()
        );
        var texte = Assert.Single(textes);
        Assert.Contains("Les juges vous attendent.", texte);

        // A mail filter opens the link: nothing changes before the button.
        var lien = Lien().Match(texte).Value;
        var visiteur = await application.Visiteur().Ouvrir(lien);
        Assert.Null(await Refus(lasse.Id));
        await visiteur.Envoyer("Ne plus recevoir de rappel");
        Assert.Contains("C’est fait", visiteur.Texte);
        Assert.NotNull(await Refus(lasse.Id));
        Assert.Equal(
            404,
            (await application.Visiteur().Ouvrir($"/rappels/arret?cle={Guid.NewGuid():N}")).Statut
        );

        var personne = await application.Connecter(Comptes.Lecture);
        await personne.Ouvrir("/notifications");
        Assert.Contains("Heureux de vous revoir", personne.Texte);
        await personne.Ouvrir("/retour");
        await personne.Cocher("J’utilise un autre outil").Envoyer("Répondre");
        admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/campagnes/{campagne.Id}");
        var ligne = admin.Page.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("7 jours (pas encore écoulés)", ligne);
        var partie = await application.Base(db =>
            db.Campagnes.AsNoTracking().SingleAsync(c => c.Id == campagne.Id)
        );
        var lu = await application.Executer(
            (EffetCampagne o) => o.LireAsync(partie, CancellationToken.None)
        );
        Assert.Equal(envois.Count, lu.Envois);
        Assert.Equal([1, 1], lu.Effets.Select(e => e.Revenus));
        Assert.Equal([0, 0], lu.Effets.Select(e => e.Utiles));
        await admin.Ouvrir("/administration/campagnes");
        Assert.Contains("J’utilise un autre outil", admin.Texte);

        // Nobody twice in fifteen days, and never those who asked for none.
        var suivante = await Programmer(AudienceCampagne.Inactif);
        await Envoyer();
        Assert.DoesNotContain(
            await Envois(suivante),
            e => envois.Exists(x => x.UtilisateurId == e.UtilisateurId)
        );
        application.Horloge.AvancerDeJours(16);
        var apres = await Programmer(AudienceCampagne.Inactif);
        await Envoyer();
        Assert.DoesNotContain(await Envois(apres), e => e.UtilisateurId == lasse.Id);
    }

    [Fact]
    public async Task A_campaign_cancelled_does_not_leave_and_reminders_are_taken_back()
    {
        var campagne = await Programmer(AudienceCampagne.JamaisVenu);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/campagnes/{campagne}");
        await admin.Envoyer("Annuler la campagne");
        Assert.Contains("annulée", string.Join(' ', admin.Alertes));
        await Envoyer();
        Assert.Empty(await Envois(campagne));

        var personne = await application.Connecter(Comptes.Antenne);
        await personne.Ouvrir("/compte");
        await personne.Suivre("Rappels par courriel");
        await personne.Envoyer("Ne plus recevoir de rappel");
        var id = (await application.Acteur(Comptes.Antenne)).UtilisateurId;
        Assert.NotNull(await Refus(id));
        await personne.Envoyer("Recevoir de nouveau les rappels");
        Assert.Null(await Refus(id));
    }

    [Theory]
    [InlineData(AudienceCampagne.JamaisVenu)]
    [InlineData(AudienceCampagne.Inactif)]
    [InlineData(AudienceCampagne.CapaciteAbsente)]
    [InlineData(AudienceCampagne.DeclarationAncienne)]
    [InlineData(AudienceCampagne.ReservationSansReponse)]
    public async Task Every_rule_is_read_in_a_departement_and_in_the_country(
        AudienceCampagne audience
    )
    {
        var pays = await application.Executer(
            (Audiences a) => a.LireAsync(audience, null, default)
        );
        var nord = await application.Executer(
            (Audiences a) => a.LireAsync(audience, "59", default)
        );
        var ailleurs = await application.Executer(
            (Audiences a) => a.LireAsync(audience, "13", default)
        );

        Assert.Subset(pays.AEcrire.ToHashSet(), nord.AEcrire.ToHashSet());
        Assert.Empty(ailleurs.AEcrire);
        Assert.DoesNotContain(pays.AEcrire, d => d.Courriel == Comptes.Admin);
    }

    private Task<DateTime?> Refus(int compte) =>
        application.Base(db =>
            db.Users.Where(u => u.Id == compte).Select(u => u.RappelsRefusesLe).SingleAsync()
        );

    [GeneratedRegex("/rappels/arret\\?cle=[0-9a-f]{32}")]
    private static partial Regex Lien();
}
