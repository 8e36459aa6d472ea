using Emjpm.Core.Campagnes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Public;

/// <summary>
/// Where the link of a reminder leads. Opening it changes nothing, for mail filters open links: the button does. The link is
/// worth this and nothing else; without it there is no such page.
/// </summary>
public sealed class ArretRappelsModel(ReglerRappels regler) : PageModel
{
    // Not « jeton »: that is the field of the antiforgery token.
    [BindProperty(SupportsGet = true, Name = "cle")]
    public Guid? Jeton { get; set; }

    public bool Arretes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation) =>
        Jeton is { } jeton && await regler.ConnaitAsync(jeton, annulation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (Jeton is not { } jeton || !await regler.ArreterAsync(jeton, annulation))
            return NotFound();
        Arretes = true;
        return Page();
    }
}
