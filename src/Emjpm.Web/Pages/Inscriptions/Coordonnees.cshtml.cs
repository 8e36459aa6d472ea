using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>Second step: who and where. Sent, it brings a code to the address; refused, it is kept all the same.</summary>
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class CoordonneesModel(
    Perimetre perimetre,
    Brouillon brouillon,
    DeposerDemande deposer
) : PageModel, IFormulaire
{
    /// <summary>Handle of a <see cref="ProfilDemande"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Profil { get; set; } = "";

    [BindProperty]
    public SaisieDemande Saisie { get; set; } = new();

    public ProfilDemande Choisi => Liste<ProfilDemande>.Lire(Profil) ?? default;
    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    public string AideCourriel =>
        Choisi.AdresseInstitutionnelle("") is null
            ? "Celle avec laquelle vous vous connecterez. Un code vous y est envoyé."
        : Choisi.EstJuridiction()
            ? "De préférence celle du ministère de la Justice, qui finit par justice.fr. Un code vous y est envoyé."
        : "De préférence celle de votre administration, qui finit par gouv.fr. Un code vous y est envoyé.";

    public string TitreActivite =>
        Choisi.EstJuridiction() ? "Votre tribunal"
        : Choisi.Niveau() is not null ? "Votre territoire"
        : "Votre activité";

    public Task OnGetAsync()
    {
        if (brouillon.Lire(HttpContext) is { } lu)
            Saisie = lu.Saisie;
        return ListesAsync();
    }

    public Task ChargerAsync()
    {
        Saisie.Profil = Choisi;
        // What the profile needs is asked with the rest, all at once.
        foreach (var (champ, phrase) in Saisie.Candidature().Manques())
            if (ModelState[$"Saisie.{champ}"] is not { Errors.Count: > 0 })
                ModelState.AddModelError($"Saisie.{champ}", phrase);
        brouillon.Garder(HttpContext, Saisie);
        return ListesAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Saisie.Profil = Choisi;
        var id = await deposer.ExecuterAsync(
            Saisie.Candidature(),
            Appareil.Reseau(HttpContext),
            HttpContext.RequestAborted
        );
        brouillon.Garder(HttpContext, Saisie, id);
        return Redirect("/inscription/code");
    }

    private async Task ListesAsync()
    {
        var annulation = HttpContext.RequestAborted;
        if (Choisi.EstJuridiction())
            Tribunaux = await TribunauxAsync(annulation);
        else if (Choisi == ProfilDemande.AgentRegional)
            Regions = await perimetre
                .Regions.OrderBy(r => r.Nom)
                .Select(r => new SelectListItem(r.Nom, r.Code))
                .ToListAsync(annulation);
        else if (Choisi != ProfilDemande.AgentNational)
            Departements = await perimetre
                .Departements.OrderBy(d => d.Code)
                .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
                .ToListAsync(annulation);
    }

    /// <summary>Open courts under their département.</summary>
    private async Task<IReadOnlyList<SelectListItem>> TribunauxAsync(CancellationToken annulation)
    {
        var ouverts = await (
            from t in perimetre.Tribunaux
            where t.FermeLe == null
            join d in perimetre.Departements on t.DepartementCode equals d.Code
            orderby d.Code, t.NomRecherche, t.Id
            select new
            {
                t.Id,
                t.Nom,
                Departement = d.Code + " " + d.Nom,
            }
        ).ToListAsync(annulation);
        var groupes = ouverts
            .Select(t => t.Departement)
            .Distinct()
            .ToDictionary(d => d, d => new SelectListGroup { Name = d });
        return
        [
            .. ouverts.Select(t => new SelectListItem(
                t.Nom,
                t.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
            {
                Group = groupes[t.Departement],
            }),
        ];
    }
}
