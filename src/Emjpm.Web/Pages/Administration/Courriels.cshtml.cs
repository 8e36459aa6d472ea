using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The delivery log: to whom, about what, with what result. Never what the mail says.</summary>
public sealed class CourrielsModel(PerimetreAdministration perimetre, RelancerCourriel relancer)
    : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public EtatCourriel? EtatChoisi => Liste<EtatCourriel>.Lire(Etat);
    public bool Filtree => EtatChoisi is not null || !string.IsNullOrWhiteSpace(Texte);
    public Tranche<Ligne> Tranche { get; private set; } = Tranche<Ligne>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var courriels = perimetre.Courriels;
        if (!string.IsNullOrWhiteSpace(Texte))
        {
            var cherche = Texte.Trim().ToLowerInvariant();
            courriels = courriels.Where(c => c.Destinataire.ToLower().Contains(cherche));
        }
        if (EtatChoisi is { } etat)
            courriels = courriels.Where(c => c.Etat == etat);
        Tranche = await Tranche<Ligne>.LireAsync(
            courriels
                .OrderByDescending(c => c.Id)
                .Select(c => new Ligne(
                    c.Id,
                    c.CreeLe,
                    c.Destinataire,
                    c.Sujet,
                    c.Etat,
                    c.Tentatives,
                    c.ProchainEssaiLe,
                    c.EnvoyeLe,
                    c.DerniereErreur,
                    c.Secret == null && c.Texte.Contains("{code}")
                )),
            NumeroPage,
            annulation
        );
    }

    public async Task<IActionResult> OnPostRelancerAsync(int id, CancellationToken annulation)
    {
        try
        {
            if (!await relancer.ExecuterAsync(perimetre.Acteur, id, annulation))
                return NotFound();
            TempData["Succes"] = "Le courriel repart à l’instant.";
        }
        catch (RegleMetierException refus)
        {
            TempData["Avertissement"] = refus.Message;
        }
        return RedirectToPage(new { etat = Etat, q = Texte });
    }

    /// <summary>A mail, without its body.</summary>
    /// <param name="CodePerdu">it held a one-time code, erased since: sent again, it would say nothing</param>
    public sealed record Ligne(
        int Id,
        DateTime CreeLe,
        string Destinataire,
        string Sujet,
        EtatCourriel Etat,
        int Tentatives,
        DateTime ProchainEssaiLe,
        DateTime? EnvoyeLe,
        string? Erreur,
        bool CodePerdu
    );
}
