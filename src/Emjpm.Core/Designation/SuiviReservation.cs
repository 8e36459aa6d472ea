using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>What a court looks after among its reservations.</summary>
public enum SuiviReservation
{
    [Valeur("a_reprendre", "à confier à un autre")]
    AReprendre,

    [Valeur("expire_bientot", "expirent dans les 5 jours")]
    ExpireBientot,

    [Valeur("sans_reponse", "sans réponse depuis 7 jours")]
    SansReponse,
}

/// <summary>The one definition of what waits for the court, for its home and its lists.</summary>
public static class SuivisReservations
{
    /// <summary>Days before the expiry from which it is announced.</summary>
    public const int ExpireBientotJours = 5;

    private const int SansReponseJours = 7;
    private const int SansReponseUrgentJours = 2;

    /// <summary>Days during which a refusal or an expiry asks for another choice.</summary>
    private const int AReprendreJours = 30;

    /// <summary>What the list holds, in a sentence.</summary>
    public static string Explication(this SuiviReservation suivi) =>
        suivi switch
        {
            SuiviReservation.AReprendre =>
                $"Refusées ou expirées depuis moins de {Francais.Nombre(AReprendreJours, "jour")}, sans autre réservation pour la même recherche ou le même RG.",
            SuiviReservation.ExpireBientot =>
                $"En attente de réponse, elles expirent dans moins de {Francais.Nombre(ExpireBientotJours, "jour")}.",
            _ =>
                $"En attente de réponse depuis plus de {Francais.Nombre(SansReponseJours, "jour")}, {Francais.Nombre(SansReponseUrgentJours, "jour")} si la demande est urgente.",
        };

    /// <summary>Keeps what <paramref name="suivi"/> says, at a UTC instant.</summary>
    /// <param name="reservations">those of one court: a later one of the same search or the same RG is the choice already made</param>
    public static IQueryable<Reservation> Suivre(
        this IQueryable<Reservation> reservations,
        SuiviReservation suivi,
        DateTime maintenant
    )
    {
        switch (suivi)
        {
            case SuiviReservation.AReprendre:
                var depuis = maintenant.AddDays(-AReprendreJours);
                return reservations.Where(r =>
                    (
                        (r.Etat == EtatReservation.Declinee && r.RepondueLe >= depuis)
                        || (r.Etat == EtatReservation.Expiree && r.ExpireeLe >= depuis)
                    )
                    && !reservations.Any(x =>
                        x.Id > r.Id
                        && x.LieeAId != r.Id
                        && (
                            x.Etat == EtatReservation.EnAttente
                            || x.Etat == EtatReservation.Confirmee
                            || x.Etat == EtatReservation.Ouverte
                        )
                        && (
                            (r.RechercheId != null && x.RechercheId == r.RechercheId)
                            || (r.NumeroRg != null && x.NumeroRg == r.NumeroRg)
                        )
                    )
                );
            case SuiviReservation.ExpireBientot:
                var limite = maintenant.AddDays(ExpireBientotJours);
                return reservations.Where(r =>
                    r.Etat == EtatReservation.EnAttente && r.ExpireLe <= limite
                );
            default:
                var (ordinaire, urgente) = (
                    maintenant.AddDays(-SansReponseJours),
                    maintenant.AddDays(-SansReponseUrgentJours)
                );
                return reservations.Where(r =>
                    r.Etat == EtatReservation.EnAttente
                    && (r.CreeeLe < ordinaire || (r.Urgent && r.CreeeLe < urgente))
                );
        }
    }
}
