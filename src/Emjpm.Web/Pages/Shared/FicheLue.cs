using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>An entitlement with the names a screen needs.</summary>
public sealed record HabilitationLue(
    Habilitation Acte,
    string Departement,
    string? Etablissement,
    StatutHabilitation Statut
);

/// <summary>An open site with what it takes to understand its places.</summary>
/// <param name="Empechement">what stops it today; null when it works</param>
/// <param name="Zone">names of the communes and intercommunalités of the declared zone</param>
/// <param name="Prevues">changes of capacity to come, the nearest first</param>
public sealed record LieuLu(
    LieuExercice Lieu,
    string CommuneNom,
    Indisponibilite? Empechement,
    IReadOnlyList<string> Zone,
    IReadOnlyList<CapacitePrevue> Prevues
)
{
    public Position? Position { get; } =
        Position.Lire(Lieu.Latitude, Lieu.Longitude, Lieu.Precision == PrecisionPosition.Approchee);

    /// <inheritdoc cref="Disponibilite.Places"/>
    public int Places =>
        Disponibilite.Places(Lieu.Capacite, Lieu.EnCours, Lieu.EnAttente, Empechement is not null);
}

/// <summary>A gestionnaire as a court reads it, in three queries (two when no zone names a place).</summary>
/// <param name="CompteActif">an account of this gestionnaire would receive a reservation</param>
/// <param name="Habilitations">the active ones first</param>
/// <param name="Indisponibilites">absences and suspensions of today and to come</param>
/// <param name="Lieux">open on the day</param>
public sealed record FicheLue(
    Core.Gestionnaires.Gestionnaire Gestionnaire,
    bool CompteActif,
    IReadOnlyList<(int Id, string Nom)> TribunauxSouhaites,
    IReadOnlyList<HabilitationLue> Habilitations,
    IReadOnlyList<Indisponibilite> Indisponibilites,
    IReadOnlyList<LieuLu> Lieux,
    DateOnly Date
)
{
    public int Id => Gestionnaire.Id;
    public string Nom => Gestionnaire.Nom;
    public Experience Experience { get; } = Experience.Lire(Gestionnaire.Experience);
    public int PlacesLibres => Lieux.Sum(l => Math.Max(0, l.Places));

    public IReadOnlyList<HabilitationLue> Actives =>
        [.. Habilitations.Where(h => h.Statut == StatutHabilitation.Active)];

    /// <summary>What stops the whole gestionnaire today; null when it works.</summary>
    public Indisponibilite? Empechement => Empecher(Indisponibilites, null, Date);

    /// <summary>Whether a reservation for a person living in <paramref name="departement"/> would be accepted.</summary>
    public bool HabilitePour(string departement) =>
        Actives.Any(h => h.Acte.DepartementCode == departement);

    /// <summary>Reads the gestionnaire <paramref name="id"/>; null when there is none.</summary>
    public static async Task<FicheLue?> LireAsync(
        Perimetre perimetre,
        int id,
        DateOnly date,
        CancellationToken annulation
    )
    {
        // The collections are short: one row for each combination costs less than a query each. The id is said again of each:
        // SQLite would read the whole table to join it.
        var lu = await perimetre
            .Gestionnaires.Where(g => g.Id == id)
            .Select(g => new
            {
                G = g,
                CompteActif = g.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                ),
                Tribunaux = g
                    .TribunauxSouhaites.Where(t => t.GestionnaireId == id)
                    .Select(t => new { t.TribunalId, t.Tribunal!.Nom })
                    .ToList(),
                Habilitations = g
                    .Habilitations.Where(h => h.GestionnaireId == id)
                    .Select(h => new
                    {
                        Acte = h,
                        Departement = h.Departement!.Nom,
                        Etablissement = h.Etablissement == null ? null : h.Etablissement.Nom,
                    })
                    .ToList(),
                Indisponibilites = g
                    .Indisponibilites.Where(i => i.Au == null || i.Au >= date)
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(annulation);
        if (lu is null)
            return null;
        return new FicheLue(
            lu.G,
            lu.CompteActif,
            [
                .. lu
                    .Tribunaux.OrderBy(t => t.Nom, StringComparer.Ordinal)
                    .Select(t => (t.TribunalId, t.Nom)),
            ],
            [
                .. lu
                    .Habilitations.Select(h => new HabilitationLue(
                        h.Acte,
                        h.Departement,
                        h.Etablissement,
                        h.Acte.StatutLe(date)
                    ))
                    .OrderByDescending(h => h.Statut == StatutHabilitation.Active)
                    .ThenBy(h => h.Acte.DepartementCode, StringComparer.Ordinal)
                    .ThenByDescending(h => h.Acte.Du)
                    .ThenBy(h => h.Acte.Id),
            ],
            [.. lu.Indisponibilites.OrderBy(i => i.Du).ThenBy(i => i.Id)],
            await LieuxAsync(perimetre, id, lu.Indisponibilites, date, annulation),
            date
        );
    }

    private static async Task<IReadOnlyList<LieuLu>> LieuxAsync(
        Perimetre perimetre,
        int gestionnaireId,
        IReadOnlyList<Indisponibilite> indisponibilites,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var lieux = await perimetre
            .Lieux.Where(l =>
                l.GestionnaireId == gestionnaireId
                && l.OuvertLe <= date
                && (l.FermeLe == null || l.FermeLe > date)
            )
            .Select(l => new
            {
                Lieu = l,
                Commune = l.Commune!.Nom,
                Prevues = l
                    .Prevues.Where(p => p.AppliqueeLe == null && p.AnnuleeLe == null)
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(annulation);
        var noms = await ZoneEnClair.NomsAsync(
            perimetre,
            [.. lieux.SelectMany(l => l.Lieu.ZoneCommunes.Concat(l.Lieu.ZoneEpcis)).Distinct()],
            annulation
        );
        return
        [
            .. lieux
                .OrderBy(x => x.Lieu.Type == TypeLieu.Siege ? 0 : 1)
                .ThenBy(x => x.Lieu.Nom, StringComparer.Ordinal)
                .ThenBy(x => x.Lieu.Id)
                .Select(x => new LieuLu(
                    x.Lieu,
                    x.Commune,
                    Empecher(indisponibilites, x.Lieu.Id, date),
                    [
                        .. x
                            .Lieu.ZoneEpcis.Concat(x.Lieu.ZoneCommunes)
                            .Select(c => noms.GetValueOrDefault(c, c)),
                    ],
                    [.. x.Prevues.OrderBy(p => p.Du).ThenBy(p => p.Id)]
                )),
        ];
    }

    /// <summary>A suspension before an absence, the longest first.</summary>
    private static Indisponibilite? Empecher(
        IEnumerable<Indisponibilite> indisponibilites,
        int? lieuId,
        DateOnly date
    ) =>
        indisponibilites
            .Where(i => i.Couvre(date) && (i.LieuExerciceId is null || i.LieuExerciceId == lieuId))
            .OrderByDescending(i => i.EstSuspension)
            .ThenByDescending(i => i.Au ?? DateOnly.MaxValue)
            .ThenBy(i => i.Id)
            .FirstOrDefault();
}
