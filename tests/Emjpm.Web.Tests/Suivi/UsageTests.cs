using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>Who uses the service is said by written rules; those who get lost are found, each with its act.</summary>
public sealed class UsageTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_filter_of_each_state_is_its_rule()
    {
        var maintenant = application.Horloge.Maintenant();
        var baisse = await application.Creer(2);
        await application.Sessions(baisse.Id, 2, 35, 40, 45, 50);
        var stable = await application.Creer(2);
        await application.Sessions(stable.Id, 2, 5, 35, 40, 45, 50);
        var rare = await application.Creer(2);
        await application.Sessions(rare.Id, 2, 40, 45);
        var jamais = await application.Creer(null);
        var dormant = await application.Creer(31);
        var perdu = await application.Creer(91);

        var (comptes, sessions, parEtat) = await application.Base(async db =>
        {
            var parEtat = new Dictionary<EtatUsage, List<int>>();
            foreach (var etat in Liste<EtatUsage>.Valeurs)
                parEtat[etat] = await db
                    .Users.DansLEtat(etat, db.SessionsOuvertes, maintenant)
                    .Select(u => u.Id)
                    .ToListAsync();
            return (
                await db.Users.AsNoTracking().ToListAsync(),
                await db.SessionsOuvertes.AsNoTracking().ToListAsync(),
                parEtat
            );
        });
        var attendu = comptes.ToDictionary(
            u => u.Id,
            u =>
            {
                int Entre(int de, int a) =>
                    sessions.Count(s =>
                        s.UtilisateurId == u.Id
                        && s.VueLe >= maintenant.AddDays(-de)
                        && (a == 0 || s.VueLe < maintenant.AddDays(-a))
                    );
                return Usages.Etat(u.VenuLe, Entre(30, 0), Entre(60, 30), maintenant);
            }
        );

        foreach (var etat in Liste<EtatUsage>.Valeurs)
            Assert.Equal(
                attendu.Where(a => a.Value == etat).Select(a => a.Key).Order(),
                parEtat[etat].Order()
            );
        Assert.Equal(EtatUsage.EnBaisse, attendu[baisse.Id]);
        Assert.Equal(EtatUsage.Actif, attendu[stable.Id]);
        Assert.Equal(EtatUsage.Actif, attendu[rare.Id]);
        Assert.Equal(EtatUsage.JamaisVenu, attendu[jamais.Id]);
        Assert.Equal(EtatUsage.Dormant, attendu[dormant.Id]);
        Assert.Equal(EtatUsage.Perdu, attendu[perdu.Id]);
    }

    [Fact]
    public async Task A_visit_is_kept_and_the_list_is_filtered_and_downloaded()
    {
        var depart = application.Horloge.Maintenant();
        await application.Connecter(Comptes.Prepose);
        var prepose = await application.Base(db =>
            db.Users.AsNoTracking().SingleAsync(u => u.Email == Comptes.Prepose)
        );
        Assert.True(prepose.VenuLe >= depart);
        Assert.True(prepose.PremiereVenueLe <= depart);
        var perdu = await application.Creer(120, Role.Greffier);

        var admin = await application.Connecter(Comptes.Admin);
        await admin.Suivre("Usage");
        admin.BudgetSql(10);
        await admin
            .Remplir("Nom ou courriel", perdu.Nom)
            .Choisir("Usage", "Perdu")
            .Envoyer("Filtrer");
        Assert.Contains("1 compte avec vos filtres", admin.Texte.Replace('\u00A0', ' '));
        await admin.Choisir("Usage", "Actif").Envoyer("Filtrer");
        Assert.Contains("Aucun compte avec vos filtres", admin.Texte);
        await admin.Ouvrir("/administration/suivi?departement=59&fonction=juge");
        Assert.Contains("Camille Delattre", admin.Texte);
        using var reponse = await admin.Client.GetAsync(
            $"/administration/suivi.csv?q={perdu.Nom}",
            TestContext.Current.CancellationToken
        );
        var csv = await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("perdu", csv);
        Assert.DoesNotContain(Comptes.Prepose, csv);
    }

    [Fact]
    public async Task A_note_is_signed_and_read_by_the_person_it_is_about()
    {
        var id = (await application.Acteur(Comptes.Service)).UtilisateurId;
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{id}");
        await admin.Suivre("Suivre son usage du service");
        await admin.Envoyer("Enregistrer");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Écrivez une note", admin.ErreurDe("Nouvelle note"));
        await admin
            .Choisir("Suivi par", "Laurent Dumas")
            .Remplir("Nouvelle note", "Appelée, viendra à la formation.")
            .Envoyer("Enregistrer");
        Assert.Contains("Appelée, viendra à la formation.", admin.Texte);
        await admin.Ouvrir("/administration/suivi?suivi=moi");
        Assert.Contains("Nadia Fontaine", admin.Texte);

        var personne = await application.Connecter(Comptes.Service);
        await personne.Ouvrir("/compte/donnees");
        Assert.Contains("Appelée, viendra à la formation.", personne.Texte);
    }

    [Fact]
    public async Task Each_of_those_who_get_lost_has_its_act()
    {
        var maintenant = application.Horloge.Maintenant();
        var jamais = await application.Creer(null, creeIlYA: 2_000);
        var bloque = await application.Creer(1);
        var perdu = await application.Base(async db =>
        {
            for (var i = 1; i <= 5; i++)
                db.TentativesConnexion.Add(
                    new TentativeConnexion
                    {
                        Instant = maintenant.AddMinutes(-i),
                        UtilisateurId = bloque.Id,
                        Appareil = "Essai",
                        Reseau = "127.0.0.1",
                    }
                );
            await db
                .Users.Where(u => u.Id == bloque.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(u => u.LockoutEnd, application.Horloge.GetUtcNow().AddMinutes(10))
                );
            var courriel = new Courriel
            {
                Destinataire = "disparue@usage.example",
                Sujet = "e-MJPM : un essai",
                Texte = "Bonjour",
                CreeLe = maintenant,
                Etat = EtatCourriel.Abandonne,
            };
            db.Courriels.Add(courriel);
            var invitation = new Invitation
            {
                Role = Role.Direction,
                Niveau = NiveauTerritoire.National,
                Courriel = "invitee@usage.example",
                InviteParId = await db
                    .Users.Where(u => u.Email == Comptes.Admin)
                    .Select(u => u.Id)
                    .SingleAsync(),
                CreeeLe = maintenant.AddDays(-20),
            };
            invitation.Coder("12345678", maintenant.AddDays(-20));
            db.Invitations.Add(invitation);
            await db.SaveChangesAsync();
            return (Courriel: courriel.Id, Invitation: invitation.Id);
        });
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/suivi");
        await admin.Suivre("Retrouver ceux qui se perdent");
        admin.BudgetSql(15);
        Assert.Contains("Demandes de compte sans réponse", admin.Texte);
        Assert.Contains("Tribunaux sans juge", admin.Texte);
        Assert.Contains("Odile Carlier", admin.Texte);

        await admin.Envoyer($"Rappeler {jamais.NomComplet}");
        Assert.Contains("Le rappel part", string.Join(' ', admin.Alertes));
        await admin.Envoyer($"Rappeler {jamais.NomComplet}");
        Assert.Contains("attendez 7 jours", string.Join(' ', admin.Alertes).Replace('\u00A0', ' '));
        await admin.Envoyer($"Débloquer {bloque.NomComplet}");
        await admin.Envoyer(
            $"Renvoyer le courriel à disparue@usage.example, « e-MJPM : un essai », {perdu.Courriel}"
        );
        await admin.Envoyer(
            $"Inviter de nouveau invitee@usage.example, invitation {perdu.Invitation}"
        );

        var (rappels, fin, etat, expire) = await application.Base(async db =>
            (
                await db.Courriels.CountAsync(c => c.Destinataire == jamais.Email),
                await db
                    .Users.Where(u => u.Id == bloque.Id)
                    .Select(u => u.LockoutEnd)
                    .SingleAsync(),
                await db
                    .Courriels.Where(c => c.Id == perdu.Courriel)
                    .Select(c => c.Etat)
                    .SingleAsync(),
                await db
                    .Invitations.Where(i => i.Id == perdu.Invitation)
                    .Select(i => i.ExpireLe)
                    .SingleAsync()
            )
        );
        Assert.Equal(1, rappels);
        Assert.Null(fin);
        Assert.Equal(EtatCourriel.AEnvoyer, etat);
        Assert.True(expire > maintenant);
    }

    [Fact]
    public async Task Two_accounts_of_a_name_are_shown_until_made_one_or_said_of_two_people()
    {
        var (recent, ancien) = (await application.Creer(1), await application.Creer(40));
        await application.Base(db =>
            db.Users.Where(u => u.Id == ancien.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(u => u.Prenom, recent.Nom.ToUpperInvariant())
                        .SetProperty(u => u.Nom, "Paulé")
                )
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/suivi/perdus");
        Assert.Contains("Personnes qui semblent avoir deux comptes", admin.Texte);
        await admin.Suivre($"Réunir les comptes {recent.Email} et {ancien.Email}");
        Assert.StartsWith($"/administration/comptes/{recent.Id}/reunir", admin.Adresse);

        await admin.Ouvrir("/administration/suivi/perdus");
        await admin.Envoyer($"Ce sont deux personnes : {recent.Email} et {ancien.Email}");
        Assert.Contains("de deux personnes", string.Join(' ', admin.Alertes));
        Assert.DoesNotContain(ancien.Email!, admin.Page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Each_figure_of_a_departement_leads_to_as_many_accounts()
    {
        var admin = await application.Acteur(Comptes.Admin);
        var maintenant = application.Horloge.Maintenant();
        var lus = await application.Executer(
            (LectureUsage l) => l.ParDepartementAsync(admin, CancellationToken.None)
        );
        Assert.NotEmpty(lus);
        foreach (var departement in lus)
        foreach (var etat in Liste<EtatUsage>.Valeurs)
            Assert.Equal(
                departement.ParEtat[etat],
                await application.Base(db =>
                    db.Users.Where(u => u.Actif)
                        .DuDepartement(db, departement.Code, Horloge.DateParis(maintenant))
                        .DansLEtat(etat, db.SessionsOuvertes, maintenant)
                        .CountAsync()
                )
            );

        var visiteur = await application.Connecter(Comptes.Admin);
        await visiteur.Ouvrir("/administration/suivi");
        await visiteur.Suivre("usage par département");
        visiteur.BudgetSql(5);
        var nord = lus.Single(d => d.Code == "59");
        await visiteur.Suivre($"{nord.Comptes} comptes, Nord");
        Assert.Contains(
            $"{nord.Comptes} comptes avec vos filtres",
            visiteur.Texte.Replace('\u00A0', ' ')
        );
        await visiteur.Ouvrir("/administration/suivi/departements?region=32");
        Assert.DoesNotContain("La Réunion", visiteur.Page.QuerySelector("tbody")!.TextContent);
        var fichier = await visiteur.Client.GetStringAsync(
            "/administration/suivi/departements.csv?region=32",
            TestContext.Current.CancellationToken
        );
        Assert.Contains($"59;Nord;Hauts-de-France;{nord.Comptes};", fichier);
        Assert.DoesNotContain("La Réunion", fichier);
        await visiteur.Ouvrir("/administration/suivi?region=32");
        Assert.Contains(
            "Hélène Morel",
            (await visiteur.Ouvrir("/administration/suivi?region=32&fonction=direction")).Texte
        );
    }

    [Fact]
    public async Task The_last_useful_act_is_told_by_each_means()
    {
        var compte = await application.Creer(1);
        var maintenant = application.Horloge.Maintenant();
        await application.Base(db =>
        {
            foreach (
                var (acte, jours) in new[]
                {
                    ("mesure.creer", 9),
                    ("import.appliquer", 6),
                    ("ocmi.synchroniser", 3),
                    ("compte.changer_mot_de_passe", 1),
                }
            )
                db.EvenementsAudit.Add(
                    new Core.Audit.EvenementAudit
                    {
                        Acte = acte,
                        Objet = "mesure",
                        Instant = maintenant.AddDays(-jours),
                        UtilisateurId = compte.Id,
                    }
                );
            return db.SaveChangesAsync();
        });
        foreach (
            var acte in new[]
            {
                "mesure.creer",
                "import.appliquer",
                "liste.appliquer",
                "mesures.exporter",
                "mesures.clore",
                "ocmi.activer",
            }
        )
            Assert.Equal([Usages.Moyen(acte)], Liste<MoyenActe>.Valeurs.Where(m => new[]
                    {
                        new Core.Audit.EvenementAudit { Acte = acte, Objet = "" },
                    }.AsQueryable().Par(m).Any()));

        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/suivi/{compte.Id}");

        var lu = admin.Texte.Replace('\u00A0', ' ');
        string Il(int jours) => Francais.Jour(maintenant.AddDays(-jours)).Replace('\u00A0', ' ');
        Assert.Contains($"À l’écran : {Il(9)}", lu);
        Assert.Contains($"Par fichier : {Il(6)}", lu);
        Assert.Contains($"Par échange automatique (OCMI) : {Il(3)}", lu);
        Assert.Contains("Synchronisation avec OCMI, par échange automatique (OCMI)", lu);
    }
}
