using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Signing in, and giving back the form that was sent after the session had ended.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class ConnexionModel(
    VerifierIdentifiants verifier,
    SignInManager<Utilisateur> session,
    SaisiesInterrompues saisies,
    JournalAcces journal,
    EmjpmDbContext db,
    TimeProvider horloge,
    IOptions<Reglages> reglages
) : PageModel, IFormulaire
{
    private const string Refus =
        "Identifiants incorrects, ou compte verrouillé après plusieurs essais. Vérifiez l’adresse et le mot de passe, ou réessayez dans quinze minutes.";

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
        var (utilisateur, viseId) = await verifier.ExecuterAsync(
            Saisie.Adresse,
            Saisie.MotDePasse,
            annulation
        );
        var acteur = utilisateur is null
            ? null
            : await ChargeActeur.LireAsync(db, utilisateur.Id, horloge.Aujourdhui(), annulation);
        if (utilisateur is null || acteur is null)
        {
            await journal.AjouterAsync(
                viseId,
                Request.Method,
                SessionTerminee.PageConnexion,
                StatusCodes.Status422UnprocessableEntity,
                annulation
            );
            throw new RegleMetierException(Refus);
        }
        await session.SignInAsync(utilisateur, isPersistent: false);
        HttpContext.Features.Set(acteur);
        AReprendre = saisies.Ouvrir(Saisie.Reprise);
        if (AReprendre is null)
            return LocalRedirect(Destination(acteur));
        // The antiforgery token of the form to send again is that of the account.
        HttpContext.User = await session.CreateUserPrincipalAsync(utilisateur);
        return Page();
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
