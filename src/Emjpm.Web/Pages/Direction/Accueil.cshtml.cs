using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Home of the agents of the cohésion sociale.</summary>
public sealed class AccueilModel(Perimetre perimetre) : PageModel
{
    public Acteur Acteur => perimetre.Acteur;
}
