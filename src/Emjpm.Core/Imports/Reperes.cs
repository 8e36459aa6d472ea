namespace Emjpm.Core.Imports;

/// <summary>A court as a file may name it.</summary>
/// <param name="Siret">fourteen digits; null when not known</param>
/// <param name="CommuneCode">INSEE code of the seat</param>
/// <param name="FermeLe">first day on which it no longer exists; null while open</param>
/// <param name="SuccesseurId">court that took over; null while open</param>
public sealed record TribunalConnu(
    int Id,
    string Code,
    string Nom,
    string? Siret,
    string CommuneCode,
    DateOnly? FermeLe,
    int? SuccesseurId
);

/// <summary>A commune as a file may name it.</summary>
/// <param name="Code">INSEE code</param>
/// <param name="CodesPostaux">postcodes separated by one space</param>
/// <param name="CommuneMereCode">for an arrondissement of Paris, Lyon or Marseille, its commune</param>
public sealed record CommuneConnue(
    string Code,
    string Nom,
    string CodesPostaux,
    string? CommuneMereCode
);

/// <summary>The courts and communes that lines are understood with, in memory; built once, for any number of files.</summary>
public sealed class Reperes(
    IEnumerable<TribunalConnu> tribunaux,
    IEnumerable<CommuneConnue> communes
)
{
    private readonly IReadOnlyList<TribunalConnu> tribunaux = [.. tribunaux];
    private readonly IReadOnlyList<CommuneConnue> communes = [.. communes];
    internal int Nombre => tribunaux.Count + communes.Count;
}
