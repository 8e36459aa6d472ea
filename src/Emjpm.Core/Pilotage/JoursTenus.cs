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

    private static readonly TimeSpan Rythme = TimeSpan.FromSeconds(30);
    private readonly Dictionary<DateOnly, JourTenu> _jours = [];
    private readonly Lock _verrou = new();
    private volatile Calendrier? _calendrier;
    private long _demandes;

    /// <summary>The days that have figures and the names of the territories, at most half a minute old.</summary>
    internal async Task<Calendrier> CalendrierAsync(EmjpmDbContext db, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var lu = _calendrier;
        if (lu is null || lu.Le + Rythme <= maintenant || lu.Le > maintenant)
            _calendrier = lu = await Calendrier.LireAsync(db, maintenant, lu, annulation);
        return lu;
    }

    /// <summary>Is told that this node counted a day.</summary>
    internal void Oublier(DateOnly jour)
    {
        _calendrier = null;
        lock (_verrou)
            _jours.Remove(jour);
    }

    /// <summary>A day, if it is kept as it now is.</summary>
    internal JourTenu? Trouver(JourReleve releve, NomsTerritoires noms)
    {
        lock (_verrou)
        {
            if (!_jours.TryGetValue(releve.Jour, out var jour) || !jour.EstEncore(releve, noms))
                return null;
            jour.Demande = ++_demandes;
            return jour;
        }
    }

    /// <summary>Keeps a day, in the place of the one that nobody has asked for the longest.</summary>
    internal void Tenir(JourTenu jour)
    {
        lock (_verrou)
        {
            jour.Demande = ++_demandes;
            _jours[jour.Jour] = jour;
            if (_jours.Count > Nombre)
                _jours.Remove(_jours.Values.MinBy(j => j.Demande)!.Jour);
        }
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
    JourReleve releve,
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

    public DateOnly Jour => releve.Jour;

    /// <summary>Names of the territories, and which one each was part of that day.</summary>
    public NomsTerritoires Noms { get; } = nomsLus.Le(lignes);

    /// <summary>Grows each time the day is asked for.</summary>
    public long Demande { get; set; }

    /// <summary>Whether the day was not counted again since, nor a territory named otherwise.</summary>
    public bool EstEncore(JourReleve lu, NomsTerritoires noms) =>
        (lu.EtabliLe, lu.RectifieLe) == (releve.EtabliLe, releve.RectifieLe) && noms == nomsLus;

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
