using Emjpm.Core;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>
/// The process of a web node is killed while it applies a file of thousands of lines. Nothing of it is applied; the next node
/// takes the work again, applies all of it, once, and says so.
/// </summary>
public sealed class ImportTueTests(Application application) : IClassFixture<Application>
{
    private const int Nombre = 8_000;

    [Fact]
    public async Task Killed_while_applying_an_import_is_whole_or_not_at_all_and_says_which()
    {
        application.Horloge.Avancer(
            TimeProvider.System.GetUtcNow() - application.Horloge.GetUtcNow()
        );
        var import = await application.Deposer(
            Comptes.Service,
            await application.Csv(
                Comptes.Service,
                Enumerable
                    .Range(0, Nombre)
                    .Select(i => new LigneCsv(Depots.Rg())
                    {
                        Annee = $"{1920 + i % 80}",
                        CodePostal = "59670",
                        Ville = "Cassel",
                    })
            )
        );
        Assert.Equal(Nombre, import.ACreer);
        var acteur = await application.Acteur(Comptes.Service);
        await application.Executer((DemanderImport o) => o.AppliquerAsync(acteur, import.Id));

        await using (var noeud = await Noeud.DemarrerAsync(application.Hote))
        {
            await AttendreAsync(import.Id, t => t.Etat == EtatTravail.EnCours, noeud);
            noeud.Tuer();
            Assert.Equal(128 + 9, await noeud.FinAsync());
        }
        Assert.Equal(EtatImport.Apercu, (await application.Import(import.Id)).Etat);
        Assert.Equal(0, await CreeesAsync());
        await application.CompteursExacts();

        // The lease of the dead node runs out.
        await application.Base(db =>
            db.Travaux.ExecuteUpdateAsync(s =>
                s.SetProperty(t => t.LoueJusqua, TimeProvider.System.Maintenant().AddMinutes(-1))
            )
        );
        await using (var noeud = await Noeud.DemarrerAsync(application.Hote))
        {
            await AttendreAsync(
                import.Id,
                t => t.Etat is EtatTravail.Termine or EtatTravail.Echoue,
                noeud
            );
            Assert.Empty(noeud.Erreurs);
        }
        import = await application.Import(import.Id);
        Assert.Equal((EtatImport.Applique, Nombre), (import.Etat, import.Creees));
        Assert.Equal(
            (EtatTravail.Termine, "8\u00A0000\u00A0mesures créées."),
            await application.Travail(import.Id)
        );
        Assert.Equal(Nombre, await CreeesAsync());
        await application.CompteursExacts();
        Assert.Single(
            await application.Historique("import", import.Id),
            a => a == "import.appliquer"
        );
    }

    private Task<int> CreeesAsync() =>
        application.Base(db =>
            db.EvenementsMesure.CountAsync(e =>
                e.Type == TypeEvenementMesure.Import && e.Details!.StartsWith("mesures.csv, ligne")
            )
        );

    private async Task AttendreAsync(int importId, Func<Travail, bool> condition, Noeud noeud)
    {
        for (var debut = TimeProvider.System.GetTimestamp(); ; )
        {
            var travail = await application.Base(async db =>
            {
                var id = await db
                    .Imports.Where(i => i.Id == importId)
                    .Select(i => i.TravailId)
                    .SingleAsync();
                return await db.Travaux.AsNoTracking().SingleAsync(t => t.Id == id);
            });
            if (condition(travail))
                return;
            Assert.True(
                TimeProvider.System.GetElapsedTime(debut) < TimeSpan.FromSeconds(60),
                $"The work is still {travail.Etat}.\n{string.Join('\n', noeud.Erreurs)}"
            );
            await Task.Delay(20);
        }
    }
}
