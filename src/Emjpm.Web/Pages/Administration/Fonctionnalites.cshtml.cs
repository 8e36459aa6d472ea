using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The features opened by territory, and where each is open.</summary>
public sealed class FonctionnalitesModel(PerimetreAdministration perimetre) : PageModel
{
    /// <summary>Each with the decision in force; null when none was taken.</summary>
    public IReadOnlyList<(FonctionTerritoriale Fonction, OuvertureFonction? Decision)> Fonctions
    {
        get;
        private set;
    } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var decisions = await perimetre
            .OuverturesFonction.EnVigueur()
            .ToDictionaryAsync(d => d.Fonction, annulation);
        Fonctions =
        [
            .. Liste<FonctionTerritoriale>.Valeurs.Select(f => (f, decisions.GetValueOrDefault(f))),
        ];
    }

    /// <summary>Where a decision opens its feature.</summary>
    public static string Ou(OuvertureFonction? decision) =>
        decision is not { Partout: false } restreinte ? "Partout"
        : restreinte.Departements.Count <= 8
            ? $"{Francais.Nombre(restreinte.Departements.Count, "département")}\u00A0: {string.Join(", ", restreinte.Departements)}"
        : Francais.Nombre(restreinte.Departements.Count, "département");
}
