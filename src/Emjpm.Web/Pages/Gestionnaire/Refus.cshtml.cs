using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>« Je ne peux pas »: the reason goes to the court at once, which may then choose somebody else.</summary>
public sealed class RefusModel(Perimetre perimetre, RepondreReservation repondre, DemanderAvis avis)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieRefus Saisie { get; set; } = new();

    public ReservationRecue? Recue { get; private set; }
    public bool Introuvable => Recue is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Recue!.PeutDecliner && perimetre.Acteur.Gestionnaire!.Droits.Repond
            ? Page()
            : RedirectToPage("Reservation", new { Id });
    }

    public async Task ChargerAsync() =>
        Recue = await ReservationRecue.LireAsync(perimetre, Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var fait = await repondre.ExecuterAsync(
            perimetre.Acteur,
            Id,
            new Reponse.JeNePeuxPas(Saisie.MotifRefus!.Value, Saisie.TexteRefus, Saisie.EtatVu),
            HttpContext.RequestAborted
        );
        if (!fait)
            return NotFound();
        TempData["Succes"] =
            "Votre réponse « Je ne peux pas » est enregistrée, le tribunal en est informé. La place est de nouveau libre.";
        TempData["Avis"] = await avis.PoserAsync(
            perimetre.Acteur,
            EtapeSondee.Reponse,
            HttpContext.RequestAborted
        );
        return RedirectToPage("Reservation", new { Id });
    }
}

/// <summary>The answer « Je ne peux pas ».</summary>
public sealed class SaisieRefus
{
    /// <summary>The state the page showed: a colleague may have answered since.</summary>
    public EtatReservation? EtatVu { get; set; }

    [Display(Name = "Pourquoi ne pouvez-vous pas prendre cette mesure ?")]
    [Required(
        ErrorMessage = "Choisissez la raison : le tribunal s’en sert pour chercher un autre mandataire."
    )]
    public MotifRefus? MotifRefus { get; set; }

    [Display(
        Name = "Précisions pour le tribunal",
        Description = "Nécessaires avec « autre motif ». Ne nommez pas la personne à protéger."
    )]
    [StringLength(Precision.Max)]
    public string? TexteRefus { get; set; }
}
