using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Sets a new password with the code received by mail.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class CodeMotDePasseModel(ReinitialiserMotDePasse reinitialiser)
    : PageModel,
        IFormulaire
{
    /// <summary>Where the page before leaves the address, so that it is not typed twice.</summary>
    public const string Adresse = "AdresseOubli";

    [BindProperty]
    public SaisieCode Saisie { get; set; } = new();

    /// <summary>Whether a code was asked for just before.</summary>
    public bool Envoye { get; private set; }

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet()
    {
        Envoye = TempData.Peek(Adresse) is string;
        Saisie.Adresse = TempData.Peek(Adresse) as string ?? "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await reinitialiser.ExecuterAsync(
            Saisie.Adresse,
            Saisie.Code,
            Saisie.NouveauMotDePasse,
            annulation
        );
        TempData.Remove(Adresse);
        TempData["Succes"] =
            "Votre mot de passe est changé, et toutes vos sessions sont fermées. Connectez-vous avec le nouveau.";
        return Redirect("/connexion");
    }

    public sealed class SaisieCode
    {
        [Display(Name = "Adresse électronique")]
        [Required(ErrorMessage = "Saisissez votre adresse électronique.")]
        [EmailAddress]
        [StringLength(256)]
        public string Adresse { get; set; } = "";

        [Display(
            Name = "Code reçu",
            Description = "Huit lettres et chiffres, par exemple BCDF-2345."
        )]
        [Required(ErrorMessage = "Saisissez le code reçu par courriel.")]
        [StringLength(20)]
        public string Code { get; set; } = "";

        [Display(Name = "Nouveau mot de passe", Description = RegleMotDePasse.Regle)]
        [Required(ErrorMessage = "Saisissez un nouveau mot de passe.")]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string NouveauMotDePasse { get; set; } = "";

        [Display(Name = "Nouveau mot de passe, une seconde fois")]
        [Required(ErrorMessage = "Saisissez le nouveau mot de passe une seconde fois.")]
        [Compare(
            nameof(NouveauMotDePasse),
            ErrorMessage = "Saisissez deux fois le même nouveau mot de passe."
        )]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string ConfirmationMotDePasse { get; set; } = "";
    }
}
