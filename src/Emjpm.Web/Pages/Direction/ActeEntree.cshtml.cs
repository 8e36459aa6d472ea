using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>An act on a whole entry: a radiation to propose, an end of activity, a death.</summary>
public sealed class ActeEntreeModel(
    Perimetre perimetre,
    TimeProvider horloge,
    ProposerRadiation proposer,
    EnregistrerSortie sortir
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Handle of a <see cref="MotifSortie"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Acte { get; set; } = "";

    /// <summary>Code of the département whose list the radiation is from.</summary>
    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? DepartementCode { get; set; }

    [BindProperty]
    public SaisieActe Saisie { get; set; } = new();

    public MotifSortie Motif => Liste<MotifSortie>.Lire(Acte) ?? default;
    public string? Nom { get; private set; }
    public string? Departement { get; private set; }
    public bool Introuvable =>
        Nom is null || (Motif == MotifSortie.Radiation && Departement is null);

    public string Titre =>
        Motif switch
        {
            MotifSortie.Radiation => "Proposer une radiation",
            MotifSortie.Depart => "Enregistrer une fin d’activité",
            _ => "Enregistrer un décès",
        };

    /// <summary>What the act does, said before it is done.</summary>
    public string Effet =>
        Motif switch
        {
            MotifSortie.Radiation =>
                "Une radiation est décidée à deux : votre proposition ne change rien tant qu’un autre agent ne l’a pas confirmée. Confirmée, elle retire toutes les habilitations de ce département ; les réservations prennent fin et les tribunaux en sont aussitôt informés. Sans autre habilitation, les comptes du mandataire passent en lecture seule. Rien n’est effacé.",
            MotifSortie.Depart =>
                "Les habilitations de votre territoire prennent fin à cette date, les réservations en cours aussi, et les tribunaux en sont aussitôt informés. Sans autre habilitation, les comptes passent en lecture seule. Rien n’est effacé.",
            _ =>
                "Toutes les habilitations prennent fin, en France entière ; les réservations en cours aussi, et les tribunaux en sont aussitôt informés. Les comptes passent en lecture seule. Les mesures en cours restent à confier à un successeur.",
        };

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        Saisie.DateEffet = horloge.Aujourdhui();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Nom = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .Where(g => g.Id == Id)
            .Select(g => g.Nom)
            .SingleOrDefaultAsync(annulation);
        if (Motif == MotifSortie.Radiation)
            Departement = await perimetre
                .HabilitationsDuTerritoire.Where(h =>
                    h.GestionnaireId == Id && h.DepartementCode == DepartementCode
                )
                .Select(h => h.Departement!.Nom + " (" + h.DepartementCode + ")")
                .FirstOrDefaultAsync(annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (agent, acte, annulation) = (perimetre.Acteur, Saisie.Acte, HttpContext.RequestAborted);
        if (Motif == MotifSortie.Radiation)
        {
            if (!await proposer.ExecuterAsync(agent, Id, DepartementCode ?? "", acte, annulation))
                return NotFound();
            TempData["Succes"] =
                "La radiation est proposée. Elle attend la décision d’un autre agent.";
        }
        else
        {
            if (await sortir.ExecuterAsync(agent, Id, Motif, acte, annulation) is not { } terminees)
                return NotFound();
            TempData["Succes"] = $"L’acte est enregistré.{SaisieActe.Suites(terminees)}";
        }
        return RedirectToPage("FicheEntree", new { Id });
    }
}
