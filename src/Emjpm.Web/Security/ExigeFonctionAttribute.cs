using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Deploiement;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Web.Security;

/// <summary>A page or an endpoint of a feature opened by territory: the one thing to write where it is enforced.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExigeFonctionAttribute(FonctionTerritoriale fonction) : Attribute
{
    public FonctionTerritoriale Fonction => fonction;
}

/// <summary>Whether a feature is open for the actor of the request: its court, its entry or its territory decides.</summary>
public sealed class FonctionsDeLActeur(
    FonctionsOuvertes ouvertes,
    EmjpmDbContext db,
    IHttpContextAccessor acces,
    TimeProvider horloge
)
{
    private IReadOnlyList<string>? _departements;
    private bool _lus;

    public async Task<bool> EstOuverteAsync(FonctionTerritoriale fonction)
    {
        var http = acces.HttpContext;
        if (
            http?.Features.Get<Acteur>() is not { } acteur
            || await ouvertes.DecisionAsync(fonction, http.RequestAborted)
                is not { Partout: false } decision
        )
            return true;
        if (!_lus)
        {
            _departements = await db.DepartementsAsync(
                acteur,
                horloge.Aujourdhui(),
                http.RequestAborted
            );
            _lus = true;
        }
        return _departements is null || decision.EstOuverte(_departements);
    }
}

/// <summary>
/// Refuses what is not open yet where the actor works, whatever the method: a person reads it in words, a program receives
/// application/problem+json.
/// </summary>
public sealed class PorteFonctions(RequestDelegate suite)
{
    public async Task InvokeAsync(HttpContext http, FonctionsDeLActeur fonctions)
    {
        if (
            http.GetEndpoint()?.Metadata.GetMetadata<ExigeFonctionAttribute>() is { } exige
            && !await fonctions.EstOuverteAsync(exige.Fonction)
        )
        {
            http.Features.Set(new FonctionFermee(exige.Fonction));
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await suite(http);
    }
}

/// <summary>Why the request was refused, for the page that says it.</summary>
public sealed record FonctionFermee(FonctionTerritoriale Fonction);

/// <summary>Shows an element only where its feature is open: <c>fonction-ouverte="Import"</c>.</summary>
[HtmlTargetElement(Attributes = Nom)]
public sealed class SiFonctionOuverte(FonctionsDeLActeur fonctions) : TagHelper
{
    private const string Nom = "fonction-ouverte";

    /// <summary>Last: what other tag helpers wrote goes with the element.</summary>
    public override int Order => int.MaxValue;

    [HtmlAttributeName(Nom)]
    public FonctionTerritoriale Fonction { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!await fonctions.EstOuverteAsync(Fonction))
            output.SuppressOutput();
    }
}
