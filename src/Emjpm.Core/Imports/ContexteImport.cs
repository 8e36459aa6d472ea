using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>What every line of an import is compared with, read once: the sites of the gestionnaire, the courts, the communes.</summary>
internal sealed class ContexteImport
{
    private readonly Dictionary<string, int> lieux = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> cabinets;
    private readonly Dictionary<int, string> nomsLieux;
    private readonly Dictionary<int, string> nomsTribunaux;
    private readonly Dictionary<int, string> nomsCabinets;
    private readonly int? seul;

    private ContexteImport(
        Acteur acteur,
        DateOnly aujourdhui,
        OptionsImport options,
        IReadOnlyList<(int Id, string Nom, bool Ouvert)> lieux,
        IReadOnlyList<Tribunal> tribunaux,
        IReadOnlyList<Cabinet> cabinets,
        IReadOnlyList<CommuneConnue> communes
    )
    {
        (Acteur, Aujourdhui) = (acteur, aujourdhui);
        var ouverts = lieux
            .Where(l => l.Ouvert && acteur.Gestionnaire!.Droits.Couvrent(l.Id))
            .ToList();
        foreach (var (id, nom, _) in ouverts)
            this.lieux.TryAdd(Texte.Normaliser(nom), id);
        foreach (var (nom, id) in options.Antennes)
            if (ouverts.Any(l => l.Id == id))
                this.lieux[nom] = id;
        seul = ouverts.Count == 1 ? ouverts[0].Id : null;
        nomsLieux = lieux.ToDictionary(l => l.Id, l => l.Nom);
        nomsTribunaux = tribunaux.ToDictionary(t => t.Id, t => t.Nom);
        nomsCabinets = cabinets.ToDictionary(c => c.Id, c => c.Nom);
        this.cabinets = cabinets.ToLookup(c => Cle(c.TribunalId, c.Nom), c => c.Id);
        Communes = communes.ToDictionary(c => c.Code);
        Reperes = new Reperes(
            tribunaux.Select(t => new TribunalConnu(
                t.Id,
                t.Code,
                t.Nom,
                t.Siret,
                t.CommuneCode,
                t.FermeLe,
                t.SuccesseurId
            )),
            communes
        );
    }

    public Acteur Acteur { get; }
    public DateOnly Aujourdhui { get; }
    public Reperes Reperes { get; }
    public IReadOnlyDictionary<string, CommuneConnue> Communes { get; }

    /// <summary>
    /// The site of a name of antenne; without a name, the only site there is. Only a service has antennes: the name is of no
    /// use to the others when they have one site. Null: the person has to say.
    /// </summary>
    public int? Lieu(string? antenne) =>
        lieux.TryGetValue(Texte.Normaliser(antenne ?? ""), out var id) ? id
        : string.IsNullOrWhiteSpace(antenne)
        || Acteur.Gestionnaire!.Type != TypeGestionnaire.Service
            ? seul
        : null;

    /// <summary>The cabinet of that name in the court; null when it has none.</summary>
    public int? Cabinet(int? tribunalId, string nom) =>
        tribunalId is { } t ? cabinets[Cle(t, nom)].Select(c => (int?)c).FirstOrDefault() : null;

    public string? NomLieu(int? id) => id is { } i ? nomsLieux.GetValueOrDefault(i) : null;

    public string? NomTribunal(int? id) => id is { } i ? nomsTribunaux.GetValueOrDefault(i) : null;

    public string? NomCabinet(int? id) => id is { } i ? nomsCabinets.GetValueOrDefault(i) : null;

    public string? NomCommune(string? code) =>
        code is null ? null : Communes.GetValueOrDefault(code)?.Nom ?? code;

    public bool Couvre(int? lieuId) => Acteur.Gestionnaire!.Droits.Couvrent(lieuId);

    public static async Task<ContexteImport> LireAsync(
        EmjpmDbContext db,
        Acteur acteur,
        DateOnly aujourdhui,
        OptionsImport options,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        var lieux = await db
            .LieuxExercice.Where(l => l.GestionnaireId == gestionnaire)
            .OrderBy(l => l.Id)
            .Select(l => new
            {
                l.Id,
                l.Nom,
                Ouvert = l.FermeLe == null || l.FermeLe > aujourdhui,
            })
            .ToListAsync(annulation);
        return new ContexteImport(
            acteur,
            aujourdhui,
            options,
            [.. lieux.Select(l => (l.Id, l.Nom, l.Ouvert))],
            await db.Tribunaux.AsNoTracking().OrderBy(t => t.Id).ToListAsync(annulation),
            await db.Set<Cabinet>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(annulation),
            await db
                .Communes.OrderBy(c => c.Code)
                .Select(c => new CommuneConnue(c.Code, c.Nom, c.CodesPostaux, c.CommuneMereCode))
                .ToListAsync(annulation)
        );
    }

    private static string Cle(int tribunalId, string nom) =>
        $"{tribunalId}/{Texte.Normaliser(nom)}";
}
