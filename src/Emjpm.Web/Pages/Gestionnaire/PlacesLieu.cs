using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A lieu d'exercice with its places and what they are made of.</summary>
public sealed record PlacesLieu
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required string Commune { get; init; }
    public required int? CapaciteAutorisee { get; init; }
    public required int? CapaciteSouhaitee { get; init; }
    public required int? Capacite { get; init; }
    public required int EnCours { get; init; }
    public required int EnAttente { get; init; }
    public required DateTime? DeclareLe { get; init; }
    public required string? DeclarePar { get; init; }
    public required CanalDeclaration? DeclareCanal { get; init; }
    public required string? ContactCourriel { get; init; }
    public required int Version { get; init; }

    /// <summary>Reason of the absence or suspension of the day; null when there is none.</summary>
    public required string? Interruption { get; init; }

    public int Places =>
        Disponibilite.Places(Capacite, EnCours, EnAttente, Interruption is not null);
    public int PlacesLibres =>
        Disponibilite.PlacesLibres(Capacite, EnCours, EnAttente, Interruption is not null);

    /// <summary>« 38 en cours + 1 en attente sur 42 ».</summary>
    public string Ingredients => Compter("");

    /// <summary>« 38 en cours + 1 en attente, dont celle-ci, sur 42 », for a reservation that holds a place here.</summary>
    public string IngredientsDontCelleCi => Compter(", dont celle-ci,");

    /// <summary>« 3 places », « complet, 2 au-delà de la capacité ».</summary>
    public string Reste =>
        Interruption is not null ? "0 place, activité interrompue"
        : Capacite is null ? "capacité non déclarée"
        : Places < 0 ? $"complet, {Francais.Entier(-Places)} au-delà de la capacité"
        : Francais.Nombre(Places, "place");

    private string Compter(string precision) =>
        $"{Francais.Entier(EnCours)} en cours + {Francais.Entier(EnAttente)} en attente{precision}"
        + (Capacite is { } c ? $" sur {Francais.Entier(c)}" : "");

    /// <summary>« Déclaré il y a 24 jours (12 mars 2026) par Anne Leroy, à l’écran ».</summary>
    public string Declaration(DateOnly aujourdhui) =>
        DeclareLe is not { } instant
            ? "Jamais déclaré"
            : $"Déclaré {Francais.IlYA(aujourdhui.DayNumber - Horloge.DateParis(instant).DayNumber)} ({Francais.Jour(instant)})"
                + (DeclarePar is null ? "" : $" par {DeclarePar}")
                + (DeclareCanal is { } canal ? $", {canal.Libelle()}" : "");
}

/// <summary>Reading of the lieux of a gestionnaire.</summary>
public static class LecturesLieux
{
    /// <summary>The lieux open on a date, by name.</summary>
    public static IQueryable<PlacesLieu> AvecPlaces(
        this IQueryable<LieuExercice> lieux,
        DateOnly date
    ) =>
        lieux
            .Where(l => l.FermeLe == null || l.FermeLe > date)
            .OrderBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new PlacesLieu
            {
                Id = l.Id,
                Nom = l.Nom,
                Commune = l.Commune!.Nom,
                CapaciteAutorisee = l.CapaciteAutorisee,
                CapaciteSouhaitee = l.CapaciteSouhaitee,
                Capacite = l.Capacite,
                EnCours = l.EnCours,
                EnAttente = l.EnAttente,
                DeclareLe = l.DeclareLe,
                DeclarePar = l.DeclarePar,
                DeclareCanal = l.DeclareCanal,
                ContactCourriel = l.ContactCourriel,
                Version = l.Version,
                Interruption = l.Gestionnaire!.Indisponibilites.Where(i =>
                        (i.LieuExerciceId == null || i.LieuExerciceId == l.Id)
                        && i.Du <= date
                        && (i.Au == null || i.Au >= date)
                    )
                    .OrderBy(i => i.Id)
                    .Select(i => i.Motif)
                    .FirstOrDefault(),
            });
}
