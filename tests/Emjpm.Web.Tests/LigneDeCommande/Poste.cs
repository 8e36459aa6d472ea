using Emjpm.Cli;
using Emjpm.Core.Data;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Emjpm.Web.Tests.LigneDeCommande;

/// <summary>The operator at a terminal: runs commands on a private database and reads what they say.</summary>
internal sealed class Poste(BaseDeTest laBase) : IAsyncDisposable
{
    /// <summary>Without a table.</summary>
    public static async Task<Poste> DevantUneBaseVideAsync() => new(await BaseDeTest.VideAsync());

    public static async Task<Poste> DevantLaDemonstrationAsync() => new(await Modele.CopierAsync());

    /// <summary>Migrated, with the reference data and nothing else.</summary>
    public static async Task<Poste> DevantUneBaseNeuveAsync() => new(await BaseNeuve.CopierAsync());

    public Task<Reponse> TaperAsync(string commande, params string[] secrets) =>
        TaperAsync(laBase.Connexion, commande, [], secrets);

    /// <summary>On any database, with settings besides.</summary>
    public static async Task<Reponse> TaperAsync(
        string connexion,
        string commande,
        (string Cle, string Valeur)[] reglages,
        params string[] secrets
    )
    {
        var terminal = new TerminalDeTest(secrets);
        var code = await Commandes.ExecuterAsync(
            commande.Split(' '),
            terminal,
            TestContext.Current.CancellationToken,
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("ConnectionStrings:Emjpm", connexion),
                    .. reglages.Select(r => KeyValuePair.Create(r.Cle, (string?)r.Valeur)),
                ])
                .Build()
        );
        return new(code, terminal.Sortie.ToString()!, terminal.Erreur.ToString()!);
    }

    public async Task<T> LireAsync<T>(Func<EmjpmDbContext, Task<T>> lecture)
    {
        await using var db = new EmjpmDbContext(
            (DbContextOptions<EmjpmDbContext>)
                new DbContextOptionsBuilder<EmjpmDbContext>()
                    .UtiliserMoteur(laBase.Connexion)
                    .Options
        );
        return await lecture(db);
    }

    public ValueTask DisposeAsync() => laBase.DisposeAsync();

    private sealed class TerminalDeTest(string[] secrets) : Terminal
    {
        private readonly Queue<string> reponses = new(secrets);

        public override TextWriter Sortie { get; } = new StringWriter();
        public override TextWriter Erreur { get; } = new StringWriter();
        public override bool Interactif => false;

        public override string? DemanderSecret(string question) =>
            reponses.TryDequeue(out var secret) ? secret : null;
    }
}

internal sealed record Reponse(int Code, string Sortie, string Erreur);
