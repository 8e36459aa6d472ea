using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>
/// Home of the gestionnaire: what waits for an answer, the places courts see, then its mesures: terms, what is to be completed,
/// how they are spread.
/// </summary>
public sealed class AccueilModel(
    Perimetre perimetre,
    ConfirmerCapacite confirmer,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    private const int Montrees = 5;
    private const int JoursRecents = 30;

    public string Nom => perimetre.Acteur.Nom;

    /// <summary>Whether the member changes what is declared; otherwise the page only shows.</summary>
    public bool Ecrit => perimetre.Acteur.Gestionnaire!.Droits.Ecrit;
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public IReadOnlyList<LigneReservation> ARepondre { get; private set; } = [];
    public IReadOnlyList<LigneReservation> Confirmees { get; private set; } = [];
    public IReadOnlyList<LigneReservation> Recentes { get; private set; } = [];
    public int NombreARepondre { get; private set; }
    public int NombreConfirmees { get; private set; }
    public IReadOnlyList<PlacesLieu> Lieux { get; private set; } = [];

    /// <summary>Mesures that other mandataires hand over and that wait for an answer, the oldest first.</summary>
    public IReadOnlyList<TransfertLu> Transferts { get; private set; } = [];

    /// <summary>More transfers wait than are shown.</summary>
    public bool AutresTransferts { get; private set; }

    /// <summary>Whether the member answers transfers.</summary>
    public bool RepondAuxTransferts =>
        perimetre.Acteur.Gestionnaire!.Droits is { Ecrit: true } or { Repond: true };

    public ResumeMesures Mesures { get; private set; } = new([], new DefautsMesures());
    public Repartition ParNature { get; private set; } = Repartition.Vide;
    public Repartition ParTribunal { get; private set; } = Repartition.Vide;

    /// <summary>What is to be completed, the points that concern no mesure left out.</summary>
    public IEnumerable<(PointACompleter Point, int Nombre)> ACompleter =>
        Liste<PointACompleter>
            .Valeurs.Select(p => (Point: p, Nombre: Mesures.ACompleter(p)))
            .Where(x => x.Nombre > 0);

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var vivantes = await perimetre
            .Reservations.Where(r =>
                r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee
            )
            .Ordonner(FiltreReservations.ARepondre)
            .EnLignes()
            .ToListAsync(annulation);
        var aRepondre = vivantes.Where(r => r.Etat == EtatReservation.EnAttente).ToList();
        var confirmees = vivantes.Where(r => r.Etat == EtatReservation.Confirmee).ToList();
        (NombreARepondre, ARepondre) = (
            aRepondre.Count,
            aRepondre[..Math.Min(Montrees, aRepondre.Count)]
        );
        (NombreConfirmees, Confirmees) = (
            confirmees.Count,
            confirmees[..Math.Min(Montrees, confirmees.Count)]
        );
        var transferts = await TransfertLu
            .Lire(
                perimetre
                    .TransfertsRecus.Where(t => t.Etat == EtatTransfert.EnAttente)
                    .OrderBy(t => t.DemandeLe)
                    .ThenBy(t => t.Id)
                    .Take(Montrees + 1),
                true
            )
            .ToListAsync(annulation);
        (AutresTransferts, Transferts) = (
            transferts.Count > Montrees,
            [.. transferts.Take(Montrees)]
        );
        var depuis = horloge.Maintenant().AddDays(-JoursRecents);
        Recentes = await perimetre
            .Reservations.Filtrer(FiltreReservations.Terminees)
            .Where(r => (r.OuverteLe ?? r.AnnuleeLe ?? r.ExpireeLe ?? r.RepondueLe) >= depuis)
            .Ordonner(FiltreReservations.Terminees)
            .Take(Montrees)
            .EnLignes()
            .ToListAsync(annulation);
        var droits = perimetre.Acteur.Gestionnaire!.Droits;
        Lieux =
        [
            .. (await perimetre.Lieux.AvecPlaces(Aujourdhui).ToListAsync(annulation)).Where(l =>
                droits.Couvrent(l.Id)
            ),
        ];
        await ChargerMesuresAsync(annulation);
    }

    private async Task ChargerMesuresAsync(CancellationToken annulation)
    {
        Mesures = new ResumeMesures(
            await perimetre.Mesures.Resumer(Aujourdhui).ToListAsync(annulation),
            await perimetre.Mesures.CompterDefauts().FirstOrDefaultAsync(annulation)
                ?? new DefautsMesures()
        );
        ParNature = new Repartition(
            "Par nature",
            "Nature",
            [
                .. Mesures.ParNature.Select(x => new LigneRepartition(
                    Francais.EnTete(x.Nature.Libelle()),
                    x.Nombre,
                    $"/gestionnaire/mesures?nature={x.Nature.Handle()}"
                )),
            ]
        );
        var ids = Mesures.ParTribunal.Select(x => x.TribunalId).OfType<int>().ToList();
        var noms = await perimetre
            .Tribunaux.Where(t => ids.Contains(t.Id))
            .Select(t => new { t.Id, t.Nom })
            .ToDictionaryAsync(t => t.Id, t => t.Nom, annulation);
        ParTribunal = new Repartition(
            "Par tribunal",
            "Tribunal",
            [
                .. Mesures.ParTribunal.Select(x =>
                    x.TribunalId is { } id
                        ? new LigneRepartition(
                            noms[id],
                            x.Nombre,
                            $"/gestionnaire/mesures?tribunal={id}"
                        )
                        : new LigneRepartition(
                            "Sans tribunal",
                            x.Nombre,
                            $"/gestionnaire/mesures?completer={PointACompleter.SansTribunal.Handle()}"
                        )
                ),
            ]
        );
    }

    public async Task<IActionResult> OnPostConfirmerAsync(int lieuId, int version)
    {
        if (
            !await confirmer.ExecuterAsync(
                perimetre.Acteur,
                lieuId,
                version,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            $"Merci : les tribunaux voient des chiffres confirmés le {Francais.Date(Aujourdhui)}.";
        return RedirectToPage();
    }
}
