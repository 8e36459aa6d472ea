using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>What the service keeps of me, to read here or to take away. Source: RGPD, art. 15 and 20.</summary>
public sealed class DonneesModel(
    Perimetre perimetre,
    PerimetreDuCompte duCompte,
    TimeProvider horloge
) : PageModel
{
    public IReadOnlyList<Rubrique> Rubriques { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var donnees = await new DonneesDuCompte(perimetre, duCompte).LireAsync(annulation);
        var nom = string.Create(
            CultureInfo.InvariantCulture,
            $"mes-donnees-{horloge.Aujourdhui():yyyy-MM-dd}"
        );
        if (format == "json")
            return File(Donnee.EnJson(donnees), "application/json; charset=utf-8", $"{nom}.json");
        if (format == "ods")
            return new FichierClasseur<Donnee>(
                FormatClasseur.Ods,
                nom,
                Donnee.Feuille,
                donnees.ToAsyncEnumerable()
            );
        Rubriques =
        [
            .. donnees
                .GroupBy(d => d.Rubrique)
                .Select(g => new Rubrique(g.Key, g.Count(), [.. g.Take(10)])),
        ];
        return Page();
    }

    /// <summary>A heading, with its first pieces.</summary>
    public sealed record Rubrique(string Nom, int Nombre, IReadOnlyList<Donnee> Premieres);
}
