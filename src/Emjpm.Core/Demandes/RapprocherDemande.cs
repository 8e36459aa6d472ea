using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>An entry of the registry that may be the one of a request.</summary>
/// <param name="Comptes">accounts able to sign in that already work for it</param>
public sealed record EntreeCandidate(
    int Id,
    string Nom,
    TypeGestionnaire Type,
    bool MemeSiret,
    bool MemeCourriel,
    int Comptes
)
{
    /// <summary>« même SIRET, même adresse électronique ».</summary>
    public string Raison =>
        (MemeSiret, MemeCourriel) switch
        {
            (true, true) => "même SIRET, même adresse électronique",
            (true, false) => "même SIRET",
            (false, true) => "même adresse électronique",
            _ => "même nom dans le département",
        };
}

/// <summary>What a request is matched by.</summary>
public sealed record TraitsDemande
{
    public required ProfilDemande Profil { get; init; }
    public required string NomComplet { get; init; }
    public required string Courriel { get; init; }
    public string? Siret { get; init; }
    public string? Structure { get; init; }
    public string? DepartementCode { get; init; }
}

/// <summary>Finds the entry of the registry for which a professional asks for an account.</summary>
public static class RapprocherDemande
{
    private const int Maximum = 10;

    /// <summary>Entries of the same kind with the same SIRET, the same mail, or the same name in the département; best first.</summary>
    public static async Task<IReadOnlyList<EntreeCandidate>> CandidatsAsync(
        this IQueryable<Gestionnaire> entrees,
        TraitsDemande d,
        DateOnly date,
        CancellationToken annulation
    )
    {
        if (d.Profil.Type() is not { } type)
            return [];
        var (siret, courriel, departement) = (d.Siret, d.Courriel, d.DepartementCode);
        string[] noms = !type.EstUnePersonne()
            ? [Texte.NormaliserNom(d.Structure)]
            :
            [
                Texte.NormaliserNom(d.NomComplet),
                Texte.NormaliserNom($"Mme {d.NomComplet}"),
                Texte.NormaliserNom($"M. {d.NomComplet}"),
            ];
        return await entrees
            .Where(g =>
                g.Type == type
                && (g.SortiLe == null || g.SortiLe > date)
                && (
                    (siret != null && g.Siret == siret)
                    || (g.Courriel != null && g.Courriel.ToLower() == courriel)
                    || (
                        noms.Contains(g.NomRecherche)
                        && (
                            g.Habilitations.Any(h => h.DepartementCode == departement)
                            || g.Lieux.Any(l => l.Commune!.DepartementCode == departement)
                        )
                    )
                )
            )
            .OrderByDescending(g => siret != null && g.Siret == siret)
            .ThenByDescending(g => g.Courriel != null && g.Courriel.ToLower() == courriel)
            .ThenBy(g => g.Id)
            .Take(Maximum)
            .Select(g => new EntreeCandidate(
                g.Id,
                g.Nom,
                g.Type,
                siret != null && g.Siret == siret,
                g.Courriel != null && g.Courriel.ToLower() == courriel,
                g.Droits.Count(x =>
                    x.Utilisateur!.Actif && x.Du <= date && (x.Au == null || x.Au >= date)
                )
            ))
            .ToListAsync(annulation);
    }

    /// <summary>The one that needs no eye to choose: alone to have that SIRET, or else that mail; null otherwise.</summary>
    public static int? Certain(this IReadOnlyList<EntreeCandidate> candidats)
    {
        var surs = candidats.Where(c => c.MemeSiret).ToList();
        if (surs.Count == 0)
            surs = [.. candidats.Where(c => c.MemeCourriel)];
        return surs.Count == 1 ? surs[0].Id : null;
    }
}
