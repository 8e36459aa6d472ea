using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Who I am for the service, what my account opens and since when, my password.</summary>
public sealed class CompteModel(
    Perimetre perimetre,
    ChangerMotDePasse changer,
    OuvrirSession ouvrir
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieMotDePasse Saisie { get; set; } = new();

    public Acteur Acteur => perimetre.Acteur;
    public string Adresse { get; private set; } = "";
    public IReadOnlyList<Rattachement> Rattachements { get; private set; } = [];

    public async Task ChargerAsync()
    {
        Adresse = await perimetre.Comptes.Select(u => u.Email!).SingleAsync();
        Rattachements = Acteur.Gestionnaire is null
            ? await perimetre
                .Appartenances.OrderByDescending(m => m.Du)
                .ThenByDescending(m => m.Id)
                .Select(m => new Rattachement(
                    m.Tribunal!.Nom,
                    m.Cabinet == null ? null : m.Cabinet.Nom,
                    m.Du,
                    m.Au,
                    m.ApprouveLe != null
                ))
                .ToListAsync()
            : await perimetre
                .Droits.OrderByDescending(d => d.Du)
                .ThenByDescending(d => d.Id)
                .Select(d => new Rattachement(d.Gestionnaire!.Nom, null, d.Du, d.Au, true))
                .ToListAsync();
    }

    public Task OnGetAsync() => ChargerAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var compte = await changer.ExecuterAsync(
            Acteur,
            Saisie.MotDePasseActuel,
            Saisie.NouveauMotDePasse,
            annulation
        );
        await ouvrir.ExecuterAsync(
            HttpContext,
            compte,
            null,
            Acteur.Session!.Moyen,
            Acteur.Session.Forte,
            annulation
        );
        TempData["Succes"] =
            "Votre mot de passe est changé. Vos sessions ouvertes ailleurs sont fermées.";
        return RedirectToPage();
    }

    /// <summary>Dated attachment of the account to a court or a gestionnaire.</summary>
    public sealed record Rattachement(
        string Nom,
        string? Cabinet,
        DateOnly Du,
        DateOnly? Au,
        bool Approuve
    );

    public sealed class SaisieMotDePasse
    {
        [Display(Name = "Mot de passe actuel")]
        [Required(ErrorMessage = "Saisissez votre mot de passe actuel.")]
        [DataType(DataType.Password)]
        [StringLength(256)]
        public string MotDePasseActuel { get; set; } = "";

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
