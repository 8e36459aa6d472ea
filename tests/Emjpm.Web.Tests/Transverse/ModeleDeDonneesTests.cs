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

    [Fact]
    public void Every_foreign_key_is_a_property_of_its_entity()
    {
        using var db = new EmjpmDbContext(
            (DbContextOptions<EmjpmDbContext>)
                new DbContextOptionsBuilder<EmjpmDbContext>()
                    .UtiliserMoteur("Data Source=:memory:")
                    .Options
        );

        // A foreign key that escapes the naming convention is doubled by a hidden column, always null.
        Assert.Empty(
            db.Model.GetEntityTypes()
                .Where(e => !e.IsMappedToJson())
                .SelectMany(e => e.GetForeignKeys())
                .SelectMany(fk => fk.Properties)
                .Where(p => p.IsShadowProperty())
                .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}")
        );
    }
}
