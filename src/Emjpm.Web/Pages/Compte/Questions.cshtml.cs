using Emjpm.Core.Suivi;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>No question after an act any more, or questions again.</summary>
public sealed class QuestionsModel(Perimetre perimetre, DemanderAvis avis) : PageModel
{
    /// <summary>When the person asked for no question; null when it did not.</summary>
    public DateTime? RefuseesLe { get; private set; }

    public async Task OnGetAsync(CancellationToken annulation) =>
        RefuseesLe = await perimetre.Comptes.Select(u => u.AvisRefusesLe).SingleAsync(annulation);

    /// <param name="retour">the page the question was on, when the button was beside it</param>
    public async Task<IActionResult> OnPostAsync(
        bool demander,
        [FromForm(Name = "Saisie.Retour")] string? retour,
        CancellationToken annulation
    )
    {
        await avis.ChoisirAsync(perimetre.Acteur, demander, annulation);
        TempData["Succes"] = demander
            ? "Une question pourra de nouveau vous être posée après une étape."
            : "Plus aucune question ne vous sera posée après une étape. Vous pouvez en accepter de nouveau depuis votre compte.";
        return LocalRedirect(Url.IsLocalUrl(retour) ? retour : "/compte/questions");
    }
}
