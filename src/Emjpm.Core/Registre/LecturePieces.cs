using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>A document without its file, which is only read to be downloaded.</summary>
/// <param name="Lieu">« Nord (59) », or null when it is about the entry</param>
public sealed record PieceLue(
    int Id,
    int GestionnaireId,
    string Gestionnaire,
    GenrePiece Genre,
    string? Numero,
    DateOnly Date,
    DateOnly? ValableJusquAu,
    string? NomFichier,
    int Taille,
    string? Lieu
)
{
    /// <summary>Whether it is past its term on <paramref name="date"/>.</summary>
    public bool EstEchue(DateOnly date) => ValableJusquAu < date;

    /// <summary>Whether it is to be renewed soon, or late.</summary>
    public bool ARenouveler(DateOnly date) =>
        ValableJusquAu <= date.AddDays(PieceRegistre.JoursAvant);
}

/// <summary>Reading of the documents of the registry.</summary>
public static class LecturePieces
{
    /// <summary>Documents that count, without their files: by kind, the most recent first.</summary>
    public static IQueryable<PieceLue> EnLignes(this IQueryable<PieceRegistre> pieces) =>
        pieces
            .Where(p => p.RetireeLe == null)
            .OrderBy(p => p.Genre)
            .ThenByDescending(p => p.Date)
            .ThenBy(p => p.Id)
            .Select(p => new PieceLue(
                p.Id,
                p.GestionnaireId,
                p.Gestionnaire!.Nom,
                p.Genre,
                p.Numero,
                p.Date,
                p.ValableJusquAu,
                p.NomFichier,
                p.Taille,
                p.Habilitation == null
                    ? null
                    : p.Habilitation.Departement!.Nom + " (" + p.Habilitation.DepartementCode + ")"
            ));

    /// <summary>Documents with a term, of which no later one of the same kind took the place.</summary>
    public static IQueryable<PieceRegistre> AvecTerme(
        this IQueryable<PieceRegistre> pieces,
        IQueryable<PieceRegistre> toutes
    ) =>
        pieces.Where(p =>
            p.RetireeLe == null
            && p.ValableJusquAu != null
            && !toutes.Any(s =>
                s.GestionnaireId == p.GestionnaireId
                && s.Genre == p.Genre
                && s.HabilitationId == p.HabilitationId
                && s.RetireeLe == null
                && (s.ValableJusquAu == null || s.ValableJusquAu > p.ValableJusquAu)
            )
        );

    /// <summary>The document, without its file; null when the entry has none such that counts.</summary>
    internal static Task<PieceLue?> Trouver(
        this IQueryable<PieceRegistre> pieces,
        int id,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        pieces
            .Where(p => p.Id == id && p.GestionnaireId == gestionnaireId)
            .EnLignes()
            .SingleOrDefaultAsync(annulation);

    internal static Task Retirer(
        this IQueryable<PieceRegistre> pieces,
        int id,
        DateTime maintenant,
        CancellationToken annulation
    ) =>
        pieces
            .Where(p => p.Id == id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(p => p.RetireeLe, (DateTime?)maintenant),
                annulation
            );
}
