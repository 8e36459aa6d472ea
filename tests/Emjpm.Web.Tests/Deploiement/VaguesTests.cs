using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Core.Suivi;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Inscriptions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Deploiement;

/// <summary>Those who miss are invited together; each count has its rows; who did not come is reminded, and not twice.</summary>
public sealed class VaguesTests(Application application) : IClassFixture<Application>
{
    /// <summary>Entries of the registry of a département, without account, each with an address.</summary>
    private Task<List<int>> Inscrire(string departement, params string[] adresses) =>
        application.Base(async db =>
        {
            var entrees = adresses
                .Select(a => new Core.Gestionnaires.Gestionnaire
                {
                    Type = TypeGestionnaire.Individuel,
                    Nom = $"Mme {a.Split('@')[0]}",
                    NomRecherche = $"MME {a.Split('@')[0].ToUpperInvariant()}",
                    Courriel = a,
                })
                .ToList();
            foreach (var g in entrees)
                g.Habilitations.Add(
                    new Habilitation
                    {
                        DepartementCode = departement,
                        TypeActe = TypeActe.Agrement,
                        Du = application.Horloge.Aujourdhui().AddDays(-30),
                    }
                );
            db.Gestionnaires.AddRange(entrees);
            await db.SaveChangesAsync();
            return entrees.ConvertAll(g => g.Id);
        });

    private Task<int> Vague(string departement, string nom) =>
        application.Base(db =>
            db.Vagues.Where(v => v.DepartementCode == departement && v.Nom == nom)
                .Select(v => v.Id)
                .SingleAsync()
        );

    private async Task<Entonnoir> Lire(string departement, int id)
    {
        var admin = await application.Acteur(Comptes.Admin);
        return (
            await application.Executer(
                (LectureVagues l) => l.LireAsync(admin, departement, id, default)
            )
        )!.Entonnoir;
    }

    private async Task<int> Envoyer(string departement, string nom, IReadOnlyList<int> inscrits)
    {
        var admin = await application.Acteur(Comptes.Admin);
        return (
            await application.Executer(
                (EnvoyerVague e) =>
                    e.ExecuterAsync(admin, departement, new(nom, inscrits, []), default)
            )
        )!
            .Value
            .Vague;
    }

    private async Task<int?> Relancer(int vague)
    {
        var admin = await application.Acteur(Comptes.Admin);
        return await application.Executer((RelancerVague r) => r.ExecuterAsync(admin, vague));
    }

