namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>Something wrong in a file, in words for the operator.</summary>
/// <param name="Ligne">Line of the file, from 1; 0 when it is about the file and what is already known.</param>
/// <param name="Raison">What is wrong, in French.</param>
public sealed record ErreurFichier(int Ligne, string Raison)
{
    public override string ToString() => Ligne > 0 ? $"ligne {Ligne} : {Raison}" : Raison;
}

/// <summary>What was read of an official file.</summary>
/// <param name="Lignes">Rows understood, in the order of the file.</param>
/// <param name="Erreurs">Every error of the file; a file with one is refused whole.</param>
/// <param name="Avertissements">What was read with a doubt and does not refuse the file.</param>
public sealed record LectureFichier<T>(
    IReadOnlyList<T> Lignes,
    IReadOnlyList<ErreurFichier> Erreurs,
    IReadOnlyList<ErreurFichier> Avertissements
)
{
    /// <summary>True when the file may replace the reference data.</summary>
    public bool EstValide => Erreurs.Count == 0;
}
