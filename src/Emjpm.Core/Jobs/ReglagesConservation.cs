using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Jobs;

/// <summary>What the operator decides of retention, section <c>Conservation</c> of the configuration.</summary>
/// <param name="AnneesMesures">years after its end during which a mesure keeps what leads back to the person</param>
public sealed record ReglagesConservation(int AnneesMesures)
{
    /// <summary>The term published by the predecessor: five years.</summary>
    public const int AnneesParDefaut = 5;

    /// <exception cref="InvalidOperationException">the number of years is not between 1 and 30</exception>
    public static ReglagesConservation Lire(IConfiguration configuration)
    {
        var lu = configuration["Conservation:AnneesMesures"];
        if (string.IsNullOrWhiteSpace(lu))
            return new(AnneesParDefaut);
        return int.TryParse(lu, out var annees) && annees is >= 1 and <= 30
            ? new(annees)
            : throw new InvalidOperationException(
                "Conservation:AnneesMesures must be a number of years between 1 and 30."
            );
    }
}
