using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>The passkeys of the account, and the ceremony that adds one.</summary>
[ExigeConfirmation]
public sealed class ClesModel(
    Perimetre perimetre,
    CeremonieCle ceremonie,
    AjouterCle ajouter,
    ConfirmerIdentite confirmer
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieCle Saisie { get; set; } = new();

    public IReadOnlyList<Ligne> Lignes { get; private set; } = [];

    /// <summary>Recovery codes to show, this once; null on the list.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task ChargerAsync() =>
        Lignes = [
            .. (await perimetre.ClesAcces.ToListAsync())
                .OrderBy(c => c.Data.CreatedAt)
                .Select(c => new Ligne(
                    WebEncoders.Base64UrlEncode(c.CredentialId),
                    c.Data.Name ?? "Sans nom",
                    c.Data.CreatedAt
                )),
        ];

    public Task OnGetAsync() => ChargerAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var cle =
            await ceremonie.VerifierCreationAsync(perimetre.Acteur, Saisie.Reponse)
            ?? throw new RegleMetierException(
                "La clé d’accès n’a pas pu être vérifiée. Recommencez sans attendre plus de cinq minutes."
            );
        var codes = await ajouter.ExecuterAsync(perimetre.Acteur, cle, Saisie.Nom, annulation);
        await confirmer.NoterAsync(forte: true, annulation);
        if (codes.Count == 0)
        {
            TempData["Succes"] = $"La clé d’accès « {Saisie.Nom.Trim()} » est ajoutée.";
            return RedirectToPage();
        }
        Codes = codes;
        return Page();
    }

    /// <param name="Id">of the key, base64url</param>
    public sealed record Ligne(string Id, string Nom, DateTimeOffset CreeeLe);

    public sealed class SaisieCle
    {
        [Display(
            Name = "Nom de la clé",
            Description = "Pour la reconnaître plus tard, par exemple « Téléphone » ou « Poste du tribunal »."
        )]
        [Required(ErrorMessage = "Donnez un nom à la clé.")]
        [StringLength(60)]
        public string Nom { get; set; } = "";

        /// <summary>What the browser answered, JSON.</summary>
        [Required(ErrorMessage = "Votre navigateur n’a transmis aucune clé d’accès.")]
        public string Reponse { get; set; } = "";
    }
}
