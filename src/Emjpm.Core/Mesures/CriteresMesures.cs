using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What a gestionnaire looks at, by the status of the mesures.</summary>
public enum VueStatut
{
    [Valeur("en_cours", "en cours")]
    EnCours,

    [Valeur("eteinte", "clôturées")]
    Eteintes,

    [Valeur("toutes", "en cours et clôturées")]
    Toutes,

    [Valeur("retiree", "retirées (saisies par erreur)")]
    Retirees,
}

/// <summary>What is missing or doubtful in a mesure en cours.</summary>
public enum PointACompleter
{
    [Valeur("commune", "sans commune")]
    SansCommune,

    [Valeur("tribunal", "sans tribunal")]
    SansTribunal,

    [Valeur("lieu", "sans lieu d’exercice")]
    SansLieu,

    [Valeur("rg", "sans numéro RG")]
    SansRg,

    [Valeur("dates", "dates en contradiction")]
    Dates,

    [Valeur("a_cloturer", "à clôturer, d’après votre dernière revue")]
    ACloturer,

    [Valeur("a_confirmer", "non confirmées depuis 12 mois")]
    AConfirmer,
}

/// <summary>Order of the mesures of a gestionnaire.</summary>
public enum TriMesures
{
    [Valeur("nomination", "nomination récente")]
    Nomination,

    [Valeur("anciennete", "nomination ancienne")]
    Anciennete,

    [Valeur("echeance", "échéance proche")]
    Echeance,

    [Valeur("age", "personnes les plus âgées")]
    Age,

    [Valeur("jeunesse", "personnes les plus jeunes")]
    Jeunesse,

    [Valeur("rg", "numéro RG")]
    Rg,

    [Valeur("dossier", "numéro de dossier")]
    Dossier,
}

/// <summary>
/// Filters and order of the mesures of a gestionnaire: the same for the list, the map, the files and the operations in bulk.
/// </summary>
public sealed record CriteresMesures
{
    /// <summary>Words looked for in RG, file number, commune and postcodes, without accents.</summary>
    public string? Texte { get; init; }
    public VueStatut Statut { get; init; }
    public NatureMesure? Nature { get; init; }
    public ChampMesure? Champ { get; init; }
    public int? TribunalId { get; init; }
    public int? CabinetId { get; init; }
    public int? LieuId { get; init; }
    public LieuVie? LieuVie { get; init; }

    /// <summary>Only the mesures without a site.</summary>
    public bool SansLieu { get; init; }

    /// <summary>INSEE codes of communes of living; null: anywhere, empty: nowhere.</summary>
    public IReadOnlyList<string>? Communes { get; init; }
    public FenetreEcheance? Echeance { get; init; }
    public PointACompleter? ACompleter { get; init; }
    public TriMesures Tri { get; init; }

    /// <summary>Whether the list is not the usual one: every mesure en cours.</summary>
    public bool Filtrent => this with { Tri = default } != new CriteresMesures();

    /// <summary>The mesures kept, without an order.</summary>
    public IQueryable<Mesure> Filtrer(IQueryable<Mesure> mesures, DateOnly aujourdhui)
    {
        mesures = Statut switch
        {
            VueStatut.EnCours => mesures.Where(m => m.Statut == StatutMesure.EnCours),
            VueStatut.Eteintes => mesures.Where(m => m.Statut == StatutMesure.Eteinte),
            VueStatut.Retirees => mesures.Where(m => m.Statut == StatutMesure.Retiree),
            _ => mesures.Where(m => m.Statut != StatutMesure.Retiree),
        };
        if (Nature is { } nature)
            mesures = mesures.Where(m => m.Nature == nature);
        if (Champ is { } champ)
            mesures = mesures.Where(m => m.Champ == champ);
        if (TribunalId is { } tribunal)
            mesures = mesures.Where(m => m.TribunalId == tribunal);
        if (CabinetId is { } cabinet)
            mesures = mesures.Where(m => m.CabinetId == cabinet);
        if (LieuId is { } lieu)
            mesures = mesures.Where(m => m.LieuExerciceId == lieu);
        if (SansLieu)
            mesures = mesures.Where(m => m.LieuExerciceId == null);
        if (LieuVie is { } lieuVie)
            mesures = mesures.Where(m => m.LieuVie == lieuVie);
        if (Communes is { } communes)
            mesures = mesures.Where(m => communes.Contains(m.CommuneCode!));
        if (Echeance is { } fenetre)
            mesures = mesures.Echeant(fenetre, aujourdhui);
        if (ACompleter is { } point)
            mesures = mesures.ACompleter(point, aujourdhui);
        foreach (var mot in Referentiels.Texte.Mots(Texte))
            mesures = mesures.Where(m => m.TexteRecherche.Contains(mot));
        return mesures;
    }

