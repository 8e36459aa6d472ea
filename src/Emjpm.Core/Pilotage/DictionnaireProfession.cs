using Emjpm.Core.Referentiels;
using static Emjpm.Core.Pilotage.DomaineIndicateur;

namespace Emjpm.Core.Pilotage;

/// <summary>Indicators of the mandataires, of their renewal, and of the equity between territories.</summary>
internal static class DictionnaireProfession
{
    private static readonly Indicateur Habilites = Formules.Registre(
        "mandataires",
        "Mandataires habilités",
        Mandataires,
        "Mandataires individuels, préposés et services qui ont ce jour-là au moins une habilitation en vigueur."
    );

    public static readonly IReadOnlyList<Indicateur> Tous =
    [
        Habilites,
        Formules.Registre(
            "individuels",
            "Mandataires individuels",
            c => c[Grandeur.Individuels],
            "Mandataires individuels dont un agrément est en vigueur."
        ) with
        {
            Type = TypeGestionnaire.Individuel,
        },
        Formules.Registre(
            "preposes",
            "Préposés d’établissement",
            c => c[Grandeur.Preposes],
            "Préposés dont une déclaration est en vigueur."
        ) with
        {
            Type = TypeGestionnaire.Prepose,
        },
        Formules.Registre(
            "services",
            "Services mandataires",
            c => c[Grandeur.Services],
            "Services dont une autorisation est en vigueur. Un service compte une fois, quel que soit le nombre de ses antennes."
        ) with
        {
            Type = TypeGestionnaire.Service,
        },
        Formules.Registre(
            "fins-habilitation",
            "Habilitations qui finissent dans l’année",
            c => c[Grandeur.FinsHabilitation12Mois],
            "Habilitations en vigueur dont le terme arrive dans les douze mois qui suivent."
        ) with
        {
            ParRessort = false,
        },
        Formules.Registre(
            "formations",
            "Formations à finir dans l’année",
            c => c[Grandeur.FormationsATerme],
            "Mandataires habilités dont le certificat national de compétence inscrit au registre a un terme passé, ou qui arrive dans les douze mois. Un certificat sans terme, ou qui n’est pas au registre, n’est pas compté."
        ) with
        {
            ParRessort = false,
            HausseFavorable = false,
            AuRapport = false,
        },
        new()
        {
            Code = "mesures-adultes",
            Libelle = "Mesures pour 1 000 adultes",
            Definition =
                "Mesures en cours des lieux d’exercice du territoire, rapportées à ses habitants de 20 ans ou plus (Insee, estimation de population au 1er janvier 2026, qui ne distingue pas les 18 et 19 ans et ne couvre pas les collectivités d’outre-mer).",
            Domaine = Equite,
            Unite = UniteIndicateur.PourMilleAdultes,
            Calculer = c => Formules.Rapport(1_000.0 * c[Grandeur.EnCours], c[Grandeur.Adultes]),
            Personnes = c => c[Grandeur.EnCours],
            Lignes = DictionnairePersonnes.MesuresEnCours,
            SeSomme = false,
        },
        new()
        {
            Code = "mandataires-habitants",
            Libelle = "Mandataires pour 100 000 habitants",
            Definition =
                "Mandataires habilités dans le territoire, rapportés à ses habitants de tous âges (population légale des communes).",
            Domaine = Equite,
            Unite = UniteIndicateur.PourCentMille,
            Calculer = c => Formules.Rapport(100_000.0 * Mandataires(c), c[Grandeur.Population]),
            Lignes = Habilites,
            SeSomme = false,
            DuRegistre = true,
        },
        new()
        {
            Code = "dispersion",
            Libelle = "Dispersion de la charge",
            Definition =
                "Écart-type, entre les lieux d’exercice dont la capacité est connue, de leur taux d’occupation (arrêté à 200 %). À 0 point tous sont chargés de même ; plus il est grand, plus la charge est mal répartie.",
            Domaine = Equite,
            Unite = UniteIndicateur.Points,
            Calculer = Dispersion,
            Lignes = DictionnairePlaces.Occupation,
            SeSomme = false,
            HausseFavorable = false,
            AuRapport = false,
        },
        new()
        {
            Code = "distance",
            Libelle = "Distance moyenne à la personne",
            Definition =
                "Moyenne de la distance à vol d’oiseau entre la commune où vit la personne et le lieu d’exercice, pour les mesures en cours dont les deux sont placés.",
            Domaine = Equite,
            Unite = UniteIndicateur.Kilometres,
            Calculer = c =>
                Formules.Rapport(c[Grandeur.KilometresCumules], c[Grandeur.DistancesConnues]),
            Personnes = c => c[Grandeur.DistancesConnues],
            SeSomme = false,
            ParRessort = true,
            HausseFavorable = false,
        },
    ];

    private static int Mandataires(Decompte c) =>
        c[Grandeur.Individuels] + c[Grandeur.Preposes] + c[Grandeur.Services];

    private static double? Dispersion(Decompte c)
    {
        if (c[Grandeur.OccupationsConnues] is not (> 1 and var lieux))
            return null;
        var moyenne = c[Grandeur.OccupationsCumulees] / (double)lieux;
        return Math.Sqrt(
            Math.Max(0, c[Grandeur.CarresDesOccupations] / (double)lieux - moyenne * moyenne)
        );
    }
}
