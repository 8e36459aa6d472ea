using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The sheet of an entry: who it is, what entitles it, what was decided.</summary>
public sealed class FicheEntreeModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public FicheRegistre Fiche { get; private set; } = null!;
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public Acteur Agent => perimetre.Acteur;

    /// <summary>Départements of the territory where a radiation may be proposed.</summary>
    public IReadOnlyList<Habilitation> Radiables =>
        [
            .. Fiche
                .Habilitations.Where(h =>
                    EcritPour(h)
                    && h.DureApres(Aujourdhui.AddDays(-1))
                    && !Fiche.Propositions.Any(p => p.DepartementCode == h.DepartementCode)
                )
                .DistinctBy(h => h.DepartementCode),
        ];

    /// <summary>Whether an entry of another territory may be entitled in that of the agent.</summary>
    public bool SHabiliteIci =>
        Fiche.Gestionnaire is { FusionneeDansId: null, MotifSortie: not MotifSortie.Deces };

    public bool EcritPour(Habilitation h) => Agent.Territoire!.Couvre(h.DepartementCode);

    /// <summary>Places of a site today.</summary>
    public static int Places(LieuExercice l) =>
        Disponibilite.PlacesLibres(l.Capacite, l.EnCours, l.EnAttente, interrompu: false);

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await FicheRegistre.LireAsync(perimetre, Id, annulation) is not { } fiche)
            return NotFound();
        Fiche = fiche;
        return Page();
    }

    /// <summary>The PDF of a document, to keep and never to open in the page. Only in the territory.</summary>
    public async Task<IActionResult> OnGetPieceAsync(int piece, CancellationToken annulation)
    {
        var lue = await perimetre
            .Pieces.Where(p =>
                p.Id == piece && p.GestionnaireId == Id && p.RetireeLe == null && p.Octets != null
            )
            .Select(p => new { p.Octets, p.NomFichier })
            .SingleOrDefaultAsync(annulation);
        return lue is null ? NotFound() : File(lue.Octets!, "application/pdf", lue.NomFichier);
    }
}
