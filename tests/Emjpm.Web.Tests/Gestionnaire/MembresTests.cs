using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Members of a service: invited by a code, with rights that change and end, always with an administrator.</summary>
public sealed class MembresTests(Application application) : IClassFixture<Application>
{
    private const string MotDePasse = "Une-Longue-Phrase-2026";
    private const string Adresse = "Adresse électronique";
    private const string Code = "Code reçu par courriel";

    [Fact]
    public async Task Somebody_without_an_account_is_invited_types_the_code_and_works_with_the_rights_given()
    {
        const string invitee = "paule.nouvelle@essai.example";
        var code = await InviterAsync(
            invitee,
            v => v.Cocher("Répond aux réservations et ouvre les mesures", false)
        );
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/invitation");
        await visiteur
            .Remplir(Adresse, " Paule.Nouvelle@essai.example ")
            .Remplir(Code, code.ToLowerInvariant().Replace('-', ' '))
            .Envoyer("Continuer");
        Assert.Equal(200, visiteur.Statut);

        await visiteur
            .Remplir("Prénom", "Paule")
            .Remplir("Nom", "")
            .Remplir("Mot de passe", MotDePasse)
            .Envoyer("Créer mon compte et accepter");
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal("Saisissez votre nom.", visiteur.ErreurDe("Nom"));
        Assert.Equal("Paule", visiteur.Valeur("Prénom"));
        await visiteur
            .Remplir("Nom", "Nouvelle")
            .Remplir("Mot de passe", "court")
            .Envoyer("Créer mon compte et accepter");
        Assert.Equal(422, visiteur.Statut);
        Assert.NotNull(visiteur.ErreurDe("Mot de passe"));
        await visiteur.Remplir("Mot de passe", MotDePasse).Envoyer("Créer mon compte et accepter");
        Assert.Equal("/connexion", visiteur.Adresse);
        await visiteur
            .Remplir("Adresse électronique", invitee)
            .Remplir("Mot de passe", MotDePasse)
            .Envoyer("Se connecter");

        Assert.Equal("/gestionnaire", visiteur.Adresse);
        var acteur = await application.Acteur(invitee);
        var droits = acteur.Gestionnaire!.Droits;
        Assert.Equal((false, true, false), (droits.Administre, droits.Ecrit, droits.Repond));
        Assert.Equal(
            (await application.Acteur(Comptes.Service)).GestionnaireId,
            acteur.GestionnaireId
        );

        // A code serves once.
        var autre = application.Visiteur();
        await autre.Ouvrir("/invitation");
        await autre.Remplir(Adresse, invitee).Remplir(Code, code).Envoyer("Continuer");
        Assert.Equal(422, autre.Statut);
    }

