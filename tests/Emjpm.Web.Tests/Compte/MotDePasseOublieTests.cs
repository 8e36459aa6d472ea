using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

/// <summary>
/// The forgotten password, whose link was broken by mail filters for three years in the predecessor and which opened accounts
/// never approved: a code typed by hand, that opens nothing.
/// </summary>
public sealed class MotDePasseOublieTests(Application application) : IClassFixture<Application>
{
    private const string Nouveau = "Cheval-bleu-2027";

    [Fact]
    public async Task A_code_typed_by_hand_gives_a_new_password_and_ends_every_session()
    {
        var ailleurs = await application.Connecter(Comptes.Juge);
        var (visiteur, code) = await DemanderAsync(Comptes.Juge);

        Assert.Equal("/mot-de-passe-oublie/code", visiteur.Adresse);
        Assert.Equal(Comptes.Juge, visiteur.Valeur("Adresse électronique"));
        // Nothing changes until the code is used.
        await application.Visiteur().SeConnecter(Comptes.Juge);
        await ChoisirAsync(visiteur, code.ToLowerInvariant().Replace('-', ' '), Nouveau);

        Assert.Equal("/connexion", visiteur.Adresse);
        Assert.Contains(visiteur.Alertes, a => a.Contains("Votre mot de passe est changé"));
        Assert.StartsWith("/connexion", (await ailleurs.Ouvrir("/compte")).Adresse);
        await application.Visiteur().SeConnecter(Comptes.Juge, Nouveau);
        var (dernier, actes) = await application.Base(async db =>
            (
                await db
                    .Courriels.Where(c => c.Destinataire == Comptes.Juge)
                    .OrderBy(c => c.Id)
                    .LastAsync(),
                await db
                    .EvenementsAudit.Where(e => e.Acte.StartsWith("compte."))
                    .OrderBy(e => e.Id)
                    .Select(e => e.Acte)
                    .ToListAsync()
            )
        );
        Assert.Contains("votre mot de passe a changé", dernier.Sujet);
        Assert.Equal(["compte.demander_code", "compte.reinitialiser_mot_de_passe"], actes[^2..]);
    }

    [Fact]
    public async Task What_is_answered_does_not_say_whether_the_account_exists()
    {
        var (connu, _) = await DemanderAsync(Comptes.Prepose);
        var inconnu = application.Visiteur();
        await Demander(inconnu, "personne@demo.emjpm.fr");

        Assert.Equal(connu.Statut, inconnu.Statut);
        Assert.Equal(connu.Adresse, inconnu.Adresse);
        Assert.Equal(connu.Texte, inconnu.Texte);
        await ChoisirAsync(connu, "BCDF-2345", Nouveau);
        await ChoisirAsync(inconnu, "BCDF-2345", Nouveau);
        Assert.Equal(422, connu.Statut);
        Assert.Equal(connu.Texte, inconnu.Texte);
        Assert.Contains("n’est pas le bon", connu.ErreurDe("Code reçu"));
        Assert.False(
            await application.Base(db =>
                db.Courriels.AnyAsync(c => c.Destinataire == "personne@demo.emjpm.fr")
            )
        );
    }

