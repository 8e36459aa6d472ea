using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>
/// Accepts an invitation in two steps: the address and the code received, then the password of the account that has this
/// address, or the account to create.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class InvitationModel(AccepterInvitation accepter) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieInvitationRecue Saisie { get; set; } = new();

    /// <summary>The invitation recognised, at the second step.</summary>
    public InvitationReconnue? Reconnue { get; private set; }

    public void OnGet() { }

    /// <summary>After a refusal of the second step, the code is looked at again: the page shows what it opens.</summary>
    public async Task ChargerAsync()
    {
        if (
            Saisie.Etape != 2
            || ModelState.GetFieldValidationState("Saisie.Code") == ModelValidationState.Invalid
        )
            return;
        try
        {
            Reconnue = await ReconnaitreAsync();
        }
        catch (RegleMetierException e)
        {
            // Revoked meanwhile: back to the first step, which says so.
            ModelState.AddModelError("Saisie.Code", e.Message);
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Reconnue = await ReconnaitreAsync();
        ModelState.Clear();
        Saisie.Etape = 2;
        (Saisie.Prenom, Saisie.Nom) = (Reconnue.Prenom, Reconnue.Nom);
        return Page();
    }

    public async Task<IActionResult> OnPostAccepterAsync()
    {
        await accepter.ExecuterAsync(
            new Acceptation
            {
                Adresse = Saisie.Adresse,
                Code = Saisie.Code,
                MotDePasse = Saisie.MotDePasse ?? "",
                Prenom = Saisie.Prenom,
                Nom = Saisie.Nom,
            },
            HttpContext.RequestAborted
        );
        TempData["Succes"] = "L’invitation est acceptée. Connectez-vous pour commencer.";
        return Redirect(SessionTerminee.PageConnexion);
    }

    private Task<InvitationReconnue> ReconnaitreAsync() =>
        accepter.ReconnaitreAsync(Saisie.Adresse, Saisie.Code, HttpContext.RequestAborted);
}

/// <summary>What the person invited types, step after step.</summary>
public sealed class SaisieInvitationRecue
{
    [Display(
        Name = "Adresse électronique",
        Description = "Celle à laquelle vous avez reçu l’invitation."
    )]
    [Required(ErrorMessage = "Saisissez l’adresse à laquelle vous avez reçu l’invitation.")]
    [EmailAddress]
    [StringLength(200)]
    public string Adresse { get; set; } = "";

    [Display(
        Name = "Code reçu par courriel",
        Description = "Huit chiffres et lettres, par exemple 7KQT-3MHX"
    )]
    [Required(ErrorMessage = "Saisissez le code reçu par courriel.")]
    [StringLength(20)]
    public string Code { get; set; } = "";

    [Display(Name = "Prénom")]
    [StringLength(100)]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    [StringLength(100)]
    public string? Nom { get; set; }

    [Display(Name = "Mot de passe")]
    [DataType(DataType.Password)]
    [StringLength(256)]
    public string? MotDePasse { get; set; }

    /// <summary>The step shown.</summary>
    public int Etape { get; set; } = 1;
}
