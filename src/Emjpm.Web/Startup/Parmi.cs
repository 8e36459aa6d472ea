using System.Globalization;
using Microsoft.AspNetCore.Routing.Matching;

namespace Emjpm.Web.Startup;

/// <summary>
/// Part of an address that is one word of a short list, <c>{format:parmi(xlsx|csv)}</c>, whatever its case: what a regular
/// expression would say, without the engine that compiles one before the first page.
/// </summary>
public sealed class Parmi(string mots) : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    public const string Nom = "parmi";

    private readonly string[] _mots = mots.Split('|');

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) =>
        values.TryGetValue(routeKey, out var valeur)
        && MatchesLiteral(routeKey, Convert.ToString(valeur, CultureInfo.InvariantCulture) ?? "");

    public bool MatchesLiteral(string parameterName, string literal) =>
        _mots.Contains(literal, StringComparer.OrdinalIgnoreCase);
}
