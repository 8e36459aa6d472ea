using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What may be decided on one habilitation.</summary>
public enum ActePropose
{
    [Valeur("suspension", "Suspendre l’habilitation")]
    Suspension,

    [Valeur("levee", "Lever la suspension")]
    Levee,

    [Valeur("retrait", "Retirer l’habilitation")]
    Retrait,

    [Valeur("fin", "Mettre fin à l’habilitation")]
    Fin,

    [Valeur("injonction", "Noter une injonction")]
    Injonction,
}

/// <summary>An act on a habilitation of the territory: its date of effect, its reason, and at once what follows.</summary>
public sealed class ActeHabilitationModel(
    Perimetre perimetre,
    TimeProvider horloge,
    SuspendreHabilitation suspendre,
    LeverSuspension lever,
    RetirerHabilitation retirer,
    TerminerHabilitation terminer,
    NoterInjonction noter
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int HabilitationId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Acte { get; set; } = "";

    [BindProperty]
    public SaisieActe Saisie { get; set; } = new();

    public ActePropose Choisi => Liste<ActePropose>.Lire(Acte) ?? default;
    public Habilitation? Habilitation { get; private set; }
    public bool Introuvable => Habilitation is null;

    /// <summary>What the act does, said before it is done.</summary>
    public string Effet =>
        Choisi switch
        {
            ActePropose.Suspension =>
                "Pendant la suspension, aucun juge ne peut désigner ce mandataire pour ce territoire. Ses réservations en cours y prennent fin et les tribunaux en sont aussitôt informés. Ses mesures continuent.",
            ActePropose.Levee =>
                "À cette date, les juges peuvent de nouveau désigner ce mandataire. Les réservations terminées ne reviennent pas.",
            ActePropose.Retrait =>
                "À cette date, aucun juge ne peut plus désigner ce mandataire pour ce territoire. Ses réservations en cours y prennent fin et les tribunaux en sont aussitôt informés. Ses mesures restent à remettre à un successeur.",
            ActePropose.Fin =>
                "Sans sanction : l’acte n’est pas renouvelé, ou le mandataire n’exerce plus ici. À cette date, aucun juge ne peut plus le désigner pour ce territoire ; ses réservations en cours y prennent fin.",
            _ =>
                "Une injonction est notée dans la fiche et lue par les agents. Elle ne change ni le classement ni les réservations.",
        };

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        Saisie.DateEffet = horloge.Aujourdhui();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync() =>
        Habilitation = await perimetre
            .HabilitationsDuTerritoire.Include(h => h.Gestionnaire)
            .Include(h => h.Departement)
            .Include(h => h.Etablissement)
            .SingleOrDefaultAsync(
                h => h.Id == HabilitationId && h.GestionnaireId == Id,
                HttpContext.RequestAborted
            );

    public async Task<IActionResult> OnPostAsync()
    {
        var (agent, acte, annulation) = (perimetre.Acteur, Saisie.Acte, HttpContext.RequestAborted);
        int? terminees = Choisi switch
        {
            ActePropose.Suspension => await suspendre.ExecuterAsync(
                agent,
                Id,
                HabilitationId,
                acte,
                Saisie.Au,
                annulation
            ),
            ActePropose.Levee => await lever.ExecuterAsync(
                agent,
                Id,
                HabilitationId,
                acte,
                annulation
            )
                ? 0
                : null,
            ActePropose.Retrait => await retirer.ExecuterAsync(
                agent,
                Id,
                HabilitationId,
                acte,
                annulation
            ),
            ActePropose.Fin => await terminer.ExecuterAsync(
                agent,
                Id,
                HabilitationId,
                acte,
                annulation
            ),
            _ => await noter.ExecuterAsync(agent, Id, HabilitationId, acte, annulation) ? 0 : null,
        };
        if (terminees is not { } nombre)
            return NotFound();
        TempData["Succes"] = $"L’acte est enregistré.{SaisieActe.Suites(nombre)}";
        return RedirectToPage("FicheEntree", new { Id });
    }
}
