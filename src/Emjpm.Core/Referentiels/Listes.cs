namespace Emjpm.Core.Referentiels;

// The closed lists of the service. Handles are those of the predecessor's files and of the official
// data dictionary wherever it has one; screens show the labels.

/// <summary>Nature of a measure of protection. Source: code civil, art. 425 s.; predecessor's official list.</summary>
public enum NatureMesure
{
    [Valeur("curatelle_renforcee", "curatelle renforcée")]
    CuratelleRenforcee,

    [Valeur("curatelle_simple", "curatelle simple")]
    CuratelleSimple,

    [Valeur("mandat_protection_future", "mandat de protection future")]
    MandatProtectionFuture,

    [Valeur("mesure_accompagnement_judiciaire", "mesure d’accompagnement judiciaire")]
    MesureAccompagnementJudiciaire,

    [Valeur("mesure_ad_hoc", "mesure ad hoc")]
    MesureAdHoc,

    [Valeur("sauvegarde_justice", "sauvegarde de justice")]
    SauvegardeJustice,

    [Valeur("subroge_curateur", "subrogé curateur")]
    SubrogeCurateur,

    [Valeur("subroge_tuteur", "subrogé tuteur")]
    SubrogeTuteur,

    [Valeur("tutelle", "tutelle")]
    Tutelle,
}

/// <summary>What a measure covers: property, person, or both.</summary>
public enum ChampMesure
{
    [Valeur("protection_bien", "aux biens")]
    ProtectionBien,

    [Valeur("protection_bien_personne", "aux biens et à la personne")]
    ProtectionBienPersonne,

    [Valeur("protection_personne", "à la personne")]
    ProtectionPersonne,
}

/// <summary>Civil title of the protected person.</summary>
public enum Civilite
{
    [Valeur("madame", "Madame")]
    Madame,

    [Valeur("monsieur", "Monsieur")]
    Monsieur,
}

/// <summary>Where the protected person lives.</summary>
public enum LieuVie
{
    [Valeur("domicile", "à domicile")]
    Domicile,

    [Valeur("etablissement", "en établissement")]
    Etablissement,

    [Valeur(
        "etablissement_conservation_domicile",
        "en établissement avec conservation du domicile"
    )]
    EtablissementConservationDomicile,

    [Valeur("sdf", "sans domicile fixe")]
    Sdf,
}

/// <summary>Kind of établissement where the protected person lives. Source: predecessor's official list.</summary>
public enum TypeEtablissement
{
    [Valeur("autre_etablissement", "autre établissement")]
    Autre,

    [Valeur("autre_etablissement_s_ms", "autre établissement social ou médico-social")]
    AutreSocialMedicoSocial,

    [Valeur("etablissement_handicapes", "établissement ou service pour personnes handicapées")]
    PersonnesHandicapees,

    [Valeur("etablissement_hospitalier", "établissement hospitalier")]
    Hospitalier,

    [Valeur("etablissement_personne_agee", "établissement pour personnes âgées")]
    PersonnesAgees,

    [Valeur("etablissement_psychiatrique", "établissement psychiatrique")]
    Psychiatrique,
}

/// <summary>Why a measure ended.</summary>
public enum CauseSortie
{
    [Valeur("caducite", "caducité")]
    Caducite,

    [Valeur("deces", "décès")]
    Deces,

    [Valeur("dessaisissement_autre_mjpm", "dessaisissement en faveur d’un autre MJPM")]
    DessaisissementAutreMjpm,

    [Valeur("dessaisissement_famille", "dessaisissement en faveur de la famille")]
    DessaisissementFamille,

    [Valeur("mainlevee", "mainlevée")]
    Mainlevee,
}

/// <summary>Social benefits of the protected person that the predecessor's file records.</summary>
public enum PrestationSociale
{
    [Valeur("AAH", "AAH")]
    Aah,

    [Valeur("ALS", "ALS")]
    Als,

    [Valeur("APA", "APA")]
    Apa,

    [Valeur("APL", "APL")]
    Apl,

    [Valeur("ASI", "ASI")]
    Asi,

    [Valeur("ASPA", "ASPA")]
    Aspa,

    [Valeur("PCH", "PCH")]
    Pch,

    [Valeur("RSA", "RSA")]
    Rsa,
}

/// <summary>
/// Kind of entry of the registry: the mandataires a court may designate for an adult (source: CASF, art. L471-2), and the
/// délégués aux prestations familiales, who are on its list but hold no measure of protection of adults (art. L474-1).
/// </summary>
public enum TypeGestionnaire
{
    [Valeur("individuel", "mandataire individuel")]
    Individuel,

