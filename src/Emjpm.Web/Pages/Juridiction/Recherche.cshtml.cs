using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>The search from the person: one form, for a new search and to change one.</summary>
public sealed class RechercheModel(Perimetre perimetre, EnregistrerRecherche enregistrer)
    : PageModel,
        IFormulaire
{
    /// <summary>The search being changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    [BindProperty]
    public SaisieRecherche Saisie { get; set; } = new();

    public ChampCommune Commune { get; } = new(perimetre.Communes);

    /// <summary>Établissements to choose from, when what was typed names several.</summary>
    public IReadOnlyList<Suggestion> EtablissementsProposes { get; private set; } = [];

    private CancellationToken Annulation => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id is not { } id)
            return Page();
        var r = await perimetre
            .Recherches.Include(r => r.Commune)
            .Include(r => r.Etablissement)
            .SingleOrDefaultAsync(r => r.Id == id, Annulation);
        if (r is null)
            return NotFound();
        Saisie = new SaisieRecherche
        {
            Commune = ChercherLieux.Libelle(r.Commune!.Nom, r.Commune.CodesPostaux),
            CommuneCode = r.CommuneCode,
            Etablissement = r.Etablissement?.Nom,
            EtablissementFiness = r.EtablissementFiness,
            LieuVie = r.LieuVie,
            Nature = r.Nature,
            Champ = r.Champ,
            Civilite = r.Civilite,
            AnneeNaissance = r.AnneeNaissance,
            Urgent = r.Urgent,
            DateJugement = r.DateJugement,
            Accompagnements = [.. r.Accompagnements],
            Langues = [.. r.Langues],
            TypeSouhaite = r.TypeSouhaite,
        };
        return Page();
    }

    public bool Introuvable { get; private set; }

    public async Task ChargerAsync() =>
        Introuvable =
            Id is { } id && !await perimetre.Recherches.AnyAsync(r => r.Id == id, Annulation);

    public async Task<IActionResult> OnPostAsync()
    {
        var finess = await EtablissementAsync();
        var commune = finess is null
            ? await Commune.LireAsync(
                Saisie.Commune,
                Saisie.CommuneCode,
                nameof(Saisie.Commune),
                Annulation
            )
            : null;
        var id = await enregistrer.ExecuterAsync(
            perimetre.Acteur,
            new CriteresRecherche
            {
                CommuneCode = commune,
                EtablissementFiness = finess,
                LieuVie = Saisie.LieuVie,
                Nature = Saisie.Nature,
                Champ = Saisie.Champ,
                Civilite = Saisie.Civilite,
                AnneeNaissance = Saisie.AnneeNaissance,
                Urgent = Saisie.Urgent,
                DateJugement = Saisie.DateJugement,
                Accompagnements = Saisie.Accompagnements,
                Langues = Saisie.Langues,
                TypeSouhaite = Saisie.TypeSouhaite,
            },
            Id,
            Annulation
        );
        return id is null ? NotFound() : RedirectToPage("Resultats", new { id });
    }

    private async Task<string?> EtablissementAsync()
    {
        if (string.IsNullOrWhiteSpace(Saisie.Etablissement))
            return null;
        var finess = Saisie.EtablissementFiness;
        if (
            finess is not null
            && await perimetre.Etablissements.AnyAsync(
                e => e.NumeroFiness == finess && e.FermeLe == null,
                Annulation
            )
        )
            return finess;
        var trouves = await ChercherLieux.EtablissementsAsync(
            perimetre.Etablissements,
            Saisie.Etablissement,
            Annulation
        );
        if (trouves.Count == 1)
            return trouves[0].Code;
        EtablissementsProposes = trouves;
        throw new RegleMetierException(
            trouves.Count == 0
                ? $"Aucun établissement ne correspond à « {Saisie.Etablissement} ». Videz ce champ pour chercher par commune."
                : $"Plusieurs établissements correspondent à « {Saisie.Etablissement} » : choisissez le bon dans la liste ci-dessous.",
            nameof(Saisie.Etablissement)
        );
    }
}

/// <summary>What the search form asks; only the place of living is required. No identity.</summary>
public sealed class SaisieRecherche
{
    [Display(
        Name = "Commune où vit la personne",
        Description = "Nom ou code postal, par exemple « Lille » ou « 59000 »"
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    [Display(
        Name = "Établissement où elle vit",
        Description = "Nom ou numéro FINESS. Il remplace la commune ; ses préposés seront proposés."
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Etablissement { get; set; }

    public string? EtablissementFiness { get; set; }

    [Display(Name = "Lieu de vie")]
    public LieuVie? LieuVie { get; set; }

    [Display(Name = "Civilité")]
    public Civilite? Civilite { get; set; }

    [Display(Name = "Année de naissance", Description = "Quatre chiffres, par exemple 1948")]
    public int? AnneeNaissance { get; set; }

    [Display(Name = "Nature envisagée")]
    public NatureMesure? Nature { get; set; }

    [Display(Name = "Champ de la mesure")]
    public ChampMesure? Champ { get; set; }

    [Display(Name = "La demande est urgente")]
    public bool Urgent { get; set; }

    [Display(Name = "Date prévisionnelle du jugement")]
    public DateOnly? DateJugement { get; set; }

    [Display(
        Name = "Accompagnements utiles",
        Description = "Ce que le mandataire doit savoir faire, et non ce dont souffre la personne."
    )]
    public List<Accompagnement> Accompagnements { get; set; } = [];

    [Display(Name = "Langues parlées")]
    public List<Langue> Langues { get; set; } = [];

    [Display(Name = "Type de mandataire souhaité")]
    public TypeGestionnaire? TypeSouhaite { get; set; }
}
