using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Second step of signing in: what the authenticator application displays, a recovery code or a passkey.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class CodeConnexionModel(SeConnecter connecter, SaisiesInterrompues saisies)
    : EntreeModel(saisies),
        IFormulaire
{
    [BindProperty]
    public SaisieCode Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync()
    {
        if (HttpContext.Features.Get<Acteur>() is { } acteur)
            return LocalRedirect(Destination(acteur));
        return await ConnexionEnAttente.LireAsync(HttpContext) is null
            ? Redirect(SessionTerminee.PageConnexion)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (await connecter.ParCodeAsync(HttpContext, Saisie.Code, annulation) is { } acteur)
            return Entrer(acteur, Saisie.Reprise);
        TempData["Avertissement"] =
            "Plus de dix minutes ont passé depuis votre mot de passe. Recommencez la connexion.";
        return Redirect(SessionTerminee.PageConnexion);
    }

    public sealed class SaisieCode
    {
        [Display(
            Name = "Code",
            Description = "Six chiffres, ou un code de secours de la forme ABCD-EFGH-JKMN-PQRS-TVWX-YZ23."
        )]
        [Required(ErrorMessage = "Saisissez le code affiché par votre application.")]
        [StringLength(40)]
        public string Code { get; set; } = "";

        /// <summary>The sealed form to give back after signing in.</summary>
        public string? Reprise { get; set; }
    }
}
