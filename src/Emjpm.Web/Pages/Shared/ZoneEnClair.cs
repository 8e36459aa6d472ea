using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A zone of intervention in words.</summary>
public static class ZoneEnClair
{
    /// <summary>Names of the intercommunalités then of the communes; a code without a name stands for itself.</summary>
    public static async Task<IReadOnlyList<string>> LireAsync(
        Perimetre perimetre,
        IReadOnlyList<string> epcis,
        IReadOnlyList<string> communes,
        CancellationToken annulation
    )
    {
        var noms = await NomsAsync(perimetre, [.. epcis, .. communes], annulation);
        return [.. epcis.Concat(communes).Select(c => noms.GetValueOrDefault(c, c))];
    }

    /// <summary>Names behind the codes of communes and intercommunalités; no query when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NomsAsync(
        Perimetre perimetre,
        IReadOnlyList<string> codes,
        CancellationToken annulation
    ) =>
        codes.Count == 0
            ? new Dictionary<string, string>()
            : await perimetre
                .Communes.Where(c => codes.Contains(c.Code))
                .Select(c => new { c.Code, c.Nom })
                .Concat(
                    perimetre
                        .Epcis.Where(e => codes.Contains(e.Code))
                        .Select(e => new { e.Code, e.Nom })
                )
                .ToDictionaryAsync(x => x.Code, x => x.Nom, annulation);
}
