using Emjpm.Core;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure of the gestionnaire, with its story.</summary>
public sealed class MesureModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    public MesureLue Mesure { get; private set; } = null!;
    public IReadOnlyList<EtapeMesure> Etapes { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>The rights of the actor, and nobody else keeping the mesure, allow it to be changed.</summary>
    public bool PeutEcrire => Mesure.EcriturePermise(perimetre.Acteur);

    /// <summary>It was withdrawn, and the actor may bring it back.</summary>
    public bool PeutRemettre => Mesure.RetourPermis(perimetre.Acteur);

    /// <summary>The member only reads.</summary>
    public bool LectureSeule => !perimetre.Acteur.Gestionnaire!.Droits.Ecrit;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken annulation)
    {
        if (await MesureLue.LireAsync(perimetre, id, annulation) is not { } mesure)
            return NotFound();
        Mesure = mesure;
        Etapes = [.. mesure.Histoire()];
        return Page();
    }
}
