using System.Diagnostics.CodeAnalysis;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>A territory of the figures. In an address: « france », « region-32 », « departement-59 », « ressort-tj-lille ».</summary>
/// <param name="Code">see <see cref="ReleveTerritoire.Code"/></param>
public readonly record struct Territoire(NiveauReleve Niveau, string Code)
{
    public static Territoire France { get; } =
        new(NiveauReleve.France, ReleveTerritoire.CodeFrance);

    /// <summary>Reads what <see cref="ToString"/> writes; false when it is not of that form. The code may still be unknown.</summary>
    public static bool Lire(string? texte, [NotNullWhen(true)] out Territoire? territoire)
    {
        territoire = null;
        if (texte is null or ReleveTerritoire.CodeFrance)
            territoire = France;
        else if (
            texte.Split('-', 2) is [var niveau, { Length: > 0 and <= 60 } code]
            && Liste<NiveauReleve>.Lire(niveau) is { } n
            && n != NiveauReleve.France
        )
            territoire = new(n, code);
        return territoire is not null;
    }

    public override string ToString() =>
        Niveau == NiveauReleve.France ? Code : $"{Niveau.Handle()}-{Code}";
}
