using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The figures of a period, asked by an administrator: progress shown, and no day counted twice after a fall.</summary>
public sealed class RelevesDemandesTests(Application application) : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private Task<int> Travailler() =>
        application.Services.GetRequiredService<ExecuterTravaux>().ExecuterDusAsync(Annulation);

    private Task<Travail> Lire() =>
        application.Base(db =>
            db.Travaux.AsNoTracking()
                .Where(t => t.Genre == GenreTravail.Releves.Nom)
                .OrderByDescending(t => t.Id)
                .FirstAsync(Annulation)
        );

    [Fact]
    public async Task A_period_is_asked_run_and_its_result_is_shown()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/traitements");
        await admin.Suivre("Établir ou recompter les chiffres d’une période passée");
        admin.Remplir("Premier jour", "05/03/2023");
        admin.Remplir("Dernier jour", "14/03/2023");
        await admin.Envoyer("Établir les chiffres");
        Assert.Contains("0 jours sur 10", admin.Texte, StringComparison.Ordinal);

        Assert.Equal(1, await Travailler());

        await admin.Ouvrir("/administration/releves");
        Assert.Contains("10\u00A0jours établis", admin.Page.Body!.TextContent);
        Assert.Equal((10, 10), ((await Lire()).Fait, (await Lire()).Total));
        Assert.Equal(
            10,
            await application.Base(db =>
                db.JoursReleve.CountAsync(
                    j => j.Jour >= new DateOnly(2023, 3, 5) && j.Jour <= new DateOnly(2023, 3, 14),
                    Annulation
                )
            )
        );
    }

    [Fact]
    public async Task After_a_fall_the_days_already_counted_again_are_not_begun_anew()
    {
        var acteur = await application.Acteur(Comptes.Admin);
        var id = await application.Executer(
            (DemanderReleves d) =>
                d.ExecuterAsync(acteur, new(2026, 2, 1), new(2026, 2, 28), true, Annulation)
        );
        await application.Base(db =>
            db.Travaux.Where(t => t.Id == id)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(t => t.Etat, EtatTravail.EnCours)
                            .SetProperty(t => t.Essais, 1)
                            .SetProperty(t => t.Fait, 20)
                            .SetProperty(t => t.LouePar, "mort")
                            .SetProperty(t => t.LoueJusqua, application.Horloge.Maintenant()),
                    Annulation
                )
        );

        Assert.Equal(1, await Travailler());

        var travail = await Lire();
        Assert.Equal((EtatTravail.Termine, 28), (travail.Etat, travail.Fait));
        Assert.Contains("8\u00A0identiques", travail.Message);
    }

    [Fact]
    public async Task A_period_that_cannot_be_is_refused_under_its_field()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/releves");
        admin.Remplir("Premier jour", "");
        await admin.Envoyer("Établir les chiffres");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Saisissez le premier jour", admin.ErreurDe("Premier jour")!);

        admin.Remplir("Premier jour", "01/01/1999");
        await admin.Envoyer("Établir les chiffres");

        Assert.Equal(422, admin.Statut);
        var acteur = await application.Acteur(Comptes.Direction);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            application.Executer(
                (DemanderReleves d) =>
                    d.ExecuterAsync(acteur, new(2026, 2, 1), new(2026, 2, 2), false, Annulation)
            )
        );
    }
}
