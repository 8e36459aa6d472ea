using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Public;

/// <summary>Home of the service for visitors.</summary>
public sealed class AccueilModel : PageModel;
