using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A reservation in a list of the court.</summary>
public sealed record LigneReservation
{
    public required int Id { get; init; }
    public required EtatReservation Etat { get; init; }
    public required bool Urgent { get; init; }
    public required string? NumeroRg { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required string Gestionnaire { get; init; }
    public required TypeGestionnaire Type { get; init; }
    public required string Lieu { get; init; }
    public required string Commune { get; init; }
    public required string Auteur { get; init; }
    public required string? Cabinet { get; init; }
    public required int? RechercheId { get; init; }
    public required DateOnly? DateJugement { get; init; }
    public required DateTime CreeeLe { get; init; }
    public required DateTime ExpireLe { get; init; }
    public required DateTime? RepondueLe { get; init; }
    public required DateTime? ExpireeLe { get; init; }
    public required DateTime? AnnuleeLe { get; init; }
    public required MotifRefus? MotifRefus { get; init; }

    /// <summary>« Tutelle aux biens et à la personne ».</summary>
    public string Mesure => Dossier.Intitule(Nature, Champ);

    /// <summary>« RG 24A01234 », or the number of the reservation while the RG is not known.</summary>
    public string Reference =>
        NumeroRg is null
            ? $"n°{Francais.Insecable}{Id} (RG à venir)"
            : $"RG{Francais.Insecable}{NumeroRg}";

    /// <summary>« Bureau de Roubaix », with the town when the name does not say it.</summary>
    public string Site =>
        Lieu.Contains(Commune, StringComparison.OrdinalIgnoreCase) ? Lieu : $"{Lieu}, {Commune}";

    /// <summary>Days until the first answer; until <paramref name="aujourdhui"/> while there is none, null when it ended without any.</summary>
    public int? DelaiJours(DateOnly aujourdhui) =>
        RepondueLe is { } reponse ? Jours(reponse)
        : Etat == EtatReservation.EnAttente
            ? aujourdhui.DayNumber - Horloge.DateParis(CreeeLe).DayNumber
        : null;

    /// <summary>« depuis 9 jours », « répondue en 2 jours »; null when it ended without an answer.</summary>
    public string? Delai(DateOnly aujourdhui) =>
        (RepondueLe, DelaiJours(aujourdhui)) switch
        {
            (null, null) => null,
            (null, 0) => "depuis aujourd’hui",
            (null, { } j) => $"depuis {Francais.Nombre(j, "jour")}",
            (_, 0) => "réponse le jour même",
            (_, { } j) => $"réponse en {Francais.Nombre(j, "jour")}",
            (_, null) => null,
        };

    /// <summary>Days before the expiry of what still waits; null for the rest.</summary>
    public int? ExpireDans(DateOnly aujourdhui) =>
        Etat == EtatReservation.EnAttente
            ? Horloge.DateParis(ExpireLe).DayNumber - aujourdhui.DayNumber
            : null;

    private int Jours(DateTime fin) =>
        Horloge.DateParis(fin).DayNumber - Horloge.DateParis(CreeeLe).DayNumber;
}

/// <summary>The reservations of the court as lines, on screen and in files.</summary>
public static class LignesReservations
{
    public static IQueryable<LigneReservation> EnLignes(
        this IQueryable<Reservation> reservations
    ) =>
        reservations.Select(r => new LigneReservation
        {
            Id = r.Id,
            Etat = r.Etat,
            Urgent = r.Urgent,
            NumeroRg = r.NumeroRg,
            Nature = r.Nature,
            Champ = r.Champ,
            Gestionnaire = r.Gestionnaire!.Nom,
            Type = r.Gestionnaire.Type,
            Lieu = r.Lieu!.Nom,
            Commune = r.Lieu.Commune!.Nom,
            Auteur = r.Auteur!.Prenom + " " + r.Auteur.Nom,
            Cabinet = r.Cabinet!.Nom,
            RechercheId = r.RechercheId,
            DateJugement = r.DateJugement,
            CreeeLe = r.CreeeLe,
            ExpireLe = r.ExpireLe,
            RepondueLe = r.RepondueLe,
            ExpireeLe = r.ExpireeLe,
            AnnuleeLe = r.AnnuleeLe,
            MotifRefus = r.MotifRefus,
        });

    /// <summary>Columns of the file, on a civil date.</summary>
    public static Feuille<LigneReservation> Feuille(DateOnly aujourdhui) =>
        new(
            "Réservations",
            [
                Colonne<LigneReservation>.Entier("Réservation", l => l.Id),
                Colonne<LigneReservation>.Texte("Numéro RG", l => l.NumeroRg, 12),
                Colonne<LigneReservation>.Texte("Nature", l => l.Nature.Libelle(), 26),
                Colonne<LigneReservation>.Texte("Champ", l => l.Champ?.Libelle(), 28),
                Colonne<LigneReservation>.Texte("Urgent", l => l.Urgent ? "oui" : "non", 8),
                Colonne<LigneReservation>.Texte("Mandataire", l => l.Gestionnaire, 32),
                Colonne<LigneReservation>.Texte("Type", l => l.Type.Libelle(), 24),
                Colonne<LigneReservation>.Texte("Lieu d’exercice", l => l.Lieu, 32),
                Colonne<LigneReservation>.Texte("Commune du lieu", l => l.Commune),
                Colonne<LigneReservation>.Texte("Réservée par", l => l.Auteur, 24),
                Colonne<LigneReservation>.Texte("Cabinet", l => l.Cabinet, 16),
                Colonne<LigneReservation>.Date("Réservée le", l => Horloge.DateParis(l.CreeeLe)),
                Colonne<LigneReservation>.Texte("État", l => l.Etat.Libelle(), 22),
                Colonne<LigneReservation>.Date("Répondue le", l => Jour(l.RepondueLe)),
                Colonne<LigneReservation>.Entier("Délai (jours)", l => l.DelaiJours(aujourdhui)),
                Colonne<LigneReservation>.Texte("Motif du refus", l => l.MotifRefus?.Libelle(), 28),
                Colonne<LigneReservation>.Date(
                    "Expire le",
                    l => l.Etat == EtatReservation.EnAttente ? Jour(l.ExpireLe) : null
                ),
                Colonne<LigneReservation>.Date("Expirée le", l => Jour(l.ExpireeLe)),
                Colonne<LigneReservation>.Date("Annulée le", l => Jour(l.AnnuleeLe)),
                Colonne<LigneReservation>.Date("Jugement prévu le", l => l.DateJugement, 18),
            ]
        );

    private static DateOnly? Jour(DateTime? instant) =>
        instant is { } i ? Horloge.DateParis(i) : null;
}
