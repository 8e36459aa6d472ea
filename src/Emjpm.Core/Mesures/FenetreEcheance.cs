using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>How near the term of a mesure en cours is.</summary>
public enum FenetreEcheance
{
    [Valeur("depassee", "dépassée")]
    Depassee,

    [Valeur("3_mois", "dans les 3 mois")]
    TroisMois,

    [Valeur("6_mois", "dans les 6 mois")]
    SixMois,

    [Valeur("12_mois", "dans les 12 mois")]
    DouzeMois,
}

/// <summary>The one definition of a mesure near or past its term. A window holds the shorter ones, never what is past.</summary>
public static class FenetresEcheances
{
    /// <summary>Last day of the window; null for what is past.</summary>
    public static DateOnly? Fin(this FenetreEcheance fenetre, DateOnly aujourdhui) =>
        fenetre switch
        {
            FenetreEcheance.TroisMois => aujourdhui.AddMonths(3),
            FenetreEcheance.SixMois => aujourdhui.AddMonths(6),
            FenetreEcheance.DouzeMois => aujourdhui.AddMonths(12),
            _ => null,
        };

    /// <summary>Keeps the mesures en cours whose term is in the window, on a civil date.</summary>
    public static IQueryable<Mesure> Echeant(
        this IQueryable<Mesure> mesures,
        FenetreEcheance fenetre,
        DateOnly aujourdhui
    )
    {
        var enCours = mesures.Where(m => m.Statut == StatutMesure.EnCours);
        return fenetre.Fin(aujourdhui) is { } fin
            ? enCours.Where(m => m.Echeance >= aujourdhui && m.Echeance <= fin)
            : enCours.Where(m => m.Echeance < aujourdhui);
    }

    /// <summary>How many mesures each window holds, in one query.</summary>
    public static IQueryable<NombresEcheances> Compter(
        this IQueryable<Mesure> mesures,
        DateOnly aujourdhui
    )
    {
        var (trois, six, douze) = (
            aujourdhui.AddMonths(3),
            aujourdhui.AddMonths(6),
            aujourdhui.AddMonths(12)
        );
        return mesures
            .Where(m => m.Statut == StatutMesure.EnCours && m.Echeance <= douze)
            .GroupBy(_ => 1)
            .Select(g => new NombresEcheances
            {
                Depassees = g.Count(m => m.Echeance < aujourdhui),
                TroisMois = g.Count(m => m.Echeance >= aujourdhui && m.Echeance <= trois),
                SixMois = g.Count(m => m.Echeance >= aujourdhui && m.Echeance <= six),
                DouzeMois = g.Count(m => m.Echeance >= aujourdhui),
            });
    }
}

/// <summary>Mesures en cours by nearness of their term.</summary>
public sealed record NombresEcheances
{
    public int Depassees { get; init; }
    public int TroisMois { get; init; }
    public int SixMois { get; init; }
    public int DouzeMois { get; init; }

    /// <summary>Mesures of a window.</summary>
    public int De(FenetreEcheance fenetre) =>
        fenetre switch
        {
            FenetreEcheance.Depassee => Depassees,
            FenetreEcheance.TroisMois => TroisMois,
            FenetreEcheance.SixMois => SixMois,
            _ => DouzeMois,
        };
}
