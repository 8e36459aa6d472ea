using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A page of a list: its lines, and how many there are on all the pages.</summary>
/// <param name="Numero">from 1; brought back to the last page when the list is shorter</param>
public sealed record Tranche<T>(IReadOnlyList<T> Lignes, int Total, int Numero, int Pages)
{
    /// <summary>Lines of a page.</summary>
    public const int Taille = 20;

    /// <summary>Before anything is read.</summary>
    public static Tranche<T> Vide { get; } = new([], 0, 1, 1);

    /// <summary>Reads a page in two queries.</summary>
    /// <param name="ordonnees">in an order without ties, so that no line is on two pages</param>
    public static async Task<Tranche<T>> LireAsync(
        IQueryable<T> ordonnees,
        int numero,
        CancellationToken annulation
    )
    {
        var total = await ordonnees.CountAsync(annulation);
        var pages = Math.Max(1, (total + Taille - 1) / Taille);
        numero = Math.Clamp(numero, 1, pages);
        var lignes = await ordonnees
            .Skip((numero - 1) * Taille)
            .Take(Taille)
            .ToListAsync(annulation);
        return new Tranche<T>(lignes, total, numero, pages);
    }

    /// <summary>A page of a list that is read already.</summary>
    public static Tranche<T> Decouper(IReadOnlyList<T> lignes, int numero)
    {
        var pages = Math.Max(1, (lignes.Count + Taille - 1) / Taille);
        numero = Math.Clamp(numero, 1, pages);
        return new(
            [.. lignes.Skip((numero - 1) * Taille).Take(Taille)],
            lignes.Count,
            numero,
            pages
        );
    }
}
