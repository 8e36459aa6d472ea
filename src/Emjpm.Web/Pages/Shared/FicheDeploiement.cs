using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Shared;

/// <summary>The roll-out of a département: the card, each part of the score, what is missing, the history.</summary>
public abstract class FicheDeploiement(
    Perimetre perimetre,
    LectureDeploiement lecture,
    LectureVagues vagues,
    FonctionsOuvertes fonctions
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>Address of the board.</summary>
    public abstract string Tableau { get; }
    public LigneDeploiement Ligne { get; private set; } = null!;
    public Manques Manques { get; private set; } = null!;
    public IReadOnlyList<EvenementDeploiement> Histoire { get; private set; } = [];

    /// <summary>The waves of invitations, the last first.</summary>
    public IReadOnlyList<VagueLue> Vagues { get; private set; } = [];
    public Entonnoir Entonnoir =>
        Vagues.Select(v => v.Entonnoir).Aggregate(Entonnoir.Vide, (a, b) => a + b);

    /// <summary>The features opened by territory that are closed here.</summary>
    public IReadOnlyList<FonctionTerritoriale> Fermees { get; private set; } = [];

    /// <summary>Whether the actor leads the roll-out; the agents follow it.</summary>
    public bool Conduit => perimetre.Acteur.Role == Core.Comptes.Role.Administration;

    /// <summary>Address of the invitation of the entries without an account.</summary>
    public string Inviter =>
        Conduit
            ? $"/administration/deploiement/{Code}/invitations"
            : $"/direction/invitations/vague?departement={Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await lecture.LireAsync(perimetre.Acteur, Code, annulation) is not { } ligne)
            return NotFound();
        Ligne = ligne;
        Manques = await lecture.ManquesAsync(ligne, annulation);
        Vagues = await vagues.DuDepartementAsync(perimetre.Acteur, Code, annulation);
        var fermees = new List<FonctionTerritoriale>();
        foreach (var f in Liste<FonctionTerritoriale>.Valeurs)
            if (!await fonctions.EstOuverteAsync(f, Code, annulation))
                fermees.Add(f);
        Fermees = fermees;
        Histoire = await lecture.HistoireAsync(ligne, annulation);
        return Page();
    }
}
