using System.ComponentModel.DataAnnotations;
using System.Text;
using Emjpm.Core;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Invites the professionals of a list, pasted or read from a file: looked at first, then sent.</summary>
public sealed class InviterListeModel(
    Perimetre perimetre,
    InviterVague inviter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    private const int TailleMaximale = 64 * 1024;

    /// <summary>Fills the list with the entries of that département that have a mail and no account.</summary>
    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Depuis { get; set; }

    [BindProperty]
    public SaisieListe Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];
    public IReadOnlyList<LigneVague> Lignes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ChargerAsync();
        if (Depuis is null)
            return;
        Saisie.DepartementCode = Depuis;
        Saisie.Liste = await InscritsAsync(Depuis);
    }

    public async Task ChargerAsync() =>
        Departements = await perimetre
            .DepartementsDuTerritoire.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostApercuAsync(IFormFile? fichier)
    {
        if (fichier is { Length: > 0 })
        {
            Saisie.Liste = await LireAsync(fichier);
            ModelState.Remove("Saisie.Liste");
        }
        Lignes = await inviter.ApercuAsync(
            perimetre.Acteur,
            Saisie.DepartementCode,
            Saisie.Liste,
            HttpContext.RequestAborted
        );
        await ChargerAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEnvoyerAsync()
    {
        var envoyees = await inviter.ExecuterAsync(
            perimetre.Acteur,
            Saisie.DepartementCode,
            Saisie.Liste,
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            envoyees == 0
                ? "Aucune invitation n’était prête : rien n’a été envoyé."
                : $"{Francais.Nombre(envoyees, "invitation envoyée", "invitations envoyées")}.";
        return Redirect("/direction/invitations");
    }

    private async Task<string> InscritsAsync(string departement)
    {
        var date = horloge.Aujourdhui();
        var inscrits = await perimetre
            .EntreesAOuvrir.Where(g =>
                g.Courriel != null
                && (g.SortiLe == null || g.SortiLe > date)
                && g.Habilitations.Any(h => h.DepartementCode == departement)
                && !g.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                )
            )
            .OrderBy(g => g.TexteRecherche)
            .ThenBy(g => g.Id)
            .Take(InviterVague.Maximum)
            .Select(g => new { g.Courriel, g.Nom })
            .ToListAsync(HttpContext.RequestAborted);
        return string.Join('\n', inscrits.Select(g => $"{g.Courriel};{g.Nom}"));
    }

    /// <summary>A text in UTF-8, else in the Western encoding of spreadsheets.</summary>
    private static async Task<string> LireAsync(IFormFile fichier)
    {
        if (fichier.Length > TailleMaximale)
            throw new RegleMetierException(
                "Ce fichier est trop grand : il compte plus de lignes qu’une liste n’en accepte.",
                nameof(SaisieListe.Liste)
            );
        using var memoire = new MemoryStream();
        await fichier.CopyToAsync(memoire);
        var octets = memoire.ToArray();
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(octets);
        }
    }
}

/// <summary>The list to invite.</summary>
public sealed class SaisieListe
{
    [Display(Name = "Département")]
    public string? DepartementCode { get; set; }

    [Display(
        Name = "Liste",
        Description = "Une ligne par inscription : l’adresse électronique, un point-virgule, puis le nom ou le SIRET. Par exemple : contact@udaf59.example;UDAF du Nord"
    )]
    [StringLength(20_000)]
    public string? Liste { get; set; }
}
