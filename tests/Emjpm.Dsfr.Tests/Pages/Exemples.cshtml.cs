using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Dsfr.Tests.Pages;

public sealed class ExemplesModel : PageModel
{
    public string? Champ { get; set; }
    public string? Erreur { get; set; }
    public string? Choix { get; set; }
    public string? Deux { get; set; } = "2";
    public bool Case { get; set; }
    public bool CaseErreur { get; set; }
    public List<string> Cases { get; set; } = ["2"];
    public string? MotDePasse { get; set; }

    public IReadOnlyList<SelectListItem> QuatreOptions { get; } =
    [new("Option 1", "1"), new("Option 2", "2"), new("Option 3", "3"), new("Option 4", "4")];

    public IReadOnlyList<SelectListItem> TroisBoutons { get; } =
    [.. Enumerable.Range(1, 3).Select(n => new SelectListItem("Libellé bouton radio", $"{n}"))];

    public IReadOnlyList<SelectListItem> TroisCases { get; } =
    [.. Enumerable.Range(1, 3).Select(n => new SelectListItem("Libellé case à cocher", $"{n}"))];

    public IReadOnlyList<SelectListItem> OptionsGroupees { get; } = Groupees();

    public void OnGet()
    {
        ModelState.AddModelError(nameof(Erreur), "Texte d’erreur obligatoire");
        ModelState.AddModelError(nameof(CaseErreur), "Texte d’erreur obligatoire");
    }

    private static List<SelectListItem> Groupees()
    {
        var groupes = new[]
        {
            new SelectListGroup { Name = "Groupe 1" },
            new SelectListGroup { Name = "Groupe 2" },
        };
        return
        [
            .. Enumerable
                .Range(1, 7)
                .Select(n => new SelectListItem($"Option {n}", $"{n}")
                {
                    Group = groupes[n <= 4 ? 0 : 1],
                }),
        ];
    }
}
