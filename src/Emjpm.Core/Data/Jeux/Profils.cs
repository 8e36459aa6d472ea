using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux;

/// <summary>What gestionnaires declare of their practice.</summary>
internal static class Profils
{
    private static readonly (Accompagnement, int)[] Frequences =
    [
        (Accompagnement.GrandAge, 24),
        (Accompagnement.HandicapMental, 20),
        (Accompagnement.Psychiatrie, 18),
        (Accompagnement.Surendettement, 12),
        (Accompagnement.ConflitFamilial, 10),
        (Accompagnement.Addiction, 9),
        (Accompagnement.HandicapPhysique, 8),
        (Accompagnement.PatrimoineComplexe, 7),
        (Accompagnement.SansAbri, 5),
        (Accompagnement.TraumatismeCranien, 4),
        (Accompagnement.Migration, 4),
        (Accompagnement.Detention, 3),
    ];

    private static readonly (Langue, int)[] Langues =
    [
        (Langue.Anglais, 40),
        (Langue.Arabe, 18),
        (Langue.Espagnol, 12),
        (Langue.Portugais, 9),
        (Langue.Italien, 7),
        (Langue.Polonais, 6),
        (Langue.Lsf, 5),
        (Langue.Allemand, 5),
        (Langue.Turc, 4),
        (Langue.Berbere, 4),
        (Langue.Roumain, 2),
        (Langue.Russe, 2),
        (Langue.Wolof, 2),
        (Langue.Chinois, 1),
        (Langue.Vietnamien, 1),
    ];

    private static readonly NatureMesure[] Principales =
    [
        NatureMesure.CuratelleRenforcee,
        NatureMesure.CuratelleSimple,
        NatureMesure.Tutelle,
    ];

    private static readonly string[] Textes =
    [
        "Visites à domicile chaque mois ; permanence téléphonique le matin.",
        "Habitude du travail avec les équipes de secteur et les services d’accompagnement à la vie sociale.",
        "Une visite par trimestre au moins en établissement, davantage la première année.",
        "Disponible pour des ouvertures urgentes, réponse sous deux jours ouvrés.",
        "Juriste de formation : successions, ventes immobilières, indivisions.",
        "Secrétariat à mi-temps ; les personnes sont reçues au bureau sur rendez-vous.",
    ];

    public static void Remplir(Gestionnaire gestionnaire, Hasard hasard)
    {
        var (genres, langues) = gestionnaire.Type switch
        {
            TypeGestionnaire.Service => (hasard.Entier(4, 8), hasard.Entier(1, 4)),
            TypeGestionnaire.Individuel => (hasard.Entier(0, 5), hasard.Entier(0, 2)),
            _ => (hasard.Entier(1, 3), hasard.Entier(0, 1)),
        };
        gestionnaire.Accompagnements = Tirer(hasard, Frequences, genres);
        gestionnaire.Langues = Tirer(hasard, Langues, langues);
        gestionnaire.NaturesAcceptees = hasard.Chance(12) ? Principales : [];
        gestionnaire.DeplacementMaxKm =
            gestionnaire.Type is TypeGestionnaire.Individuel && hasard.Chance(70)
                ? 5 * hasard.Entier(3, 12)
                : null;
        gestionnaire.TexteJuge = hasard.Chance(45) ? hasard.Parmi(Textes) : null;
    }

    private static List<T> Tirer<T>(Hasard hasard, (T, int)[] frequences, int nombre)
        where T : struct, Enum
    {
        var pris = new SortedSet<T>();
        for (var i = 0; i < nombre; i++)
            pris.Add(hasard.Pese<T>(frequences));
        return [.. pris];
    }
}
