using System.ComponentModel.DataAnnotations;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Signs in with a passkey, which needs neither address nor password.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class ConnexionCleModel(SeConnecter connecter, SaisiesInterrompues saisies)
    : EntreeModel(saisies),
        IFormulaire
{
    [BindProperty]
    public SaisieCle Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public IActionResult OnGet() => Redirect(SessionTerminee.PageConnexion);

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation) =>
        Entrer(
            await connecter.ParCleAsync(HttpContext, Saisie.Reponse, annulation),
            Saisie.Reprise
        );

    public sealed class SaisieCle
    {
        /// <summary>What the browser answered, JSON.</summary>
        [Required(ErrorMessage = "Votre navigateur n’a transmis aucune clé d’accès.")]
        public string Reponse { get; set; } = "";

        /// <summary>The sealed form to give back after signing in.</summary>
        public string? Reprise { get; set; }
    }
}
