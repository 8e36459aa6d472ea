using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>A column of the template: its help, its two examples, the values to choose from.</summary>
internal sealed record ColonneModele(
    ColonneMesure Colonne,
    string Aide,
    string Exemple1,
    string Exemple2,
    IReadOnlyList<string>? Liste = null,
    uint Style = ModeleImport.StyleTexte
)
{
    public static IReadOnlyList<ColonneModele> Toutes { get; } =
    [
        new(
            ColonneMesure.DateNomination,
            "Date du jugement qui vous a désigné, jj/mm/aaaa.",
            "43820",
            "44270",
            Style: ModeleImport.StyleDate
        ),
        new(
            ColonneMesure.Type,
            "Nature de la mesure et ce qu’elle couvre. Choisissez dans la liste.",
            "curatelle renforcée aux biens et à la personne",
            "tutelle",
            Types()
        ),
        new(
            ColonneMesure.CodePostal,
            "Code postal du lieu de vie, cinq chiffres. Laissez vide pour une personne sans domicile.",
            "75002",
            "01000"
        ),
        new(
            ColonneMesure.Ville,
            "Commune du lieu de vie, nécessaire quand plusieurs communes ont le même code postal.",
            "Paris",
            "Bourg-en-Bresse"
        ),
        new(ColonneMesure.Civilite, "F ou H.", "H", "F", ["F", "H"]),
        new(ColonneMesure.Annee, "Année de naissance, quatre chiffres.", "1982", "1947"),
        new(
            ColonneMesure.NumeroRg,
            "Numéro du répertoire général du tribunal, huit chiffres ou lettres.",
            "21B00167",
            "12A34567"
        ),
        new(ColonneMesure.NumeroDossier, "Votre propre numéro de dossier.", "", "D-2021-118"),
        new(
            ColonneMesure.Residence,
            "Lieu de vie. Choisissez dans la liste.",
            "à domicile",
            "en établissement",
            [.. Liste<LieuVie>.Valeurs.Select(v => v.Libelle())]
        ),
        new(
            ColonneMesure.TribunalSiret,
            "SIRET du tribunal, quatorze chiffres. Laissez vide si vous écrivez le nom du tribunal.",
            "17750111101383",
            ""
        ),
        new(
            ColonneMesure.Tribunal,
            "Nom du tribunal, à défaut de son SIRET.",
            "",
            "Tribunal judiciaire de Bourg-en-Bresse"
        ),
        new(ColonneMesure.TribunalCabinet, "Cabinet du tribunal qui suit la mesure.", "", "2"),
        new(
            ColonneMesure.Antenne,
            "Pour un service\u00A0: nom de l’antenne qui suit la mesure.",
            "",
            ""
        ),
    ];

    private static List<string> Types() =>
        [
            .. from nature in Liste<NatureMesure>.Valeurs
            from champ in new ChampMesure?[]
            {
                null,
                ChampMesure.ProtectionBien,
                ChampMesure.ProtectionPersonne,
                ChampMesure.ProtectionBienPersonne,
            }
            select ColonnesMesure.TexteDuType(nature, champ),
        ];
}
