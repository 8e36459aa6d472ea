using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests;

/// <summary>The harness itself: without these, the rest of the suite could pass by looking at nothing.</summary>
public sealed class HarnaisTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_application_answers_on_the_engine_of_the_run()
    {
        var visiteur = await application.Visiteur().Ouvrir("/");

        Assert.Equal(200, visiteur.Statut);
        Assert.NotEqual("", visiteur.Titre);
        Assert.Equal(
            MoteurDeTest.Postgres ? "Npgsql" : "Microsoft.Data.Sqlite",
            await application.Base(db =>
                Task.FromResult(db.Database.GetDbConnection().GetType().Namespace)
            )
        );
    }

    [Fact]
    public async Task A_class_writes_in_a_copy_that_is_its_own()
    {
        await using var autre = new Application();
        await autre.InitializeAsync();
        await autre.Base(async db =>
        {
            db.Regions.Add(new() { Code = "zz", Nom = "Essai" });
            await db.SaveChangesAsync();
        });

        Assert.True(await autre.Base(db => db.Regions.AnyAsync(r => r.Code == "zz")));
        Assert.False(await application.Base(db => db.Regions.AnyAsync(r => r.Code == "zz")));
    }
}
