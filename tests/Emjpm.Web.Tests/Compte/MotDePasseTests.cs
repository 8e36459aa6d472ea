using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

public sealed class MotDePasseTests(Application application) : IClassFixture<Application>
{
    private const string Nouveau = "Cheval-bleu-2027";

    [Fact]
    public async Task A_new_password_replaces_the_old_one_and_closes_the_other_sessions()
    {
        var ici = await application.Connecter(Comptes.Juge);
        var ailleurs = await application.Connecter(Comptes.Juge);

        await Changer(ici, Visiteur.MotDePasse, Nouveau, Nouveau);

        Assert.Equal("/compte", ici.Adresse);
        Assert.Contains(ici.Alertes, a => a.Contains("Votre mot de passe est changé"));
        Assert.Equal("/compte", (await ici.Ouvrir("/compte")).Adresse);
        Assert.StartsWith("/connexion", (await ailleurs.Ouvrir("/compte")).Adresse);
        await application.Visiteur().SeConnecter(Comptes.Juge, Nouveau);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.EvenementsAudit.CountAsync(e =>
                    e.Acte == "compte.changer_mot_de_passe" && e.ObjetId == e.UtilisateurId
                )
            )
        );
    }

    [Theory]
    [InlineData("Mauvais-mot-2026", Nouveau, Nouveau, "Mot de passe actuel", "incorrect")]
    [InlineData(
        Visiteur.MotDePasse,
        "court",
        "court",
        "Nouveau mot de passe",
        "Au moins 12 caractères"
    )]
    [InlineData(
        Visiteur.MotDePasse,
        Visiteur.MotDePasse,
        Visiteur.MotDePasse,
        "Nouveau mot de passe",
        "différent de l’actuel"
    )]
    [InlineData(
        Visiteur.MotDePasse,
        Nouveau,
        "Cheval-vert-2027",
        "Nouveau mot de passe, une seconde fois",
        "deux fois le même"
    )]
    public async Task A_refusal_says_why_under_its_field_and_changes_nothing(
        string actuel,
        string nouveau,
        string confirmation,
        string champ,
        string phrase
    )
    {
        var greffier = await application.Connecter(Comptes.Greffier);

        await Changer(greffier, actuel, nouveau, confirmation);

        Assert.Equal(422, greffier.Statut);
        Assert.Contains(phrase, greffier.ErreurDe(champ));
        Assert.Equal("", greffier.Valeur(champ) ?? "");
        await application.Visiteur().SeConnecter(Comptes.Greffier);
    }

    private static async Task Changer(
        Visiteur visiteur,
        string actuel,
        string nouveau,
        string confirmation
    )
    {
        await visiteur.Ouvrir("/compte");
        visiteur
            .Remplir("Mot de passe actuel", actuel)
            .Remplir("Nouveau mot de passe", nouveau)
            .Remplir("Nouveau mot de passe, une seconde fois", confirmation);
        await visiteur.Envoyer("Changer le mot de passe");
    }
}
