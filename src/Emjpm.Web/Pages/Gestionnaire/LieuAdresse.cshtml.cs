using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Name, address and contact of a site.</summary>
public sealed class LieuAdresseModel(
    Perimetre perimetre,
    ModifierLieu modifier,
    TimeProvider horloge
) : PageModel, IFormulaire, IDemandeAdresse
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieAdresse Saisie { get; set; } = new();
    SaisieAdresseLieu IDemandeAdresse.Saisie => Saisie;

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public LieuDetail? Lieu { get; private set; }
    public bool Introuvable => Lieu is null;

    /// <summary>An établissement has the name and the address of the reference data.</summary>
    public bool EstEtablissement => Lieu!.Type == TypeLieu.Etablissement;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
            return Redirect($"/gestionnaire/lieux/{Id}");
        Saisie = new SaisieAdresse
        {
            Nom = Lieu!.Nom,
            Adresse = Lieu.Adresse,
            Commune = ChercherLieux.Libelle(Lieu.Commune, Lieu.CodesPostaux, Lieu.CodePostal ?? ""),
            CommuneCode = Lieu.CommuneCode,
            CodePostal = Lieu.CodePostal,
            ContactNom = Lieu.ContactNom,
            Telephone = Lieu.Telephone,
        };
        return Page();
    }

    public async Task ChargerAsync() =>
        Lieu = await perimetre
            .Lieux.Where(l => l.Id == Id)
            .NonFermes(horloge.Aujourdhui())
            .AvecDetails()
            .AsSingleQuery()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        var commune = EstEtablissement
            ? null
            : await Commune.LireAsync(
                Saisie.Commune,
                Saisie.CommuneCode,
                nameof(Saisie.Commune),
                annulation
            )
                ?? throw new RegleMetierException(
                    "Saisissez la commune du lieu.",
                    nameof(Saisie.Commune)
                );
        var fait = await modifier.ExecuterAsync(
            perimetre.Acteur,
            Id,
            new FaitsLieu
            {
                Nom = Saisie.Nom,
                Adresse = Saisie.Adresse,
                CodePostal = Saisie.CodePostal,
                CommuneCode = commune,
                ContactNom = Saisie.ContactNom,
                Telephone = Saisie.Telephone,
            },
            Saisie.Version,
            annulation
        );
        if (!fait)
            return NotFound();
        TempData["Succes"] = "L’adresse et le contact sont enregistrés.";
        return Redirect($"/gestionnaire/lieux/{Id}");
    }
}

/// <summary>The address and the contact of a site that exists.</summary>
public sealed class SaisieAdresse : SaisieAdresseLieu
{
    /// <summary>Version of the lieu shown when the form was served.</summary>
    public int Version { get; set; }
}
