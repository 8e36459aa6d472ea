using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>A court that holds a place.</summary>
/// <param name="Tribunal">its name; « votre tribunal » for the one that asks</param>
/// <param name="Depuis">UTC instant of its reservation</param>
public sealed record PreneurPlace(string Tribunal, DateTime Depuis);

/// <summary>Why a lieu has no place to give now, and which courts took the last ones: never for whom.</summary>
/// <param name="Capacite">null when no capacity is known</param>
/// <param name="Interruption">reason of the absence or suspension of the day; null when there is none</param>
/// <param name="Preneurs">the courts that hold places here, the last one first, at most three</param>
public sealed record PlacePrise(
    string LieuNom,
    int? Capacite,
    int EnCours,
    int EnAttente,
    string? Interruption,
    IReadOnlyList<PreneurPlace> Preneurs
)
{
    /// <summary>What to tell the court, in French: the fact, and what it can do.</summary>
    public string Phrase =>
        $"{Constat} Choisissez un autre mandataire, ou confirmez ce choix en indiquant pourquoi.";

    /// <summary>The fact alone, in French.</summary>
    public string Constat
    {
        get
        {
            if (Interruption is { } motif)
                return $"L’activité de {LieuNom} est interrompue ({motif}).";
            if (Capacite is not { } capacite)
                return $"Aucune capacité n’est connue pour {LieuNom}.";
            var compte =
                $"{Francais.Nombre(capacite, "place")}, {Francais.Entier(EnCours)} en cours et {Francais.Entier(EnAttente)} en attente";
            return Preneurs.Count == 0
                ? $"{LieuNom} n’a plus de place libre ({compte})."
                : $"{LieuNom} n’a plus de place libre ({compte}). La dernière place a été prise par {Preneurs[0].Tribunal} le {Francais.Instant(Preneurs[0].Depuis)}.";
        }
    }

    /// <summary>The state of a lieu on <paramref name="date"/>, for the court that asks.</summary>
    internal static async Task<PlacePrise> LireAsync(
        EmjpmDbContext db,
        int lieuId,
        int tribunalId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var lieu = await db
            .LieuxExercice.Where(l => l.Id == lieuId)
            .Select(l => new
            {
                l.Nom,
                Gestionnaire = l.Gestionnaire!.Nom,
                l.Capacite,
                l.EnCours,
                l.EnAttente,
                Interruption = db
                    .Indisponibilites.Where(i =>
                        i.GestionnaireId == l.GestionnaireId
                        && (i.LieuExerciceId == null || i.LieuExerciceId == l.Id)
                        && i.Du <= date
                        && (i.Au == null || i.Au >= date)
                    )
                    .OrderByDescending(i => i.EstSuspension)
                    .ThenBy(i => i.Id)
                    .Select(i => i.Motif)
                    .FirstOrDefault(),
            })
            .SingleAsync(annulation);
        var preneurs = await db
            .Reservations.Where(r =>
                r.LieuId == lieuId
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
            )
            .OrderByDescending(r => r.CreeeLe)
            .ThenByDescending(r => r.Id)
            .Take(3)
            .Select(r => new
            {
                r.TribunalId,
                r.Tribunal!.Nom,
                r.CreeeLe,
            })
            .ToListAsync(annulation);
        return new PlacePrise(
            $"{lieu.Gestionnaire}, {lieu.Nom}",
            lieu.Capacite,
            lieu.EnCours,
            lieu.EnAttente,
            lieu.Interruption,
            [
                .. preneurs.Select(p => new PreneurPlace(
                    p.TribunalId == tribunalId ? "votre tribunal" : Tribunal.DansPhrase(p.Nom),
                    p.CreeeLe
                )),
            ]
        );
    }
}
