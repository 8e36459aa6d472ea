using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Security.ProConnect;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Signing in, and giving back the form that was sent after the session had ended.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class ConnexionModel(
    SeConnecter connecter,
    SaisiesInterrompues saisies,
    IOptions<Reglages> reglages,
    IServiceProvider services
) : EntreeModel(saisies), IFormulaire
{
    [BindProperty]
    public SaisieConnexion Saisie { get; set; } = new();

    public bool Demonstration => reglages.Value.Demonstration;

    /// <summary>Whether ProConnect is configured.</summary>
    public bool ProConnect => services.GetService<ReglagesProConnect>() is not null;

    /// <summary>The second step, once the password was right; null before, or when the account has none.</summary>
    public CodeConnexionModel.SaisieCode? CodeAttendu { get; private set; }

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
        if (
            await connecter.ParMotDePasseAsync(
                HttpContext,
                Saisie.Adresse,
                Saisie.MotDePasse,
                annulation
            ) is
            { } acteur
        )
            return Entrer(acteur, Saisie.Reprise);
        // In place rather than by a redirection: the interrupted form travels in the page.
        CodeAttendu = new() { Reprise = Saisie.Reprise };
        return Page();
    }

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
