using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A form about the account of somebody else: what it is about, and where it returns.</summary>
public abstract class FormulaireCompte(PerimetreAdministration perimetre) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Utilisateur? Compte { get; private set; }
    public bool Introuvable => Compte is null;
    public string Fiche => $"/administration/comptes/{Id}";
    protected PerimetreAdministration Perimetre => perimetre;

    /// <summary>Nobody administers oneself: no form then.</summary>
    public bool EstMoi => Id == perimetre.Acteur.UtilisateurId;

    public virtual async Task ChargerAsync()
    {
        var id = Id;
        Compte = await perimetre
            .Comptes.Where(u => u.Id == id)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound()
            : EstMoi ? Redirect(Fiche)
            : Page();
    }

    /// <summary>Back to the sheet of the account with a sentence; 404 when the account does not exist.</summary>
    protected IActionResult Revenir(bool fait, string phrase)
    {
        if (!fait)
            return NotFound();
        TempData["Succes"] = phrase;
        return Redirect(Fiche);
    }
}
