using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// What a snapshot counts: the place of each count in <see cref="Decompte"/>. Days are kept as they were written, so a number is
/// given once: new counts come at the end, none is ever moved or reused.
/// </summary>
public enum Grandeur
{
    /// <summary>Mesures en cours, reservations apart.</summary>
    EnCours = 0,

    CuratelleRenforcee = 1,
    CuratelleSimple = 2,
    MandatProtectionFuture = 3,
    MesureAccompagnementJudiciaire = 4,
    MesureAdHoc = 5,
    SauvegardeJustice = 6,
    SubrogeCurateur = 7,
    SubrogeTuteur = 8,
    Tutelle = 9,

    ChampBiens = 10,
    ChampBiensPersonne = 11,
    ChampPersonne = 12,
    ChampInconnu = 13,

    Domicile = 14,
    Etablissement = 15,
    EtablissementDomicileConserve = 16,
    SansDomicile = 17,
    LieuVieInconnu = 18,

    Femmes = 19,
    Hommes = 20,

    MoinsDe40Ans = 21,
    De40A59Ans = 22,
    De60A74Ans = 23,
    De75A84Ans = 24,
    De85AnsEtPlus = 25,

    EcheancesDepassees = 26,

    /// <summary>Sum of the distances from the person's commune to the site, whole kilometres.</summary>
    KilometresCumules = 27,

    /// <summary>Mesures whose distance is known.</summary>
    DistancesConnues = 28,

    /// <summary>Nominations of the twelve months that end on the day.</summary>
    Entrees12Mois = 29,
    Sorties12Mois = 30,

    /// <summary>Reservations without an answer yet, or confirmed and not opened.</summary>
    EnAttente = 31,
    Reservations12Mois = 32,
    Confirmees12Mois = 33,
    Refusees12Mois = 34,
    Expirees12Mois = 35,
    Annulees12Mois = 36,
    Ouvertes12Mois = 37,

    /// <summary>Sum of the delays of the answers of twelve months, hours.</summary>
    HeuresDeReponse12Mois = 38,

    Lieux = 39,
    LieuxSansCapacite = 40,
    LieuxEnSurcapacite = 41,
    LieuxInterrompus = 42,

    /// <summary>Sites whose figures were declared or confirmed in the ninety days before.</summary>
    LieuxDeclaresRecents = 43,
    Capacite = 44,

    /// <summary>Mesures and reservations of the sites whose capacity is known.</summary>
    PlacesOccupees = 45,
    PlacesLibres = 46,
    Surcapacite = 47,

    Individuels = 48,
    Preposes = 49,
    Services = 50,

    /// <summary>Mesures en cours of those who are not entitled on the day: counted nowhere else.</summary>
    EnCoursHorsHabilitation = 51,
    Habilitations = 52,

    /// <summary>Habilitations in force whose term comes within twelve months.</summary>
    FinsHabilitation12Mois = 53,

    /// <summary>Inhabitants, of all ages.</summary>
    Population = 54,

    /// <summary>Nominations from the first of the calendar month to the day: those of the month, on its last day.</summary>
    EntreesDuMois = 55,
    SortiesDuMois = 56,

    /// <summary>Terms reached since the first of the month by mesures then en cours.</summary>
    EcheancesDuMois = 57,

    /// <summary>Mesures en cours whose term comes in the six months that follow.</summary>
    Echeances6Mois = 58,
    Echeances12Mois = 59,
    Echeances24Mois = 60,

    /// <summary>Time since the nomination, of the mesures en cours.</summary>
    MoinsDUnAn = 61,
    De1A2Ans = 62,
    De3A4Ans = 63,
    De5A9Ans = 64,
    DixAnsEtPlus = 65,

    /// <summary>Sum of the delays from a reservation to the mesure opened, of those opened in twelve months, hours.</summary>
    HeuresDOuverture12Mois = 66,

    // Those that follow are counted for territories only: a site has one occupation, one type, and nobody to entitle.

    /// <summary>Sum over sites of their rate of occupation, whole percents, <see cref="SiteReleve.OccupationMax"/> at most.</summary>
    OccupationsCumulees = 67,