    [Valeur("prepose", "préposé d’établissement")]
    Prepose,

    [Valeur("service", "service mandataire")]
    Service,

    [Valeur("dpfi", "délégué aux prestations familiales")]
    DpfIndividuel,

    [Valeur("sdpf", "service délégué aux prestations familiales")]
    DpfService,
}

/// <summary>Wording of the kinds of gestionnaire.</summary>
public static class TypeGestionnaireExtensions
{
    /// <summary>The kinds that a court may designate for an adult: those that searches, directories and lists of judges show.</summary>
    public static IReadOnlyList<TypeGestionnaire> Mandataires { get; } =
    [TypeGestionnaire.Individuel, TypeGestionnaire.Prepose, TypeGestionnaire.Service];

    /// <summary>Whether it is a person, with a title and a first name; an organisation otherwise.</summary>
    public static bool EstUnePersonne(this TypeGestionnaire type) =>
        type is not (TypeGestionnaire.Service or TypeGestionnaire.DpfService);

    /// <summary>« mandataire individuelle », « préposée d’établissement » for a woman, the label of the list otherwise.</summary>
    public static string Libelle(this TypeGestionnaire type, Civilite? civilite) =>
        (type, civilite) switch
        {
            (TypeGestionnaire.Individuel, Civilite.Madame) => "mandataire individuelle",
            (TypeGestionnaire.Prepose, Civilite.Madame) => "préposée d’établissement",
            (TypeGestionnaire.DpfIndividuel, Civilite.Madame) =>
                "déléguée aux prestations familiales",
            _ => type.Libelle(),
        };
}

/// <summary>
/// Kind of accompaniment, written as the practice of the mandataire and not as a diagnosis of the person:
/// what a court may ask for and a gestionnaire may declare. Closed list of this service.
/// </summary>
public enum Accompagnement
{
    [Valeur("psychiatrie", "personnes suivies en psychiatrie")]
    Psychiatrie,

    [Valeur("handicap_mental", "personnes en situation de handicap mental")]
    HandicapMental,

    [Valeur("grand_age", "grand âge et perte d’autonomie")]
    GrandAge,

    [Valeur("addiction", "conduites addictives")]
    Addiction,

    [Valeur("sans_abri", "personnes sans domicile")]
    SansAbri,

    [Valeur("patrimoine_complexe", "patrimoine complexe ou entreprise")]
    PatrimoineComplexe,

    [Valeur("surendettement", "surendettement")]
    Surendettement,

    [Valeur("conflit_familial", "conflit familial")]
    ConflitFamilial,

    [Valeur("detention", "personnes détenues ou sortant de détention")]
    Detention,

    [Valeur("migration", "parcours de migration")]
    Migration,

    [Valeur("handicap_physique", "handicap moteur ou sensoriel")]
    HandicapPhysique,

    [Valeur("traumatisme_cranien", "traumatisme crânien ou lésion cérébrale")]
    TraumatismeCranien,
}

/// <summary>Languages that may be asked for or declared, French sign language included. Handles are ISO 639 codes.</summary>
public enum Langue
{
    [Valeur("fsl", "langue des signes française (LSF)")]
    Lsf,

    [Valeur("deu", "allemand")]
    Allemand,

    [Valeur("eng", "anglais")]
    Anglais,

    [Valeur("ara", "arabe")]
    Arabe,

    [Valeur("hye", "arménien")]
    Armenien,

    [Valeur("ber", "berbère")]
    Berbere,

    [Valeur("bre", "breton")]
    Breton,

    [Valeur("zho", "chinois")]
    Chinois,

    [Valeur("cos", "corse")]
    Corse,

    [Valeur("gcf", "créole antillais")]
    CreoleAntillais,

    [Valeur("gcr", "créole guyanais")]
    CreoleGuyanais,

    [Valeur("rcf", "créole réunionnais")]
    CreoleReunionnais,

    [Valeur("spa", "espagnol")]
    Espagnol,

    [Valeur("ita", "italien")]
    Italien,

    [Valeur("pol", "polonais")]
    Polonais,

    [Valeur("por", "portugais")]
    Portugais,

    [Valeur("rom", "romani")]
    Romani,

    [Valeur("ron", "roumain")]
    Roumain,

    [Valeur("rus", "russe")]
    Russe,

    [Valeur("swb", "shimaoré")]
    Shimaore,

    [Valeur("tam", "tamoul")]
    Tamoul,

    [Valeur("tur", "turc")]
    Turc,

    [Valeur("ukr", "ukrainien")]
    Ukrainien,

    [Valeur("vie", "vietnamien")]
    Vietnamien,

    [Valeur("wol", "wolof")]
    Wolof,
}
