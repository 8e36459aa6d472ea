using Emjpm.Core.Comptes;

namespace Emjpm.Core.Pilotage;

/// <summary>A figure as it may be shown.</summary>
/// <param name="Nombre">null when it is not known, or not published</param>
/// <param name="Secrete">withheld, see <see cref="Secret"/></param>
public readonly record struct Valeur(double? Nombre, bool Secrete)
{
    /// <summary>What stands for a figure that is not published.</summary>
    public const string NonPubliee = "secret";

    /// <summary>As it is read: « 1 250 », « non connu », « secret ».</summary>
    public string Texte(Indicateur indicateur) => Secrete ? NonPubliee : indicateur.Ecrire(Nombre);
}

/// <summary>The figures of every territory at the end of a day, as they may be shown to somebody. For one page: not shared.</summary>
public sealed class Figures
{
    private readonly JourTenu _jour;
    private readonly Func<IReadOnlyList<string>, bool>? _couvre;
    private readonly Dictionary<Territoire, bool> _enClair = [];

    /// <param name="couvre">
    /// whether the reader opens the lines of some départements, and so reads their figures whole; null: nobody's
    /// </param>
    internal Figures(JourTenu jour, Func<IReadOnlyList<string>, bool>? couvre) =>
        (_jour, _couvre) = (jour, couvre);

    public DateOnly Jour => _jour.Jour;

    /// <inheritdoc cref="JourTenu.Noms"/>
    public NomsTerritoires Noms => _jour.Noms;

    /// <inheritdoc cref="JourTenu.DuNiveau"/>
    public IReadOnlyList<Territoire> DuNiveau(NiveauReleve niveau) => _jour.DuNiveau(niveau);

    /// <summary>Whether a territory has figures that day.</summary>
    public bool Compte(Territoire territoire) => _jour.Compte(territoire);

    /// <summary>The counts themselves: not to be shown, the figures made from them are.</summary>
    internal Decompte Decompte(Territoire territoire) => _jour.Decompte(territoire);

    /// <summary>An indicator of a territory.</summary>
    public Valeur Lire(Indicateur indicateur, Territoire territoire) =>
        _jour.EstSecret(indicateur, territoire) && !EnClair(territoire)
            ? new(null, true)
            : new(indicateur.Calculer(Decompte(territoire)), false);

    /// <summary>The parts of a breakdown in a territory, with those that are not published.</summary>
    public IReadOnlyList<Part> Lire(Ventilation ventilation, Territoire territoire)
    {
        var ligne = Decompte(territoire);
        return
        [
            .. ventilation.Parts.Select(
                (p, i) =>
                    new Part(
                        p.Libelle,
                        _jour.EstSecret(ventilation, territoire, i) && !EnClair(territoire)
                            ? null
                            : ligne[p.Grandeur]
                    )
            ),
        ];
    }

    /// <summary>The mean of an indicator over the territories of a level that publish it; null when none does.</summary>
    public double? Moyenne(Indicateur indicateur, NiveauReleve niveau)
    {
        var valeurs = DuNiveau(niveau)
            .Select(t => Lire(indicateur, t).Nombre)
            .OfType<double>()
            .ToList();
        return valeurs.Count == 0 ? null : valeurs.Average();
    }

    private bool EnClair(Territoire territoire)
    {
        if (_couvre is null)
            return false;
        if (!_enClair.TryGetValue(territoire, out var clair))
            _enClair[territoire] = clair = _couvre(Noms.Departements(territoire));
        return clair;
    }
}

/// <summary>A part of a breakdown.</summary>
/// <param name="Nombre">null: not published</param>
public sealed record Part(string Libelle, int? Nombre);

