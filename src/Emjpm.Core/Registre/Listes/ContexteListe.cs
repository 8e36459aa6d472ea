using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre.Listes;

/// <summary>What the lines of a list are compared with, read once: the entries of the département, and those a line names.</summary>
internal sealed class ContexteListe
{
    private readonly Dictionary<int, Gestionnaire> parId;
    private readonly ILookup<string, Gestionnaire> parSiret;
    private readonly ILookup<string, Gestionnaire> parNom;
    private readonly ILookup<string, Gestionnaire> parCourriel;

    private ContexteListe(
        Acteur acteur,
        string departement,
        DateOnly aujourdhui,
        List<Gestionnaire> entrees,
        Dictionary<string, string> etablissements
    )
    {
        (Acteur, Departement, Aujourdhui, Etablissements) = (
            acteur,
            departement,
            aujourdhui,
            etablissements
        );
        Entrees = entrees;
        parId = entrees.ToDictionary(g => g.Id);
        parSiret = entrees.Where(g => g.Siret is not null).ToLookup(g => g.Siret!);
        var duDepartement = entrees.Where(EstDuDepartement).ToList();
        parNom = duDepartement.ToLookup(g => InscriptionLue.CleDeNom(g.Nom));
        parCourriel = duDepartement
            .Where(g => g.Courriel is not null)
            .ToLookup(g => g.Courriel!.ToLowerInvariant());
    }

    public Acteur Acteur { get; }
    public string Departement { get; }
    public DateOnly Aujourdhui { get; }
    public IReadOnlyList<Gestionnaire> Entrees { get; }

    /// <summary>Code of the département of the open établissements that the list names, by FINESS number.</summary>
    public IReadOnlyDictionary<string, string> Etablissements { get; }

    public Gestionnaire? Fiche(int id) => parId.GetValueOrDefault(id);

    public IEnumerable<Gestionnaire> DuSiret(string siret) => parSiret[siret];

    /// <summary>Those of the département whose name has the same words.</summary>
    public IEnumerable<Gestionnaire> DuNom(string nom) => parNom[InscriptionLue.CleDeNom(nom)];

    /// <inheritdoc cref="DuNom"/>
    public IEnumerable<Gestionnaire> DuCourriel(string courriel) => parCourriel[courriel];

    /// <summary>Whether the agent may change who the entry is.</summary>
    public bool DansLeTerritoire(Gestionnaire g) =>
        g.Habilitations.Exists(h => Acteur.TerritoireOuRefus().Couvre(h.DepartementCode))
        || (g.Habilitations.Count == 0 && EstDuDepartement(g));

    private bool EstDuDepartement(Gestionnaire g) =>
        g.Habilitations.Exists(h => h.DepartementCode == Departement)
        || g.Lieux.Exists(l => l.Commune!.DepartementCode == Departement);

    public static async Task<ContexteListe> LireAsync(
        EmjpmDbContext db,
        Acteur acteur,
        string departement,
        DateOnly aujourdhui,
        IReadOnlyList<InscriptionLue> lignes,
        CancellationToken annulation
    )
    {
        var sirets = lignes.Select(l => l.Siret).OfType<string>().Distinct().ToList();
        var fiches = lignes.Select(l => l.Fiche).OfType<int>().Distinct().ToList();
        var numeros = lignes.Select(l => l.Finess).OfType<string>().Distinct().ToList();
        var entrees = await db
            .Gestionnaires.AsNoTracking()
            .Where(g =>
                g.FusionneeDansId == null
                && (
                    g.Habilitations.Any(h => h.DepartementCode == departement)
                    || g.Lieux.Any(l => l.Commune!.DepartementCode == departement)
                    || sirets.Contains(g.Siret!)
                    || fiches.Contains(g.Id)
                )
            )
            .Include(g => g.Habilitations)
                .ThenInclude(h => h.Departement)
            .Include(g => g.Habilitations)
                .ThenInclude(h => h.Etablissement)
            .Include(g => g.Lieux)
                .ThenInclude(l => l.Commune)
            .AsSplitQuery()
            .OrderBy(g => g.Id)
            .ToListAsync(annulation);
        var etablissements = await db
            .Etablissements.Where(e => numeros.Contains(e.NumeroFiness) && e.FermeLe == null)
            .Select(e => new { e.NumeroFiness, e.Commune!.DepartementCode })
            .ToDictionaryAsync(e => e.NumeroFiness, e => e.DepartementCode, annulation);
        return new(acteur, departement, aujourdhui, entrees, etablissements);
    }

    /// <summary>The communes a list may name.</summary>
    public static async Task<CommunesConnues> CommunesAsync(
        EmjpmDbContext db,
        string departement,
        CancellationToken annulation
    ) =>
        new(
            await db
                .Communes.OrderBy(c => c.Code)
                .Select(c => new CommuneConnue(c.Code, c.Nom, c.CodesPostaux, c.CommuneMereCode))
                .ToListAsync(annulation),
            departement
        );
}
