using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A step in the life of a reservation.</summary>
/// <param name="Par">who did it; null for the system</param>
public sealed record Etape(DateTime Instant, string Acte, string? Par, string? Details = null);

/// <summary>
/// The life of a reservation as it is told: the lines of the history, and the dated facts of the reservation for what
/// happened before the history was kept.
/// </summary>
public static class ChronologieReservation
{
    public static async Task<IReadOnlyList<Etape>> LireAsync(
        Perimetre perimetre,
        ReservationLue r,
        CancellationToken annulation
    )
    {
        var noms = perimetre.Noms;
        var lignes = await perimetre
            .Historique.Where(e => e.Objet == "reservation" && e.ObjetId == r.Id)
            .OrderBy(e => e.Instant)
            .ThenBy(e => e.Id)
            .Select(e => new
            {
                e.Acte,
                e.Instant,
                Par = noms.Where(n => n.Id == e.UtilisateurId).Select(n => n.Nom).FirstOrDefault(),
            })
            .ToListAsync(annulation);
        var connues = lignes.Select(l => l.Acte).ToHashSet();
        return
        [
            .. lignes
                .Where(l => Libelle(l.Acte) is not null)
                .Select(l => new Etape(l.Instant, Libelle(l.Acte)!, l.Par, Details(r, l.Acte)))
                .Concat(
                    Faits(r)
                        .Where(f => !connues.Contains(f.Acte))
                        .Select(f => new Etape(
                            f.Instant,
                            Libelle(f.Acte)!,
                            f.Par,
                            Details(r, f.Acte)
                        ))
                )
                .OrderBy(e => e.Instant),
        ];
    }

    private static IEnumerable<(string Acte, DateTime Instant, string? Par)> Faits(ReservationLue r)
    {
        yield return ("reservation.creer", r.CreeeLe, r.Auteur);
        if (r.RepondueLe is { } reponse)
            yield return (
                r.MotifRefus is null ? "reservation.confirmer" : "reservation.decliner",
                reponse,
                r.ReponduPar
            );
        if (r.AnnuleeLe is { } annulee)
            yield return (
                r.MotifAnnulation == MotifAnnulation.HabilitationTerminee
                    ? "reservation.interrompre"
                    : "reservation.annuler",
                annulee,
                r.AnnuleePar
            );
        if (r.ExpireeLe is { } expiree)
            yield return ("reservation.expirer", expiree, null);
        if (r.OuverteLe is { } ouverte)
            yield return ("reservation.ouvrir", ouverte, r.OuvertePar);
    }

    /// <summary>Null for the acts that are not part of the story.</summary>
    private static string? Libelle(string acte) =>
        acte switch
        {
            "reservation.creer" => "Réservation par le tribunal",
            "reservation.rappeler" => "Rappel envoyé",
            "reservation.annoncer_expiration" => "Expiration prochaine annoncée",
            "reservation.prolonger" => "Délai de réponse prolongé par le tribunal",
            "reservation.retablir" => "Réservation rétablie par le tribunal",
            "reservation.confirmer" => "« Je peux prendre cette mesure »",
            "reservation.decliner" => "« Je ne peux pas »",
            "reservation.annuler" => "Annulée par le tribunal",
            "reservation.interrompre" => "Prend fin : le mandataire n’est plus habilité",
            "reservation.expirer" => "Expirée sans réponse",
            "reservation.ouvrir" => "Mesure ouverte",
            "reservation.confier" => "Suivi confié à une autre personne du tribunal",
            _ => null,
        };

    private static string? Details(ReservationLue r, string acte) =>
        acte switch
        {
            "reservation.confirmer" when r.Lieu != r.LieuDemande => $"Lieu d’exercice : {r.Lieu}",
            "reservation.decliner" => Motif(r.MotifRefus?.Libelle(), r.TexteRefus),
            "reservation.annuler" => Motif(r.MotifAnnulation?.Libelle(), r.TexteAnnulation),
            _ => null,
        };

    private static string? Motif(string? libelle, string? texte) =>
        (libelle, texte) switch
        {
            ({ } l, { } t) => $"{Francais.EnTete(l)} : {t}",
            ({ } l, null) => Francais.EnTete(l),
            _ => texte,
        };
}
