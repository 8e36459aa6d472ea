using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>A member whose rights are limited to a site, then to reading: nothing else exists, nothing changes.</summary>
public sealed class DroitsParLieuTests(Application application) : IClassFixture<Application>
{
    private const string Liste = "/gestionnaire/mesures";

    [Fact]
    public async Task A_member_of_one_site_sees_counts_and_changes_its_mesures_only()
    {
        var lieux = await application.Lieux(Comptes.Service);
        var (sien, autre) = (lieux[0], lieux[1]);
        await Limiter(d => d.LieuxIds = [sien.Id]);
        var (dedans, dehors) = await application.Base(async db =>
            (
                await db
                    .Mesures.Where(m =>
                        m.LieuExerciceId == sien.Id && m.Statut == StatutMesure.EnCours
                    )
                    .Select(m => m.Id)
                    .ToListAsync(),
                await db
                    .Mesures.Where(m => m.LieuExerciceId == autre.Id)
                    .Select(m => m.Id)
                    .FirstAsync()
            )
        );
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir(Liste);
        Assert.Equal(dedans.Count, visiteur.Annonce());
        await visiteur.Ouvrir($"{Liste}?lieu={autre.Id}");
        Assert.Equal(0, visiteur.Annonce());
        await visiteur.Ouvrir($"{Liste}/carte");
        Assert.Equal(dedans.Count, visiteur.Annonce());
        Assert.Equal(dedans.Count, (await visiteur.Csv($"{Liste}.csv")).Count);
        await visiteur.Ouvrir("/gestionnaire");
        Assert.DoesNotContain(autre.Nom, visiteur.Texte);
        Assert.Contains($"mesures en cours ({dedans.Count})", visiteur.Texte);
        await visiteur.Ouvrir($"{Liste}/{dehors}");
        Assert.Equal(404, visiteur.Statut);
        await visiteur.Ouvrir($"{Liste}/lot?acte=confirmer&ids={dehors}");
        Assert.Contains("Aucune mesure n’est sélectionnée", visiteur.Texte);
        // Neither may it send its own mesures where it would no longer see them.
        await visiteur.Ouvrir($"{Liste}/lot?acte=lieu&versLieu={autre.Id}&ids={dedans[0]}");
        Assert.Equal(422, visiteur.Statut);

        await Limiter(d => d.Ecrit = false);
        await visiteur.Ouvrir(Liste);
        Assert.DoesNotContain("Modifier les mesures cochées", visiteur.Texte);
        await visiteur.Ouvrir($"{Liste}/lot?acte=confirmer&ids={dedans[0]}");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("lecture seule", visiteur.Resume());
    }

    private Task Limiter(Action<Core.Comptes.DroitGestionnaire> droit) =>
        application.Base(async db =>
        {
            droit(
                await db.DroitsGestionnaire.SingleAsync(d =>
                    d.Utilisateur!.Email == Comptes.Service
                )
            );
            await db.SaveChangesAsync();
        });
}
