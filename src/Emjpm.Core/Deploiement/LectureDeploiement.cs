using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>A département on the board: what was decided, what is counted.</summary>
/// <param name="Carte">null while the roll-out has not begun</param>
public sealed record LigneDeploiement(
    string Code,
    string Nom,
    string? RegionCode,
    string? Region,
    DeploiementDepartement? Carte,
    string? Responsable,
    Preparation Preparation
)
{
    public StadeDeploiement Stade => Carte?.Stade ?? StadeDeploiement.NonDemarre;
}

/// <summary>
/// Reads the board for an administrator, or for an agent within its territory. Everything is counted when asked, in a handful of
/// grouped queries whatever the number of mesures: those are read by the counters of the sites.
/// </summary>
public sealed partial class LectureDeploiement(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The départements that the actor follows, in the order of their codes.</summary>
    public Task<IReadOnlyList<LigneDeploiement>> ListerAsync(
        Acteur acteur,
        CancellationToken annulation
    ) => LireAsync(DuTerritoire(acteur), null, annulation);

    /// <summary>One of them; null outside the territory of the actor.</summary>
    public async Task<LigneDeploiement?> LireAsync(
        Acteur acteur,
        string code,
        CancellationToken annulation
    ) =>
        (
            await LireAsync(DuTerritoire(acteur).Where(d => d.Code == code), code, annulation)
        ).SingleOrDefault();

    /// <summary>The whole country, for a job.</summary>
    internal Task<IReadOnlyList<LigneDeploiement>> ToutesAsync(CancellationToken annulation) =>
        LireAsync(db.Departements.AsNoTracking(), null, annulation);

    private IQueryable<Departement> DuTerritoire(Acteur acteur)
    {
        var departements = db.Departements.AsNoTracking();
        if (acteur.Role == Role.Administration || acteur.Territoire is { National: true })
            return departements;
        var codes = acteur.Territoire?.Departements ?? [];
        return departements.Where(d => codes.Contains(d.Code));
    }

    private async Task<IReadOnlyList<LigneDeploiement>> LireAsync(
        IQueryable<Departement> departements,
        string? seul,
        CancellationToken annulation
    )
    {
        var lus = await departements
            .OrderBy(d => d.Code)
            .Select(d => new
            {
                d.Code,
                d.Nom,
                d.RegionCode,
                Region = (string?)d.Region!.Nom,
            })
            .ToListAsync(annulation);
        if (lus.Count == 0)
            return [];
        var cartes = await db
            .Deploiements.AsNoTracking()
            .Where(c => seul == null || c.DepartementCode == seul)
            .Select(c => new
            {
                Carte = c,
                Responsable = c.Responsable != null
                    ? c.Responsable.Prenom + " " + c.Responsable.Nom
                    : null,
            })
            .ToDictionaryAsync(c => c.Carte.DepartementCode, annulation);
        var preparations = await CompterAsync(seul, annulation);
        return
        [
            .. lus.Select(d => new LigneDeploiement(
                d.Code,
                d.Nom,
                d.RegionCode,
                d.Region,
                cartes.GetValueOrDefault(d.Code)?.Carte,
                cartes.GetValueOrDefault(d.Code)?.Responsable,
                preparations(d.Code)
            )),
        ];
    }

    /// <summary>What is counted of each département, or of <paramref name="seul"/>.</summary>
    internal async Task<Func<string, Preparation>> CompterAsync(
        string? seul,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var date = Horloge.DateParis(maintenant);
        var inscrits = await InscritsAsync(seul, date, annulation);
        var tribunaux = (await TribunauxAsync(seul, maintenant, annulation)).ToLookup(t =>
            t.DepartementCode
        );
        var limite = maintenant.AddDays(-Preparation.JoursFraicheur);
        var lieux = await LieuxOuverts(date)
            .Where(l => seul == null || l.Commune!.DepartementCode == seul)
            .GroupBy(l => l.Commune!.DepartementCode)
            .Select(g => new
            {
                g.Key,
                Nombre = g.Count(),
                Prets = g.Count(l => l.Capacite != null && l.Latitude != null),
                AvecMesures = g.Count(l => l.EnCours > 0),
                Frais = g.Count(l => l.DeclareLe >= limite),
                Mesures = g.Sum(l => l.EnCours),
            })
            .ToDictionaryAsync(g => g.Key, annulation);
        return code =>
        {
            var sites = lieux.GetValueOrDefault(code);
            var ouverts = tribunaux[code].Where(t => t.Ouvert).ToList();
            return new Preparation
            {
                Inscrits = [.. inscrits[code].OrderBy(i => i.Type)],
                Tribunaux = ouverts.Count,
                TribunauxAvecJuge = ouverts.Count(t => t.Juge),
                TribunauxPrets = ouverts.Count(t => t.Juge && t.Greffier),
                Lieux = sites?.Nombre ?? 0,
                LieuxPrets = sites?.Prets ?? 0,
                LieuxAvecMesures = sites?.AvecMesures ?? 0,
                LieuxFrais = sites?.Frais ?? 0,
                Mesures = sites?.Mesures ?? 0,
                // Those of a court closed since count too.
                PremiereReservationLe = tribunaux[code].Min(t => t.PremiereLe),
                ReservationsDuMois = tribunaux[code].Sum(t => t.DuMois),
            };
        };
    }

    private async Task<ILookup<string, InscritsParType>> InscritsAsync(
        string? seul,
        DateOnly date,
        CancellationToken annulation
    )
    {
        // Entitled twice in a département, as a préposé in two établissements, it is one entry.
        var lus = await Habilites(date)
            .Where(h => seul == null || h.DepartementCode == seul)
            .Select(h => new
            {
                h.DepartementCode,
                h.GestionnaireId,
                h.Gestionnaire!.Type,
                Ouvert = AvecCompte(date).Any(d => d.GestionnaireId == h.GestionnaireId),
            })
            .Distinct()
            .GroupBy(p => new { p.DepartementCode, p.Type })
            .Select(g => new
            {
                g.Key,
                Nombre = g.Count(),
                Ouverts = g.Count(p => p.Ouvert),
            })
            .ToListAsync(annulation);
        return lus.ToLookup(
            g => g.Key.DepartementCode,
            g => new InscritsParType(g.Key.Type, g.Nombre, g.Ouverts)
        );
    }

    private async Task<List<TribunalPret>> TribunauxAsync(
        string? seul,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var date = Horloge.DateParis(maintenant);
        var mois = maintenant.AddDays(-30);
        var membres = Membres(date);
        return await db
            .Tribunaux.Where(t => seul == null || t.DepartementCode == seul)
            .Select(t => new TribunalPret
            {
                DepartementCode = t.DepartementCode,
                Ouvert = t.OuvertLe <= date && (t.FermeLe == null || t.FermeLe > date),
                Juge = membres.Any(m =>
                    m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Juge
                ),
                Greffier = membres.Any(m =>
                    m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Greffier
                ),
                PremiereLe = db
                    .Reservations.Where(r => r.TribunalId == t.Id)
                    .Min(r => (DateTime?)r.CreeeLe),
                DuMois = db.Reservations.Count(r => r.TribunalId == t.Id && r.CreeeLe >= mois),
            })
            .ToListAsync(annulation);
    }

    private IQueryable<Habilitation> Habilites(DateOnly date) =>
        db
            .Habilitations.AsNoTracking()
            .Where(Habilitation.ActiveLe(date))
            .Designables()
            .Where(h => h.Gestionnaire!.SortiLe == null || h.Gestionnaire.SortiLe > date);

    private IQueryable<DroitGestionnaire> AvecCompte(DateOnly date) =>
        db.DroitsGestionnaire.Where(d =>
            d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
        );

    private IQueryable<MembreTribunal> Membres(DateOnly date) =>
        db.MembresTribunal.Where(m =>
            m.ApprouveLe != null
            && m.Du <= date
            && (m.Au == null || m.Au >= date)
            && m.Utilisateur!.Actif
        );

    private IQueryable<LieuExercice> LieuxOuverts(DateOnly date) =>
        db
            .LieuxExercice.AsNoTracking()
            .Where(l =>
                (l.FermeLe == null || l.FermeLe > date)
                && l.Gestionnaire!.Type != TypeGestionnaire.DpfIndividuel
                && l.Gestionnaire.Type != TypeGestionnaire.DpfService
                && (l.Gestionnaire.SortiLe == null || l.Gestionnaire.SortiLe > date)
            );

    private sealed record TribunalPret
    {
        public required string DepartementCode { get; init; }
        public required bool Ouvert { get; init; }
        public required bool Juge { get; init; }
        public required bool Greffier { get; init; }
        public required DateTime? PremiereLe { get; init; }
        public required int DuMois { get; init; }
    }
}
