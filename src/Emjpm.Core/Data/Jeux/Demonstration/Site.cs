using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>A site while the demonstration is composed: how full it must end, and where its persons live.</summary>
internal sealed class Site(Gestionnaire gestionnaire, LieuExercice lieu, TirageCommunes autour)
{
    public Gestionnaire Gestionnaire { get; } = gestionnaire;
    public LieuExercice Lieu { get; } = lieu;

    /// <summary>Mesures en cours to draw.</summary>
    public int EnCours { get; set; }

    /// <summary>Places left once everything is counted; negative over capacity, null when no capacity was ever declared.</summary>
    public int? Libres { get; set; }

    /// <summary>Whether the act of the registry sets a capacity.</summary>
    public bool SansCapaciteAutorisee { get; set; }

    /// <summary>Account that records its mesures and answers; null outside the platform.</summary>
    public int? CompteId { get; set; }

    /// <summary>Établissement of a préposé, where its persons live.</summary>
    public Place? Etablissement { get; init; }
    public TypeEtablissement? TypeEtablissement { get; init; }

    /// <summary>Court of every mesure; null: the nearest of the demonstration.</summary>
    public Tribunal? Tribunal { get; init; }

    public bool PeutRecevoir => CompteId is not null && Libres > 0;

    public Charge Charge(Hasard hasard, Juridictions juridictions)
    {
        var place = Etablissement ?? autour.Tirer(hasard);
        var tribunal = Tribunal ?? juridictions.Pour(place, hasard);
        // Some persons of the border départements live in a Belgian établissement.
        var belgique =
            Tribunal is null && Gestionnaire.Type is TypeGestionnaire.Service && hasard.Chance(1);
        return new(
            Gestionnaire.Id,
            Lieu.Id,
            tribunal.Id,
            hasard.Chance(85) ? juridictions.Cabinet(tribunal, hasard)?.Id : null,
            belgique ? null : place,
            Gestionnaire.Accompagnements,
            belgique ? Referentiels.TypeEtablissement.PersonnesHandicapees : TypeEtablissement,
            CompteId
        );
    }

    public void FixerCapacites(Hasard hasard)
    {
        var souhaitee = Lieu.EnCours + Lieu.EnAttente + Libres;
        int? autorisee = SansCapaciteAutorisee
            ? null
            : ((souhaitee ?? Lieu.EnCours + 8) + hasard.Entier(0, 9)) / 5 * 5 + 5;
        // Over capacity is measured against the act too.
        Lieu.FixerCapacites(Libres < 0 ? souhaitee : autorisee, souhaitee);
    }
}
