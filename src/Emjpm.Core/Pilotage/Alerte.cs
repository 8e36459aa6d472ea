using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>What is watched.</summary>
public enum RegleAlerte
{
    [Valeur("places_rares", "presque plus de places")]
    PlacesRares,

    [Valeur("surcapacite", "mandataire au-delà de sa capacité")]
    Surcapacite,

    [Valeur("capacite_inconnue", "capacité jamais déclarée")]
    CapaciteInconnue,

    [Valeur("suspension_longue", "activité interrompue depuis longtemps")]
    SuspensionLongue,

    [Valeur("sans_reponse", "réservations sans réponse")]
    SansReponse,

    [Valeur("refus_frequents", "refus fréquents")]
    RefusFrequents,

    [Valeur("places_semaines", "plus que quelques semaines de places")]
    PlacesSemaines,

    [Valeur("sans_prepose", "établissements sans préposé")]
    SansPrepose,
}

/// <summary>The rules in words, and their thresholds where nobody set another.</summary>
public static class ReglesAlerte
{
    /// <summary>Answers under which a share of refusals says nothing.</summary>
    public const int ReponsesMinimum = 5;

    /// <summary>Nominations of twelve months under which a number of weeks of demand says nothing.</summary>
    public const int NominationsMinimum = 12;

    /// <summary>Weeks for which free places suffice, at the pace of the nominations of twelve months; null when it says nothing.</summary>
    public static int? SemainesDePlaces(Decompte decompte) =>
        decompte[Grandeur.Capacite] > 0
        && decompte[Grandeur.Entrees12Mois] is >= NominationsMinimum and var nominations
            ? 52 * decompte[Grandeur.PlacesLibres] / nominations
            : null;

    /// <summary>What is compared with the threshold, as the label of its field.</summary>
    public static string Libelle(this RegleAlerte regle) => Liste<RegleAlerte>.Libelle(regle);

    /// <summary>« Places libres, en % de la capacité : alerte au-dessous de ».</summary>
    public static string Seuil(RegleAlerte regle) =>
        regle switch
        {
            RegleAlerte.PlacesRares => "Places libres, en % de la capacité : alerte au-dessous de",
            RegleAlerte.Surcapacite =>
                "Mesures au-delà de la capacité d’un mandataire : alerte à partir de",
            RegleAlerte.CapaciteInconnue =>
                "Lieux d’un mandataire sans capacité connue : alerte à partir de",
            RegleAlerte.SuspensionLongue => "Mois d’interruption d’activité : alerte à partir de",
            RegleAlerte.SansReponse => "Jours sans réponse à une réservation : alerte à partir de",
            RegleAlerte.PlacesSemaines =>
                "Semaines de demande que couvrent les places libres : alerte au-dessous de",
            RegleAlerte.SansPrepose =>
                "Établissements qui ont eu un préposé et n’en ont plus : alerte à partir de",
            _ => "Refus, en % des réponses de douze mois : alerte à partir de",
        };

    public static int ParDefaut(RegleAlerte regle) =>
        regle switch
        {
            RegleAlerte.PlacesRares => 5,
            RegleAlerte.Surcapacite => 3,
            RegleAlerte.CapaciteInconnue => 1,
            RegleAlerte.SuspensionLongue => 6,
            RegleAlerte.SansReponse => 15,
            RegleAlerte.PlacesSemaines => 4,
            RegleAlerte.SansPrepose => 1,
            _ => 40,
        };

    /// <summary>« 3 % de places libres », « 4 mesures de trop ».</summary>
    public static string Constat(RegleAlerte regle, int valeur) =>
        regle switch
        {
            RegleAlerte.PlacesRares => $"{valeur}{Francais.Insecable}% de places libres",
            RegleAlerte.Surcapacite => $"{Francais.Nombre(valeur, "mesure")} de trop",
            RegleAlerte.CapaciteInconnue =>
                $"{Francais.Nombre(valeur, "lieu", "lieux")} sans capacité connue",
            RegleAlerte.SuspensionLongue =>
                $"{Francais.Nombre(valeur, "mois", "mois")} d’interruption",
            RegleAlerte.SansReponse => $"{Francais.Nombre(valeur, "jour")} sans réponse",
            RegleAlerte.PlacesSemaines =>
                $"des places pour {(valeur == 0 ? "moins d’une semaine" : Francais.Nombre(valeur, "semaine"))}",
            RegleAlerte.SansPrepose =>
                $"{Francais.Nombre(valeur, "établissement n’a", "établissements n’ont")} plus de préposé",
            _ => $"{valeur}{Francais.Insecable}% de refus",
        };
}

/// <summary>
/// Something to look at in a département, found the night it began and ended the night it no longer holds; never erased. Of the whole
/// département, or of one gestionnaire there.
/// </summary>
public sealed class Alerte
{
    /// <summary>Days during which an alert put aside is not shown among the others.</summary>
    public const int JoursSourdine = 30;

    public int Id { get; init; }
    public RegleAlerte Regle { get; init; }
    public required string DepartementCode { get; init; }
    public Departement? Departement { get; init; }
    public int? GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public DateOnly ApparueLe { get; init; }

    /// <summary>As the last night found it, in the unit of its rule.</summary>
    public int Valeur { get; set; }
    public int Seuil { get; set; }

    /// <summary>First night without it; null while it lasts.</summary>
    public DateOnly? FinieLe { get; set; }
    public DateTime? VueLe { get; set; }
    public int? VueParId { get; set; }
    public Utilisateur? VuePar { get; set; }

    /// <summary>Last day it is put aside; null: it is not.</summary>
    public DateOnly? MuetteJusquau { get; set; }
    public int Version { get; set; }
}

/// <summary>A threshold that an agent set for a département.</summary>
public sealed class SeuilAlerte
{
    public required RegleAlerte Regle { get; init; }
    public required string DepartementCode { get; init; }
    public int Seuil { get; set; }
}
