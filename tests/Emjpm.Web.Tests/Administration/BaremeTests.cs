using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Administration;

/// <summary>The versions of the bareme: drafted, compared on real searches, put in force once, kept with what was made under them.</summary>
public sealed class BaremeTests(Application application) : IClassFixture<Application>
{
    private Task<Acteur> Admin() =>
        application.Base(async db =>
            (
                await db.LireActeurAsync(
                    await db
                        .Users.Where(u => u.Email == Comptes.Admin)
                        .Select(u => u.Id)
                        .SingleAsync(),
                    application.Horloge.Aujourdhui(),
                    default
                )
            )!
        );

    private Task<VersionBareme> Active() =>
        application.Base(db =>
            db.VersionsBareme.AsNoTracking().SingleAsync(v => v.Etat == EtatBareme.Actif)
        );

    private Task<VersionBareme> Lire(int id) =>
        application.Base(db => db.VersionsBareme.AsNoTracking().SingleAsync(v => v.Id == id));

    private async Task<VersionBareme> Brouillon(Poids? poids = null)
    {
        var (admin, active) = (await Admin(), await Active());
        var id = await application.Executer(
            (EcrireBareme o) => o.CreerAsync(admin, active.Id, default)
        );
        if (poids is not null)
            await application.Executer(
                (EcrireBareme o) =>
                    o.ModifierAsync(
                        admin,
                        id!.Value,
                        "Essai",
                        active.Regles with
                        {
                            Poids = poids,
                        },
                        0,
                        default
                    )
            );
        return await Lire(id!.Value);
    }

    private static Poids PlutotProche => new() { Proximite = 75, Adequation = 5 };

    [Fact]
    public async Task The_release_is_the_first_version_and_counts_until_another_does()
    {
        // Its own copy: in the class's another version may be in force already.
        await using var neuve = new Application();
        await neuve.InitializeAsync();
        var premiere = await neuve.Base(db => db.VersionsBareme.AsNoTracking().SingleAsync());

        Assert.Equal(
            (1, Bareme.Defaut.Version, EtatBareme.Actif),
            (premiere.Numero, premiere.Code, premiere.Etat)
        );
        Assert.Equal(Bareme.Defaut, premiere.Bareme);
        Assert.False(await neuve.Executer((BaremeEnVigueur o) => o.InscrireInitialAsync()));
    }

