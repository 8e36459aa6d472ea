using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// What a test class asks for (<c>IClassFixture&lt;Application&gt;</c>): the whole application over a private copy of the
/// demonstration database.
/// </summary>
public sealed class Application : IAsyncLifetime
{
    private BaseDeTest? _base;
    private ApplicationSur? _hote;

    /// <summary>The running application.</summary>
    public ApplicationSur Hote => _hote ?? throw new InvalidOperationException("Not started.");

    public HorlogeReglable Horloge => Hote.Horloge;
    public ServeurSmtp Smtp => Hote.Smtp;
    public IServiceProvider Services => Hote.Services;

    public async ValueTask InitializeAsync()
    {
        _base = await Modele.CopierAsync();
        _hote = new ApplicationSur(_base);
        _ = _hote.Services;
    }

    public async ValueTask DisposeAsync()
    {
        if (_hote is not null)
            await _hote.DisposeAsync();
        if (_base is not null)
            await _base.DisposeAsync();
    }

    /// <summary>Somebody who opens a browser, not signed in.</summary>
    public Visiteur Visiteur() => new(Hote);

    /// <summary>Somebody signed in through the sign-in page, with the demonstration password.</summary>
    public async Task<Visiteur> Connecter(string courriel)
    {
        var visiteur = Visiteur();
        await visiteur.SeConnecter(courriel);
        return visiteur;
    }

    /// <summary>The account of this address, as the application sees who acts.</summary>
    public Task<Acteur> Acteur(string courriel) =>
        Base(async db =>
        {
            var id = await db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync();
            return (await db.LireActeurAsync(id, Horloge.Aujourdhui(), CancellationToken.None))!;
        });

    /// <summary>Reads or prepares data outside any request, in a context of its own.</summary>
    public async Task<T> Base<T>(Func<EmjpmDbContext, Task<T>> acte)
    {
        await using var portee = Services.CreateAsyncScope();
        return await acte(portee.ServiceProvider.GetRequiredService<EmjpmDbContext>());
    }

    /// <inheritdoc cref="Base{T}"/>
    public async Task Base(Func<EmjpmDbContext, Task> acte)
    {
        await using var portee = Services.CreateAsyncScope();
        await acte(portee.ServiceProvider.GetRequiredService<EmjpmDbContext>());
    }

    /// <summary>Runs an operation or a job of the application in a scope of its own.</summary>
    public async Task<T> Executer<TService, T>(Func<TService, Task<T>> acte)
        where TService : notnull
    {
        await using var portee = Services.CreateAsyncScope();
        return await acte(portee.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc cref="Executer{TService, T}"/>
    public async Task Executer<TService>(Func<TService, Task> acte)
        where TService : notnull
    {
        await using var portee = Services.CreateAsyncScope();
        await acte(portee.ServiceProvider.GetRequiredService<TService>());
    }
}
