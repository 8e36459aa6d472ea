using Emjpm.Core.Data.Jeux.Demonstration;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Ocmi;

/// <summary>The archive kept with the program, as « make run » reads it.</summary>
public sealed class DemonstrationTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_archive_of_the_demonstration_brings_what_the_documentation_says()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(
            application,
            "Demonstration/ocmi-demonstration.zip"
        );
        var siret = DonneesDemonstration.Sirets["tj-lille"];
        await application.Base(db =>
            db.Tribunaux.Where(t => t.Code == "tj-lille")
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Siret, siret))
        );

        var faite = await poste.Synchroniser();

        Assert.Equal((8, 6, 2), (faite.Recues, faite.Creees, faite.Refusees));
        Assert.Equal(StatutMesure.Eteinte, (await poste.Lire("24Q00015"))!.Statut);
        Assert.Equal(2, (await poste.Lire("24Q00014"))!.Etats.Count);
        Assert.Contains("n’est pas connu d’e-MJPM", await poste.Motifs("25Q00017"));
        Assert.Null(await poste.Lire("25Q00099"));

        Assert.Equal(6, (await poste.Synchroniser()).Inchangees);
    }
}
