using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux;

/// <summary>A kind of situation of protected persons, and what files show of it.</summary>
internal enum Situation
{
    GrandAgeDomicile,
    GrandAgeEtablissement,
    HandicapDomicile,
    HandicapEtablissement,
    PsychiatrieDomicile,
    PsychiatrieEtablissement,
    SansDomicile,
    Hopital,
    Autre,
}

/// <summary>What situations look like, in the proportions of a département.</summary>
internal static class Situations
{
    private static readonly (Situation, int)[] Ordinaires =
    [
        (Situation.GrandAgeDomicile, 16),
        (Situation.GrandAgeEtablissement, 26),
        (Situation.HandicapDomicile, 15),
        (Situation.HandicapEtablissement, 11),
        (Situation.PsychiatrieDomicile, 15),
        (Situation.PsychiatrieEtablissement, 4),
        (Situation.SansDomicile, 2),
        (Situation.Hopital, 2),
        (Situation.Autre, 9),
    ];

    private static readonly Dictionary<Accompagnement, Situation[]> Favorites = new()
    {
        [Accompagnement.Psychiatrie] =
        [
            Situation.PsychiatrieDomicile,
            Situation.PsychiatrieEtablissement,
        ],
        [Accompagnement.HandicapMental] =
        [
            Situation.HandicapDomicile,
            Situation.HandicapEtablissement,
        ],
        [Accompagnement.GrandAge] = [Situation.GrandAgeEtablissement, Situation.GrandAgeDomicile],
        [Accompagnement.SansAbri] = [Situation.SansDomicile],
    };

    /// <summary>A situation, one time out of two among those the gestionnaire says it accompanies.</summary>
    public static Situation Tirer(Hasard hasard, IReadOnlyList<Accompagnement> profil)
    {
        if (profil.Count > 0 && hasard.Chance(50))
            if (Favorites.TryGetValue(hasard.Parmi(profil), out var favorites))
                return hasard.Parmi(favorites);
        return hasard.Pese<Situation>(Ordinaires);
    }

    /// <summary>The situation of the persons who live in an établissement of this type.</summary>
    public static Situation De(TypeEtablissement type) =>
        type switch
        {
            TypeEtablissement.PersonnesAgees => Situation.GrandAgeEtablissement,
            TypeEtablissement.Psychiatrique => Situation.PsychiatrieEtablissement,
            TypeEtablissement.PersonnesHandicapees => Situation.HandicapEtablissement,
            _ => Situation.Hopital,
        };

    public static TypeEtablissement? Etablissement(Situation situation) =>
        situation switch
        {
            Situation.GrandAgeEtablissement => TypeEtablissement.PersonnesAgees,
            Situation.HandicapEtablissement => TypeEtablissement.PersonnesHandicapees,
            Situation.PsychiatrieEtablissement => TypeEtablissement.Psychiatrique,
            Situation.Hopital => TypeEtablissement.Hospitalier,
            _ => null,
        };

    public static LieuVie LieuVie(Situation situation, Hasard hasard) =>
        situation switch
        {
            Situation.SansDomicile => Referentiels.LieuVie.Sdf,
            _ when Etablissement(situation) is null => Referentiels.LieuVie.Domicile,
            _ when hasard.Chance(15) => Referentiels.LieuVie.EtablissementConservationDomicile,
            _ => Referentiels.LieuVie.Etablissement,
        };

    /// <summary>Age of the person at the designation, years.</summary>
    public static int Age(Situation situation, Hasard hasard) =>
        situation switch
        {
            Situation.GrandAgeDomicile => hasard.Entier(74, 94),
            Situation.GrandAgeEtablissement => hasard.Entier(77, 99),
            Situation.HandicapDomicile or Situation.HandicapEtablissement => hasard.Entier(18, 62),
            Situation.Autre => hasard.Entier(20, 84),
            _ => hasard.Entier(22, 71),
        };

    public static IReadOnlyList<PrestationSociale> Prestations(
        Situation situation,
        Hasard hasard
    ) =>
        situation switch
        {
            Situation.GrandAgeDomicile => hasard.Chance(60)
                ? [PrestationSociale.Apa]
                : [PrestationSociale.Apl, PrestationSociale.Aspa],
            Situation.GrandAgeEtablissement => hasard.Chance(55)
                ? [PrestationSociale.Als, PrestationSociale.Apa]
                : [PrestationSociale.Aspa],
            Situation.HandicapDomicile => hasard.Chance(35)
                ? [PrestationSociale.Aah, PrestationSociale.Apl, PrestationSociale.Pch]
                : [PrestationSociale.Aah, PrestationSociale.Apl],
            Situation.HandicapEtablissement or Situation.PsychiatrieDomicile =>
            [
                PrestationSociale.Aah,
            ],
            Situation.SansDomicile => [PrestationSociale.Rsa],
            Situation.Autre => hasard.Chance(40) ? [PrestationSociale.Rsa] : [],
            _ => hasard.Chance(50) ? [PrestationSociale.Aah] : [],
        };
}
