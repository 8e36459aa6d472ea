using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Signing in, and giving back the form that was sent after the session had ended.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class ConnexionModel(
    OuvrirSession ouvrir,
    SaisiesInterrompues saisies,
    IOptions<Reglages> reglages
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieConnexion Saisie { get; set; } = new();

    /// <summary>Page asked for before signing in.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Retour { get; set; }

    public bool Demonstration => reglages.Value.Demonstration;

    /// <summary>What was typed before the session ended, to send again; null on the sign-in form.</summary>
    public SaisieInterrompue? AReprendre { get; private set; }

    public Task ChargerAsync() => Task.CompletedTask;

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<Acteur>() is { } acteur)
            return LocalRedirect(Destination(acteur));
        Saisie.Reprise = SessionTerminee.SaisieEnAttente(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var acteur = await ouvrir.ExecuterAsync(
            HttpContext,
            Saisie.Adresse,
            Saisie.MotDePasse,
            annulation
        );
        AReprendre = saisies.Ouvrir(Saisie.Reprise);
        if (AReprendre is not null)
            return Page();
        if (Saisie.Reprise is not null)
            TempData["Avertissement"] =
                "Ce que vous aviez saisi avant la fin de votre session n’a pas pu être repris : le délai d’une heure est passé.";
        return LocalRedirect(Destination(acteur));
    }

    private string Destination(Acteur acteur) =>
        Retour is not null && Url.IsLocalUrl(Retour) ? Retour : Espaces.Accueil(acteur.Role);

    public sealed class SaisieConnexion
    {
        [Display(Name = "Adresse électronique")]
        [Required(ErrorMessage = "Saisissez votre adresse électronique.")]
        [DataType(DataType.EmailAddress)]
        [StringLength(256)]
        public string Adresse { get; set; } = "";

        [Display(Name = "Mot de passe")]
        [Required(ErrorMessage = "Saisissez votre mot de passe.")]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string MotDePasse { get; set; } = "";

        /// <summary>The sealed form to give back after signing in.</summary>
        public string? Reprise { get; set; }
    }
}
