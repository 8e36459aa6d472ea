using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>A route of the application, with the policy that guards it.</summary>
public sealed partial record Adresse(string Methode, string Route, string Politique)
{
    public const string PourTous = "(tous)";

    /// <summary>Whether an object is named in the address.</summary>
    public bool NommeUnObjet => Route.Contains("{id", StringComparison.Ordinal);

    /// <summary>The route with <paramref name="id"/> for the object, 0 for the others; of a closed list of values, the first.</summary>
    public string Avec(string id) =>
        Parametre()
            .Replace(
                Route,
                m =>
                    m.Groups["choix"] is { Success: true } c ? c.Value
                    : m.Value.StartsWith("{id", StringComparison.Ordinal) ? id
                    : "0"
            );

    /// <summary>Routes of the application, static assets apart, by address then method.</summary>
    public static IReadOnlyList<Adresse> Toutes(IServiceProvider services) =>
        [
            .. services
                .GetServices<EndpointDataSource>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(e =>
                    e.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                    // What serves a file that the manifest of assets does not know.
                    && e.RoutePattern.RawText?.Contains("**", StringComparison.Ordinal) != true
                )
                .SelectMany(e =>
                    Methodes(services, e)
                        .Select(m => new Adresse(
                            m,
                            "/" + e.RoutePattern.RawText!.TrimStart('/'),
                            PolitiqueDe(e)
                        ))
                )
                .Distinct()
                .OrderBy(a => a.Route, StringComparer.Ordinal)
                .ThenBy(a => a.Methode, StringComparer.Ordinal),
        ];

    /// <summary>The same with one address for each act of a page, named as its forms name it.</summary>
    public static IReadOnlyList<Adresse> Actes(IServiceProvider services) =>
        [
            .. services
                .GetServices<EndpointDataSource>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .SelectMany(e =>
                    Gestes(services, e)
                        .Select(geste => new Adresse(
                            "POST",
                            $"/{e.RoutePattern.RawText!.TrimStart('/')}?handler={geste}",
                            PolitiqueDe(e)
                        ))
                )
                .Distinct(),
        ];

    private static IEnumerable<string> Gestes(IServiceProvider services, RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? Poignees(services, page)
                .Where(g =>
                    g.Name is not null
                    && g.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)
                )
                .Select(g => g.Name!)
            : [];

    private static IEnumerable<string> Methodes(IServiceProvider services, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } m)
            return m.HttpMethods;
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return ["GET"];
        var methodes = Poignees(services, page)
            .Select(g => g.HttpMethod.ToUpperInvariant())
            .Where(m => m is "GET" or "POST")
            .Distinct()
            .ToList();
        // A page without handler is shown by GET.
        return methodes.Count == 0 ? ["GET"] : methodes;
    }

    private static IEnumerable<HandlerMethodDescriptor> Poignees(
        IServiceProvider services,
        PageActionDescriptor page
    ) =>
        services
            .GetRequiredService<PageLoader>()
            .LoadAsync(page, EndpointMetadataCollection.Empty)
            .GetAwaiter()
            .GetResult()
            .HandlerMethods;

    private static string PolitiqueDe(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? PourTous
            : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() switch
            {
                { Count: 0 } => "(connecté)",
                var a => string.Join(
                    "+",
                    a.Select(x => x.Policy ?? x.Roles ?? "(connecté)").Distinct()
                ),
            };

    [GeneratedRegex(@"\{[^}:]*(:parmi\((?<choix>\w+)[^}]*|:[^}]*)?\}")]
    private static partial Regex Parametre();
}
