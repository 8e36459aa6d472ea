using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Compte;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Administration;

/// <summary>Accounts as an administrator keeps them: found, blocked, given another function, helped; never one's own.</summary>
public sealed class ComptesTests(Application application) : IClassFixture<Application>
{
    private Task<int> Id(string courriel) =>
        application.Base(db =>
            db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync()
        );

    private Task<Acteur> Admin() => Lire(Comptes.Admin);

    private async Task<Acteur> Lire(string courriel)
    {
        var id = await Id(courriel);
        var acteur = await application.Base(db =>
            db.LireActeurAsync(id, application.Horloge.Aujourdhui(), CancellationToken.None)
        );
        return acteur!;
    }

    private Task<string[]> Sujets(string courriel) =>
        application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == courriel).Select(c => c.Sujet).ToArrayAsync()
        );

    private Task<List<string?>> Audit(string acte, int id) =>
        application.Base(db =>
            db.EvenementsAudit.Where(e =>
                    e.Acte == acte && e.Objet == "utilisateur" && e.ObjetId == id
                )
                .Select(e => e.Details)
                .ToListAsync()
        );

    [Fact]
    public async Task An_account_is_found_without_accents_filtered_and_downloaded()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration");
        await admin.Suivre("Comptes");

        await admin.Remplir("Nom ou courriel", "helene MOREL").Envoyer("Chercher");

        Assert.Contains("1 compte avec vos filtres", admin.Texte.Replace('\u00A0', ' '));
        Assert.Contains("Hélène Morel", admin.Texte);
        admin.BudgetSql(5);
        await admin.Ouvrir("/administration/comptes?q=morel&fonction=juge");
        Assert.Contains("Aucun compte avec vos filtres", admin.Texte);
        using var reponse = await admin.Client.GetAsync(
            "/administration/comptes.csv?fonction=direction",
            TestContext.Current.CancellationToken
        );
        var csv = await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("nord@demo.emjpm.fr", csv);
        Assert.DoesNotContain("juge@demo.emjpm.fr", csv);
    }

    [Fact]
    public async Task A_blocked_account_is_out_at_its_next_request_told_and_opened_again()
    {
        var id = await Id(Comptes.Individuel);
        var personne = await application.Connecter(Comptes.Individuel);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{id}");
        admin.BudgetSql(15);
        await admin.Suivre("Bloquer ce compte");

        await admin.Envoyer("Bloquer le compte");
        Assert.Equal(422, admin.Statut);
        Assert.Equal("/gestionnaire", (await personne.Ouvrir("/gestionnaire")).Adresse);
        await admin.Choisir("Motif", "Compte inutilisé").Envoyer("Bloquer le compte");

        Assert.Contains("Ce compte est bloqué depuis le", admin.Texte);
        Assert.StartsWith("/connexion", (await personne.Ouvrir("/gestionnaire")).Adresse);
        Assert.Equal(["compte inutilisé"], await Audit("compte.bloquer", id));
        Assert.Contains("e-MJPM : votre compte est bloqué", await Sujets(Comptes.Individuel));
        var refuse = await application.Visiteur().Ouvrir("/connexion");
        await refuse
            .Remplir("Adresse électronique", Comptes.Individuel)
            .Remplir("Mot de passe", Visiteur.MotDePasse)
            .Envoyer("Se connecter");
        Assert.Equal(422, refuse.Statut);

        await admin.Suivre("Rouvrir ce compte");
        await admin.Envoyer("Rouvrir le compte");

        Assert.Contains("Le compte est rouvert.", string.Join(' ', admin.Alertes));
        await application.Visiteur().SeConnecter(Comptes.Individuel);
        // The session that was open before stays over.
        Assert.StartsWith("/connexion", (await personne.Ouvrir("/gestionnaire")).Adresse);
    }

    [Fact]
    public async Task An_administrator_never_acts_on_itself()
    {
        var id = await Id(Comptes.Admin);
        var moi = await Admin();
        var admin = await application.Connecter(Comptes.Admin);
        foreach (
            var page in new[] { "blocage", "fonction", "facteurs", "voir", "reunir", "confier" }
        )
        {
            await admin.Ouvrir($"/administration/comptes/{id}/{page}");
            Assert.Equal($"/administration/comptes/{id}", admin.Adresse);
        }
        Assert.Contains("un administrateur n’agit pas sur lui-même", admin.Texte);

        await Refuse((BloquerCompte o) => o.ExecuterAsync(moi, id, MotifBlocage.Depart, default));
        await Refuse(
            (ChangerRole o) => o.ExecuterAsync(moi, id, Role.Direction, ChangerRole.France, default)
        );
        await Refuse((RetirerFacteurs o) => o.TousAsync(moi, id, default));
        await Refuse((FermerSessions o) => o.DeAsync(moi, id, default));
        await Refuse((VoirComme o) => o.ExecuterAsync(moi, id, MotifVue.Controle, default));
        Assert.True(await application.Base(db => db.Users.AnyAsync(u => u.Id == id && u.Actif)));

        async Task Refuse<TOperation>(Func<TOperation, Task> acte)
            where TOperation : notnull =>
            Assert.Contains(
                "n’agit pas sur son propre compte",
                (
                    await Assert.ThrowsAsync<RegleMetierException>(() => application.Executer(acte))
                ).Message
            );
    }

    [Fact]
    public async Task Of_two_administrators_who_block_each_other_one_remains()
    {
        var (a, b) = (await Creer(Role.Administration), await Creer(Role.Administration));

        var issues = await Task.WhenAll(
            new[] { (a, b), (b, a) }.Select(async p =>
            {
                try
                {
                    return await application.Executer(
                        (BloquerCompte o) =>
                            o.ExecuterAsync(
                                p.Item1,
                                p.Item2.UtilisateurId,
                                MotifBlocage.Usage,
                                default
                            )
                    );
                }
                catch (RegleMetierException refus)
                {
                    Assert.Contains("bloqué", refus.Message);
                    return false;
                }
            })
        );

        Assert.Single(issues, faite => faite);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.Users.CountAsync(u =>
                    u.Actif && (u.Id == a.UtilisateurId || u.Id == b.UtilisateurId)
                )
            )
        );
    }

    [Fact]
    public async Task An_account_nobody_approved_is_not_opened_by_lifting_a_block()
    {
        var compte = await Creer(Role.Juge, actif: false);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () =>
        {
            var admin = await Admin();
            await application.Executer(
                (BloquerCompte o) => o.LeverAsync(admin, compte.UtilisateurId, default)
            );
        });

        Assert.Contains("n’est pas bloqué", refus.Message);
        Assert.False(
            await application.Base(db =>
                db.Users.AnyAsync(u => u.Id == compte.UtilisateurId && u.Actif)
            )
        );
    }

    [Fact]
    public async Task Another_function_holds_at_the_next_request_of_an_open_session()
    {
        var id = await Id(Comptes.Greffier);
        var personne = await application.Connecter(Comptes.Greffier);
        Assert.Equal(200, (await personne.Ouvrir("/juridiction")).Statut);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{id}/fonction");

        await admin
            .Choisir("Fonction", "Agent de la cohésion sociale")
            .Envoyer("Changer la fonction");
        Assert.Equal(422, admin.Statut);
        Assert.Equal("Choisissez le territoire de cet agent.", admin.ErreurDe("Territoire"));
        await admin.Choisir("Territoire", "62 Pas-de-Calais").Envoyer("Changer la fonction");

        Assert.Contains("Agent de la cohésion sociale", admin.Texte);
        Assert.Equal(403, (await personne.Ouvrir("/juridiction")).Statut);
        Assert.Equal(200, (await personne.Ouvrir("/direction")).Statut);
        Assert.Contains("Pas-de-Calais", personne.Texte);
        Assert.Equal(
            ["greffier → agent de la cohésion sociale, Pas-de-Calais"],
            await Audit("compte.changer_role", id)
        );

        await admin.Ouvrir($"/administration/comptes/{id}/fonction");
        await admin.Choisir("Fonction", "Greffier").Envoyer("Changer la fonction");
        Assert.Equal(403, (await personne.Ouvrir("/direction")).Statut);
        Assert.Equal(200, (await personne.Ouvrir("/juridiction")).Statut);
    }

    [Fact]
    public async Task The_second_factors_of_somebody_who_lost_them_are_withdrawn_and_the_sessions_end()
    {
        var id = await Id(Comptes.Prepose);
        var personne = await application.Connecter(Comptes.Prepose);
        await Facteurs.AjouterAsync(application, personne);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{id}");
        await admin.Suivre("Retirer ses seconds facteurs");

        await admin.Envoyer("Retirer ses seconds facteurs");

        Assert.Contains("aucune application", admin.Texte);
        Assert.StartsWith("/connexion", (await personne.Ouvrir("/gestionnaire")).Adresse);
        Assert.Single(await Audit("compte.retirer_facteurs", id));
        Assert.Contains(
            await Sujets(Comptes.Prepose),
            s => s.Contains("ont été retirés par l’administration", StringComparison.Ordinal)
        );
        await application.Visiteur().SeConnecter(Comptes.Prepose);
    }

    [Fact]
    public async Task The_sessions_of_an_account_are_ended_and_the_person_told()
    {
        var id = await Id(Comptes.Lecture);
        var personne = await application.Connecter(Comptes.Lecture);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{id}");

        await admin.Envoyer("Fermer toutes ses sessions");

        Assert.StartsWith("/connexion", (await personne.Ouvrir("/gestionnaire")).Adresse);
        Assert.Contains("e-MJPM : vos sessions ont été fermées", await Sujets(Comptes.Lecture));
        Assert.Single(await Audit("compte.fermer_sessions", id));
    }

    [Fact]
    public async Task Sensitive_acts_ask_again_who_one_is()
    {
        var id = await Id(Comptes.Service);
        var admin = await application.Connecter(Comptes.Admin);
        application.Horloge.Avancer(SessionOuverte.DureeConfirmation);
        foreach (var page in new[] { "blocage", "fonction", "facteurs", "voir" })
        {
            await admin.Ouvrir($"/administration/comptes/{id}/{page}");
            Assert.StartsWith("/compte/confirmer", admin.Adresse);
        }
    }

    [Fact]
    public async Task The_sheet_says_what_an_account_sees_and_when_it_sees_nothing()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{await Id(Comptes.Antenne)}");
        var antenne = (await Lire(Comptes.Antenne)).Gestionnaire!.Droits.Lieux[0];
        var lieu = await application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == antenne).Select(l => l.Nom).SingleAsync()
        );
        var lignes = admin.Page.QuerySelectorAll("table tbody tr").Select(Libelles.Texte).ToList();
        Assert.Contains(
            lignes,
            l =>
                l.StartsWith("Mesures", StringComparison.Ordinal)
                && l.Contains(lieu, StringComparison.Ordinal)
        );

        var ferme = await Creer(Role.Juge);
        await admin.Ouvrir($"/administration/comptes/{ferme.UtilisateurId}");
        Assert.Contains("aucun rattachement approuvé n’est en cours", admin.Texte);
        await admin.Ouvrir("/administration/comptes/9999999");
        Assert.Equal(404, admin.Statut);
    }

    [Theory]
    [InlineData(Comptes.Juge, "Réservations|Tribunal judiciaire de Lille|Créer", "approuver")]
    [InlineData(
        Comptes.Greffier,
        "Réservations|Tribunal judiciaire de Lille|Créer",
        "lire les membres"
    )]
    [InlineData(Comptes.Individuel, "Réservations reçues||Lire, répondre", "activer, relancer")]
    [InlineData(
        Comptes.Lecture,
        "Mesures, situations et ressources||Lire, exporter",
        "Membres du service"
    )]
    [InlineData(Comptes.Direction, "Alertes||Lire, prendre en compte", "nulle part")]
    [InlineData(Comptes.Admin, "Barème du classement||Lire, préparer, comparer", "nulle part")]
    public async Task The_sheet_says_the_rights_of_every_function(
        string courriel,
        string ligne,
        string aussi
    )
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{await Id(courriel)}");

        var (quoi, ou, actes) = ligne.Split('|') switch
        {
            [var a, var b, var c] => (a, b, c),
            _ => throw new ArgumentException(ligne),
        };
        var lignes = admin.Page.QuerySelectorAll("table tbody tr").Select(Libelles.Texte).ToList();
        Assert.Contains(
            lignes,
            l =>
                l.StartsWith(quoi, StringComparison.Ordinal)
                && l.Contains(ou, StringComparison.Ordinal)
                && l.Contains(actes, StringComparison.Ordinal)
        );
        Assert.Contains(lignes, l => l.Contains(aussi, StringComparison.OrdinalIgnoreCase));
    }

    private static int _numero;

    private Task<Acteur> Creer(Role role, bool actif = true) =>
        application.Base(async db =>
        {
            var courriel = $"compte{Interlocked.Increment(ref _numero)}@essai.example";
            var compte = new Utilisateur
            {
                Prenom = "Ada",
                Nom = $"Compte{_numero}",
                Role = role,
                Actif = actif,
                Email = courriel,
                NormalizedEmail = courriel.ToUpperInvariant(),
                UserName = courriel,
                NormalizedUserName = courriel.ToUpperInvariant(),
            };
            db.Users.Add(compte);
            await db.SaveChangesAsync();
            return new Acteur(compte.Id, compte.NomComplet, role, null, null, 0);
        });
}
