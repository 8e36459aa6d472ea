using System.Collections.Frozen;
using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Gestionnaires;

/// <summary>What experience needs to know of a mesure: nothing that names a person.</summary>
/// <param name="AnneeNaissance">of the protected person; null when unknown</param>
/// <param name="AnneeOuverture">year the gestionnaire was designated; null when unknown</param>
public sealed record TraitMesure(
    NatureMesure? Nature,
    LieuVie? LieuVie,
    TypeEtablissement? TypeEtablissement,
    int? AnneeNaissance,
    int? AnneeOuverture,
    IReadOnlyCollection<PrestationSociale> Prestations
);

/// <summary>
/// What a gestionnaire has practised, counted over the mesures it holds or held, whatever their state; never over what a
/// court typed in a search or a reservation. Immutable; equal when the counts are equal.
/// </summary>
/// <remarks>
/// A mesure can count for several kinds of accompaniment. Kinds that no recorded fact shows (addiction, over-indebtedness,
/// family conflict…) are never demonstrated, only declared. Limit: AAH is also paid for a psychic or physical disability,
/// so <see cref="Accompagnement.HandicapMental"/> demonstrated by AAH means practice with disabled adults, not a diagnosis.
/// </remarks>
public sealed class Experience : IEquatable<Experience>
{
    /// <summary>Age reached in the year of opening from which a mesure counts for <see cref="Accompagnement.GrandAge"/>.</summary>
    public const int AgeGrandAge = 75;

    private const string CleTotal = "total";

    /// <summary>No mesure.</summary>
    public static readonly Experience Vide = new([]);

    private static readonly FrozenDictionary<Accompagnement, string> CleAccompagnement =
        Cles<Accompagnement>("acc.");
    private static readonly FrozenDictionary<NatureMesure, string> CleNature = Cles<NatureMesure>(
        "nat."
    );
    private static readonly FrozenDictionary<LieuVie, string> CleLieu = Cles<LieuVie>("vie.");

    /// <summary>Every key, so that a text read again and again allots none.</summary>
    private static readonly FrozenDictionary<string, string>.AlternateLookup<
        ReadOnlySpan<char>
    > Connues = CleAccompagnement
        .Values.Concat(CleNature.Values)
        .Concat(CleLieu.Values)
        .Append(CleTotal)
        .ToFrozenDictionary(c => c, c => c, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    // Not frozen: thousands are read and asked one thing.
    private readonly Dictionary<string, int> nombres;

    private Experience(Dictionary<string, int> nombres) => this.nombres = nombres;

    /// <summary>
    /// Counts by key, zero counts left out. Keys: <c>total</c>, <c>acc.</c> + handle of <see cref="Accompagnement"/>,
    /// <c>nat.</c> + handle of <see cref="NatureMesure"/>, <c>vie.</c> + handle of <see cref="LieuVie"/>.
    /// </summary>
    public IReadOnlyDictionary<string, int> Nombres => nombres;

    /// <summary>Number of mesures counted.</summary>
    public int Total => Nombre(CleTotal);

    /// <summary>Mesures that show practice of this kind of accompaniment.</summary>
    public int De(Accompagnement genre) => Nombre(Cle(genre));

    /// <summary>Mesures of this nature.</summary>
    public int De(NatureMesure nature) => Nombre(Cle(nature));

    /// <summary>Mesures of persons living in such a place.</summary>
    public int De(LieuVie lieu) => Nombre(Cle(lieu));

    /// <summary>Counts <paramref name="mesures"/> in one pass.</summary>
    public static Experience FromMesures(IEnumerable<TraitMesure> mesures)
    {
        var nombres = new Dictionary<string, int>();
        void Compter(string cle) => nombres[cle] = nombres.GetValueOrDefault(cle) + 1;

        foreach (var mesure in mesures)
        {
            Compter(CleTotal);
            if (mesure.Nature is { } nature)
                Compter(Cle(nature));
            if (mesure.LieuVie is { } lieu)
                Compter(Cle(lieu));
            foreach (var genre in Demontres(mesure))
                Compter(Cle(genre));
        }
        return new(nombres);
    }

    /// <summary>The kinds of accompaniment that one mesure demonstrates.</summary>
    public static IEnumerable<Accompagnement> Demontres(TraitMesure mesure)
    {
        var etablissement = mesure.TypeEtablissement;
        if (
            mesure.AnneeOuverture - mesure.AnneeNaissance >= AgeGrandAge
            || etablissement is TypeEtablissement.PersonnesAgees
            || mesure.Prestations.Contains(PrestationSociale.Apa)
        )
            yield return Accompagnement.GrandAge;
        if (etablissement is TypeEtablissement.Psychiatrique)
            yield return Accompagnement.Psychiatrie;
        if (
            etablissement is TypeEtablissement.PersonnesHandicapees
            || mesure.Prestations.Contains(PrestationSociale.Aah)
        )
            yield return Accompagnement.HandicapMental;
        if (mesure.Prestations.Contains(PrestationSociale.Pch))
            yield return Accompagnement.HandicapPhysique;
        if (mesure.LieuVie is LieuVie.Sdf)
            yield return Accompagnement.SansAbri;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote. Null or empty is <see cref="Vide"/>.</summary>
    /// <exception cref="FormatException">not of the form <c>cle:nombre;cle:nombre</c>, a count under 1, or a key twice</exception>
    public static Experience Lire(string? texte)
    {
        if (string.IsNullOrEmpty(texte))
            return Vide;
        var nombres = new Dictionary<string, int>(texte.AsSpan().Count(';') + 1);
        foreach (var bornes in texte.AsSpan().Split(';'))
        {
            var paire = texte.AsSpan()[bornes];
            var deuxPoints = paire.IndexOf(':');
            if (
                deuxPoints < 1
                || !int.TryParse(
                    paire[(deuxPoints + 1)..],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var nombre
                )
                || nombre < 1
                || !nombres.TryAdd(Connue(paire[..deuxPoints]), nombre)
            )
                throw new FormatException($"Experience: « {paire} » is not cle:nombre");
        }
        return new(nombres);
    }

    /// <summary><c>cle:nombre;cle:nombre</c>, keys in ordinal order: the form of the database column.</summary>
    public override string ToString() =>
        string.Join(
            ';',
            nombres
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}:{p.Value}"))
        );

    public bool Equals(Experience? autre) =>
        autre is not null
        && nombres.Count == autre.nombres.Count
        && nombres.All(p => autre.Nombre(p.Key) == p.Value);

    public override bool Equals(object? obj) => Equals(obj as Experience);

    public override int GetHashCode() =>
        nombres.Aggregate(0, (somme, p) => somme ^ HashCode.Combine(p.Key, p.Value));

    private static string Connue(ReadOnlySpan<char> cle) =>
        Connues.TryGetValue(cle, out var connue) ? connue : cle.ToString();

    private int Nombre(string cle) => nombres.GetValueOrDefault(cle);

    private static string Cle(Accompagnement genre) => CleAccompagnement[genre];

    private static string Cle(NatureMesure nature) => CleNature[nature];

    private static string Cle(LieuVie lieu) => CleLieu[lieu];

    private static FrozenDictionary<T, string> Cles<T>(string prefixe)
        where T : struct, Enum =>
        Liste<T>.Valeurs.ToFrozenDictionary(v => v, v => prefixe + v.Handle());
}