    [Fact]
    public async Task A_draft_is_edited_compared_on_real_searches_put_in_force_and_used_by_the_next_ranking()
    {
        var recherche = await application.Base(db =>
            db.Recherches.OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync()
        );
        var avant = await Active();
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration");
        await admin.Suivre("Barème du classement");
        await admin.Envoyer("Préparer une version");
        Assert.EndsWith("/modifier", admin.Adresse, StringComparison.Ordinal);

        await admin.Remplir("Proximité", "90").Envoyer("Enregistrer le brouillon");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("doit être 100", admin.Texte);
        await admin
            .Remplir("Fraîcheur nulle", "10")
            .Remplir("Proximité", "75")
            .Remplir("Adéquation", "5")
            .Envoyer("Enregistrer le brouillon");
        Assert.Contains("doit dépasser", admin.ErreurDe("Fraîcheur nulle"));
        await admin
            .Remplir("Nom", "Plutôt proche")
            .Remplir("Fraîcheur nulle", "180")
            .Envoyer("Enregistrer le brouillon");
        Assert.Contains("Le classement ne change pas", string.Join(' ', admin.Alertes));
        var id = int.Parse(
            admin.Adresse.Split('/')[^1],
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Equal(avant.Id, (await Active()).Id);

        await admin.Suivre("Comparer, puis mettre en vigueur");
        Assert.Contains("Les 5 premiers de chaque recherche", admin.Texte.Replace('\u00A0', ' '));
        Assert.Contains("Recherche 1", admin.Texte);
        // Neither the court nor what it asked.
        Assert.DoesNotContain("tutelle", admin.Texte, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Tribunal judiciaire", admin.Texte, StringComparison.Ordinal);
        await admin.Envoyer("Mettre ce barème en vigueur");
        Assert.Equal(422, admin.Statut);
        Assert.NotNull(admin.ErreurDe("Pourquoi ce changement"));
        await admin
            .Remplir("Pourquoi ce changement", "Les déplacements coûtent trop.")
            .Envoyer("Mettre ce barème en vigueur");

        Assert.Contains("Les déplacements coûtent trop.", admin.Texte);
        var (active, retiree) = (await Active(), await Lire(avant.Id));
        Assert.Equal(
            (id, 75, 5),
            (active.Id, active.Regles.Poids.Proximite, active.Regles.Poids.Adequation)
        );
        Assert.Equal(application.Horloge.Maintenant(), active.ActiveeLe);
        Assert.Equal(EtatBareme.Retire, retiree.Etat);
        Assert.Equal(avant.Regles, retiree.Regles);
        var trace = await application.Base(db =>
            db.EvenementsAudit.SingleAsync(e => e.Acte == "bareme.activer" && e.ObjetId == id)
        );
        Assert.Contains("proximité 75", trace.Details);
        Assert.DoesNotContain("coûtent", trace.Details);
        await admin.Ouvrir("/administration/historique?acte=bareme.");
        Assert.Contains("Barème mis en vigueur", admin.Texte);

        await using var portee = application.Services.CreateAsyncScope();
        var classement = (
            await portee
                .ServiceProvider.GetRequiredService<ClasserRecherche>()
                .ExecuterAsync(
                    portee.ServiceProvider.GetRequiredService<EmjpmDbContext>().Recherches,
                    recherche,
                    default
                )
        )!
            .Value
            .Classement;
        Assert.Equal(active.Code, classement.BaremeVersion);
        Assert.Equal(75, classement.Bareme.Poids.Proximite);
    }

    [Fact]
    public async Task A_version_that_was_in_force_never_changes_and_an_edit_seen_too_late_is_refused()
    {
        var (admin, active) = (await Admin(), await Active());
        var brouillon = await Brouillon();

        await Refuse(
            "n’est plus un brouillon",
            o => o.ModifierAsync(admin, active.Id, "X", active.Regles, active.Version, default)
        );
        await Refuse(
            "n’est plus un brouillon",
            o => o.EcarterAsync(admin, active.Id, active.Version, default)
        );
        await Refuse(
            "vient d’être modifié",
            o =>
                o.ModifierAsync(
                    admin,
                    brouillon.Id,
                    "X",
                    brouillon.Regles,
                    brouillon.Version + 1,
                    default
                )
        );
        Assert.True(
            await application.Executer(
                (EcrireBareme o) => o.EcarterAsync(admin, brouillon.Id, brouillon.Version, default)
            )
        );
        var ecarte = await Lire(brouillon.Id);
        Assert.Equal((EtatBareme.Retire, null), (ecarte.Etat, ecarte.ActiveeLe));
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (ActiverBareme o) =>
                    o.ExecuterAsync(admin, ecarte.Id, ecarte.Version, active.Id, "Essai", default)
            )
        );
        Assert.Contains("n’est plus un brouillon", refus.Message);
        // The refusal undid what it had begun.
        Assert.Equal(active.Id, (await Active()).Id);

        async Task Refuse(string phrase, Func<EcrireBareme, Task<bool>> acte) =>
            Assert.Contains(
                phrase,
                (
                    await Assert.ThrowsAsync<RegleMetierException>(() => application.Executer(acte))
                ).Message
            );
    }

    [Fact]
    public async Task Of_two_versions_put_in_force_at_once_one_is()
    {
        var (admin, active) = (await Admin(), await Active());
        VersionBareme[] brouillons = [await Brouillon(PlutotProche), await Brouillon(PlutotProche)];

        var issues = await Task.WhenAll(
            brouillons.Select(async b =>
            {
                try
                {
                    return await application.Executer(
                        (ActiverBareme o) =>
                            o.ExecuterAsync(admin, b.Id, b.Version, active.Id, "Essai", default)
                    );
                }
                catch (RegleMetierException refus)
                {
                    Assert.Contains("comparez de nouveau", refus.Message);
                    return false;
                }
            })
        );

        Assert.Single(issues, faite => faite);
        Assert.Contains((await Active()).Id, brouillons.Select(b => b.Id));
        Assert.Equal(EtatBareme.Retire, (await Lire(active.Id)).Etat);
    }

    [Fact]
    public async Task The_comparison_counts_what_moves()
    {
        var admin = await Admin();
        var meme = await Brouillon();
        var proche = await Brouillon(PlutotProche);

        var identique = await application.Executer(
            (ComparerVersions o) => o.ExecuterAsync(admin, meme.Id, default)
        );
        var differente = await application.Executer(
            (ComparerVersions o) => o.ExecuterAsync(admin, proche.Id, default)
        );

        Assert.NotEmpty(identique!.Recherches);
        if (identique.Actuelle.Regles.Poids == meme.Regles.Poids)
            Assert.All(identique.Recherches, r => Assert.Equal((0, 0), (r.Entrants, r.Deplaces)));
        Assert.All(
            differente!.Recherches,
            r =>
            {
                Assert.Equal(r.Actuel.Lignes.Count, r.Essaye.Lignes.Count);
                Assert.InRange(r.Entrants, 0, ComparerVersions.Tete);
                Assert.InRange(r.Deplaces, 0, r.Proposes);
                Assert.InRange(r.Essaye.BesoinsCouverts ?? 0, 0, 1);
            }
        );
        Assert.Null(
            await application.Executer(
                (ComparerVersions o) => o.ExecuterAsync(admin, 9_999_999, default)
            )
        );
    }
}
