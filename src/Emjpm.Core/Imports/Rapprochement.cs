using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// Which mesure of the gestionnaire each line of a file is about: by its identifier, else by court and RG, else by file number;
/// else one that looks like it is proposed. In memory, over all the mesures read at once.
/// </summary>
internal sealed class Rapprochement
{
    /// <summary>Proposed to one line: more would not be read.</summary>
    public const int ProposeesMax = 5;

    private readonly Dictionary<int, Mesure> parId;
    private readonly Dictionary<(int, string), Mesure> parRg = [];
    private readonly ILookup<string, Mesure> parDossier;
    private readonly ILookup<(int, Civilite, NatureMesure, string), Mesure> parRessemblance;
    private readonly Dictionary<int, int> prises = [];
    private readonly HashSet<int> proposees = [];
    private readonly Dictionary<(int, string), int> lues = [];

    /// <param name="mesures">those of the gestionnaire, withdrawn ones excepted, in the order of their ids</param>
    public Rapprochement(IReadOnlyList<Mesure> mesures)
    {
        parId = mesures.ToDictionary(m => m.Id);
        foreach (var m in mesures)
            if (m is { TribunalId: { } tribunal, NumeroRg: { } rg })
                parRg.TryAdd((tribunal, rg), m);
        parDossier = mesures
            .Where(m => !string.IsNullOrWhiteSpace(m.NumeroDossier))
            .ToLookup(m => Texte.Normaliser(m.NumeroDossier));
        parRessemblance = mesures
            .Where(m => m.CommuneCode is not null)
            .ToLookup(m => (m.AnneeNaissance, m.Civilite, m.Nature, m.CommuneCode!));
    }

    /// <summary>Mesures that no line was found to be about, nor looks like.</summary>
    public IEnumerable<Mesure> Absentes =>
        parId.Values.Where(m => !prises.ContainsKey(m.Id) && !proposees.Contains(m.Id));

    /// <summary>
    /// The mesure the line is about for sure, and the number of an earlier line that was about the same one, or carries the
    /// same court and RG. Call it once for each line, in their order.
    /// </summary>
    public (Mesure? Mesure, int? Doublon) Trouver(LigneMesure l)
    {
        var mesure = Chercher(l);
        if (mesure is not null && !prises.TryAdd(mesure.Id, l.Ligne))
            return (mesure, prises[mesure.Id]);
        if (l is not { TribunalId: { } tribunal, NumeroRg: { } rg })
            return (mesure, null);
        return lues.TryAdd((tribunal, rg), l.Ligne)
            ? (mesure, null)
            : (mesure, lues[(tribunal, rg)]);
    }

    /// <summary>Another mesure that already carries the court and RG that the line gives to this one.</summary>
    public Mesure? AutreDuRg(Mesure mesure, LigneMesure l) =>
        l.NumeroRg is { } rg
        && (l.TribunalId ?? mesure.TribunalId) is { } tribunal
        && parRg.TryGetValue((tribunal, rg), out var autre)
        && autre != mesure
            ? autre
            : null;

    /// <summary>
    /// The mesures that a new line looks like, the likeliest first: same birth year, civilité, nature and commune, about which
    /// the file has no other line. Two numbers that have nothing in common, for nominations of different days, are two
    /// mesures. Call it when every line was looked for.
    /// </summary>
    public IReadOnlyList<Mesure> Ressemblantes(LigneMesure l)
    {
        List<Mesure> mesures =
        [
            .. Semblables(l)
                .OrderBy(m => m.DateNomination == l.DateNomination ? 0 : 1)
                .ThenBy(m => Differences(m.NumeroRg, l.NumeroRg))
                .ThenBy(m => m.Statut == StatutMesure.EnCours ? 0 : 1)
                .ThenBy(m => m.Id)
                .Take(ProposeesMax),
        ];
        proposees.UnionWith(mesures.Select(m => m.Id));
        return mesures;
    }

    private IEnumerable<Mesure> Semblables(LigneMesure l) =>
        l
            is {
                AnneeNaissance: { } annee,
                Civilite: { } civilite,
                Nature: { } nature,
                CommuneCode: { } commune
            }
            ? parRessemblance[(annee, civilite, nature, commune)]
                .Where(m =>
                    !prises.ContainsKey(m.Id)
                    && (
                        m.NumeroRg is null
                        || l.NumeroRg is null
                        || m.DateNomination == l.DateNomination
                        || Proches(m.NumeroRg, l.NumeroRg)
                    )
                )
            : [];

    private Mesure? Chercher(LigneMesure l)
    {
        if (l.Identifiant is { } id && parId.TryGetValue(id, out var mesure))
            return mesure;
        if (
            l is { TribunalId: { } tribunal, NumeroRg: { } rg }
            && parRg.TryGetValue((tribunal, rg), out mesure)
        )
            return mesure;
        if (string.IsNullOrWhiteSpace(l.NumeroDossier))
            return null;
        // A file number used twice, or by another person, says nothing.
        var dossiers = parDossier[Texte.Normaliser(l.NumeroDossier)].Take(2).ToList();
        return
            dossiers is [var seul]
            && (l.AnneeNaissance is null || l.AnneeNaissance == seul.AnneeNaissance)
            && (l.Civilite is null || l.Civilite == seul.Civilite)
            ? seul
            : null;
    }

    /// <summary>At most two characters differ: a slip, or two neighbours exchanged.</summary>
    private static bool Proches(string a, string b) => Differences(a, b) <= 2;

    /// <summary>How many characters differ; as many as can be when a number misses or has another length.</summary>
    private static int Differences(string? a, string? b) =>
        a is null || b is null || a.Length != b.Length
            ? int.MaxValue
            : a.Zip(b).Count(p => p.First != p.Second);
}
