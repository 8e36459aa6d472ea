using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The sites of the gestionnaire: what each can take, what is planned, those that are closed.</summary>
public sealed class LieuxModel(Perimetre perimetre, FermerLieu fermer, TimeProvider horloge)
    : PageModel,
        IFormulaire
{
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public ActeurGestionnaire Gestionnaire => perimetre.Acteur.Gestionnaire!;

    /// <summary>Not closed, those still to open included.</summary>
    public IReadOnlyList<PlacesLieu> Places { get; private set; } = [];
    public IReadOnlyDictionary<int, LieuDetail> Details { get; private set; } =
        new Dictionary<int, LieuDetail>();
    public IReadOnlyList<LieuDetail> Fermes { get; private set; } = [];

    /// <summary>The word for a new site.</summary>
    public string Ouvrir =>
        Gestionnaire.Type switch
        {
            TypeGestionnaire.Service => "Ouvrir une antenne",
            TypeGestionnaire.Prepose => "Ajouter un établissement",
            _ => "Ouvrir un bureau",
        };

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var details = await perimetre.Lieux.AvecDetails().AsSingleQuery().ToListAsync(annulation);
        Details = details.ToDictionary(l => l.Id);
        Fermes = [.. details.Where(l => l.FermeLe <= Aujourdhui)];
        Places = await perimetre.Lieux.AvecPlaces(Aujourdhui).ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostRouvrirAsync(int lieu)
    {
        if (!await fermer.RouvrirAsync(perimetre.Acteur, lieu, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] =
            "Le lieu est rouvert. Déclarez ses places : les tribunaux n’en voient aucune jusque-là.";
        return Redirect($"/gestionnaire/lieux/{lieu}");
    }
}
