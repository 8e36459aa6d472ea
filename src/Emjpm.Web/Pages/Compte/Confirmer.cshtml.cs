using System.ComponentModel.DataAnnotations;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Asks again who one is before a sensitive act.</summary>
public sealed class ConfirmerModel(Perimetre perimetre, ConfirmerIdentite confirmer)
    : PageModel,
        IFormulaire
{
    [BindProperty]
    public SaisieConfirmation Saisie { get; set; } = new();

    /// <summary>Page of the act.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Retour { get; set; }

    /// <summary>Whether the second factor is asked besides, the account having one.</summary>
    public bool Facteur { get; private set; }
    public bool AMotDePasse { get; private set; }
    public bool ACle { get; private set; }

    public async Task ChargerAsync()
    {
        Facteur = await perimetre.AUnSecondFacteurAsync();
        ACle = await perimetre.ClesAcces.AnyAsync();
        AMotDePasse = await perimetre.Comptes.AnyAsync(u => u.PasswordHash != null);
    }

    public Task OnGetAsync() => ChargerAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await confirmer.ExecuterAsync(Saisie.MotDePasse, Saisie.Code, annulation);
        return LocalRedirect(
            Retour is not null && Url.IsLocalUrl(Retour) ? Retour : SecondFacteurExige.Page
        );
    }

    public sealed class SaisieConfirmation
    {
        [Display(Name = "Mot de passe")]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string? MotDePasse { get; set; }

        [Display(
            Name = "Code",
            Description = "Les six chiffres de votre application, ou un code de secours."
        )]
        [StringLength(40)]
        public string? Code { get; set; }
    }
}
