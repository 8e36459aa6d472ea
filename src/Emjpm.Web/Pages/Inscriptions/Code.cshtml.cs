using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>Third step: the code received, and the password of the account to come.</summary>
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class CodeModel(
    Brouillon brouillon,
    DeposerDemande deposer,
    ConfirmerDemande confirmer
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieConfirmation Saisie { get; set; } = new();

    public string Adresse { get; private set; } = "";
    public string Profil { get; private set; } = "";

    /// <summary>No code was asked from this browser.</summary>
    public bool Introuvable => Adresse.Length == 0;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? Redirect("/inscription") : Page();
    }

    public Task ChargerAsync()
    {
        if (brouillon.Lire(HttpContext) is { DemandeId: not null } lu)
            (Adresse, Profil) = (lu.Saisie.Courriel!.Trim(), lu.Saisie.Profil.Handle());
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (brouillon.Lire(HttpContext) is not { DemandeId: { } id })
            return Redirect("/inscription");
        if (string.IsNullOrWhiteSpace(Saisie.Code))
            throw new RegleMetierException(
                "Saisissez le code reçu par courriel.",
                nameof(Saisie.Code)
            );
        if (string.IsNullOrEmpty(Saisie.MotDePasse))
            throw new RegleMetierException(
                "Choisissez un mot de passe.",
                nameof(Saisie.MotDePasse)
            );
        var deposee = await confirmer.ExecuterAsync(
            id,
            Saisie.Code,
            Saisie.MotDePasse,
            HttpContext.RequestAborted
        );
        brouillon.Effacer(HttpContext);
        TempData[EnvoyeeModel.QuiDecide] = deposee.QuiDecide;
        TempData[EnvoyeeModel.Inscription] = deposee.Inscription;
        return Redirect("/inscription/envoyee");
    }

    public async Task<IActionResult> OnPostRenvoyerAsync()
    {
        if (brouillon.Lire(HttpContext) is not { DemandeId: not null } lu)
            return Redirect("/inscription");
        var id = await deposer.ExecuterAsync(
            lu.Saisie.Candidature(),
            Appareil.Reseau(HttpContext),
            HttpContext.RequestAborted
        );
        brouillon.Garder(HttpContext, lu.Saisie, id);
        TempData["Succes"] = "Un autre message est envoyé : seul son code est valable.";
        return Redirect("/inscription/code");
    }

    /// <summary>The code and the password; neither is needed to ask for another code.</summary>
    public sealed class SaisieConfirmation
    {
        [Display(
            Name = "Code reçu",
            Description = "Huit lettres et chiffres, par exemple BCDF-2345."
        )]
        [StringLength(20)]
        public string? Code { get; set; }

        [Display(Name = "Mot de passe", Description = RegleMotDePasse.Regle)]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string? MotDePasse { get; set; }

        [Display(Name = "Mot de passe, une seconde fois")]
        [Compare(nameof(MotDePasse), ErrorMessage = "Saisissez deux fois le même mot de passe.")]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string? ConfirmationMotDePasse { get; set; }
    }
}