    /// <summary>The mesures in the order asked for, without ties.</summary>
    public IQueryable<Mesure> Trier(IQueryable<Mesure> mesures) =>
        Tri switch
        {
            TriMesures.Anciennete => mesures.OrderBy(m => m.DateNomination).ThenBy(m => m.Id),
            TriMesures.Echeance => mesures
                .OrderBy(m => m.Statut != StatutMesure.EnCours || m.Echeance == null)
                .ThenBy(m => m.Echeance)
                .ThenBy(m => m.Id),
            TriMesures.Age => mesures.OrderBy(m => m.AnneeNaissance).ThenBy(m => m.Id),
            TriMesures.Jeunesse => mesures
                .OrderByDescending(m => m.AnneeNaissance)
                .ThenByDescending(m => m.Id),
            TriMesures.Rg => mesures
                .OrderBy(m => m.NumeroRg == null)
                .ThenBy(m => m.NumeroRg)
                .ThenBy(m => m.Id),
            TriMesures.Dossier => mesures
                .OrderBy(m => m.NumeroDossier == null)
                .ThenBy(m => m.NumeroDossier)
                .ThenBy(m => m.Id),
            _ => mesures.OrderByDescending(m => m.DateNomination).ThenByDescending(m => m.Id),
        };
}

/// <summary>The one definition of what is to be completed in a mesure.</summary>
public static class PointsACompleter
{
    /// <summary>Months after which the gestionnaire is asked whether a mesure is still open.</summary>
    public const int MoisConfirmation = 12;

    /// <summary>The instant before which an answer is too old to be believed.</summary>
    public static DateTime LimiteConfirmation(DateOnly aujourdhui) =>
        Horloge.InstantParis(aujourdhui.AddMonths(-MoisConfirmation), TimeOnly.MinValue);

    /// <summary>Keeps the mesures en cours concerned, on a civil date.</summary>
    public static IQueryable<Mesure> ACompleter(
        this IQueryable<Mesure> mesures,
        PointACompleter point,
        DateOnly aujourdhui
    )
    {
        var enCours = mesures.Where(m => m.Statut == StatutMesure.EnCours);
        var limite = Horloge.InstantParis(
            aujourdhui.AddMonths(-MoisConfirmation),
            TimeOnly.MinValue
        );
        return point switch
        {
            PointACompleter.SansCommune => enCours.Where(m =>
                m.CommuneCode == null && m.Pays == "FR"
            ),
            PointACompleter.SansTribunal => enCours.Where(m => m.TribunalId == null),
            PointACompleter.SansLieu => enCours.Where(m => m.LieuExerciceId == null),
            PointACompleter.SansRg => enCours.Where(m => m.NumeroRg == null),
            PointACompleter.Dates => enCours.Where(m =>
                m.DatePremiereProtection > m.DateNomination
                || m.DateFin < m.DateNomination
                || m.Echeance < m.DateNomination
                || m.DateProtectionEnCours < m.DatePremiereProtection
            ),
            PointACompleter.ACloturer => enCours.Where(m => m.ACloturerDepuis != null),
            _ => enCours.Where(m =>
                m.CreeeLe < limite && (m.ConfirmeeLe == null || m.ConfirmeeLe < limite)
            ),
        };
    }
}
