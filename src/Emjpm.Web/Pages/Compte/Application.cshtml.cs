using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Adds or replaces the authenticator application of the account.</summary>
[ExigeConfirmation]
public sealed class ApplicationModel(
    Perimetre perimetre,
    CoffreSecrets coffre,
    ActiverApplication activer,
    ConfirmerIdentite confirmer
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieApplication Saisie { get; set; } = new();

    public bool DejaActive { get; private set; }
    public ImageQr Image { get; private set; } = ImageQr.Vide;

    /// <summary>The secret as one types it, in groups of four.</summary>
    public string Cle { get; private set; } = "";

    /// <summary>Recovery codes to show, this once; null on the form.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task ChargerAsync()
    {
        DejaActive = await perimetre.Applications.AnyAsync();
        var compte = perimetre.Acteur.UtilisateurId;
        // After a refusal the same secret is shown: the application already has it.
        var propose = coffre.Rouvrir(compte, Saisie.Scelle) ?? coffre.Proposer(compte);
        Saisie.Scelle = propose.Scelle;
        ModelState.SetModelValue("Saisie.Scelle", propose.Scelle, propose.Scelle);
        Cle = string.Join(' ', Totp.EnBase32(propose.Secret).Chunk(4).Select(g => new string(g)));
        var adresse = await perimetre.Comptes.Select(u => u.Email!).SingleAsync();
        Image = ImageQr.De(Totp.Adresse(propose.Secret, adresse));
    }

    public Task OnGetAsync() => ChargerAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var codes = await activer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Scelle,
            Saisie.Code,
            annulation
        );
        await confirmer.NoterAsync(forte: true, annulation);
        if (codes.Count == 0)
        {
            TempData["Succes"] = "Votre application d’authentification est remplacée.";
            return Redirect(SecondFacteurExige.Page);
        }
        Codes = codes;
        return Page();
    }

    public sealed class SaisieApplication
    {
        [Display(Name = "Code affiché par l’application")]
        [Required(ErrorMessage = "Saisissez le code affiché par votre application.")]
        [StringLength(10)]
        public string Code { get; set; } = "";

        /// <summary>The proposed secret, sealed.</summary>
        public string Scelle { get; set; } = "";
    }
}
