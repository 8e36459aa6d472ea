using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>One passkey of the account: its name.</summary>
[ExigeConfirmation]
public sealed class CleModel(Perimetre perimetre, ModifierCle modifier) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieNom Saisie { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    public string Nom { get; private set; } = "";
    public bool Introuvable { get; private set; }

    public async Task ChargerAsync()
    {
        var id = IdentifiantCle.Lire(Id);
        var cle = await perimetre.ClesAcces.SingleOrDefaultAsync(c => c.CredentialId == id);
        Introuvable = cle is null;
        Nom = cle?.Data.Name ?? "Sans nom";
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        Saisie.Nom = Nom;
        return Introuvable ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (
            !await modifier.RenommerAsync(
                perimetre.Acteur,
                IdentifiantCle.Lire(Id),
                Saisie.Nom,
                annulation
            )
        )
            return NotFound();
        TempData["Succes"] = "La clé d’accès est renommée.";
        return Redirect("/compte/securite/cles");
    }

    public sealed class SaisieNom
    {
        [Display(Name = "Nom de la clé")]
        [Required(ErrorMessage = "Donnez un nom à la clé.")]
        [StringLength(60)]
        public string Nom { get; set; } = "";
    }
}
