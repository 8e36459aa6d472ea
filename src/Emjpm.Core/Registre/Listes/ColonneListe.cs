using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>
/// The columns of a list of entitled professionals. Our own files of the registry and of the official list have them, and so
/// have, under other titles, those of the prefectures.
/// </summary>
public enum ColonneListe
{
    [Valeur("fiche", "numéro de fiche")]
    Fiche,

    [Valeur("type", "catégorie")]
    Type,

    [Valeur("civilite", "civilité")]
    Civilite,

    [Valeur("prenom", "prénom")]
    Prenom,

    [Valeur("nom", "nom")]
    Nom,

    [Valeur("siret", "SIRET")]
    Siret,

    [Valeur("courriel", "courriel")]
    Courriel,

    [Valeur("telephone", "téléphone")]
    Telephone,

    [Valeur("adresse", "adresse")]
    Adresse,

    [Valeur("code_postal", "code postal")]
    CodePostal,

    [Valeur("commune", "commune")]
    Commune,

    [Valeur("finess", "numéro FINESS")]
    Finess,

    [Valeur("numero_acte", "numéro de l’acte")]
    NumeroActe,

    [Valeur("date_acte", "date de l’acte")]
    DateActe,

    [Valeur("premier_jour", "premier jour")]
    Du,

    [Valeur("dernier_jour", "dernier jour")]
    Au,

    [Valeur("natures", "natures permises")]
    Natures,

    [Valeur("capacite", "capacité autorisée")]
    Capacite,

    [Valeur("financeur", "financeur")]
    Financeur,
}

/// <summary>Recognises the columns of a list by their titles.</summary>
internal static class ColonnesListe
{
    public static TitresConnus<ColonneListe> Titres { get; } =
        new([
            (ColonneListe.Fiche, ["n° de fiche", "fiche e-mjpm", "identifiant"]),
            (ColonneListe.Type, ["type", "type de mandataire", "statut juridique", "qualité"]),
            (ColonneListe.Civilite, ["titre", "sexe", "genre"]),
            (
                ColonneListe.Nom,
                [
                    "nom et prénom",
                    "nom prénom",
                    "prénom et nom",
                    "nom du mandataire",
                    "nom du service",
                    "dénomination",
                    "raison sociale",
                    "mandataire",
                ]
            ),
            (ColonneListe.Siret, ["n° siret", "numéro siret"]),
            (
                ColonneListe.Courriel,
                ["mail", "e-mail", "email", "adresse mail", "mél", "adresse électronique"]
            ),
            (ColonneListe.Telephone, ["tél", "tel", "n° de téléphone"]),
            (ColonneListe.Adresse, ["adresse postale", "voie"]),
            (ColonneListe.CodePostal, ["cp", "codepostal"]),
            (ColonneListe.Commune, ["ville", "commune d’exercice"]),
            (ColonneListe.Finess, ["finess", "n° finess", "finess de l’établissement"]),
            (
                ColonneListe.NumeroActe,
                [
                    "numéro",
                    "n° de l’acte",
                    "n° arrêté",
                    "numéro de l’arrêté",
                    "arrêté",
                    "n° agrément",
                ]
            ),
            (
                ColonneListe.DateActe,
                ["date de l’arrêté", "date arrêté", "date d’agrément", "date de signature"]
            ),
            (
                ColonneListe.Du,
                ["date de début", "à compter du", "valable à partir du", "date d’effet"]
            ),
            (ColonneListe.Au, ["jusqu’au", "date de fin", "échéance", "valable jusqu’au"]),
            (ColonneListe.Natures, ["mesures permises", "natures de mesure", "mesures autorisées"]),
            (
                ColonneListe.Capacite,
                ["capacité", "nombre de mesures", "nombre de mesures autorisé", "mesures maximum"]
            ),
            (ColonneListe.Financeur, ["département financeur", "financé"]),
        ]);
}
