using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The établissements of FINESS, and who works there.</summary>
public sealed class EtablissementsModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    /// <summary><see cref="RegistreModel.France"/>, or nothing for the territory of the agent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ou { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Preposes { get; set; }

    /// <summary>Those that had a préposé and have none.</summary>
    [BindProperty(SupportsGet = true)]
    public bool SansPrepose { get; set; }

    [FromQuery(Name = "p")]
    public int Numero { get; set; } = 1;

    public ActeurTerritoire Territoire => perimetre.Acteur.Territoire!;
    public TypeEtablissement? TypeChoisi => Liste<TypeEtablissement>.Lire(Type);
    public Tranche<LigneEtablissementLue> Tranche { get; private set; } =
        Tranche<LigneEtablissementLue>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        if (Ou != RegistreModel.France)
            Ou = Territoire.National ? RegistreModel.France : null;
        var etablissements = perimetre.Etablissements.Chercher(Texte);
        if (Ou is null)
        {
            var codes = Territoire.Departements;
            etablissements = etablissements.Where(e => codes.Contains(e.Commune!.DepartementCode));
        }
        if (TypeChoisi is { } type)
            etablissements = etablissements.Where(e => e.Type == type);
        var actives = perimetre.Habilitations.Where(Habilitation.ActiveLe(horloge.Aujourdhui()));
        if (Preposes)
            etablissements = etablissements.Where(e =>
                actives.Any(h => h.EtablissementFiness == e.NumeroFiness)
            );
        if (SansPrepose)
            etablissements = etablissements.OuManqueUnPrepose(
                perimetre.Habilitations,
                horloge.Aujourdhui()
            );
        Tranche = await Tranche<LigneEtablissementLue>.LireAsync(
            etablissements
                .OrderBy(e => e.NomRecherche)
                .ThenBy(e => e.NumeroFiness)
                .Select(e => new LigneEtablissementLue(
                    e.NumeroFiness,
                    e.Nom,
                    e.Type,
                    e.CodePostal,
                    e.Commune!.Nom,
                    e.FermeLe,
                    actives.Count(h => h.EtablissementFiness == e.NumeroFiness)
                )),
            Numero,
            annulation
        );
    }
}

/// <summary>An établissement in the list.</summary>
/// <param name="Preposes">entitled there today</param>
public sealed record LigneEtablissementLue(
    string Finess,
    string Nom,
    TypeEtablissement Type,
    string? CodePostal,
    string Commune,
    DateOnly? FermeLe,
    int Preposes
);
