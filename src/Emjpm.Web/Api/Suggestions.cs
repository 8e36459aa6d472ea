using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;

namespace Emjpm.Web.Api;

/// <summary>Suggestions under a field while a person types; signed-in accounts only.</summary>
public static class Suggestions
{
    internal sealed record Proposition(string Valeur, string Libelle);

    public static void ServirSuggestions(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/communes",
            async (string? q, Perimetre perimetre, CancellationToken annulation) =>
                Ecrire(await ChercherLieux.CommunesAsync(perimetre.Communes, q, annulation))
        );
        app.MapGet(
            "/etablissements",
            async (string? q, Perimetre perimetre, CancellationToken annulation) =>
                Ecrire(
                    await ChercherLieux.EtablissementsAsync(perimetre.Etablissements, q, annulation)
                )
        );
    }

    private static IEnumerable<Proposition> Ecrire(IReadOnlyList<Suggestion> trouvees) =>
        trouvees.Select(s => new Proposition(s.Code, s.Libelle));
}
