using System.Collections.Concurrent;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// What a node keeps of the figures: which days have some, the names of the territories, and the days last read. A day that was counted
/// changes only when it is counted again, and its <see cref="JourReleve"/> says so: those are read again every half minute, so what
/// another process counts is shown within that time, what this one counts at once.
/// </summary>
public sealed class JoursTenus(TimeProvider horloge)
{
    /// <summary>Days kept, of some 200 kB each: the ends of the months of five years, and others that agents compare them with.</summary>
    public const int Nombre = 96;

    /// <summary>Days whose sites are kept too, of some 3 MB each.</summary>
    private const int NombreAvecLieux = 4;

    private static readonly TimeSpan Rythme = TimeSpan.FromSeconds(30);
    private readonly Derniers<
        ((DateOnly Jour, DateTime, DateTime?), NomsTerritoires),
        JourTenu
    > _jours = new(Nombre);
    private readonly Derniers<
        (DateOnly Jour, DateTime, DateTime?),
        IReadOnlyList<ReleveLieu>
    > _lieux = new(NombreAvecLieux);
    private volatile Calendrier? _calendrier;

    /// <summary>The days that have figures and the names of the territories, at most half a minute old.</summary>
    internal async Task<Calendrier> CalendrierAsync(EmjpmDbContext db, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var lu = _calendrier;
        if (lu is null || lu.Le + Rythme <= maintenant || lu.Le > maintenant)
            _calendrier = lu = await Calendrier.LireAsync(db, maintenant, lu, annulation);
        return lu;
    }

    /// <summary>A day as it now is; null when it is not kept.</summary>
    internal JourTenu? Trouver(JourReleve releve, NomsTerritoires noms) =>
        _jours.Trouver((releve.Version, noms));

    internal void Tenir(JourReleve releve, NomsTerritoires noms, JourTenu jour) =>
        _jours.Tenir((releve.Version, noms), jour);

    /// <summary>Every site of a day; null when they are not kept.</summary>
    internal IReadOnlyList<ReleveLieu>? TrouverLieux(JourReleve releve) =>
        _lieux.Trouver(releve.Version);

    internal void TenirLieux(JourReleve releve, IReadOnlyList<ReleveLieu> lieux) =>
        _lieux.Tenir(releve.Version, lieux);

    /// <summary>Is told that this node counted a day.</summary>
    internal void Oublier(DateOnly jour)
    {
        _calendrier = null;
        _jours.Oublier(c => c.Item1.Jour == jour);
        _lieux.Oublier(c => c.Jour == jour);
    }
}

/// <summary>The days that have figures and the names of the territories, read together.</summary>
/// <param name="Le">when they were read</param>
internal sealed record Calendrier(
    DateTime Le,
    IReadOnlyList<JourReleve> Releves,
    IReadOnlyList<DepartementNomme> Departements,
    IReadOnlyList<TribunalNomme> Tribunaux,
    NomsTerritoires Noms
)
{
    private readonly Dictionary<DateOnly, JourReleve> _parJour = Releves.ToDictionary(r => r.Jour);

    /// <summary>The days that have figures, the oldest first.</summary>
    public IReadOnlyList<DateOnly> Jours { get; } = [.. Releves.Select(r => r.Jour)];

    /// <summary>Those of some days that have figures.</summary>
    public IEnumerable<JourReleve> Parmi(IEnumerable<DateOnly> jours) =>
        jours.Distinct().Select(j => _parJour.GetValueOrDefault(j)).OfType<JourReleve>();

    /// <param name="avant">those read before: names that have not changed stay the same object, which days kept rest on</param>
    public static async Task<Calendrier> LireAsync(
        EmjpmDbContext db,
        DateTime maintenant,
        Calendrier? avant,
        CancellationToken annulation
    )
    {
        var releves = await db
            .JoursReleve.AsNoTracking()
            .OrderBy(j => j.Jour)
            .TagWith(EtiquetteDuNoeud.Texte)
            .ToListAsync(annulation);
        var departements = await db
            .Departements.OrderBy(d => d.Code)
            .Select(d => new DepartementNomme(d.Code, d.Nom, d.RegionCode, d.Region!.Nom))
            .TagWith(EtiquetteDuNoeud.Texte)
            .ToListAsync(annulation);
        var tribunaux = await db
            .Tribunaux.Where(t => t.SuccesseurId == null)
            .OrderBy(t => t.Nom)
            .Select(t => new TribunalNomme(t.Code, t.Nom, t.DepartementCode))
            .TagWith(EtiquetteDuNoeud.Texte)
            .ToListAsync(annulation);
        return
            avant is not null
            && avant.Departements.SequenceEqual(departements)
            && avant.Tribunaux.SequenceEqual(tribunaux)
            ? new(maintenant, releves, avant.Departements, avant.Tribunaux, avant.Noms)
            : new(
                maintenant,
                releves,
                departements,
                tribunaux,
                NomsTerritoires.De(departements, tribunaux)
            );
    }
}