    private Task Remettre(string adresse, EtatCourriel etat) =>
        application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == adresse)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Etat, etat))
        );

    [Fact]
    public async Task A_wave_is_followed_from_the_mail_to_the_first_useful_act()
    {
        await Inscrire("80", "avance@vague.example", "perdu@vague.example");
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/deploiement/80");
        await admin.Suivre("Inviter une vague");
        await admin.Remplir("Nom de la vague", "").Envoyer("Envoyer la vague");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Donnez un nom", admin.ErreurDe("Nom de la vague"));
        const string juge = "Juge, Tribunal judiciaire d’Amiens";
        await admin
            .Remplir("Nom de la vague", "Le début")
            .Remplir(juge, "pas une adresse")
            .Envoyer("Envoyer la vague");
        Assert.Equal(422, admin.Statut);
        Assert.NotNull(admin.ErreurDe(juge));
        await admin.Remplir(juge, "juge@vague.example").Envoyer("Envoyer la vague");
        Assert.Equal("Le début", admin.Titre);
        admin.BudgetSql(8);
        var id = await Vague("80", "Le début");
        Assert.Equal([3, 0, 0, 0, 0], (await Lire("80", id)).Atteintes);

        await Remettre("avance@vague.example", EtatCourriel.Envoye);
        await Remettre("juge@vague.example", EtatCourriel.Envoye);
        await Remettre("perdu@vague.example", EtatCourriel.Abandonne);
        var entonnoir = await Lire("80", id);
        Assert.Equal([3, 2, 0, 0, 0], entonnoir.Atteintes);
        Assert.Equal(1, entonnoir.NonRemises);

        var invitee = application.Visiteur();
        await invitee.Ouvrir("/invitation");
        await invitee
            .Remplir("Adresse électronique", "avance@vague.example")
            .Remplir("Code reçu par courriel", await application.CodeAsync("avance@vague.example"))
            .Envoyer("Continuer");
        await invitee
            .Remplir("Prénom", "Ève")
            .Remplir("Nom", "Avance")
            .Remplir("Mot de passe", Candidats.MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        Assert.Equal([3, 2, 1, 0, 0], (await Lire("80", id)).Atteintes);
        await invitee.SeConnecter("avance@vague.example", Candidats.MotDePasse);
        Assert.Equal([3, 2, 1, 1, 0], (await Lire("80", id)).Atteintes);
        var acteur = await application.Acteur("avance@vague.example");
        await application.Base(db =>
        {
            db.Tracer(
                application.Horloge.Maintenant(),
                acteur,
                "lieu.declarer_capacite",
                "lieu",
                1
            );
            return db.SaveChangesAsync();
        });
        Assert.Equal([3, 2, 1, 1, 1], (await Lire("80", id)).Atteintes);

        // Each count leads to its rows.
        await admin.Ouvrir($"/administration/deploiement/80/vagues/{id}");
        await admin.Suivre("1 : premier acte utile");
        Assert.Contains("Mme avance", admin.Texte);
        Assert.DoesNotContain("Mme perdu", admin.Texte);
        await admin.Ouvrir($"/administration/deploiement/80/vagues/{id}?arretes=envoyee");
        Assert.Contains("Courriel non remis", admin.Texte);
        Assert.DoesNotContain("Mme avance", admin.Texte);
        await admin.Ouvrir("/administration/deploiement/80");
        Assert.Contains("Le début", admin.Texte);
        Assert.Equal(
            ["deploiement.inviter"],
            await application.Base(db =>
                db.EvenementsAudit.Where(e => e.Objet == "vague" && e.ObjetId == id)
                    .Select(e => e.Acte)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task The_funnel_is_what_the_rows_say()
    {
        var admin = await application.Acteur(Comptes.Admin);
        var (invites, invitations, courriels, comptes, actes) = await application.Base(async db =>
            (
                await db.InvitesVague.AsNoTracking().ToListAsync(),
                await db.Invitations.AsNoTracking().ToDictionaryAsync(i => i.Id),
                await db.Courriels.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Etat),
                await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.VenuLe),
                await db.EvenementsAudit.Utiles().AsNoTracking().ToListAsync()
            )
        );
        var vagues = await application.Executer(
            (LectureVagues l) => l.DuDepartementAsync(admin, "62", default)
        );
        var lue = Assert.Single(vagues);
        var siens = invites.Where(i => i.VagueId == lue.Id).ToList();
        Assert.True(siens.Count > 8);
        var acceptees = siens
            .Select(i => invitations[i.InvitationId])
            .Where(i => i.AccepteeLe is not null)
            .ToList();
        var utiles = acceptees.Count(i =>
            actes.Exists(a => a.UtilisateurId == i.AccepteeParId && a.Instant >= i.AccepteeLe)
        );
        Assert.Equal(siens.Count, lue.Entonnoir.Atteinte(EtapeInvite.Envoyee));
        Assert.Equal(
            siens.Count(i => courriels[i.CourrielId!.Value] == EtatCourriel.Envoye),
            lue.Entonnoir.Atteinte(EtapeInvite.Remise)
        );
        Assert.Equal(acceptees.Count, lue.Entonnoir.Atteinte(EtapeInvite.Ouverte));
        Assert.Equal(
            acceptees.Count(i =>
                comptes[i.AccepteeParId!.Value] >= i.AccepteeLe
                || actes.Exists(a =>
                    a.UtilisateurId == i.AccepteeParId && a.Instant >= i.AccepteeLe
                )
            ),
            lue.Entonnoir.Atteinte(EtapeInvite.Connectee)
        );
        Assert.Equal(utiles, lue.Entonnoir.Atteinte(EtapeInvite.Utile));
        var rangees = await application.Executer((LectureVagues l) => l.InvitesAsync(lue, default));
        foreach (var etape in Liste<EtapeInvite>.Valeurs)
        {
            Assert.Equal(lue.Entonnoir.Atteinte(etape), rangees.Count(i => i.Etape >= etape));
            Assert.Equal(lue.Entonnoir.Arretes(etape), rangees.Count(i => i.Etape == etape));
        }
    }

    [Fact]
    public async Task Nobody_is_reminded_twice_in_fifteen_days()
    {
        string[] adresses =
        [
            "lent@rappel.example",
            "faux@rappel.example",
            "refuse@rappel.example",
            "campagne@rappel.example",
        ];
        var inscrits = await Inscrire("76", adresses);
        var vague = await Envoyer("76", "Rappels", inscrits);
        await Remettre("faux@rappel.example", EtatCourriel.Abandonne);
        await application.Base(async db =>
        {
            foreach (var adresse in adresses[2..])
                db.Users.Add(
                    new Utilisateur
                    {
                        Prenom = "Ève",
                        Nom = "Essai",
                        Role = Role.Gestionnaire,
                        Email = adresse,
                        NormalizedEmail = adresse.ToUpperInvariant(),
                        UserName = adresse,
                        NormalizedUserName = adresse.ToUpperInvariant(),
                        RappelsRefusesLe =
                            adresse == "refuse@rappel.example"
                                ? application.Horloge.Maintenant()
                                : null,
                    }
                );
            await db.SaveChangesAsync();
            var rappele = await db.Users.SingleAsync(u => u.Email == "campagne@rappel.example");
            db.EnvoisCampagne.Add(
                new EnvoiCampagne
                {
                    CampagneId = 1,
                    UtilisateurId = rappele.Id,
                    EnvoyeLe = application.Horloge.Maintenant(),
                    Jeton = Guid.NewGuid(),
                }
            );
            return await db.SaveChangesAsync();
        });
        application.Horloge.Avancer(TimeSpan.FromDays(6));
        Assert.Equal(0, await Relancer(vague));

        // The code is out of date; two at once remind once.
        application.Horloge.Avancer(TimeSpan.FromDays(2));
        var relances = await Task.WhenAll(Relancer(vague), Relancer(vague));
        Assert.Equal(1, relances.Sum());
        Assert.Equal(
            ["e-MJPM : votre invitation", "e-MJPM : rappel de votre invitation"],
            await application.SujetsAsync("lent@rappel.example")
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/deploiement/76/vagues/{vague}");
        Assert.Contains("Personne n’est à relancer aujourd’hui", admin.Texte);
        Assert.Contains("relancé le", admin.Texte);

        // Fifteen days after the campaign, that address; fifteen after the reminder, the other.
        application.Horloge.Avancer(TimeSpan.FromDays(8));
        admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/deploiement/76/vagues/{vague}");
        await admin.Envoyer("Relancer ceux qui n’ont pas ouvert leur accès (1)");
        Assert.Contains(
            "1 personne relancée",
            string.Join(' ', admin.Alertes).Replace('\u00A0', ' ')
        );
        Assert.Equal(2, (await application.SujetsAsync("campagne@rappel.example")).Count);
        application.Horloge.Avancer(TimeSpan.FromDays(8));
        Assert.Equal(1, await Relancer(vague));
        Assert.Equal(3, (await application.SujetsAsync("lent@rappel.example")).Count);
        Assert.Single(await application.SujetsAsync("refuse@rappel.example"));
        Assert.Single(await application.SujetsAsync("faux@rappel.example"));

        // Erased by the rule of retention, the invitation leaves the wave as it was counted.
        await application.Base(db =>
            db.Invitations.Where(i => i.Courriel == "refuse@rappel.example").ExecuteDeleteAsync()
        );
        Assert.Equal(4, (await Lire("76", vague)).Atteinte(EtapeInvite.Envoyee));
        admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/deploiement/76/vagues/{vague}");
        Assert.Contains("à inviter dans une nouvelle vague", admin.Texte);
    }

    [Fact]
    public async Task An_agent_follows_the_waves_of_its_territory_and_no_other()
    {
        var vague = await Vague("62", "Mandataires et greffes du Pas-de-Calais");
        var region = await application.Connecter(Comptes.Direction);
        await region.Ouvrir("/direction/deploiement/62");
        await region.Suivre("Mandataires et greffes du Pas-de-Calais");
        Assert.Equal($"/direction/deploiement/62/vagues/{vague}", region.Adresse);
        var nord = await application.Connecter("nord@demo.emjpm.fr");
        Assert.Equal(404, (await nord.Ouvrir($"/direction/deploiement/62/vagues/{vague}")).Statut);
        Assert.Equal(404, (await nord.Ouvrir($"/direction/deploiement/59/vagues/{vague}")).Statut);
        var agent = await application.Acteur("nord@demo.emjpm.fr");
        Assert.Null(await application.Executer((RelancerVague r) => r.ExecuterAsync(agent, vague)));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            application.Executer(
                (EnvoyerVague e) => e.ExecuterAsync(agent, "59", new("x", [], []), default)
            )
        );
    }

    [Fact]
    public async Task Two_waves_at_once_invite_once()
    {
        var inscrits = await Inscrire("2A", "seule@ensemble.example");
        var admin = await application.Acteur(Comptes.Admin);
        async Task<int> Essayer(string nom)
        {
            try
            {
                return (
                    await application.Executer(
                        (EnvoyerVague e) =>
                            e.ExecuterAsync(admin, "2A", new(nom, inscrits, []), default)
                    )
                )!
                    .Value
                    .Nombre;
            }
            catch (RegleMetierException)
            {
                return 0;
            }
        }

        var faites = await Task.WhenAll(Essayer("un"), Essayer("deux"));

        Assert.Equal(1, faites.Sum());
        Assert.Single(await application.SujetsAsync("seule@ensemble.example"));
    }
}
