using Emjpm.Core.Designation;
using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Courriels;

/// <summary>What the operator decides of this installation of the service.</summary>
/// <param name="Adresse">public address for the links of mails, without a final slash; setting <c>Emjpm:Adresse</c></param>
/// <param name="DelaiReponseJours">
/// days without an answer after which a reservation expires; setting <c>Emjpm:DelaiReponseJours</c>
/// </param>
public sealed record Instance(string Adresse, int DelaiReponseJours)
{
    /// <summary>Reads the configuration; the address of a development machine and the usual delay when it says nothing.</summary>
    /// <exception cref="InvalidOperationException">the delay is not a number of days between 7 and 365</exception>
    public static Instance Lire(IConfiguration configuration)
    {
        var delai = configuration.GetValue(
            "Emjpm:DelaiReponseJours",
            Reservation.DelaiExpirationJours
        );
        // The expiry is announced five days before: a shorter delay would leave no time to answer.
        if (delai is < 7 or > 365)
            throw new InvalidOperationException("Emjpm:DelaiReponseJours is between 7 and 365.");
        return new((configuration["Emjpm:Adresse"] ?? "http://localhost:5080").TrimEnd('/'), delai);
    }
}