/// <summary>A département as the figures name it.</summary>
internal sealed record DepartementNomme(
    string Code,
    string Nom,
    string? RegionCode,
    string? RegionNom
);

/// <summary>A court as the figures name it.</summary>
internal sealed record TribunalNomme(string Code, string Nom, string DepartementCode);

/// <summary>
/// The counts of every territory at the end of a day, with what <see cref="Secret"/> withholds of them from who may open no line:
/// computed once, for whoever reads, and by as many pages at a time as there are.
/// </summary>
/// <param name="nomsLus">present names of the territories</param>
internal sealed class JourTenu(
    DateOnly jour,
    IReadOnlyList<ReleveTerritoire> lignes,
    NomsTerritoires nomsLus
)
{
    private readonly Dictionary<Territoire, Decompte> _comptes = lignes.ToDictionary(
        l => new Territoire(l.Niveau, l.Code),
        l => l.Decompte
    );
    private readonly ConcurrentDictionary<NiveauReleve, Territoire[]> _parNiveau = new();
    private readonly ConcurrentDictionary<string, HashSet<(Territoire, int)>> _secrets = new();

    public DateOnly Jour => jour;

    /// <summary>Names of the territories, and which one each was part of that day.</summary>
    public NomsTerritoires Noms { get; } = nomsLus.Le(lignes);

    public bool Compte(Territoire territoire) => _comptes.ContainsKey(territoire);

    public Decompte Decompte(Territoire territoire) =>
        _comptes.GetValueOrDefault(territoire) ?? Pilotage.Decompte.Vide;

    /// <summary>The territories of a level that count something, in the order of their names.</summary>
    public IReadOnlyList<Territoire> DuNiveau(NiveauReleve niveau) =>
        _parNiveau.GetOrAdd(
            niveau,
            n =>
                [
                    .. _comptes
                        .Keys.Where(t => t.Niveau == n)
                        .OrderBy(Noms.Nom, StringComparer.Ordinal),
                ]
        );

    /// <summary>Whether the value of an indicator counts too few persons, or would give one that does.</summary>
    public bool EstSecret(Indicateur indicateur, Territoire territoire) =>
        indicateur.Personnes is { } personnes
        && _secrets
            .GetOrAdd(
                indicateur.Code,
                _ =>
                    Secret.Masquer(
                        _comptes.ToDictionary(c => c.Key, c => new[] { personnes(c.Value) }),
                        Noms.Parent,
                        totalConnu: false
                    )
            )
            .Contains((territoire, 0));

    /// <summary>The same of a part of a breakdown, from 0.</summary>
    public bool EstSecret(Ventilation ventilation, Territoire territoire, int part) =>
        _secrets
            .GetOrAdd(
                ventilation.Code,
                _ =>
                    Secret.Masquer(
                        _comptes.ToDictionary(
                            c => c.Key,
                            c => ventilation.Parts.Select(p => c.Value[p.Grandeur]).ToArray()
                        ),
                        Noms.Parent,
                        totalConnu: true
                    )
            )
            .Contains((territoire, part));
}
