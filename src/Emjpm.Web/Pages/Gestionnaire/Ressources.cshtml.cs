using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The resources of the protected person for one year, declared or corrected.</summary>
public sealed class RessourcesModel(
    Perimetre perimetre,
    DeclarerRessources declarer,
    TimeProvider horloge
) : FormulaireMesure(perimetre)
{
    /// <summary>The year to correct; null proposes the last one without a declaration.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Annee { get; set; }

    [BindProperty]
    public SaisieRessources Saisie { get; set; } = new();

    private RessourcesLues? Declarees => Mesure.Ressources.FirstOrDefault(r => r.Annee == Annee);

    public bool Corrige => Declarees is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.EnCours, StatutMesure.Eteinte) is { } reponse)
            return reponse;
        var passee = horloge.Aujourdhui().Year - 1;
        Saisie = Declarees is { } r
            ? new SaisieRessources
            {
                Annee = r.Annee,
                Niveau = (r.NiveauCentimes / 100m)
                    .ToString("0.##", CultureInfo.InvariantCulture)
                    .Replace('.', ','),
                Prestations = [.. r.Prestations],
            }
            : new SaisieRessources
            {
                Annee = Mesure.Ressources.Any(x => x.Annee == passee) ? null : passee,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await declarer.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                new RessourcesAnnuelles
                {
                    Annee = Saisie.Annee!.Value,
                    Niveau =
                        DeclarerRessources.LireEuros(Saisie.Niveau)
                        ?? throw new RegleMetierException(
                            $"La valeur « {Saisie.Niveau} » n’est pas un montant. Saisissez un nombre, par exemple 12500,50.",
                            nameof(Saisie.Niveau)
                        ),
                    Prestations = Saisie.Prestations,
                    Version = Saisie.Version,
                },
                HttpContext.RequestAborted
            ),
            $"Les ressources de {Saisie.Annee} sont enregistrées."
        );
}

/// <summary>Resources of a year, as typed.</summary>
public sealed class SaisieRessources
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(Name = "Année")]
    [Required(ErrorMessage = "Saisissez l’année.")]
    public int? Annee { get; set; }

    [Display(
        Name = "Ressources de l’année, en euros",
        Description = "Par exemple 12500 ou 12500,50"
    )]
    [Required(ErrorMessage = "Saisissez le montant annuel, 0 s’il n’y en a pas.")]
    [StringLength(20, ErrorMessage = "Saisissez 20 caractères au plus.")]
    public string? Niveau { get; set; }

    [Display(Name = "Prestations sociales perçues")]
    public List<PrestationSociale> Prestations { get; set; } = [];
}
