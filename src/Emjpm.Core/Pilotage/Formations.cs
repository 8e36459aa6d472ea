using Emjpm.Core.Data;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// Whose certificate of competence has a term to watch, on any day: the registry is told of a certificate on the day it is filed, and
/// the furthest term counts. Source: CASF, art. D471-3.
/// </summary>
internal sealed class Formations
{
    private readonly ILookup<int, Certificat> certificats;

    private Formations(ILookup<int, Certificat> certificats) => this.certificats = certificats;

    public static async Task<Formations> LireAsync(
        EmjpmDbContext db,
        CancellationToken annulation
    ) =>
        new(
            (
                await db
                    .PiecesRegistre.Where(p => p.Genre == GenrePiece.Certificat)
                    .Select(p => new
                    {
                        p.GestionnaireId,
                        p.DeposeeLe,
                        p.RetireeLe,
                        p.ValableJusquAu,
                    })
                    .ToListAsync(annulation)
            ).ToLookup(
                p => p.GestionnaireId,
                p => new Certificat(
                    Horloge.DateParis(p.DeposeeLe),
                    p.RetireeLe is { } retrait ? Horloge.DateParis(retrait) : null,
                    p.ValableJusquAu
                )
            )
        );

    /// <summary>Ids of the gestionnaires whose certificate is past its term on a day, or comes to it within twelve months.</summary>
    public HashSet<int> ATerme(DateOnly jour)
    {
        var fin = jour.AddYears(1);
        return
        [
            .. certificats
                .Where(g =>
                    g.Where(c => c.CompteLe(jour)).ToList() is { Count: > 0 } connus
                    && connus.TrueForAll(c => c.Terme <= fin)
                )
                .Select(g => g.Key),
        ];
    }

    private sealed record Certificat(DateOnly Depose, DateOnly? Retire, DateOnly? Terme)
    {
        public bool CompteLe(DateOnly jour) => Depose <= jour && !(Retire <= jour);
    }
}
