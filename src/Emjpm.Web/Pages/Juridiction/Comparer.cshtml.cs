using Emjpm.Core.Designation;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Two to four gestionnaires of a ranking, side by side.</summary>
public sealed class ComparerModel(Perimetre perimetre, ClasserRecherche classer) : PageModel
{
    public const int Minimum = 2;
    public const int Maximum = 4;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>The gestionnaires ticked, by id.</summary>
    [BindProperty(SupportsGet = true, Name = "comparer")]
    public int[] Coches { get; set; } = [];

    public RechercheLue Recherche { get; private set; } = null!;

    /// <summary>Those still proposed now, in rank order.</summary>
    public IReadOnlyList<Proposition> Propositions { get; private set; } = [];

    /// <summary>Why there is nothing to compare; null when there is.</summary>
    public string? Refus =>
        Coches.Distinct().Count() > Maximum
            ? $"Vous avez coché {Coches.Distinct().Count()} mandataires : gardez-en {Maximum} au plus."
        : Propositions.Count < Minimum
            ? Coches.Distinct().Count() < Minimum
                    ? "Cochez au moins deux mandataires du classement pour les comparer."
                : "Moins de deux des mandataires cochés sont encore proposés : revenez au classement, qui a changé."
        : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (
            await classer.ExecuterAsync(perimetre.Recherches, Id, HttpContext.RequestAborted)
            is not var (recherche, classement)
        )
            return NotFound();
        Recherche = recherche;
        Propositions = [.. classement.Proposes.Where(p => Coches.Contains(p.Candidat.Id))];
        return Page();
    }
}
