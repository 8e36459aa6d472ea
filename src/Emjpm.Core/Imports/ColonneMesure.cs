using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// The columns of a file of mesures. The handle is the title of the column in our own files, and in the predecessor's for
/// those it had; <see cref="ColonnesMesure"/> recognises other spellings. In the order our files have them.
/// </summary>
public enum ColonneMesure
{
    [Valeur("annee", "année de naissance")]
    Annee,

    [Valeur("civilite", "civilité")]
    Civilite,

    [Valeur("numero_rg", "numéro RG")]
    NumeroRg,

    [Valeur("numero_dossier", "numéro de dossier")]
    NumeroDossier,

    [Valeur("tribunal_siret", "SIRET du tribunal")]
    TribunalSiret,

    [Valeur("tribunal", "tribunal")]
    Tribunal,

    [Valeur("tribunal_cabinet", "cabinet du tribunal")]
    TribunalCabinet,

    [Valeur("antenne", "antenne")]
    Antenne,

    [Valeur("date_nomination", "date de nomination")]
    DateNomination,

    /// <summary>Nature and champ in one text: « Curatelle renforcée aux biens ».</summary>
    [Valeur("type", "nature et champ de la mesure")]
    Type,

    /// <summary>Champ alone, in the files that have it apart; not in ours.</summary>
    [Valeur("champ", "champ de la mesure")]
    Champ,

    [Valeur("date_premiere_protection", "date de première mise sous protection")]
    DatePremiereProtection,

    [Valeur("date_protection_en_cours", "date de la protection en cours")]
    DateProtectionEnCours,

    /// <summary>Date from which the situation of the line (nature, champ, residence, place) holds; empty: the date of nomination.</summary>
    [Valeur("date_etat", "date d’effet de la situation")]
    DateEtat,

    [Valeur("residence", "lieu de vie")]
    Residence,

    [Valeur("type_etablissement", "type d’établissement")]
    TypeEtablissement,

    [Valeur("code_postal", "code postal")]
    CodePostal,

    [Valeur("ville", "ville")]
    Ville,

    [Valeur("pays", "pays")]
    Pays,

    [Valeur("echeance", "échéance")]
    Echeance,

    [Valeur("statut", "statut")]
    Statut,

    [Valeur("date_fin", "date de fin")]
    DateFin,

    [Valeur("cause_sortie", "cause de sortie")]
    CauseSortie,

    /// <summary>Identifier of the mesure in this service, in the files it exported.</summary>
    [Valeur("identifiant", "identifiant e-MJPM")]
    Identifiant,
}
