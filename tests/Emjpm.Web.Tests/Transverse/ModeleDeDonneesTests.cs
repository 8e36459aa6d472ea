using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Transverse;

public sealed class ModeleDeDonneesTests
{
    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Host=localhost")]
    public void Migrations_follow_the_model_on_both_engines(string connexion)
    {
        using var db = new EmjpmDbContext(
            (DbContextOptions<EmjpmDbContext>)
                new DbContextOptionsBuilder<EmjpmDbContext>().UtiliserMoteur(connexion).Options
        );

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(
            db.Database.HasPendingModelChanges(),
            "The model changed without a migration: « make migrations NOM=… »."
        );
    }
}