    [Fact]
    public async Task An_account_not_open_receives_no_code_and_stays_closed()
    {
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Direction)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false))
        );

        await Demander(application.Visiteur(), Comptes.Direction);

        var courriel = await DernierAsync(Comptes.Direction);
        Assert.Contains("n’est pas ouvert", courriel.Sujet);
        Assert.Null(courriel.Secret);
        Assert.False(
            await application.Base(db =>
                db.CodesUniques.AnyAsync(c => c.Utilisateur!.Email == Comptes.Direction)
            )
        );
    }

    [Fact]
    public async Task A_code_of_an_account_closed_meanwhile_opens_nothing()
    {
        var (visiteur, code) = await DemanderAsync(Comptes.Admin);
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Admin)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false))
        );

        await ChoisirAsync(visiteur, code, Nouveau);

        Assert.Equal(422, visiteur.Statut);
        Assert.False(
            await application.Base(db =>
                db.Users.Where(u => u.Email == Comptes.Admin).Select(u => u.Actif).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_code_expires_after_ten_minutes()
    {
        var (visiteur, code) = await DemanderAsync(Comptes.Greffier);
        application.Horloge.Avancer(TimeSpan.FromMinutes(10));

        await ChoisirAsync(visiteur, code, Nouveau);

        Assert.Equal(422, visiteur.Statut);
        await application.Visiteur().SeConnecter(Comptes.Greffier);
    }

    [Fact]
    public async Task A_code_serves_once_even_when_sent_twice_at_the_same_moment()
    {
        var (visiteur, code) = await DemanderAsync(Comptes.Individuel);
        var autre = await application.Visiteur().Ouvrir("/mot-de-passe-oublie/code");
        autre.Remplir("Adresse électronique", Comptes.Individuel);

        await Task.WhenAll(
            ChoisirAsync(visiteur, code, Nouveau),
            ChoisirAsync(autre, code, "Girafe-verte-2028")
        );

        Assert.Single(new[] { visiteur, autre }, v => v.Adresse == "/connexion");
        await ChoisirAsync(
            visiteur.Adresse == "/connexion" ? autre : visiteur,
            code,
            "Girafe-rouge-2029"
        );
        Assert.Equal(
            1,
            await application.Base(db =>
                db.EvenementsAudit.CountAsync(e => e.Acte == "compte.reinitialiser_mot_de_passe")
            ) - await Precedents(Comptes.Individuel)
        );
    }

    [Fact]
    public async Task Five_wrong_codes_void_the_right_one_and_a_newer_code_replaces_the_older()
    {
        var (visiteur, ancien) = await DemanderAsync(Comptes.Service);
        var (_, code) = await DemanderAsync(Comptes.Service);
        await ChoisirAsync(visiteur, ancien, Nouveau);
        Assert.Equal(422, visiteur.Statut);
        // A right code with a weak password costs no attempt.
        for (var i = 0; i < 6; i++)
        {
            await ChoisirAsync(visiteur, code, "Motdepasse-2026!");
            Assert.Contains("trop courant", visiteur.ErreurDe("Nouveau mot de passe"));
        }
        for (var i = 0; i < 4; i++)
            await ChoisirAsync(visiteur, "BCDF-2345", Nouveau);

        await ChoisirAsync(visiteur, code, Nouveau);

        Assert.Equal(422, visiteur.Statut);
        await application.Visiteur().SeConnecter(Comptes.Service);
    }

    [Fact]
    public async Task The_code_is_kept_as_a_hash_and_leaves_the_outbox_with_the_mail()
    {
        application.Horloge.Avancer(TimeSpan.FromHours(2));
        var (_, code) = await DemanderAsync(Comptes.Prepose);
        var nu = CodeUnique.Lire(code);
        var empreintes = await application.Base(db =>
            db.CodesUniques.Select(c => c.Empreinte).ToListAsync()
        );
        Assert.DoesNotContain(empreintes, e => e.Contains(nu));

        await application.Executer<EnvoyerCourriels, string>(e => e.ExecuterAsync(default));

        Assert.Contains(
            application.Smtp.Messages,
            m => m.A.Contains(Comptes.Prepose) && m.Texte.Contains(code)
        );
        var courriel = await DernierAsync(Comptes.Prepose);
        Assert.Equal(EtatCourriel.Envoye, courriel.Etat);
        Assert.Null(courriel.Secret);
        Assert.DoesNotContain(code, courriel.Texte);
        // No link: nothing that a mail filter could rewrite or open.
        Assert.DoesNotContain("http", courriel.Texte);
    }

    [Fact]
    public async Task Nobody_fills_a_mailbox_with_codes()
    {
        application.Horloge.Avancer(TimeSpan.FromHours(2));
        var avant = await CompterAsync();
        for (var i = 0; i < 8; i++)
            await Demander(application.Visiteur(), Comptes.Prepose);

        Assert.Equal(CodeUnique.ParHeure, await CompterAsync() - avant);
    }

    private Task<int> CompterAsync() =>
        application.Base(db => db.Courriels.CountAsync(c => c.Destinataire == Comptes.Prepose));

    /// <summary>Passwords reset by the other tests of the class.</summary>
    private Task<int> Precedents(string courriel) =>
        application.Base(db =>
            db.EvenementsAudit.CountAsync(e =>
                e.Acte == "compte.reinitialiser_mot_de_passe"
                && db.Users.Any(u => u.Id == e.ObjetId && u.Email != courriel)
            )
        );

    private async Task<(Visiteur Visiteur, string Code)> DemanderAsync(string courriel)
    {
        var visiteur = application.Visiteur();
        await Demander(visiteur, courriel);
        return (visiteur, (await DernierAsync(courriel)).Secret!);
    }

    private static async Task Demander(Visiteur visiteur, string courriel)
    {
        await visiteur.Ouvrir("/mot-de-passe-oublie");
        await visiteur.Remplir("Adresse électronique", courriel).Envoyer("Recevoir un code");
        visiteur.Remplir("Adresse électronique", courriel);
    }

    private Task<Courriel> DernierAsync(string courriel) =>
        application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == courriel).OrderBy(c => c.Id).LastAsync()
        );

    private static async Task ChoisirAsync(Visiteur visiteur, string code, string motDePasse)
    {
        visiteur
            .Remplir("Code reçu", code)
            .Remplir("Nouveau mot de passe", motDePasse)
            .Remplir("Nouveau mot de passe, une seconde fois", motDePasse);
        await visiteur.Envoyer("Changer le mot de passe");
    }
}
