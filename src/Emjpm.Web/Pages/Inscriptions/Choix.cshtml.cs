using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>First step: who the applicant is. A draft of this browser may be taken up again.</summary>
public sealed class ChoixModel(Brouillon brouillon) : PageModel, IFormulaire
{
    // Named: without an answer the form sends nothing of the property, and its refusal would lose the prefix.
    [BindProperty(Name = nameof(Saisie))]
    public SaisieProfil Saisie { get; set; } = new();

    public BrouillonLu? Brouillon { get; private set; }

    public IReadOnlyList<SelectListItem> Profils { get; } =
    [
        .. Liste<ProfilDemande>.Valeurs.Select(p => new OptionDsfr(
            p.ToString(),
            Francais.EnTete(p.Libelle()),
            Aide(p)
        )),
    ];

    public void OnGet() => Brouillon = brouillon.Lire(HttpContext);

    public Task ChargerAsync()
    {
        OnGet();
        return Task.CompletedTask;
    }

    public IActionResult OnPost()
    {
        var profil = Saisie.Profil!.Value;
        var saisie = brouillon.Lire(HttpContext)?.Saisie ?? new SaisieDemande();
        saisie.Profil = profil;
        brouillon.Garder(HttpContext, saisie);
        return Redirect($"/inscription/{profil.Handle()}");
    }

    public IActionResult OnPostEffacer()
    {
        brouillon.Effacer(HttpContext);
        return Redirect("/inscription");
    }

    private static string? Aide(ProfilDemande profil) =>
        profil switch
        {
            ProfilDemande.Individuel => "Vous exercez à titre individuel, avec un agrément.",
            ProfilDemande.Prepose => "Un établissement de santé ou médico-social vous emploie.",
            ProfilDemande.Service =>
                "Une association ou un organisme autorisé. Si votre service utilise déjà e-MJPM, demandez plutôt une invitation à son administrateur.",
            ProfilDemande.DpfIndividuel => "À titre individuel, avec un agrément de DPF.",
            ProfilDemande.DpfService =>
                "Un organisme autorisé à exercer les mesures judiciaires d’aide à la gestion du budget familial.",
            ProfilDemande.AgentDepartemental => "DDETS ou DDETS-PP, DEETS outre-mer, DRIEETS.",
            ProfilDemande.AgentRegional => "DREETS, DRIEETS ou DEETS.",
            ProfilDemande.AgentNational => "Direction générale de la cohésion sociale.",
            _ => null,
        };

    /// <summary>The profile chosen.</summary>
    public sealed class SaisieProfil
    {
        [Display(Name = "Vous êtes")]
        [Required(ErrorMessage = "Choisissez ce que vous êtes.")]
        public ProfilDemande? Profil { get; set; }
    }
}
