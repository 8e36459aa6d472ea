using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// Which mesure of the gestionnaire each line of a file is about: by its identifier, else by court and RG, else by file number;
/// else one that looks like it is proposed. In memory, over all the mesures read at once.
/// </summary>
internal sealed class Rapprochement
{
    private readonly Dictionary<int, Mesure> parId;
    private readonly Dictionary<(int, string), Mesure> parRg = [];
    private readonly ILookup<string, Mesure> parDossier;
    private readonly ILookup<(int, Civilite, NatureMesure, string), Mesure> parRessemblance;
    private readonly Dictionary<int, int> prises = [];
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

    /// <summary>Mesures that no line was found to be about.</summary>
    public IEnumerable<Mesure> Absentes => parId.Values.Where(m => !prises.ContainsKey(m.Id));

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
    /// The mesure that a new line looks like: same birth year, civilité, nature and commune, about which the file has no other
    /// line. Two numbers that have nothing in common, for nominations of different days, are two mesures. A mesure is proposed
    /// to one line. Call it when every line was looked for.
    /// </summary>
    public Mesure? Ressemblante(LigneMesure l)
    {
        var mesure = Semblable(l);
        if (mesure is not null)
            prises.Add(mesure.Id, l.Ligne);
        return mesure;
    }

    private Mesure? Semblable(LigneMesure l) =>
        l
            is {
                AnneeNaissance: { } annee,
                Civilite: { } civilite,
                Nature: { } nature,
                CommuneCode: { } commune
            }
            ? parRessemblance[(annee, civilite, nature, commune)]
                .FirstOrDefault(m =>
                    !prises.ContainsKey(m.Id)
                    && (
                        m.NumeroRg is null
                        || l.NumeroRg is null
                        || m.DateNomination == l.DateNomination
                        || Proches(m.NumeroRg, l.NumeroRg)
                    )
                )
            : null;

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
    private static bool Proches(string a, string b) =>
        a.Length == b.Length && a.Zip(b).Count(p => p.First != p.Second) <= 2;
}