/// <summary>Names of the territories, and which one each is part of.</summary>
public sealed class NomsTerritoires(
    IReadOnlyDictionary<string, string> regions,
    IReadOnlyDictionary<string, (string Nom, string? Region)> departements,
    IReadOnlyDictionary<string, (string Nom, string Departement)> tribunaux
)
{
    internal static NomsTerritoires De(
        IReadOnlyList<DepartementNomme> departements,
        IReadOnlyList<TribunalNomme> tribunaux
    ) =>
        new(
            departements
                .Where(d => d.RegionCode is not null)
                .DistinctBy(d => d.RegionCode)
                .OrderBy(d => d.RegionNom, StringComparer.Ordinal)
                .ToDictionary(d => d.RegionCode!, d => d.RegionNom!),
            departements.ToDictionary(d => d.Code, d => (d.Nom, d.RegionCode)),
            tribunaux.ToDictionary(t => t.Code, t => (t.Nom, t.DepartementCode))
        );

    /// <summary>
    /// The same names, with the regions as they were: a département that changed region is then in the one that added it up.
    /// </summary>
    /// <param name="lignes">the rows of that day</param>
    internal NomsTerritoires Le(IReadOnlyList<ReleveTerritoire> lignes)
    {
        var alors = lignes
            .Where(l => l.RegionCode is not null)
            .ToDictionary(l => l.Code, l => l.RegionCode);
        string? regionDe(string departement) => alors.GetValueOrDefault(departement);
        var change = departements
            .Where(d => regionDe(d.Key) is { } region && region != d.Value.Region)
            .Select(d => d.Key)
            .ToHashSet();
        if (change.Count == 0)
            return this;
        var duJour = departements.ToDictionary(
            d => d.Key,
            d => change.Contains(d.Key) ? (d.Value.Nom, regionDe(d.Key)) : d.Value
        );
        var connues = regions.ToDictionary();
        foreach (var disparue in duJour.Values.Select(d => d.Item2).OfType<string>())
            connues.TryAdd(disparue, $"Région {disparue}");
        return new(connues, duJour, tribunaux);
    }

    /// <summary>Codes of the départements of a region; all of them for the country, itself for a département.</summary>
    public IReadOnlyList<string> Departements(Territoire territoire) =>
        territoire.Niveau switch
        {
            NiveauReleve.France => [.. departements.Keys],
            NiveauReleve.Region =>
            [
                .. departements.Where(d => d.Value.Region == territoire.Code).Select(d => d.Key),
            ],
            NiveauReleve.Departement => [territoire.Code],
            _ => tribunaux.TryGetValue(territoire.Code, out var t) ? [t.Departement] : [],
        };

    public bool Existe(Territoire territoire) =>
        territoire.Niveau switch
        {
            NiveauReleve.France => territoire == Territoire.France,
            NiveauReleve.Region => regions.ContainsKey(territoire.Code),
            NiveauReleve.Departement => departements.ContainsKey(territoire.Code),
            _ => tribunaux.ContainsKey(territoire.Code),
        };

    /// <summary>« France entière », « Hauts-de-France », « Nord (59) », « Tribunal judiciaire de Lille ».</summary>
    public string Nom(Territoire territoire) =>
        territoire.Niveau switch
        {
            NiveauReleve.France => "France entière",
            NiveauReleve.Region => regions.GetValueOrDefault(territoire.Code, territoire.Code),
            NiveauReleve.Departement => departements.TryGetValue(territoire.Code, out var d)
                ? $"{d.Nom} ({territoire.Code})"
                : territoire.Code,
            _ => tribunaux.TryGetValue(territoire.Code, out var t) ? t.Nom : territoire.Code,
        };

    /// <summary>
    /// The territory that adds this one up; null for the country, and for a jurisdiction, which nothing is the sum of.
    /// </summary>
    public Territoire? Parent(Territoire territoire) =>
        territoire.Niveau switch
        {
            NiveauReleve.Region => Territoire.France,
            NiveauReleve.Departement => departements.TryGetValue(territoire.Code, out var d)
            && d.Region is { } region
                ? new(NiveauReleve.Region, region)
                : Territoire.France,
            _ => null,
        };

    /// <summary>The territory an agent begins with: its own.</summary>
    public Territoire De(ActeurTerritoire agent)
    {
        if (agent.National || agent.Departements.Count == 0)
            return Territoire.France;
        var premier = new Territoire(NiveauReleve.Departement, agent.Departements[0]);
        return
            agent.Departements.Count > 1
            && Parent(premier) is { Niveau: NiveauReleve.Region } region
            && Departements(region).Order().SequenceEqual(agent.Departements.Distinct().Order())
            ? region
            : premier;
    }

    /// <summary>The territories above, from the country down; those of a jurisdiction are those of the seat of its court.</summary>
    public IReadOnlyList<Territoire> Ancetres(Territoire territoire)
    {
        var suite = new List<Territoire>();
        var present =
            territoire.Niveau == NiveauReleve.Ressort
            && tribunaux.TryGetValue(territoire.Code, out var t)
                ? new(NiveauReleve.Departement, t.Departement)
                : Parent(territoire);
        for (; present is { } p; present = Parent(p))
            suite.Insert(0, p);
        return suite;
    }

    /// <summary>The territories just below, that count something or not.</summary>
    public IReadOnlyList<Territoire> Enfants(Territoire territoire) =>
        territoire.Niveau switch
        {
            NiveauReleve.France =>
            [
                .. regions.Keys.Select(r => new Territoire(NiveauReleve.Region, r)),
            ],
            NiveauReleve.Region =>
            [
                .. Departements(territoire)
                    .Select(d => new Territoire(NiveauReleve.Departement, d)),
            ],
            NiveauReleve.Departement =>
            [
                .. tribunaux
                    .Where(t => t.Value.Departement == territoire.Code)
                    .Select(t => new Territoire(NiveauReleve.Ressort, t.Key)),
            ],
            _ => [],
        };
}
