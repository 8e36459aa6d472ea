using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>What is due in the registry, or late: a habilitation or a document that ends, what an agent awaits after an exchange.</summary>
public sealed record TermeRegistre
{
    public required int GestionnaireId { get; init; }
    public required string Nom { get; init; }

    /// <summary>« Agrément n° 2023-17, Nord (59) ».</summary>
    public required string Objet { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Terme { get; init; }

    /// <summary>The habilitation that ends; null for a document.</summary>
    public int? HabilitationId { get; init; }

    /// <summary>The document that ends; null for a habilitation.</summary>
    public int? PieceId { get; init; }

    /// <summary>The exchange after which something is awaited; null for what ends.</summary>
    public int? EchangeId { get; init; }

    /// <summary>Code of the département that follows it; null when the entry of a document has no habilitation left.</summary>
    public string? DepartementCode { get; init; }
}

/// <summary>That a term was recalled, once for each threshold; another term is recalled anew.</summary>
public sealed class RappelTerme
{
    public int Id { get; init; }
    public int? HabilitationId { get; init; }
    public Habilitation? Habilitation { get; init; }
    public int? PieceId { get; init; }
    public PieceRegistre? Piece { get; init; }

    /// <summary>Last day, as it was recalled.</summary>
    public DateOnly Terme { get; init; }

    /// <summary>Days before the term: one of <see cref="RappelerTermes.Seuils"/>.</summary>
    public int Seuil { get; init; }
    public DateTime EnvoyeLe { get; init; }
}

/// <summary>What ends soon in the registry, the same for the page of the agents and for the reminders.</summary>
public static class LectureTermes
{
    /// <summary>
    /// Terms from <paramref name="depuis"/> to <see cref="PieceRegistre.JoursAvant"/> days after <paramref name="aujourdhui"/>,
    /// soonest first, of entries still in the registry; what was renewed already is left out.
    /// </summary>
    /// <param name="habilitations">those of a perimeter: a renewal is looked for among them</param>
    /// <param name="pieces">documents of a perimeter, late or not</param>
    public static async Task<IReadOnlyList<TermeRegistre>> TermesAsync(
        IQueryable<Habilitation> habilitations,
        IQueryable<PieceRegistre> pieces,
        DateOnly aujourdhui,
        DateOnly depuis,
        CancellationToken annulation
    )
    {
        var jusqua = aujourdhui.AddDays(PieceRegistre.JoursAvant);
        var finissantes = await habilitations
            .Where(h =>
                h.Au >= depuis
                && h.Au <= jusqua
                && (h.RetireeLe == null || h.RetireeLe > aujourdhui)
                && h.Gestionnaire!.FusionneeDansId == null
                && (h.Gestionnaire.SortiLe == null || h.Gestionnaire.SortiLe > aujourdhui)
                && !habilitations.Any(s =>
                    s.GestionnaireId == h.GestionnaireId
                    && s.DepartementCode == h.DepartementCode
                    && s.EtablissementFiness == h.EtablissementFiness
                    && (s.Au == null || s.Au > h.Au)
                )
            )
            .Select(h => new
            {
                h.Id,
                h.GestionnaireId,
                h.Gestionnaire!.Nom,
                h.TypeActe,
                h.NumeroActe,
                Departement = h.Departement!.Nom,
                h.DepartementCode,
                Etablissement = h.Etablissement!.Nom,
                h.Au,
            })
            .ToListAsync(annulation);
        var echues = await pieces
            .AvecTerme(pieces)
            .Where(p =>
                p.ValableJusquAu <= jusqua
                && p.Gestionnaire!.FusionneeDansId == null
                && (p.Gestionnaire.SortiLe == null || p.Gestionnaire.SortiLe > aujourdhui)
            )
            .Select(p => new
            {
                p.Id,
                p.GestionnaireId,
                p.Gestionnaire!.Nom,
                p.Genre,
                p.ValableJusquAu,
                Departement = p.Habilitation!.Departement!.Nom,
                Code = p.Habilitation.DepartementCode,
                Ailleurs = p
                    .Gestionnaire.Habilitations.Where(h =>
                        h.Du <= aujourdhui
                        && (h.Au == null || h.Au >= aujourdhui)
                        && (h.RetireeLe == null || h.RetireeLe > aujourdhui)
                    )
                    .OrderByDescending(h => h.DepartementFinanceur || h.EtablissementRattachement)
                    .ThenBy(h => h.Id)
                    .Select(h => h.DepartementCode)
                    .FirstOrDefault(),
            })
            .ToListAsync(annulation);
        return
        [
            .. finissantes
                .Select(h => new TermeRegistre
                {
                    GestionnaireId = h.GestionnaireId,
                    Nom = h.Nom,
                    Objet =
                        $"{Francais.EnTete(h.TypeActe.Libelle())} n°{Francais.Insecable}{h.NumeroActe ?? "–"}, {h.Etablissement ?? h.Departement} ({h.DepartementCode})",
                    Terme = h.Au!.Value,
                    HabilitationId = h.Id,
                    DepartementCode = h.DepartementCode,
                })
                .Concat(
                    echues.Select(p => new TermeRegistre
                    {
                        GestionnaireId = p.GestionnaireId,
                        Nom = p.Nom,
                        Objet =
                            $"{Francais.EnTete(p.Genre.Libelle())}{(p.Code is null ? "" : $", {p.Departement} ({p.Code})")}",
                        Terme = p.ValableJusquAu!.Value,
                        PieceId = p.Id,
                        DepartementCode = p.Code ?? p.Ailleurs,
                    })
                )
                .ParTerme(),
        ];
    }

    /// <summary>The soonest first.</summary>
    public static IEnumerable<TermeRegistre> ParTerme(this IEnumerable<TermeRegistre> termes) =>
        termes
            .OrderBy(t => t.Terme)
            .ThenBy(t => t.Nom, StringComparer.Ordinal)
            .ThenBy(t => t.Objet, StringComparer.Ordinal);
}
