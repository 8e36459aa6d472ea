using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>A visit or an exchange, and what followed.</summary>
public sealed record EchangeLu(
    int Id,
    int GestionnaireId,
    string Gestionnaire,
    GenreEchange Genre,
    DateOnly Jour,
    string Texte,
    string Auteur,
    string? Suite,
    DateOnly? Echeance,
    DateTime? FaiteLe,
    string? Conclusion
)
{
    /// <summary>Whether something is still awaited.</summary>
    public bool Attend => Suite is not null && FaiteLe is null;

    /// <summary>Whether what is awaited is late on <paramref name="date"/>.</summary>
    public bool EstEnRetard(DateOnly date) => Attend && Echeance < date;
}

/// <summary>Reading of the visits and exchanges.</summary>
public static class LectureEchanges
{
    /// <summary>The most recent first.</summary>
    public static IQueryable<EchangeLu> EnLignes(this IQueryable<Echange> echanges) =>
        echanges
            .OrderByDescending(e => e.Jour)
            .ThenByDescending(e => e.Id)
            .Select(e => new EchangeLu(
                e.Id,
                e.GestionnaireId,
                e.Gestionnaire!.Nom,
                e.Genre,
                e.Jour,
                e.Texte,
                e.Auteur!.Prenom + " " + e.Auteur.Nom,
                e.Suite,
                e.Echeance,
                e.FaiteLe,
                e.Conclusion
            ));

    /// <summary>
    /// What is still awaited until <see cref="PieceRegistre.JoursAvant"/> days after <paramref name="aujourdhui"/>, late or not, of
    /// entries still in the registry.
    /// </summary>
    public static async Task<IReadOnlyList<TermeRegistre>> SuitesAsync(
        this IQueryable<Echange> echanges,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var jusqua = aujourdhui.AddDays(PieceRegistre.JoursAvant);
        var suites = await echanges
            .Where(e =>
                e.FaiteLe == null
                && e.Echeance <= jusqua
                && e.Gestionnaire!.FusionneeDansId == null
                && (e.Gestionnaire.SortiLe == null || e.Gestionnaire.SortiLe > aujourdhui)
            )
            .EnLignes()
            .ToListAsync(annulation);
        return
        [
            .. suites.Select(e => new TermeRegistre
            {
                GestionnaireId = e.GestionnaireId,
                Nom = e.Gestionnaire,
                Objet =
                    e.Jour == e.Echeance
                        ? e.Suite!
                        : $"{e.Suite} ({e.Genre.Libelle()} du {Francais.Date(e.Jour)})",
                Terme = e.Echeance!.Value,
                EchangeId = e.Id,
            }),
        ];
    }
}
