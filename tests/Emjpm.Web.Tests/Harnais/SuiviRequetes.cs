using System.Collections.Concurrent;
using System.Data.Common;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// Follows each request of a <see cref="Visiteur"/> to its very end, what comes after the response included, and keeps
/// the SQL commands it sent, but those of the node.
/// </summary>
public sealed class SuiviRequetes : IStartupFilter
{
    /// <summary>Header by which a visitor names its request.</summary>
    public const string EnTete = "X-Essai";

    private static readonly AsyncLocal<ConcurrentQueue<string>?> EnCours = new();
    private readonly ConcurrentDictionary<
        string,
        TaskCompletionSource<IReadOnlyCollection<string>>
    > _attentes = new();

    /// <summary>Sees every SQL command of the application's context.</summary>
    public IInterceptor Compteur { get; } = new Espion();

    /// <summary>Announces a request; the task ends with the SQL commands it sent, once its pipeline has returned.</summary>
    public Task<IReadOnlyCollection<string>> Attendre(string requete) =>
        _attentes
            .GetOrAdd(
                requete,
                _ => new TaskCompletionSource<IReadOnlyCollection<string>>(
                    TaskCreationOptions.RunContinuationsAsynchronously
                )
            )
            .Task;

    /// <summary>The SQL commands an act sends outside any request.</summary>
    public async Task<IReadOnlyCollection<string>> Compter(Func<Task> acte)
    {
        var commandes = new ConcurrentQueue<string>();
        EnCours.Value = commandes;
        await acte();
        EnCours.Value = null;
        return commandes;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(SuivreAsync);
            next(app);
        };

    private async Task SuivreAsync(HttpContext http, RequestDelegate suite)
    {
        if (!_attentes.TryRemove(http.Request.Headers[EnTete].ToString(), out var attente))
        {
            await suite(http);
            return;
        }
        var commandes = new ConcurrentQueue<string>();
        EnCours.Value = commandes;
        try
        {
            await suite(http);
        }
        finally
        {
            attente.SetResult(commandes);
        }
    }

    private sealed class Espion : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(
            CommandEndEventData eventData,
            DbCommand result
        )
        {
            if (!result.CommandText.Contains(EtiquetteDuNoeud.Texte, StringComparison.Ordinal))
                EnCours.Value?.Enqueue(result.CommandText);
            return result;
        }
    }
}
