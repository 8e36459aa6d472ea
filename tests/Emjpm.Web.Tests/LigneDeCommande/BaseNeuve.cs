using Emjpm.Web.Tests.Harnais;

[assembly: AssemblyFixture(typeof(Emjpm.Web.Tests.LigneDeCommande.BaseNeuve))]

namespace Emjpm.Web.Tests.LigneDeCommande;

/// <summary>A database as <c>emjpm migrate</c> leaves it, made once per run and copied.</summary>
public sealed class BaseNeuve : IAsyncLifetime
{
    private static readonly Lazy<Task<BaseDeTest>> Construction = new(ConstruireAsync);

    public static async Task<BaseDeTest> CopierAsync() =>
        await (await Construction.Value).CopierAsync();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Construction.IsValueCreated)
            await (await Construction.Value).DisposeAsync();
    }

    private static async Task<BaseDeTest> ConstruireAsync()
    {
        var laBase = await BaseDeTest.VideAsync();
        var reponse = await new Poste(laBase).TaperAsync("migrate");
        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        await laBase.FigerAsync();
        return laBase;
    }
}
