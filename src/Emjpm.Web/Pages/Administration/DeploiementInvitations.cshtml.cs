using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A wave of invitations to those who miss in a département: chosen, named, sent together.</summary>
public sealed class DeploiementInvitationsModel(
    PerimetreAdministration perimetre,
    LectureDeploiement lecture,
    LectureVagues vagues,
    EnvoyerVague envoyer
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public SaisieVague Saisie { get; set; } = new();

    public LigneDeploiement? Ligne { get; private set; }
    public AInviter Attendus { get; private set; } = new([], []);
    public IReadOnlyList<SelectListItem> Inscrits { get; private set; } = [];
    public bool Introuvable => Ligne is null;
    public bool Personne => Attendus.Inscrits.Count == 0 && Attendus.Membres.Count == 0;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Ligne is null)
            return NotFound();
        var rang =
            (
                await vagues.DuDepartementAsync(perimetre.Acteur, Code, HttpContext.RequestAborted)
            ).Count + 1;
        Saisie = new SaisieVague
        {
            Nom = $"Vague {rang}",
            Inscrits = [.. Attendus.Inscrits.Take(VagueInvitations.Maximum).Select(i => i.Id)],
            Membres =
            [
                .. Attendus.Membres.Select(m => new SaisieMembre
                {
                    TribunalId = m.TribunalId,
                    Role = m.Role,
                }),
            ],
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Ligne = await lecture.LireAsync(perimetre.Acteur, Code, annulation);
        if (Ligne is null)
            return;
        Attendus = await lecture.AInviterAsync(Ligne, annulation);
        Inscrits =
        [
            .. Attendus.Inscrits.Select(i => new OptionDsfr(
                i.Id.ToString(CultureInfo.InvariantCulture),
                i.Nom,
                $"{Francais.EnTete(i.Type.Libelle())}, {i.Courriel}"
            )),
        ];
    }

    /// <summary>Label of the address of somebody to invite in a court.</summary>
    public string Libelle(SaisieMembre m) =>
        $"{Francais.EnTete(m.Role.Libelle())}, {Attendus.Membres.FirstOrDefault(a => a.TribunalId == m.TribunalId)?.Tribunal ?? "tribunal"}";

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            await envoyer.ExecuterAsync(
                perimetre.Acteur,
                Code,
                new(
                    Saisie.Nom,
                    Saisie.Inscrits,
                    [
                        .. Saisie.Membres.Select(m => new MembreAInviter(
                            m.TribunalId,
                            m.Role,
                            m.Courriel
                        )),
                    ]
                ),
                HttpContext.RequestAborted
            )
            is not { } faite
        )
            return NotFound();
        if (faite.Vague == 0)
        {
            TempData["Avertissement"] =
                "Quelqu’un vient d’inviter ces personnes : rien n’a été envoyé.";
            return Redirect($"/administration/deploiement/{Code}");
        }
        TempData["Succes"] =
            $"{Francais.Nombre(faite.Nombre, "invitation envoyée", "invitations envoyées")}.";
        return Redirect($"/administration/deploiement/{Code}/vagues/{faite.Vague}");
    }

    /// <summary>Whom to invite.</summary>
    public sealed class SaisieVague
    {
        [Display(
            Name = "Nom de la vague",
            Description = "Pour la retrouver : les personnes invitées ne le voient pas."
        )]
        [Required(ErrorMessage = "Donnez un nom à la vague.")]
        [StringLength(VagueInvitations.NomMax)]
        public string? Nom { get; set; }

        [Display(
            Name = "Inscrits du registre sans compte",
            Description = "Ceux qui ont une adresse au registre et n’ont pas encore d’invitation."
        )]
        public List<int> Inscrits { get; set; } = [];

        public List<SaisieMembre> Membres { get; set; } = [];
    }

    /// <summary>Somebody to invite in a court.</summary>
    public sealed class SaisieMembre
    {
        public int TribunalId { get; set; }
        public Role Role { get; set; }

        [EmailAddress]
        [StringLength(200)]
        public string? Courriel { get; set; }
    }
}
