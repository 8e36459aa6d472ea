using System.Net;
using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Remarques;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>An image joined to a remark is an image, is seen by two, says nothing of who took it, and does not stay.</summary>
public sealed class CapturesTests(Application application) : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    /// <summary>The image of the demonstration, as a browser would send it.</summary>
    private Task<byte[]> Image() =>
        application.Base(db =>
            db.CapturesRemarque.OrderBy(c => c.RemarqueId).Select(c => c.Octets).FirstAsync()
        );

    private static async Task<HttpResponseMessage> Envoyer(
        Visiteur visiteur,
        string texte,
        byte[] image,
        bool regardee = true
    )
    {
        await visiteur.Ouvrir("/remarques/nouvelle");
        using var corps = new MultipartFormDataContent
        {
            {
                new StringContent(
                    visiteur
                        .Page.QuerySelector("main form input[name=jeton]")!
                        .GetAttribute("value")!
                ),
                "jeton"
            },
            { new StringContent(nameof(GenreRemarque.Probleme)), "Saisie.Genre" },
            { new StringContent(texte), "Saisie.Texte" },
            { new StringContent(regardee ? "true" : "false"), "Saisie.SansPersonne" },
            { new ByteArrayContent(image), "Saisie.Capture", "capture.png" },
        };
        return await visiteur.Client.PostAsync("/remarques/nouvelle", corps, Annulation);
    }

    private async Task<int> Deposer(Visiteur visiteur, string texte)
    {
        using var depot = await Envoyer(visiteur, texte, await Image());
        Assert.Equal(HttpStatusCode.Redirect, depot.StatusCode);
        return await application.Base(db =>
            db.Remarques.Where(r => r.Texte == texte).Select(r => r.Id).SingleAsync()
        );
    }

    private Task<bool> Gardee(int remarque) =>
        application.Base(db => db.CapturesRemarque.AnyAsync(c => c.RemarqueId == remarque));

    [Fact]
    public async Task It_is_seen_by_its_author_and_the_administrators_as_a_file_only()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var id = await Deposer(juge, "La colonne est coupée.");

        foreach (var qui in new[] { juge, await application.Connecter(Comptes.Admin) })
        {
            using var lue = await qui.Client.GetAsync($"/remarques/{id}/capture", Annulation);
            Assert.Equal(HttpStatusCode.OK, lue.StatusCode);
            Assert.Equal("image/png", lue.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", lue.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", lue.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(
                "default-src 'none'; sandbox",
                lue.Headers.GetValues("Content-Security-Policy").Single()
            );
            Assert.Equal(await Image(), await lue.Content.ReadAsByteArrayAsync(Annulation));
        }
        foreach (var autre in new[] { Comptes.Greffier, Comptes.Service, Comptes.Direction })
        {
            var visiteur = await application.Connecter(autre);
            using var refus = await visiteur.Client.GetAsync(
                $"/remarques/{id}/capture",
                Annulation
            );
            Assert.Equal(HttpStatusCode.NotFound, refus.StatusCode);
        }
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/remarques/{id}");
        Assert.NotNull(admin.Page.QuerySelector($"img[src='/remarques/{id}/capture']"));
        Assert.Contains(
            "avec une capture",
            (await admin.Ouvrir("/administration/remarques")).Texte
        );
    }

    [Fact]
    public async Task What_is_no_image_or_was_not_looked_at_is_refused_and_nothing_is_kept()
    {
        var juge = await application.Connecter(Comptes.Prepose);
        foreach (
            var (image, regardee, attendu) in new (byte[], bool, string)[]
            {
                ([.. "<html><script>alert(1)</script>"u8], true, "n’est pas une image"),
                (new byte[CaptureRemarque.OctetsMax + 1], true, "dépasse 2"),
                (await Image(), false, "cochez cette case"),
            }
        )
        {
            using var refus = await Envoyer(juge, "Refusée.", image, regardee);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
            Assert.Contains(attendu, await refus.Content.ReadAsStringAsync(Annulation));
        }
        Assert.False(
            await application.Base(db => db.Remarques.AnyAsync(r => r.Texte == "Refusée."))
        );
    }

    [Fact]
    public async Task Its_author_or_an_administrator_erases_it_and_the_remark_stays()
    {
        var service = await application.Connecter(Comptes.Service);
        var (mienne, reconnue) = (
            await Deposer(service, "Je la retire."),
            await Deposer(service, "On y lit un nom.")
        );
        var autre = await application.Acteur(Comptes.Antenne);
        Assert.False(
            await application.Executer(
                (EffacerCapture o) => o.ExecuterAsync(autre, mienne, Annulation)
            )
        );

        var jour = Core.Referentiels.Francais.Jour(application.Horloge.Maintenant());
        await application.Base(db =>
            db.Remarques.Where(r => r.Id == reconnue)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(r => r.CreeeLe, application.Horloge.Maintenant().AddDays(-3))
                )
        );
        await service.Ouvrir("/remarques");
        await service.Envoyer($"Effacer la capture de la remarque du {jour}");
        Assert.Contains("La capture est effacée", string.Join(' ', service.Alertes));
        Assert.False(await Gardee(mienne));
        Assert.True(await Gardee(reconnue));

        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/remarques/{reconnue}");
        await admin.Envoyer("Effacer la capture");
        Assert.False(await Gardee(reconnue));
        Assert.Contains("On y lit un nom.", (await service.Ouvrir("/remarques")).Texte);
    }

    [Fact]
    public async Task It_goes_ninety_days_after_the_remark_is_settled_or_with_it()
    {
        var juge = await application.Connecter(Comptes.Individuel);
        var (ouverte, reglee, ancienne) = (
            await Deposer(juge, "Encore ouverte."),
            await Deposer(juge, "Réglée."),
            await Deposer(juge, "Oubliée.")
        );
        var maintenant = application.Horloge.Maintenant();
        await Traiter(ouverte, EtatRemarque.Prevue, maintenant.AddDays(-91));
        await Traiter(reglee, EtatRemarque.Faite, maintenant.AddDays(-91));
        await Traiter(ancienne, EtatRemarque.Prevue, maintenant.AddYears(-2).AddDays(-1));

        await application.Executer((Purger p) => p.CapturesAsync(Annulation));
        Assert.True(await Gardee(ouverte));
        Assert.False(await Gardee(reglee));
        await application.Executer((Purger p) => p.SuiviAsync(Annulation));
        Assert.False(await Gardee(ancienne));
        Assert.Equal(
            [ouverte, reglee],
            await application.Base(db =>
                db.Remarques.Where(r => r.Id == ouverte || r.Id == reglee || r.Id == ancienne)
                    .OrderBy(r => r.Id)
                    .Select(r => r.Id)
                    .ToListAsync()
            )
        );
    }

    private Task<int> Traiter(int id, EtatRemarque etat, DateTime le) =>
        application.Base(db =>
            db.Remarques.Where(r => r.Id == id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(r => r.Etat, etat).SetProperty(r => r.TraiteeLe, (DateTime?)le)
                )
        );
}
