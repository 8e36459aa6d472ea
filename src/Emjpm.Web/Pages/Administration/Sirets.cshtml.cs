using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The SIRET of courts from a file: what it would change is shown, then written if one agrees.</summary>
public sealed class SiretsModel(PerimetreAdministration perimetre, RenseignerSirets renseigner)
    : PageModel,
        IFormulaire
{
    [BindProperty]
    public SaisieSirets Saisie { get; set; } = new();

    public ApercuSirets? Apercu { get; private set; }

    /// <summary>What the second form sends back: « id:siret », one after the other.</summary>
    public string AEcrire =>
        string.Join(
            ' ',
            Apercu!
                .Lignes.Where(l => l.Change)
                .DistinctBy(l => l.TribunalId)
                .Select(l =>
                    string.Create(CultureInfo.InvariantCulture, $"{l.TribunalId}:{l.Siret}")
                )
        );

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Saisie.Fichier is null)
            throw new RegleMetierException("Choisissez le fichier à lire.", nameof(Saisie.Fichier));
        await using var contenu = Saisie.Fichier.OpenReadStream();
        Apercu = await renseigner.LireAsync(
            perimetre.Acteur,
            contenu,
            Saisie.Fichier.FileName,
            HttpContext.RequestAborted
        );
        return Page();
    }

    public async Task<IActionResult> OnPostEcrireAsync()
    {
        var choisis = new Dictionary<int, string>();
        foreach (
            var couple in (Saisie.Lignes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
            if (
                couple.Split(':') is [var id, var siret]
                && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            )
                choisis[n] = siret;
        var changes = await renseigner.ExecuterAsync(
            perimetre.Acteur,
            choisis,
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            $"{Francais.Nombre(changes, "SIRET enregistré", "SIRET enregistrés")}.";
        return Redirect("/administration/tribunaux");
    }

    public sealed class SaisieSirets
    {
        public IFormFile? Fichier { get; set; }

        [StringLength(60_000)]
        public string? Lignes { get; set; }
    }
}
