using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>One criterion of the panel.</summary>
/// <param name="Poids">points out of 100</param>
/// <param name="Regle">how the points are given</param>
/// <param name="Donnees">what is read to give them</param>
public sealed record LigneExplication(
    Critere Critere,
    int Poids,
    string Regle,
    string Donnees,
    SourceDonnee Source
);

/// <summary>A titled block of paragraphs of the panel.</summary>
public sealed record SectionExplication(string Titre, IReadOnlyList<string> Paragraphes);

/// <summary>
/// The panel « Comment ce classement est-il établi ? », written from the values of a bareme so that it can never disagree
/// with the computation. Holds what the law asks of public decision aids: degree and mode of contribution, data and
/// sources, parameters and weights, operations (CRPA, art. L311-3-1 and R311-3-1-2).
/// </summary>
public sealed record ExplicationBareme(
    string Titre,
    IReadOnlyList<SectionExplication> Sections,
    IReadOnlyList<LigneExplication> Lignes
)
{
    public static ExplicationBareme Pour(Bareme bareme) =>
        new(
            "Comment ce classement est-il établi ?",
            [
                new("Ce que fait ce classement, et ce qu’il ne fait pas", Contribution(bareme)),
                new("Qui peut être proposé", Eligibilite),
                new("Dans quel ordre", OrdrePropositions(bareme)),
                new("Ce qui est montré sans être compté", HorsCalcul(bareme)),
                new("D’où viennent les données", Donnees(bareme)),
                new("Vos droits", Droits),
            ],
            Liste<Critere>.Valeurs.Select(c => Ligne(c, bareme)).ToList()
        );

    private static string[] Contribution(Bareme bareme) =>
        [
            "Ce classement est une aide à la décision. Le juge choisit librement : il peut trier autrement, retenir n’importe quel mandataire habilité et s’écarter de l’ordre proposé. Aucune désignation n’est automatique.",
            "Un calcul fixe attribue à chaque mandataire des points sur 100, ligne par ligne. Il n’apprend rien des choix passés : les mêmes données donnent toujours le même ordre.",
            $"Barème {bareme.Version}, en vigueur depuis le {Francais.Date(bareme.EnVigueurLe)}. L’ordre vu au moment d’une réservation est conservé avec elle.",
        ];

    private static readonly string[] Eligibilite =
    [
        "Sont écartés, avec la raison affichée : les mandataires sans habilitation active à cette date pour le département où vit la personne, ceux dont l’habilitation ne permet pas la nature de mesure envisagée, ceux dont l’activité est interrompue ou qui sont absents, ceux d’un autre type que celui que vous souhaitez et ceux que vous avez déjà sollicités pour cette personne.",
        "Un préposé n’est proposé que pour l’établissement où vit la personne ou, si cet établissement n’est pas indiqué, pour un établissement de sa commune. Il ne l’est pas pour une personne à domicile ou sans domicile.",
        "Les mandataires habilités sans compte actif sont présentés à part, « hors plateforme », avec le moyen de les joindre.",
    ];

    private static string[] OrdrePropositions(Bareme bareme) =>
        [
            "Tous les mandataires qui ont une place viennent avant ceux qui n’en ont pas, quels que soient leurs points. Chacun est présenté une fois, au lieu d’exercice qui convient le mieux.",
            $"Quand aucun accompagnement ni aucune langue n’est demandé, la ligne « adéquation » sort du calcul et les {100 - bareme.Poids.Adequation}{Francais.Insecable}points des autres lignes sont ramenés à 100.",
            "À égalité de points : le plus de places libres, puis la désignation par votre tribunal la plus ancienne (jamais désigné d’abord), puis l’ordre alphabétique.",
        ];

    private static string[] HorsCalcul(Bareme bareme) =>
        [
            $"Pour que vous puissiez répartir équitablement les mesures, sont affichés et jamais comptés : la part des désignations de votre tribunal sur 90{Francais.Insecable}jours comparée à la part des places libres, les réponses en attente, la charge au-delà de la capacité, les chiffres de plus de {bareme.FraicheurNulleJours}{Francais.Insecable}jours, une première mesure de cette nature, un trajet plus long que celui déclaré, une position approchée, une absence ou une fin d’habilitation prochaine.",
        ];

    private static string[] Donnees(Bareme bareme) =>
        [
            "Les habilitations viennent du registre tenu par les services de l’État. Les capacités, les langues, les accompagnements pratiqués, la zone d’intervention et les tribunaux souhaités sont déclarés par les mandataires. Les distances, les délais de réponse et le nombre de mesures sont calculés par e-MJPM.",
            $"L’expérience est comptée sur les mesures suivies par le mandataire (âge des personnes, lieu de vie, type d’établissement, prestations), jamais sur ce qu’un tribunal a saisi. Il en faut au moins {bareme.MesuresPourDemontrer}. Limite : l’AAH montre une pratique du handicap de l’adulte, sans en préciser la nature.",
            "De la personne à protéger ne sont lus que la commune, le lieu de vie, la nature de mesure, les accompagnements et les langues que vous avez indiqués. Son identité n’est pas demandée. La civilité, l’année de naissance et l’urgence n’entrent pas dans le calcul.",
        ];

    private static readonly string[] Droits =
    [
        "Code des relations entre le public et l’administration, articles L311-3-1 et R311-3-1-2 : toute personne concernée par une décision prise avec l’aide de ce classement peut demander le degré et le mode de contribution du calcul, les données traitées et leurs sources, les paramètres et leur pondération appliqués à sa situation, et les opérations effectuées. Le classement de cette recherche se télécharge tel que vous le voyez.",
    ];

    private static LigneExplication Ligne(Critere critere, Bareme bareme)
    {
        var (regle, donnees, source) = critere switch
        {
            Critere.Proximite => (
                $"Tous les points jusqu’à {Km(bareme.ProximitePleineKm)}, puis moitié moins tous les {Km(bareme.ProximiteMoitieKm)}. La zone d’intervention déclarée compte comme proche. Aucun point si la distance est inconnue, sauf dans la même commune.",
                "distance à vol d’oiseau entre la commune de vie, ou l’établissement, et le lieu d’exercice ; zone d’intervention déclarée",
                SourceDonnee.DeclareEtCalcule
            ),
            Critere.Adequation => (
                $"Part des accompagnements et des langues demandés que le mandataire déclare, ou démontre par au moins {Francais.Nombre(bareme.MesuresPourDemontrer, "mesure")}. Une langue ne peut être que déclarée.",
                "profil du mandataire ; mesures qu’il suit ou a suivies",
                SourceDonnee.DeclareEtCalcule
            ),
            Critere.Disponibilite => (
                $"{bareme.PartPourUnePlace}{Francais.Insecable}% des points pour une place libre, le reste selon les places libres, jusqu’à {bareme.PlacesPleinesPourcent}{Francais.Insecable}% de la capacité.",
                "capacité (la plus petite de l’autorisée et de la souhaitée), mesures en cours et réservations en attente",
                SourceDonnee.DeclareEtCalcule
            ),
            Critere.Tribunal => (
                "Tous les points si le mandataire souhaite travailler avec votre tribunal.",
                "tribunaux souhaités",
                SourceDonnee.Declare
            ),
            Critere.Fraicheur => (
                $"Tous les points si les chiffres ont au plus {bareme.FraicheurPleineJours}{Francais.Insecable}jours, puis de moins en moins, aucun à partir de {bareme.FraicheurNulleJours}{Francais.Insecable}jours.",
                "date de la dernière déclaration du mandataire ; un acte du tribunal ne la change pas",
                SourceDonnee.Calcule
            ),
            Critere.Reponse => (
                $"Tous les points pour un délai moyen d’au plus {Jours(bareme.ReponsePleineJours)}, aucun à partir de {Jours(bareme.ReponseNulleJours)}. La moitié tant qu’il y a moins de {bareme.ReponsesMinimum} réponses.",
                "délais de réponse aux réservations, tous tribunaux confondus",
                SourceDonnee.Calcule
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(critere)),
        };
        return new(critere, bareme.Poids.De(critere), regle, donnees, source);
    }

    private static string Km(double km) => Mesure(km, "km");

    private static string Jours(double jours) => Mesure(jours, jours < 2 ? "jour" : "jours");

    private static string Mesure(double valeur, string unite) =>
        $"{valeur.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',')}{Francais.Insecable}{unite}";
}
