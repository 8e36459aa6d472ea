using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Emjpm.Cli;

/// <summary>What <c>dotnet ef</c> opens to write migrations: the engine is the one of ConnectionStrings__Emjpm.</summary>
public sealed class FabriqueContexte : IDesignTimeDbContextFactory<EmjpmDbContext>
{
    public EmjpmDbContext CreateDbContext(string[] args) =>
        new(
            (DbContextOptions<EmjpmDbContext>)
                new DbContextOptionsBuilder<EmjpmDbContext>()
                    .UtiliserMoteur(
                        Environment.GetEnvironmentVariable("ConnectionStrings__Emjpm")
                            ?? "Data Source=emjpm.db"
                    )
                    .Options
        );
}
