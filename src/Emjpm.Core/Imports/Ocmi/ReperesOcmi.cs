using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>What the mesures of OCMI are compared with, the same for every mandataire: read once a run.</summary>
internal sealed class ReperesOcmi
{
    private readonly Dictionary<int, string> tribunaux;
    private readonly Dictionary<int, string> nomsCabinets;
    private readonly ILookup<(int, string), int> cabinets;

    private ReperesOcmi(
        DateOnly aujourdhui,
        IReadOnlyList<Tribunal> tribunaux,
        IReadOnlyList<Cabinet> cabinets,
        IReadOnlyList<Commune> communes
    )
    {
        Aujourdhui = aujourdhui;
        this.tribunaux = tribunaux.ToDictionary(t => t.Id, t => t.Nom);
        nomsCabinets = cabinets.ToDictionary(c => c.Id, c => c.Nom);
        this.cabinets = cabinets.ToLookup(c => (c.TribunalId, Texte.Normaliser(c.Nom)), c => c.Id);
        Communes = communes.ToDictionary(c => c.Code);
        Comprendre = new ComprendreOcmi(
            new Reperes(
                tribunaux.Select(t => new TribunalConnu(
                    t.Id,
                    t.Code,
                    t.Nom,
                    t.Siret,
                    t.CommuneCode,
                    t.FermeLe,
                    t.SuccesseurId
                )),
                communes.Select(c => new CommuneConnue(
                    c.Code,
                    c.Nom,
                    c.CodesPostaux,
                    c.CommuneMereCode
                ))
            ),
            aujourdhui
        );
    }

    public DateOnly Aujourdhui { get; }
    public ComprendreOcmi Comprendre { get; }
    public IReadOnlyDictionary<string, Commune> Communes { get; }

    public string? NomTribunal(int? id) => id is { } i ? tribunaux.GetValueOrDefault(i) : null;

    public string? NomCabinet(int? id) => id is { } i ? nomsCabinets.GetValueOrDefault(i) : null;

    public string? NomCommune(string? code) =>
        code is null ? null : Communes.GetValueOrDefault(code)?.Nom ?? code;

    /// <summary>The cabinet of that name in the court; null when it has none, or none is named.</summary>
    public int? Cabinet(int? tribunalId, string? nom) =>
        tribunalId is { } t && nom is not null
            ? cabinets[(t, Texte.Normaliser(nom))].Select(c => (int?)c).FirstOrDefault()
            : null;

    public static async Task<ReperesOcmi> LireAsync(
        EmjpmDbContext db,
        DateOnly aujourdhui,
        CancellationToken annulation
    ) =>
        new(
            aujourdhui,
            await db.Tribunaux.AsNoTracking().OrderBy(t => t.Id).ToListAsync(annulation),
            await db.Set<Cabinet>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(annulation),
            await db.Communes.AsNoTracking().OrderBy(c => c.Code).ToListAsync(annulation)
        );
}
