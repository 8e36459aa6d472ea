using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Enters a gestionnaire in the registry: who it is, where it works, what entitles it.</summary>
public sealed class InscrireModel(Perimetre perimetre, InscrireGestionnaire inscrire)
    : PageModel,
        IFormulaire
{
    /// <summary>Handle of a <see cref="TypeGestionnaire"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Type { get; set; } = "";

    [BindProperty]
    public SaisieInscription Saisie { get; set; } = new();

    public TypeGestionnaire Choisi => Liste<TypeGestionnaire>.Lire(Type) ?? default;
    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];

    /// <summary>Entries that look like the one typed, to open rather than to enter again.</summary>
    public IReadOnlyList<Doublon> Semblables { get; private set; } = [];
    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public ChampEtablissement Etablissement { get; } = new(perimetre.Etablissements);

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Departements = await perimetre
            .DepartementsDuTerritoire.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(annulation);
        if (Saisie.Personne.EstNommee)
            Semblables = await Doublons.ChercherAsync(
                perimetre.Gestionnaires,
                Saisie.Personne.Identite,
                [Saisie.DepartementCode ?? ""],
                null,
                annulation
            );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var prepose = Choisi == TypeGestionnaire.Prepose;
        var finess = prepose ? await Etablissement.LireAsync(Saisie, annulation) : null;
        var commune = prepose
            ? null
            : await Commune.LireAsync(
                Saisie.Commune,
                Saisie.CommuneCode,
                nameof(Saisie.Commune),
                annulation
            );
        var id = await inscrire.ExecuterAsync(
            perimetre.Acteur,
            new Inscription
            {
                Type = Choisi,
                Identite = Saisie.Personne.Identite,
                CommuneCode = commune,
                Adresse = Saisie.Adresse,
                Habilitation = Saisie.Ajoutee(finess),
                AutreInscription = Saisie.Personne.AutreInscription,
            },
            annulation
        );
        TempData["Succes"] =
            "Le mandataire est inscrit au registre. Les juges peuvent le voir dès le premier jour de son habilitation.";
        return RedirectToPage("FicheEntree", new { id });
    }
}
