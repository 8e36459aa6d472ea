using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>What a gestionnaire looks at: what waits for an answer, what waits for the court's decision, what is ended.</summary>
public enum FiltreReservations
{
    [Valeur("a-repondre", "à répondre")]
    ARepondre,

    [Valeur("confirmees", "confirmées")]
    Confirmees,

    [Valeur("terminees", "terminées")]
    Terminees,
}

/// <summary>A reservation in a list of the gestionnaire.</summary>
public sealed record LigneReservation
{
    public required int Id { get; init; }
    public required EtatReservation Etat { get; init; }
    public required bool Urgent { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required string Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required string? NumeroRg { get; init; }
    public required string Lieu { get; init; }
    public required DateOnly? DateJugement { get; init; }
    public required DateTime CreeeLe { get; init; }
    public required DateTime ExpireLe { get; init; }
    public required DateTime? RepondueLe { get; init; }
    public required DateTime? AnnuleeLe { get; init; }
    public required MotifAnnulation? MotifAnnulation { get; init; }
    public required DateTime? ExpireeLe { get; init; }
    public required DateTime? OuverteLe { get; init; }
    public required int? MesureId { get; init; }

    /// <summary>« Tutelle aux biens et à la personne ».</summary>
    public string Mesure => Dossier.Intitule(Nature, Champ);

    /// <summary>Where it stands, in words; the age on <paramref name="aujourdhui"/>.</summary>
    public string Situation(DateOnly aujourdhui) =>
        Etat switch
        {
            EtatReservation.EnAttente =>
                $"Reçue {Age(CreeeLe, aujourdhui)} · sans réponse, elle expire le {Francais.Jour(ExpireLe)}",
            EtatReservation.Confirmee =>
                $"Vous avez répondu « Je peux » {Age(RepondueLe!.Value, aujourdhui)} · reçue le {Francais.Jour(CreeeLe)}",
            EtatReservation.Ouverte => $"Mesure ouverte le {Francais.Jour(OuverteLe!.Value)}",
            EtatReservation.Declinee =>
                $"Vous avez répondu « Je ne peux pas » le {Francais.Jour(RepondueLe!.Value)}",
            EtatReservation.Annulee
                when MotifAnnulation == Core.Designation.MotifAnnulation.HabilitationTerminee =>
                $"Terminée le {Francais.Jour(AnnuleeLe!.Value)} : votre habilitation ne permet plus cette mesure",
            EtatReservation.Annulee =>
                $"Annulée par le tribunal le {Francais.Jour(AnnuleeLe!.Value)}",
            _ => $"Expirée sans réponse le {Francais.Jour(ExpireeLe!.Value)}",
        };

    private static string Age(DateTime depuis, DateOnly aujourdhui) =>
        Francais.IlYA(aujourdhui.DayNumber - Horloge.DateParis(depuis).DayNumber);
}

/// <summary>The lists of reservations of a gestionnaire, each in the order in which they are worked.</summary>
public static class LecturesReservations
{
    public static IQueryable<Reservation> Filtrer(
        this IQueryable<Reservation> reservations,
        FiltreReservations filtre
    ) =>
        filtre switch
        {
            FiltreReservations.ARepondre => reservations.Where(r =>
                r.Etat == EtatReservation.EnAttente
            ),
            FiltreReservations.Confirmees => reservations.Where(r =>
                r.Etat == EtatReservation.Confirmee
            ),
            _ => reservations.Where(r =>
                r.Etat != EtatReservation.EnAttente && r.Etat != EtatReservation.Confirmee
            ),
        };

    /// <summary>The list a state belongs to.</summary>
    public static FiltreReservations Classe(EtatReservation etat) =>
        etat switch
        {
            EtatReservation.EnAttente => FiltreReservations.ARepondre,
            EtatReservation.Confirmee => FiltreReservations.Confirmees,
            _ => FiltreReservations.Terminees,
        };

    /// <summary>Urgent then oldest first for what must be done; last ended first for what is over.</summary>
    public static IQueryable<Reservation> Ordonner(
        this IQueryable<Reservation> reservations,
        FiltreReservations filtre
    ) =>
        filtre == FiltreReservations.Terminees
            ? reservations
                .OrderByDescending(r => r.OuverteLe ?? r.AnnuleeLe ?? r.ExpireeLe ?? r.RepondueLe)
                .ThenByDescending(r => r.Id)
            : reservations
                .OrderByDescending(r => r.Urgent)
                .ThenBy(r => r.CreeeLe)
                .ThenBy(r => r.Id);

    public static IQueryable<LigneReservation> EnLignes(
        this IQueryable<Reservation> reservations
    ) =>
        reservations.Select(r => new LigneReservation
        {
            Id = r.Id,
            Etat = r.Etat,
            Urgent = r.Urgent,
            Nature = r.Nature,
            Champ = r.Champ,
            Tribunal = r.Tribunal!.Nom,
            Cabinet = r.Cabinet!.Nom,
            NumeroRg = r.NumeroRg,
            Lieu = r.Lieu!.Nom,
            DateJugement = r.DateJugement,
            CreeeLe = r.CreeeLe,
            ExpireLe = r.ExpireLe,
            RepondueLe = r.RepondueLe,
            AnnuleeLe = r.AnnuleeLe,
            MotifAnnulation = r.MotifAnnulation,
            ExpireeLe = r.ExpireeLe,
            OuverteLe = r.OuverteLe,
            MesureId = r.MesureId,
        });
}
