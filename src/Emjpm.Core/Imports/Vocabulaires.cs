using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// What files write for each closed list: our handles and labels, the predecessor's texts (screens, import notice, official
/// lists with their misspellings), and everyday usage.
/// </summary>
internal static class Vocabulaires
{
    private static readonly (string, NatureMesure)[] Natures =
    [
        .. DeLaListe<NatureMesure>(),
        ("curatelle", NatureMesure.CuratelleSimple),
        ("mandats de protection future", NatureMesure.MandatProtectionFuture),
        ("maj", NatureMesure.MesureAccompagnementJudiciaire),
        ("accompagnement judiciaire", NatureMesure.MesureAccompagnementJudiciaire),
        ("mesure adhoc", NatureMesure.MesureAdHoc),
        ("ad hoc", NatureMesure.MesureAdHoc),
        ("sauvegarde de justice avec mandat spécial", NatureMesure.SauvegardeJustice),
        ("sauvegarde", NatureMesure.SauvegardeJustice),
        ("mandat spécial", NatureMesure.SauvegardeJustice),
    ];

    private static readonly (string, ChampMesure)[] Champs =
    [
        .. DeLaListe<ChampMesure>(),
        ("biens", ChampMesure.ProtectionBien),
        ("protection des biens", ChampMesure.ProtectionBien),
        ("à la personne et aux biens", ChampMesure.ProtectionBienPersonne),
        ("protection des biens et de la personne", ChampMesure.ProtectionBienPersonne),
        ("protection de la personne et des biens", ChampMesure.ProtectionBienPersonne),
    ];

    public static Vocabulaire<(NatureMesure Nature, ChampMesure? Champ)> Type { get; } =
        new(
            [
                .. Liste<NatureMesure>.Valeurs.Select(n => n.Libelle()),
                .. from nature in Liste<NatureMesure>.Valeurs
                from champ in Liste<ChampMesure>.Valeurs
                select ColonnesMesure.TexteDuType(nature, champ),
            ],
            [
                .. Natures.Select(n => (n.Item1, (n.Item2, (ChampMesure?)null))),
                .. from nature in Natures
                from champ in Champs
                select ($"{nature.Item1} {champ.Item1}", (nature.Item2, (ChampMesure?)champ.Item2)),
            ]
        );

    public static Vocabulaire<ChampMesure> Champ { get; } = new(Libelles<ChampMesure>(), Champs);

    public static Vocabulaire<Civilite> Civilite { get; } =
        new(
            ["F", "H"],
            [
                .. DeLaListe<Civilite>(),
                .. Tous(
                    Referentiels.Civilite.Madame,
                    "F",
                    "Mme",
                    "Mlle",
                    "Mademoiselle",
                    "femme",
                    "féminin"
                ),
                .. Tous(Referentiels.Civilite.Monsieur, "H", "M", "Mr", "homme", "masculin"),
            ]
        );

    public static Vocabulaire<LieuVie> Residence { get; } =
        new(
            Libelles<LieuVie>(),
            [
                .. DeLaListe<LieuVie>(),
                ("sans domicile", LieuVie.Sdf),
                (
                    "établissement avec conservation domicile",
                    LieuVie.EtablissementConservationDomicile
                ),
            ]
        );

    public static Vocabulaire<TypeEtablissement> TypeEtablissement { get; } =
        new(
            Libelles<TypeEtablissement>(),
            [
                .. DeLaListe<TypeEtablissement>(),
                (
                    "établissement ou service pour handicapés",
                    Referentiels.TypeEtablissement.PersonnesHandicapees
                ),
                ("hôpital", Referentiels.TypeEtablissement.Hospitalier),
                ("ehpad", Referentiels.TypeEtablissement.PersonnesAgees),
            ]
        );

    public static Vocabulaire<StatutMesure> Statut { get; } =
        new(
            Libelles<StatutMesure>(),
            [
                .. DeLaListe<StatutMesure>(),
                ("mesure en cours", StatutMesure.EnCours),
                ("mesure clôturée", StatutMesure.Eteinte),
                ("fermée", StatutMesure.Eteinte),
            ]
        );

    public static Vocabulaire<CauseSortie> CauseSortie { get; } =
        new(
            Libelles<CauseSortie>(),
            [
                .. DeLaListe<CauseSortie>(),
                (
                    "désaississement en faveur d'un autre MJPM",
                    Referentiels.CauseSortie.DessaisissementAutreMjpm
                ),
                (
                    "désaissement en faveur de la famille",
                    Referentiels.CauseSortie.DessaisissementFamille
                ),
            ]
        );

    /// <summary>ISO 3166-1 alpha-2 code of a country; any two letters are one.</summary>
    public static Vocabulaire<string> Pays { get; } =
        new(
            ["France", "Belgique"],
            [
                ("France", "FR"),
                ("Belgique", "BE"),
                ("Luxembourg", "LU"),
                ("Allemagne", "DE"),
                ("Suisse", "CH"),
                ("Italie", "IT"),
                ("Espagne", "ES"),
                ("Portugal", "PT"),
                ("Monaco", "MC"),
                ("Andorre", "AD"),
                ("Pays-Bas", "NL"),
                ("Royaume-Uni", "GB"),
                ("Maroc", "MA"),
                ("Algérie", "DZ"),
                ("Tunisie", "TN"),
            ]
        );

    private static IEnumerable<(string, T)> DeLaListe<T>()
        where T : struct, Enum =>
        Liste<T>.Valeurs.SelectMany(v => new[] { (v.Libelle(), v), (v.Handle(), v) });

    private static IEnumerable<string> Libelles<T>()
        where T : struct, Enum => Liste<T>.Valeurs.Select(v => v.Libelle());

    private static IEnumerable<(string, T)> Tous<T>(T valeur, params string[] textes) =>
        textes.Select(t => (t, valeur));
}
