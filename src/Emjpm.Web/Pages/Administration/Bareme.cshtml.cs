using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The versions of the bareme, and what the one in force counts.</summary>
public sealed class BaremeModel(
    PerimetreAdministration perimetre,
    BaremeEnVigueur enVigueur,
    EcrireBareme ecrire
) : PageModel
{
    public Bareme Actuel { get; private set; } = null!;

    /// <summary>The version in force, from which a draft begins; null while none is written.</summary>
    public int? ActiveId { get; private set; }
    public IReadOnlyList<Ligne> Versions { get; private set; } = [];

    public static string Etat(Ligne v) =>
        v is { Etat: EtatBareme.Retire, ActiveeLe: null }
            ? "Brouillon écarté"
            : Francais.EnTete(v.Etat.Libelle());

    public async Task OnGetAsync(CancellationToken annulation)
    {
        Actuel = await enVigueur.LireAsync(annulation);
        var reservations = await perimetre
            .BaremesDesReservations.GroupBy(b => b!)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
        var versions = await perimetre
            .VersionsBareme.OrderByDescending(v => v.Numero)
            .Select(v => new Ligne(
                v.Id,
                v.Code,
                v.Nom,
                v.Etat,
                v.Auteur == null ? null : v.Auteur.Prenom + " " + v.Auteur.Nom,
                v.ActiveeLe,
                v.RetireeLe,
                0
            ))
            .ToListAsync(annulation);
        Versions =
        [
            .. versions.Select(v =>
                v with
                {
                    Reservations = reservations.GetValueOrDefault(v.Code),
                }
            ),
        ];
        ActiveId = Versions.FirstOrDefault(v => v.Etat == EtatBareme.Actif)?.Id;
    }

    public async Task<IActionResult> OnPostPreparerAsync(int id, CancellationToken annulation)
    {
        try
        {
            return await ecrire.CreerAsync(perimetre.Acteur, id, annulation) is { } brouillon
                ? Redirect($"/administration/bareme/{brouillon}/modifier")
                : NotFound();
        }
        catch (RegleMetierException refus)
        {
            TempData["Avertissement"] = refus.Message;
            return RedirectToPage();
        }
    }

    /// <summary>A version and how many reservations were made with it.</summary>
    public sealed record Ligne(
        int Id,
        string Code,
        string Nom,
        EtatBareme Etat,
        string? Auteur,
        DateTime? ActiveeLe,
        DateTime? RetireeLe,
        int Reservations
    );
}
