using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>The searches the court still keeps, last changed first.</summary>
public sealed class RecherchesModel(Perimetre perimetre) : PageModel
{
    /// <summary>A court makes a few searches a day, kept 30 days: one page holds them.</summary>
    private const int Maximum = 200;

    public IReadOnlyList<RechercheGardee> Recherches { get; private set; } = [];

    public async Task OnGetAsync() =>
        Recherches = await perimetre
            .Recherches.OrderByDescending(r => r.ModifieeLe)
            .ThenByDescending(r => r.Id)
            .Take(Maximum)
            .Select(r => new RechercheGardee(
                r.Id,
                r.Etablissement == null ? r.Commune!.Nom : r.Etablissement.Nom,
                r.Nature,
                r.LieuVie,
                r.Urgent,
                r.Accompagnements,
                r.Langues,
                r.Auteur!.Prenom + " " + r.Auteur.Nom,
                r.ModifieeLe,
                r.ExpireLe
            ))
            .ToListAsync(HttpContext.RequestAborted);
}

/// <summary>A search of the court, as its list shows it.</summary>
public sealed record RechercheGardee(
    int Id,
    string Lieu,
    NatureMesure? Nature,
    LieuVie? LieuVie,
    bool Urgent,
    IReadOnlyList<Accompagnement> Accompagnements,
    IReadOnlyList<Langue> Langues,
    string Auteur,
    DateTime ModifieeLe,
    DateTime ExpireLe
)
{
    /// <summary>What was asked besides the place, in a few words.</summary>
    public string Criteres =>
        string.Join(
            " · ",
            new[] { Nature?.Libelle(), LieuVie?.Libelle() }
                .OfType<string>()
                .Concat(Accompagnements.Select(a => a.Libelle()))
                .Concat(Langues.Select(l => l.Libelle()))
        );
}
