using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Rights given to a member. Names of properties are those under which a refusal is shown.</summary>
public sealed record DroitsDemandes
{
    /// <summary>An administrator has every right on every site.</summary>
    public required bool Administre { get; init; }
    public required bool Ecrit { get; init; }
    public required bool Repond { get; init; }

    /// <summary>Sites to which the rights are limited; empty means all.</summary>
    public IReadOnlyList<int> Lieux { get; init; } = [];
    public required bool RecoitReservations { get; init; }

    /// <summary>The rights as they are kept.</summary>
    /// <exception cref="RegleMetierException">a site is not an open one of the gestionnaire</exception>
    internal async Task<DroitsDemandes> VerifierAsync(
        EmjpmDbContext db,
        int gestionnaireId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        if (Administre)
            return this with { Ecrit = true, Repond = true, Lieux = [] };
        var lieux = Lieux.Distinct().Order().ToList();
        var connus = await db
            .LieuxExercice.Where(l => l.GestionnaireId == gestionnaireId && lieux.Contains(l.Id))
            .NonFermes(date)
            .CountAsync(annulation);
        return connus == lieux.Count
            ? this with
            {
                Lieux = lieux,
            }
            : throw new RegleMetierException(
                "Choisissez des lieux ouverts de votre service.",
                nameof(Lieux)
            );
    }

    /// <summary>« modifie les mesures, répond aux réservations ; lieux 3 et 5 », for the history.</summary>
    internal string Resume() => Dire(Administre, Ecrit, Repond, Lieux);

    internal static string Dire(
        bool administre,
        bool ecrit,
        bool repond,
        IReadOnlyList<int> lieux
    ) =>
        administre
            ? "administrateur"
            : $"{(ecrit ? "écrit" : "lit")}{(repond ? ", répond" : "")} ; {(lieux.Count == 0 ? "tous les lieux" : $"lieux {string.Join(", ", lieux)}")}";
}
