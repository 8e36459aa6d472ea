using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>The courts, found by SIRET, handle, name or town; closed ones lead to their successor.</summary>
internal sealed class TribunauxConnus
{
    /// <summary>Words of a court's name that do not say which one it is.</summary>
    private static readonly HashSet<string> MotsCommuns =
    [
        .. "TRIBUNAL JUDICIAIRE INSTANCE PREMIERE GRANDE PROXIMITE SUPERIEUR APPEL CHAMBRE".Split(
            ' '
        ),
        .. "TJ TI TGI TPRX TPROX TP TPI DE DU DES D LA LE LES L A AU PROTECTION MAJEURS".Split(' '),
    ];

    private readonly Dictionary<int, TribunalConnu> parId;
    private readonly ILookup<string, TribunalConnu> parSiret;
    private readonly ILookup<string, TribunalConnu> parCle;
    private readonly ILookup<string, TribunalConnu> parLieu;

    public TribunauxConnus(IEnumerable<TribunalConnu> tribunaux)
    {
        List<TribunalConnu> tous = [.. tribunaux];
        parId = tous.ToDictionary(t => t.Id);
        parSiret = tous.Where(t => t.Siret is not null).ToLookup(t => t.Siret!);
        parCle = tous.SelectMany(t =>
                new[] { Texte.NormaliserNom(t.Nom), Texte.NormaliserNom(t.Code) }
                    .Distinct()
                    .Select(cle => (cle, t))
            )
            .ToLookup(p => p.cle, p => p.t);
        parLieu = tous.ToLookup(t => Lieu(t.Nom));
    }

    public TribunalConnu? ParId(int id) => parId.GetValueOrDefault(id);

    public IReadOnlyList<TribunalConnu> ParSiret(string siret) => [.. parSiret[siret]];

    /// <summary>
    /// Courts that a text may name: the one of that name or handle, else those of that town. « TJ Lille », « Lille » and
    /// « Tribunal judiciaire de Lille » are the same.
    /// </summary>
    public IReadOnlyList<TribunalConnu> ParNom(string texte)
    {
        var cle = Texte.NormaliserNom(texte);
        if (parCle[cle].ToList() is { Count: > 0 } exacts)
            return exacts;
        var lieu = Lieu(texte);
        if (lieu.Length == 0)
            return [];
        var proximite = cle.Contains("PROX", StringComparison.Ordinal);
        var duLieu = parLieu[lieu].ToList();
        var duType = duLieu
            .Where(t =>
                Texte.Normaliser(t.Nom).Contains("PROX", StringComparison.Ordinal) == proximite
            )
            .ToList();
        return duType.Count > 0 ? duType : duLieu;
    }

    /// <summary>Names of open courts close to a text, the nearest first.</summary>
    public IReadOnlyList<string> Proches(string texte, DateOnly aujourdhui) =>
        Ressemblances.Proches(
            Lieu(texte),
            parId.Values.Where(t => !EstFerme(t, aujourdhui)),
            t => Lieu(t.Nom),
            t => t.Nom
        );

    /// <summary>SIRET of the courts whose SIRET a spreadsheet would round to these first digits.</summary>
    public IReadOnlyList<string> SiretsArrondis(string chiffres) =>
        [
            .. parSiret
                .Select(g => g.Key)
                .Where(s =>
                    chiffres.Length is >= 5 and < 14
                    && Math.Round(
                        double.Parse(s, System.Globalization.CultureInfo.InvariantCulture)
                            / Math.Pow(10, 14 - chiffres.Length)
                    ) == double.Parse(chiffres, System.Globalization.CultureInfo.InvariantCulture)
                )
                .Order(StringComparer.Ordinal)
                .Take(5),
        ];

    /// <summary>The open court that took over, from successor to successor; null when none did.</summary>
    public TribunalConnu? Ouvert(TribunalConnu tribunal, DateOnly aujourdhui)
    {
        var courant = tribunal;
        for (var i = 0; i < 10 && EstFerme(courant, aujourdhui); i++)
            if (courant.SuccesseurId is not { } id || !parId.TryGetValue(id, out courant!))
                return null;
        return EstFerme(courant, aujourdhui) ? null : courant;
    }

    private static bool EstFerme(TribunalConnu tribunal, DateOnly aujourdhui) =>
        tribunal.FermeLe <= aujourdhui;

    private static string Lieu(string nom) =>
        string.Join(
            ' ',
            Texte.Mots(nom).Where(mot => !MotsCommuns.Contains(mot) && !int.TryParse(mot, out _))
        );
}
