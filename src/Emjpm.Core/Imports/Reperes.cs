using Emjpm.Core.Referentiels;

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
)
{
    /// <summary>Form in which names are compared.</summary>
    internal string Cle { get; } = Texte.NormaliserNom(Nom);

    /// <summary>« 59000 Lille »</summary>
    internal string Libelle => $"{CodesPostaux.Split(' ')[0]} {Nom}".Trim();
}

/// <summary>The courts and communes that lines are understood with, in memory; built once, for any number of files.</summary>
public sealed class Reperes
{
    private readonly ILookup<string, CommuneConnue> parCodePostal;
    private readonly ILookup<string, CommuneConnue> parNom;
    private readonly HashSet<string> meres;

    public Reperes(IEnumerable<TribunalConnu> tribunaux, IEnumerable<CommuneConnue> communes)
    {
        Tribunaux = new TribunauxConnus(tribunaux);
        List<CommuneConnue> toutes = [.. communes];
        parCodePostal = toutes
            .SelectMany(c =>
                c.CodesPostaux.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(cp => (Code: cp, Commune: c))
            )
            .ToLookup(p => p.Code, p => p.Commune);
        parNom = toutes.ToLookup(c => c.Cle);
        meres = [.. toutes.Select(c => c.CommuneMereCode).OfType<string>()];
    }

    internal TribunauxConnus Tribunaux { get; }

    internal bool CodePostalExiste(string codePostal) => parCodePostal.Contains(codePostal);

    /// <summary>Communes of a postcode; in Paris, Lyon and Marseille the arrondissement and not the whole commune.</summary>
    internal IReadOnlyList<CommuneConnue> AuCodePostal(string codePostal)
    {
        List<CommuneConnue> toutes = [.. parCodePostal[codePostal]];
        var sansMeres = toutes.Where(c => !meres.Contains(c.Code)).ToList();
        return sansMeres.Count > 0 ? sansMeres : toutes;
    }

    /// <summary>Communes of a name, in the form of <see cref="Texte.NormaliserNom"/>.</summary>
    internal IEnumerable<CommuneConnue> Nommees(string cle) => parNom[cle];

    /// <summary>Whether a name designates a commune: its own, or that of the commune an arrondissement belongs to.</summary>
    internal bool Designe(string cle, CommuneConnue commune) =>
        commune.Cle == cle
        || commune.CommuneMereCode is { } mere && parNom[cle].Any(c => c.Code == mere);
}