    /// <summary>Sum of the squares of those rates.</summary>
    CarresDesOccupations = 68,

    /// <summary>Sites whose rate of occupation is known.</summary>
    OccupationsConnues = 69,

    /// <summary>Inhabitants of 20 or more.</summary>
    Adultes = 70,

    /// <summary>Gestionnaires whose certificate of competence is past its term, or comes to it within twelve months.</summary>
    FormationsATerme = 71,

    EnCoursIndividuels = 72,
    EnCoursPreposes = 73,
    EnCoursServices = 74,
    CapaciteIndividuels = 75,
    CapacitePreposes = 76,
    CapaciteServices = 77,
    PlacesIndividuels = 78,
    PlacesPreposes = 79,
    PlacesServices = 80,
}

/// <summary>Where a fact of a mesure is counted.</summary>
internal static class GrandeurDe
{
    public const int Nombre = (int)Grandeur.PlacesServices + 1;

    public static Grandeur Nature(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.CuratelleRenforcee => Grandeur.CuratelleRenforcee,
            NatureMesure.CuratelleSimple => Grandeur.CuratelleSimple,
            NatureMesure.MandatProtectionFuture => Grandeur.MandatProtectionFuture,
            NatureMesure.MesureAccompagnementJudiciaire => Grandeur.MesureAccompagnementJudiciaire,
            NatureMesure.MesureAdHoc => Grandeur.MesureAdHoc,
            NatureMesure.SauvegardeJustice => Grandeur.SauvegardeJustice,
            NatureMesure.SubrogeCurateur => Grandeur.SubrogeCurateur,
            NatureMesure.SubrogeTuteur => Grandeur.SubrogeTuteur,
            _ => Grandeur.Tutelle,
        };

    public static Grandeur Champ(ChampMesure? champ) =>
        champ switch
        {
            ChampMesure.ProtectionBien => Grandeur.ChampBiens,
            ChampMesure.ProtectionBienPersonne => Grandeur.ChampBiensPersonne,
            ChampMesure.ProtectionPersonne => Grandeur.ChampPersonne,
            _ => Grandeur.ChampInconnu,
        };

    public static Grandeur LieuVie(LieuVie? lieu) =>
        lieu switch
        {
            Referentiels.LieuVie.Domicile => Grandeur.Domicile,
            Referentiels.LieuVie.Etablissement => Grandeur.Etablissement,
            Referentiels.LieuVie.EtablissementConservationDomicile =>
                Grandeur.EtablissementDomicileConserve,
            Referentiels.LieuVie.Sdf => Grandeur.SansDomicile,
            _ => Grandeur.LieuVieInconnu,
        };

    public static Grandeur EnCours(TypeGestionnaire type) =>
        DuType(type, Grandeur.EnCoursIndividuels);

    public static Grandeur Capacite(TypeGestionnaire type) =>
        DuType(type, Grandeur.CapaciteIndividuels);

    public static Grandeur Places(TypeGestionnaire type) =>
        DuType(type, Grandeur.PlacesIndividuels);

    /// <summary>Of three counts in a row, that of a type.</summary>
    private static Grandeur DuType(TypeGestionnaire type, Grandeur premier) =>
        type switch
        {
            TypeGestionnaire.Individuel => premier,
            TypeGestionnaire.Prepose => premier + 1,
            _ => premier + 2,
        };

    /// <summary>The counts of the time since the nomination, and the years each begins at.</summary>
    public static readonly IReadOnlyList<(Grandeur Compte, int Annees)> Anciennetes =
    [
        (Grandeur.MoinsDUnAn, 0),
        (Grandeur.De1A2Ans, 1),
        (Grandeur.De3A4Ans, 3),
        (Grandeur.De5A9Ans, 5),
        (Grandeur.DixAnsEtPlus, 10),
    ];

    /// <param name="age">difference of the years: the day of birth is not kept</param>
    public static Grandeur Age(int age) =>
        age switch
        {
            < 40 => Grandeur.MoinsDe40Ans,
            < 60 => Grandeur.De40A59Ans,
            < 75 => Grandeur.De60A74Ans,
            < 85 => Grandeur.De75A84Ans,
            _ => Grandeur.De85AnsEtPlus,
        };
}
