using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Home of the court: what waits, what was refused, what expires soon, and the way to a search.</summary>
public sealed class AccueilModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>Lines of each list; the rest is one link away.</summary>
    public const int Lignes = 5;

    public string Nom => perimetre.Acteur.Nom;
    public string Tribunal => perimetre.Acteur.Tribunal!.Nom;
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>One more than <see cref="Lignes"/> when there are others.</summary>
    public IReadOnlyList<ReservationAReprendre> AReprendre { get; private set; } = [];

    /// <inheritdoc cref="AReprendre"/>
    public IReadOnlyList<LigneReservation> ExpirentBientot { get; private set; } = [];
    public int SansReponse { get; private set; }
    public IReadOnlyList<DerniereRecherche> Recherches { get; private set; } = [];

    /// <inheritdoc cref="AReprendre"/>
    public IReadOnlyList<LigneReservation> DuMois { get; private set; } = [];
    public DateOnly DebutDuMois => new(Aujourdhui.Year, Aujourdhui.Month, 1);
    public NombresEcheances Echeances { get; private set; } = new();

    public bool RienATraiter =>
        AReprendre.Count == 0 && ExpirentBientot.Count == 0 && SansReponse == 0;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var (reservations, recherches) = (perimetre.Reservations, perimetre.Recherches);
        AReprendre = await reservations
            .Suivre(SuiviReservation.AReprendre, maintenant)
            .OrderByDescending(r => r.Urgent)
            .ThenByDescending(r => r.ExpireeLe ?? r.RepondueLe)
            .ThenByDescending(r => r.Id)
            .Take(Lignes + 1)
            .Select(r => new ReservationAReprendre
            {
                Id = r.Id,
                NumeroRg = r.NumeroRg,
                Nature = r.Nature,
                Urgent = r.Urgent,
                Gestionnaire = r.Gestionnaire!.Nom,
                MotifRefus = r.MotifRefus,
                FinieLe = (r.ExpireeLe ?? r.RepondueLe)!.Value,
                RechercheGardeeId = recherches
                    .Where(x => x.Id == r.RechercheId)
                    .Select(x => (int?)x.Id)
                    .FirstOrDefault(),
            })
            .ToListAsync(annulation);
        ExpirentBientot = await reservations
            .Suivre(SuiviReservation.ExpireBientot, maintenant)
            .OrderBy(r => r.ExpireLe)
            .ThenBy(r => r.Id)
            .Take(Lignes + 1)
            .EnLignes()
            .ToListAsync(annulation);
        SansReponse = await reservations
            .Suivre(SuiviReservation.SansReponse, maintenant)
            .CountAsync(annulation);
        Recherches = await recherches
            .OrderByDescending(r => r.ModifieeLe)
            .ThenByDescending(r => r.Id)
            .Take(Lignes)
            .Select(r => new DerniereRecherche(
                r.Id,
                r.Commune!.Nom,
                r.Nature,
                r.Urgent,
                r.Auteur!.Prenom + " " + r.Auteur.Nom,
                r.ModifieeLe
            ))
            .ToListAsync(annulation);
        var debut = Horloge.InstantParis(DebutDuMois, TimeOnly.MinValue);
        DuMois = await reservations
            .Where(r => r.CreeeLe >= debut)
            .OrderByDescending(r => r.CreeeLe)
            .ThenByDescending(r => r.Id)
            .Take(Lignes + 1)
            .EnLignes()
            .ToListAsync(annulation);
        Echeances =
            await perimetre.Mesures.Compter(Aujourdhui).SingleOrDefaultAsync(annulation)
            ?? new NombresEcheances();
    }
}

/// <summary>A reservation that ended without a mandataire.</summary>
public sealed record ReservationAReprendre
{
    public required int Id { get; init; }
    public required string? NumeroRg { get; init; }
    public required NatureMesure Nature { get; init; }
    public required bool Urgent { get; init; }
    public required string Gestionnaire { get; init; }

    /// <summary>Null when it expired.</summary>
    public required MotifRefus? MotifRefus { get; init; }
    public required DateTime FinieLe { get; init; }

    /// <inheritdoc cref="ReservationDuTribunal.RechercheGardeeId"/>
    public required int? RechercheGardeeId { get; init; }

    public string Reference =>
        NumeroRg is null
            ? $"Réservation n°{Francais.Insecable}{Id}"
            : $"RG{Francais.Insecable}{NumeroRg}";

    /// <summary>What happened, in one sentence.</summary>
    public string Constat =>
        MotifRefus is { } motif
            ? $"{Gestionnaire} ne peut pas la prendre ({motif.Libelle()}), réponse du {Francais.Jour(FinieLe)}"
            : $"expirée sans réponse de {Gestionnaire} le {Francais.Jour(FinieLe)}";
}

/// <summary>A recent search of the court.</summary>
public sealed record DerniereRecherche(
    int Id,
    string Commune,
    NatureMesure? Nature,
    bool Urgent,
    string Auteur,
    DateTime ModifieeLe
);
