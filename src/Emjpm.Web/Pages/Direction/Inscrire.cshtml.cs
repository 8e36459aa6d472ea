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

    /// <param name="finess">the établissement a préposé is entered for, from its sheet</param>
    public async Task OnGetAsync(string? finess)
    {
        await ChargerAsync();
        if (finess is null || Choisi != TypeGestionnaire.Prepose)
            return;
        var connu = await perimetre
            .Etablissements.Where(e => e.NumeroFiness == finess)
            .Select(e => new { e.NumeroFiness, Libelle = e.Nom + ", " + e.Commune!.Nom })
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        (Saisie.Etablissement, Saisie.EtablissementFiness) = (connu?.Libelle, connu?.NumeroFiness);
    }

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
        TempData["Succes"] = TypeGestionnaireExtensions.Mandataires.Contains(Choisi)
            ? "Le mandataire est inscrit au registre. Les juges peuvent le voir dès le premier jour de son habilitation."
            : "Le délégué aux prestations familiales est inscrit au registre.";
        return RedirectToPage("FicheEntree", new { id });
    }
}
