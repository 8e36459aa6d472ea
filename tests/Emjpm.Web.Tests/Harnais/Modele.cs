[assembly: AssemblyFixture(typeof(Emjpm.Web.Tests.Harnais.Modele))]

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// The database every test class starts from, built once per run by the application itself: migrations, reference data
/// and demonstration data, on the date of <see cref="HorlogeReglable.Depart"/>.
/// </summary>
public sealed class Modele : IAsyncLifetime
{
    private static readonly Lazy<Task<BaseDeTest>> Construction = new(ConstruireAsync);

    /// <summary>A private copy of the template.</summary>
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
        var modele = await BaseDeTest.VideAsync();
        await using (var application = new ApplicationSur(modele) { PrepareLaBase = true })
            _ = application.Services;
        await modele.FigerAsync();
        return modele;
    }
}
