using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>Recognises the columns of a file of mesures by their titles, in any order, case, accent and spacing.</summary>
public static class ColonnesMesure
{
    /// <summary>The columns of our own export, in order; <see cref="ListeExtensions.Handle"/> is their title.</summary>
    public static IReadOnlyList<ColonneMesure> Export { get; } =
    [.. Liste<ColonneMesure>.Valeurs.Where(c => c != ColonneMesure.Champ)];

    /// <summary>
    /// Columns that a file of new mesures must have. <see cref="ColonneMesure.Tribunal"/> may stand for
    /// <see cref="ColonneMesure.TribunalSiret"/>, and a file of mesures that have an
    /// <see cref="ColonneMesure.Identifiant"/> needs none.
    /// </summary>
    public static IReadOnlyList<ColonneMesure> Obligatoires { get; } =
    [
        ColonneMesure.DateNomination,
        ColonneMesure.Type,
        ColonneMesure.Civilite,
        ColonneMesure.Annee,
        ColonneMesure.NumeroRg,
        ColonneMesure.Residence,
        ColonneMesure.TribunalSiret,
    ];

    /// <summary>Other titles, in the predecessor's files and in those of everyday life. Compared by <see cref="Cle"/>.</summary>
    private static readonly (ColonneMesure Colonne, string[] Titres)[] Synonymes =
    [
        (ColonneMesure.DateNomination, ["date_ouverture", "nomination", "date du jugement"]),
        (ColonneMesure.Type, ["type de mesure", "nature_mesure", "nature", "mesure"]),
        (ColonneMesure.Champ, ["champ_mesure"]),
        (ColonneMesure.Civilite, ["sexe", "genre"]),
        (ColonneMesure.Annee, ["annee_naissance", "naissance"]),
        (ColonneMesure.NumeroRg, ["rg", "n° rg", "no rg", "num rg"]),
        (ColonneMesure.NumeroDossier, ["dossier", "n° dossier", "no dossier", "num dossier"]),
        (ColonneMesure.Residence, ["lieu_vie", "lieu de vie du majeur", "résidence du majeur"]),
        (ColonneMesure.TypeEtablissement, ["établissement"]),
        (ColonneMesure.CodePostal, ["cp", "codepostal", "code_postal_residence"]),
        (ColonneMesure.Ville, ["commune"]),
        (ColonneMesure.TribunalSiret, ["siret", "siret tribunal", "n° siret du tribunal"]),
        (ColonneMesure.Tribunal, ["nom du tribunal", "juridiction"]),
        (ColonneMesure.TribunalCabinet, ["cabinet"]),
        (ColonneMesure.Antenne, ["nom de l'antenne", "lieu d'exercice"]),
        (ColonneMesure.DatePremiereProtection, ["date_premier_mesure", "première protection"]),
        (ColonneMesure.DateProtectionEnCours, ["protection en cours"]),
        (ColonneMesure.DateEtat, ["date_changement_etat", "date d'effet"]),
        (ColonneMesure.DateFin, ["date_fin_mesure", "date de clôture"]),
        (ColonneMesure.CauseSortie, ["cause de la fin"]),
        (ColonneMesure.Statut, ["status"]),
        (ColonneMesure.Identifiant, ["id", "identifiant mesure"]),
    ];

    internal static TitresConnus<ColonneMesure> Titres { get; } = new(Synonymes);

    /// <summary>The column a title stands for; null when it is not recognised.</summary>
    public static ColonneMesure? Reconnaitre(string titre) => Titres.Reconnaitre(titre);

    /// <summary>What our files write in the column <see cref="ColonneMesure.Type"/>: « curatelle renforcée aux biens et à la personne ».</summary>
    public static string TexteDuType(NatureMesure nature, ChampMesure? champ) =>
        champ is { } c ? $"{nature.Libelle()} {c.Libelle()}" : nature.Libelle();

    /// <inheritdoc cref="TitreDeColonne.Cle"/>
    internal static string Cle(string titre) => TitreDeColonne.Cle(titre);
}
