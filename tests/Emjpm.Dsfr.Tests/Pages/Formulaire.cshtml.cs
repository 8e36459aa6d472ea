using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Dsfr.Tests.Pages;

public sealed class FormulaireModel : PageModel
{
    [BindProperty]
    public DemandeSaisie Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Langues { get; } =
    [
        new OptionDsfr("ar", "Arabe"),
        new OptionDsfr("lsf", "LSF", "Langue des signes"),
        new OptionDsfr("pt", "Portugais"),
    ];

    public IReadOnlyList<SelectListItem> Canaux { get; } =
    [new("Courriel", "courriel", selected: true), new("Téléphone", "telephone")];

    [BindProperty]
    public List<string> Canal { get; set; } = [];

    public void OnGet() { }

    public void OnPost()
    {
        if (Saisie.Commune == "Nulle part")
        {
            ModelState.AddModelError("", "Aucune place n’est libre.");
            ModelState.AddModelError("Saisie.Absent", "Un champ que la page ne montre pas.");
        }
    }
}

public sealed class DemandeSaisie
{
    [
        Display(Name = "Commune", Description = "Nom ou code postal"),
        Required,
        StringLength(30, MinimumLength = 2)
    ]
    public string? Commune { get; set; }

    [Display(Name = "Adresse électronique"), EmailAddress]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone"), Phone(ErrorMessage = "Ma phrase.")]
    public string? Telephone { get; set; }

    [DataType(DataType.Password), Display(Name = "Mot de passe")]
    public string? MotDePasse { get; set; }

    [Display(Name = "Année de naissance"), Range(1900, 2100)]
    public int? Annee { get; set; }

    [Display(Name = "Distance")]
    public decimal? Distance { get; set; }

    [Display(Name = "Date du jugement"), Required]
    public DateOnly? Jugement { get; set; }

    [Display(Name = "Nature"), Required]
    public NatureEssai? Nature { get; set; }

    [Display(Name = "Urgent"), Required]
    public bool? Urgent { get; set; }

    [Display(Name = "Langues"), MinLength(1)]
    public List<string> Langues { get; set; } = [];

    [Display(Name = "Message")]
    public string? Message { get; set; }

    [Display(Name = "Je confirme")]
    public bool Confirme { get; set; } = true;
}

public enum NatureEssai
{
    [Display(Name = "Curatelle renforcée")]
    CuratelleRenforcee,
    Tutelle,
}
