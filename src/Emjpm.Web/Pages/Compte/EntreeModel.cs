using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>What follows signing in, by whatever means: the form interrupted by the end of a session, else the page asked for.</summary>
public abstract class EntreeModel(SaisiesInterrompues saisies) : PageModel
{
    /// <summary>Page asked for before signing in.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Retour { get; set; }

    /// <summary>What was typed before the session ended, to send again; null on the form of the page.</summary>
    public SaisieInterrompue? AReprendre { get; private set; }

    protected IActionResult Entrer(Acteur acteur, string? reprise)
    {
        AReprendre = saisies.Ouvrir(reprise);
        if (AReprendre is not null)
            return Page();
        if (reprise is not null)
            TempData["Avertissement"] =
                "Ce que vous aviez saisi avant la fin de votre session n’a pas pu être repris : le délai d’une heure est passé.";
        return LocalRedirect(Destination(acteur));
    }

    protected string Destination(Acteur acteur) =>
        Retour is not null && Url.IsLocalUrl(Retour) ? Retour : Espaces.Accueil(acteur.Role);
}
