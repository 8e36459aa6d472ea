using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Dsfr.Tests.Pages;

public sealed class BlocsModel : PageModel
{
    public const string Hostile = "\"><script>alert('x')</script>&amp;";

    [FromQuery(Name = "page")]
    public int Numero { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Depuis { get; set; }

    public string? Texte { get; set; } = Hostile;

    public IReadOnlyList<SelectListItem> Options { get; } =
    [
        new OptionDsfr(Hostile, Hostile, Hostile),
        new("b", "b") { Group = new SelectListGroup { Name = Hostile } },
    ];
}