    [Fact]
    public async Task The_code_is_kept_nowhere_and_the_mail_says_nothing_else()
    {
        const string invitee = "secret@essai.example";
        var code = await InviterAsync(invitee);
        var nu = CodeUnique.Lire(code);
        await application.Base(async db =>
        {
            var invitation = await db.Invitations.SingleAsync(i => i.Courriel == invitee);
            Assert.DoesNotContain(nu, invitation.EmpreinteCode, StringComparison.Ordinal);
            Assert.Equal(application.Horloge.Maintenant().AddDays(7), invitation.ExpireLe);
            var courriel = await db.Courriels.SingleAsync(c => c.Destinataire == invitee);
            Assert.DoesNotContain(code, courriel.Texte, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_code_sent_again_revoked_expired_or_tried_too_often_opens_nothing()
    {
        const string invitee = "plusieurs@essai.example";
        var premier = await InviterAsync(invitee);
        var administratrice = await application.Connecter(Comptes.Service);
        await administratrice.Ouvrir("/gestionnaire/membres");
        await administratrice.Envoyer($"Renvoyer l’invitation à {invitee}");
        Assert.Contains("attendez une minute", administratrice.Resume());
        application.Horloge.Avancer(TimeSpan.FromMinutes(2));
        await administratrice.Ouvrir("/gestionnaire/membres");
        await administratrice.Envoyer($"Renvoyer l’invitation à {invitee}");
        var second = await CodeAsync(invitee);
        Assert.Equal(422, await EssayerAsync(invitee, premier));
        Assert.Equal(200, await EssayerAsync(invitee, second));

        for (var i = 0; i < Invitation.EssaisMax; i++)
            Assert.Equal(422, await EssayerAsync(invitee, "2222-2222"));
        Assert.Equal(422, await EssayerAsync(invitee, second));

        application.Horloge.Avancer(TimeSpan.FromMinutes(2));
        administratrice = await application.Connecter(Comptes.Service);
        await administratrice.Ouvrir("/gestionnaire/membres");
        await administratrice.Envoyer($"Renvoyer l’invitation à {invitee}");
        var troisieme = await CodeAsync(invitee);
        application.Horloge.Avancer(TimeSpan.FromDays(7));
        Assert.Equal(422, await EssayerAsync(invitee, troisieme));

        administratrice = await application.Connecter(Comptes.Service);
        await administratrice.Ouvrir("/gestionnaire/membres");
        await administratrice.Envoyer($"Renvoyer l’invitation à {invitee}");
        var quatrieme = await CodeAsync(invitee);
        await administratrice.Ouvrir("/gestionnaire/membres");
        await administratrice.Envoyer($"Révoquer l’invitation à {invitee}");
        Assert.Equal(422, await EssayerAsync(invitee, quatrieme));
        Assert.Equal(422, await EssayerAsync("personne@essai.example", quatrieme));
    }

    [Fact]
    public async Task An_account_that_exists_accepts_with_its_password_unless_it_works_elsewhere()
    {
        var code = await InviterAsync(Comptes.Individuel);
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/invitation");
        await visiteur
            .Remplir(Adresse, Comptes.Individuel)
            .Remplir(Code, code)
            .Envoyer("Continuer");
        await visiteur.Remplir("Mot de passe", "faux").Envoyer("Accepter l’invitation");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("incorrect", visiteur.ErreurDe("Mot de passe"));
        await visiteur.Remplir("Mot de passe", "Demo-emjpm-2026").Envoyer("Accepter l’invitation");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("travaille déjà pour", visiteur.Resume());

        await application.Base(db =>
            db.DroitsGestionnaire.Where(d => d.Utilisateur!.Email == Comptes.Individuel)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(
                        d => d.Au,
                        (DateOnly?)application.Horloge.Aujourdhui().AddDays(-1)
                    )
                )
        );
        await visiteur.Remplir("Mot de passe", "Demo-emjpm-2026").Envoyer("Accepter l’invitation");
        Assert.Equal("/connexion", visiteur.Adresse);
        Assert.Equal(
            (await application.Acteur(Comptes.Service)).GestionnaireId,
            (await application.Acteur(Comptes.Individuel)).GestionnaireId
        );
    }

    [Fact]
    public async Task A_member_already_there_or_invited_or_a_wrong_address_is_refused_under_its_field()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir("/gestionnaire/membres/inviter");
        const string champ = "Adresse électronique de la personne";
        foreach (
            var (saisie, phrase) in new[]
            {
                ("", "Saisissez l’adresse"),
                ("pas une adresse", "adresse électronique valide"),
                (Comptes.Lecture.ToUpperInvariant(), "déjà l’adresse d’un membre"),
            }
        )
        {
            await visiteur.Remplir(champ, saisie).Envoyer("Envoyer l’invitation");
            Assert.Equal(422, visiteur.Statut);
            Assert.Contains(phrase, visiteur.ErreurDe(champ));
            Assert.Equal(saisie, visiteur.Valeur(champ));
        }
        await InviterAsync("deux.fois@essai.example");
        await visiteur.Remplir(champ, "deux.fois@essai.example").Envoyer("Envoyer l’invitation");
        Assert.Contains("a déjà une invitation", visiteur.ErreurDe(champ));
    }

    [Fact]
    public async Task A_member_removed_while_working_is_refused_at_once_and_loses_nothing_typed()
    {
        var membre = await NouveauMembreAsync();
        var visiteur = await application.Connecter(membre);
        var lieu = (await application.Lieux(Comptes.Service))[0];
        await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu.Id}");
        visiteur.Remplir("Nombre de mesures souhaité", 41);
        var droit = await DroitAsync(membre);
        var administratrice = await application.Connecter(Comptes.Service);
        await administratrice.Ouvrir($"/gestionnaire/membres/{droit}");
        await administratrice.Envoyer("Retirer ce membre");
        Assert.Equal("/gestionnaire/membres", administratrice.Adresse);

        await visiteur.Envoyer("Enregistrer");

        Assert.Equal(401, visiteur.Statut);
        Assert.Equal(
            lieu.CapaciteSouhaitee,
            (await application.Lieux(Comptes.Service))[0].CapaciteSouhaitee
        );
        Assert.Contains(
            "conservé pendant une heure",
            visiteur.Page.QuerySelector("main")!.TextContent
        );
        await administratrice.Ouvrir($"/gestionnaire/membres/{droit}");
        Assert.Equal(404, administratrice.Statut);
    }

    [Fact]
    public async Task Rights_changed_are_those_of_the_next_request()
    {
        var membre = await NouveauMembreAsync();
        var visiteur = await application.Connecter(membre);
        var lieu = (await application.Lieux(Comptes.Service))[0];
        await visiteur.Ouvrir($"/gestionnaire/lieux/{lieu.Id}");
        visiteur.Remplir("Nombre de mesures souhaité", 41);
        var administratrice = await application.Connecter(Comptes.Service);
        await administratrice.Ouvrir($"/gestionnaire/membres/{await DroitAsync(membre)}");
        await administratrice
            .Cocher("Modifie les mesures", false)
            .Cocher("Répond aux réservations et ouvre les mesures", false)
            .Envoyer("Enregistrer les droits");
        Assert.Equal("/gestionnaire/membres", administratrice.Adresse);

        await visiteur.Envoyer("Enregistrer");

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("lecture seule", visiteur.Resume());
        var traces = await application.Base(async db =>
        {
            var id = await db.Users.Where(u => u.Email == membre).Select(u => u.Id).SingleAsync();
            return await db
                .EvenementsAudit.Where(e => e.Objet == "utilisateur" && e.ObjetId == id)
                .Select(e => e.Details)
                .ToListAsync();
        });
        Assert.Contains("écrit, répond ; tous les lieux → lit ; tous les lieux", traces);
    }

    [Fact]
    public async Task The_last_administrator_neither_leaves_nor_gives_up_the_right()
    {
        await application.Base(async db =>
        {
            var service = (await application.Acteur(Comptes.Service)).GestionnaireId;
            await db
                .DroitsGestionnaire.Where(d =>
                    d.GestionnaireId == service && d.Utilisateur!.Email != Comptes.Service
                )
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Administre, false));
        });
        var droit = await DroitAsync(Comptes.Service);
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"/gestionnaire/membres/{droit}");
        await visiteur.Cocher("Administre le service", false).Envoyer("Enregistrer les droits");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("seul administrateur", visiteur.Resume());
        await visiteur.Ouvrir($"/gestionnaire/membres/{droit}");
        await visiteur.Envoyer("Quitter le service");
        Assert.Equal(422, visiteur.Statut);
        Assert.True((await application.Acteur(Comptes.Service)).Gestionnaire!.Droits.Administre);
    }

    [Fact]
    public async Task Members_are_those_of_ones_own_service_and_only_an_administrator_changes_them()
    {
        var lecteur = await application.Connecter(Comptes.Lecture);
        await lecteur.Ouvrir("/gestionnaire/membres");
        Assert.Equal(200, lecteur.Statut);
        Assert.DoesNotContain("Inviter", lecteur.Page.QuerySelector("main")!.TextContent);
        var acteur = await application.Acteur(Comptes.Lecture);
        var droit = await DroitAsync(Comptes.Antenne);
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((ModifierMembre o) => o.RetirerAsync(acteur, droit))
        );
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (InviterMembre o) =>
                    o.ExecuterAsync(acteur, "x@essai.example", new SaisieTousDroits().Demandes)
            )
        );
        var ailleurs = await DroitAsync(Comptes.Prepose);
        var administratrice = await application.Connecter(Comptes.Service);
        await administratrice.Ouvrir($"/gestionnaire/membres/{ailleurs}");
        Assert.Equal(404, administratrice.Statut);
        await administratrice.Ouvrir($"/gestionnaire/membres/{droit}");
        await administratrice
            .DetournerVers($"/gestionnaire/membres/{ailleurs}")
            .Envoyer("Enregistrer les droits");
        Assert.Equal(404, administratrice.Statut);
        var prepose = await application.Connecter(Comptes.Prepose);
        await prepose.Ouvrir("/gestionnaire/membres");
        Assert.Equal(404, prepose.Statut);
    }

    private sealed record SaisieTousDroits
    {
        public DroitsDemandes Demandes { get; } =
            new()
            {
                Administre = false,
                Ecrit = true,
                Repond = true,
                RecoitReservations = false,
            };
    }

    private static int _rang;

    /// <summary>A member with every right but administration, and the demonstration password.</summary>
    private Task<string> NouveauMembreAsync() =>
        application.Base(async db =>
        {
            var courriel = $"membre{Interlocked.Increment(ref _rang)}@essai.example";
            var modele = await db.Users.SingleAsync(u => u.Email == Comptes.Service);
            var service = await db.DroitsGestionnaire.FirstAsync(d => d.UtilisateurId == modele.Id);
            db.DroitsGestionnaire.Add(
                new DroitGestionnaire
                {
                    GestionnaireId = service.GestionnaireId,
                    Du = new DateOnly(2020, 1, 1),
                    Ecrit = true,
                    Repond = true,
                    Utilisateur = new Utilisateur
                    {
                        Prenom = "Camille",
                        Nom = $"Membre {_rang}",
                        Role = Role.Gestionnaire,
                        Actif = true,
                        Email = courriel,
                        NormalizedEmail = courriel.ToUpperInvariant(),
                        UserName = courriel,
                        NormalizedUserName = courriel.ToUpperInvariant(),
                        PasswordHash = modele.PasswordHash,
                        SecurityStamp = Guid.NewGuid().ToString("N"),
                    },
                }
            );
            await db.SaveChangesAsync();
            return courriel;
        });

    private Task<int> DroitAsync(string courriel) =>
        application.Base(db =>
            db.DroitsGestionnaire.Where(d => d.Utilisateur!.Email == courriel)
                .Select(d => d.Id)
                .FirstAsync()
        );

    private async Task<string> InviterAsync(string invitee, Action<Visiteur>? avec = null)
    {
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir("/gestionnaire/membres/inviter");
        visiteur.Remplir("Adresse électronique de la personne", invitee);
        avec?.Invoke(visiteur);
        await visiteur.Envoyer("Envoyer l’invitation");
        Assert.Equal("/gestionnaire/membres", visiteur.Adresse);
        return await CodeAsync(invitee);
    }

    /// <summary>The last code sent to an address, read where the sender of mails reads it.</summary>
    private Task<string> CodeAsync(string invitee) =>
        application.Base(async db =>
            (
                await db
                    .Courriels.Where(c => c.Destinataire == invitee)
                    .OrderByDescending(c => c.Id)
                    .FirstAsync()
            ).Secret!
        );

    private async Task<int> EssayerAsync(string adresse, string code)
    {
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/invitation");
        await visiteur.Remplir(Adresse, adresse).Remplir(Code, code).Envoyer("Continuer");
        return visiteur.Statut;
    }
}
