using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>Mesures en cours of one nature at one court: the grain of what a home page counts, read in one pass.</summary>
public sealed record CelluleMesures
{
    public required NatureMesure Nature { get; init; }
    public required int? TribunalId { get; init; }
    public required int Nombre { get; init; }
    public required int Depassees { get; init; }
    public required int TroisMois { get; init; }
    public required int SixMois { get; init; }
    public required int DouzeMois { get; init; }
    public required int SansLieu { get; init; }
}

/// <summary>Mesures en cours with something to complete, by point.</summary>
public sealed record DefautsMesures
{
    public int SansRg { get; init; }
    public int SansCommune { get; init; }
    public int Dates { get; init; }
    public int ACloturer { get; init; }
}

/// <summary>The mesures en cours of a gestionnaire, counted.</summary>
public sealed class ResumeMesures(IReadOnlyList<CelluleMesures> cellules, DefautsMesures defauts)
{
    public int Total => cellules.Sum(c => c.Nombre);

    /// <summary>By nearness of their term.</summary>
    public NombresEcheances Echeances =>
        new()
        {
            Depassees = cellules.Sum(c => c.Depassees),
            TroisMois = cellules.Sum(c => c.TroisMois),
            SixMois = cellules.Sum(c => c.SixMois),
            DouzeMois = cellules.Sum(c => c.DouzeMois),
        };

    /// <summary>How many mesures a point concerns; those to confirm are not counted, for they may be nearly all.</summary>
    public int ACompleter(PointACompleter point) =>
        point switch
        {
            PointACompleter.SansCommune => defauts.SansCommune,
            PointACompleter.SansTribunal => cellules
                .Where(c => c.TribunalId is null)
                .Sum(c => c.Nombre),
            PointACompleter.SansLieu => cellules.Sum(c => c.SansLieu),
            PointACompleter.SansRg => defauts.SansRg,
            PointACompleter.Dates => defauts.Dates,
            PointACompleter.ACloturer => defauts.ACloturer,
            _ => 0,
        };

    /// <summary>By nature, the most frequent first.</summary>
    public IReadOnlyList<(NatureMesure Nature, int Nombre)> ParNature =>
        [
            .. cellules
                .GroupBy(c => c.Nature)
                .Select(g => (g.Key, g.Sum(c => c.Nombre)))
                .OrderByDescending(x => x.Item2)
                .ThenBy(x => x.Key),
        ];

    /// <summary>By court, the most frequent first; null for the mesures without a court.</summary>
    public IReadOnlyList<(int? TribunalId, int Nombre)> ParTribunal =>
        [
            .. cellules
                .GroupBy(c => c.TribunalId)
                .Select(g => (g.Key, g.Sum(c => c.Nombre)))
                .OrderBy(x => x.Key is null)
                .ThenByDescending(x => x.Item2)
                .ThenBy(x => x.Key),
        ];
}

/// <summary>Counting of the mesures of a gestionnaire.</summary>
public static class LectureResumeMesures
{
    /// <summary>The cells of a <see cref="ResumeMesures"/>, on a civil date. Same definitions as <see cref="PointsACompleter"/>.</summary>
    public static IQueryable<CelluleMesures> Resumer(
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
            .Where(m => m.Statut == StatutMesure.EnCours)
            .GroupBy(m => new { m.Nature, m.TribunalId })
            .Select(g => new CelluleMesures
            {
                Nature = g.Key.Nature,
                TribunalId = g.Key.TribunalId,
                Nombre = g.Count(),
                Depassees = g.Count(m => m.Echeance < aujourdhui),
                TroisMois = g.Count(m => m.Echeance >= aujourdhui && m.Echeance <= trois),
                SixMois = g.Count(m => m.Echeance >= aujourdhui && m.Echeance <= six),
                DouzeMois = g.Count(m => m.Echeance >= aujourdhui && m.Echeance <= douze),
                SansLieu = g.Count(m => m.LieuExerciceId == null),
            });
    }

    /// <summary>
    /// The counts of the points to complete, in one line; none when nothing is. What is kept first is the filter of the index
    /// <c>ix_mesure_a_completer</c>, word for word, so that the other mesures are not read.
    /// </summary>
    public static IQueryable<DefautsMesures> CompterDefauts(this IQueryable<Mesure> mesures) =>
        mesures
            .Where(m => m.Statut == StatutMesure.EnCours)
            .Where(m =>
                m.NumeroRg == null
                || m.CommuneCode == null
                || m.ACloturerDepuis != null
                || m.DatePremiereProtection > m.DateNomination
                || m.DateFin < m.DateNomination
                || m.Echeance < m.DateNomination
                || m.DateProtectionEnCours < m.DatePremiereProtection
            )
            .GroupBy(_ => 1)
            .Select(g => new DefautsMesures
            {
                SansRg = g.Count(m => m.NumeroRg == null),
                SansCommune = g.Count(m => m.CommuneCode == null && m.Pays == "FR"),
                Dates = g.Count(m =>
                    m.DatePremiereProtection > m.DateNomination
                    || m.DateFin < m.DateNomination
                    || m.Echeance < m.DateNomination
                    || m.DateProtectionEnCours < m.DatePremiereProtection
                ),
                ACloturer = g.Count(m => m.ACloturerDepuis != null),
            });
}
