using Emjpm.Core;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>
/// Every fact of the database, from which the figures of a day are counted again the plain way, one question at a time over every row:
/// slow, and without a line in common with the code it checks.
/// </summary>
internal sealed class Recompte
{
    public List<Mesure> Mesures { get; private set; } = [];
    public List<Reservation> Reservations { get; private set; } = [];
    public Dictionary<int, LieuExercice> Lieux { get; private set; } = [];
    public List<Habilitation> Habilitations { get; private set; } = [];
    public List<Indisponibilite> Absences { get; private set; } = [];
    public ILookup<int, ReleveCapacite> Capacites { get; private set; } =
        Array.Empty<ReleveCapacite>().ToLookup(c => c.LieuId);
    public List<PieceRegistre> Certificats { get; private set; } = [];
    public Dictionary<string, Commune> Communes { get; private set; } = [];
    public List<Departement> Departements { get; private set; } = [];

    /// <summary>Inhabitants of each département.</summary>
    public Dictionary<string, int> Habitants { get; private set; } = [];
    public Dictionary<string, int> Adultes { get; private set; } = [];

    public static async Task<Recompte> LireAsync(EmjpmDbContext db)
    {
        var communes = await db.Communes.AsNoTracking().ToListAsync();
        return new()
        {
            Mesures = await db
                .Mesures.AsNoTracking()
                .Include(m => m.Etats)
                .Include(m => m.Tribunal)
                .Where(m => m.Statut != StatutMesure.Retiree)
                .ToListAsync(),
            Reservations = await db
                .Reservations.AsNoTracking()
                .Include(r => r.Tribunal)
                .ToListAsync(),
            Lieux = await db
                .LieuxExercice.AsNoTracking()
                .Include(l => l.Commune!.Departement)
                .Include(l => l.Gestionnaire)
                .ToDictionaryAsync(l => l.Id),
            Habilitations = await db
                .Habilitations.AsNoTracking()
                .Include(h => h.Departement)
                .Include(h => h.Gestionnaire)
                .Where(h =>
                    h.Gestionnaire!.Type != TypeGestionnaire.DpfIndividuel
                    && h.Gestionnaire.Type != TypeGestionnaire.DpfService
                )
                .ToListAsync(),
            Absences = await db.Indisponibilites.AsNoTracking().ToListAsync(),
            Capacites = (await db.RelevesCapacite.AsNoTracking().ToListAsync()).ToLookup(c =>
                c.LieuId
            ),
            Certificats = await db
                .PiecesRegistre.AsNoTracking()
                .Where(p => p.Genre == GenrePiece.Certificat)
                .ToListAsync(),
            Communes = communes.ToDictionary(c => c.Code),
            Habitants = communes
                .Where(c => c.CommuneMereCode is null)
                .GroupBy(c => c.DepartementCode)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Population)),
            Departements = await db.Departements.AsNoTracking().ToListAsync(),
            Adultes = LectureReferentiel.Adultes().ToDictionary(a => a.Departement, a => a.Adultes),
        };
    }

    public JourRecompte Le(DateOnly jour) => new(this, jour);
}
