using System.ComponentModel.DataAnnotations;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Confirms who one is with a passkey before a sensitive act.</summary>
public sealed class ConfirmerCleModel(ConfirmerIdentite confirmer) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieCle Saisie { get; set; } = new();

    /// <summary>Page of the act.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Retour { get; set; }

    public Task ChargerAsync() => Task.CompletedTask;

    public IActionResult OnGet() => Redirect(ExigeConfirmationAttribute.Page);

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await confirmer.ParCleAsync(Saisie.Reponse, annulation);
        return LocalRedirect(
            Retour is not null && Url.IsLocalUrl(Retour) ? Retour : SecondFacteurExige.Page
        );
    }

    public sealed class SaisieCle
    {
        /// <summary>What the browser answered, JSON.</summary>
        [Required(ErrorMessage = "Votre navigateur n’a transmis aucune clé d’accès.")]
        public string Reponse { get; set; } = "";
    }
}
