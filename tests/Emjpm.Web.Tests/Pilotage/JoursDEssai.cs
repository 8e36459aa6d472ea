using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The days on which figures are compared: those that are traps, and one before the demonstration began.</summary>
internal static class JoursDEssai
{
    /// <summary>
    /// Yesterday, an end of year, a leap day, the nights when the clock changes, and a day before the first one that the demonstration
    /// counted, established here.
    /// </summary>
    public static async Task<IReadOnlyList<DateOnly>> ChiffrerAsync(this Application application)
    {
        DateOnly avant = new(2019, 12, 31);
        await application.Executer(
            (EtablirReleves e) =>
                e.EtablirAsync([avant], refaire: false, null, TestContext.Current.CancellationToken)
        );
        return
        [
            application.Horloge.Aujourdhui().AddDays(-1),
            new(2025, 12, 31),
            new(2024, 2, 29),
            new(2025, 3, 30),
            new(2026, 3, 29),
            new(2026, 10, 25),
            avant,
        ];
    }

    /// <summary>Whether two figures are the same; quotients counted in another order differ by their last digit.</summary>
    public static bool Egaux(double? a, double? b) =>
        a is { } x && b is { } y
            ? Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(x))
            : a is null && b is null;
}
