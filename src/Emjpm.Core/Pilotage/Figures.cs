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

/// <summary>The figures of every territory at the end of a day, as they may be shown to somebody.</summary>
/// <param name="enClair">territories whose figures are all shown: those whose lines the reader may open</param>
public sealed class Figures(
    DateOnly jour,
    IReadOnlyDictionary<Territoire, Decompte> comptes,
    NomsTerritoires noms,
    Func<Territoire, bool> enClair
)
{
    private readonly Dictionary<string, HashSet<(Territoire, int)>> secrets = [];

    public DateOnly Jour => jour;

    /// <summary>Names of the territories, and which one each was part of that day.</summary>
    public NomsTerritoires Noms => noms;

    /// <summary>The territories of a level that count something, in the order of their names.</summary>
    public IEnumerable<Territoire> DuNiveau(NiveauReleve niveau) =>
        comptes.Keys.Where(t => t.Niveau == niveau).OrderBy(noms.Nom, StringComparer.Ordinal);

    /// <summary>Whether a territory has figures that day.</summary>
    public bool Compte(Territoire territoire) => comptes.ContainsKey(territoire);

    /// <summary>The counts themselves: not to be shown, the figures made from them are.</summary>
    internal Decompte Decompte(Territoire territoire) =>
        comptes.GetValueOrDefault(territoire) ?? Pilotage.Decompte.Vide;

    /// <summary>An indicator of a territory.</summary>
    public Valeur Lire(Indicateur indicateur, Territoire territoire)
    {
        if (indicateur.Personnes is { } personnes && !enClair(territoire))
        {
            if (!secrets.TryGetValue(indicateur.Code, out var masquees))
                secrets[indicateur.Code] = masquees = Secret.Masquer(
                    comptes.ToDictionary(c => c.Key, c => new[] { personnes(c.Value) }),
                    noms.Parent,
                    totalConnu: false
                );
            if (masquees.Contains((territoire, 0)))
                return new(null, true);
        }
        return new(indicateur.Calculer(Decompte(territoire)), false);
    }

    /// <summary>The parts of a breakdown in a territory, with those that are not published.</summary>
    public IReadOnlyList<Part> Lire(Ventilation ventilation, Territoire territoire)
    {
        var ligne = Decompte(territoire);
        if (enClair(territoire))
            return [.. ventilation.Parts.Select(p => new Part(p.Libelle, ligne[p.Grandeur]))];
        if (!secrets.TryGetValue(ventilation.Code, out var masquees))
            secrets[ventilation.Code] = masquees = Secret.Masquer(
                comptes.ToDictionary(
                    c => c.Key,
                    c => ventilation.Parts.Select(p => c.Value[p.Grandeur]).ToArray()
                ),
                noms.Parent,
                totalConnu: true
            );
        return
        [
            .. ventilation.Parts.Select(
                (p, i) =>
                    new Part(
                        p.Libelle,
                        masquees.Contains((territoire, i)) ? null : ligne[p.Grandeur]
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
    /// <summary>
    /// The same names, with the regions as they were: a département that changed region is then in the one that added it up.
    /// </summary>
    /// <param name="regionDe">region of a département that day; null when it was not kept</param>
    public NomsTerritoires Le(Func<string, string?> regionDe)
    {
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
