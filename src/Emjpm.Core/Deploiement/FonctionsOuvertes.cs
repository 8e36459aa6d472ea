using System.Data.Common;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Deploiement;

/// <summary>
/// Where each feature is open, read again every half minute by each node rather than at each page: a decision taken elsewhere is
/// followed within that time, one taken here at once.
/// </summary>
public sealed class FonctionsOuvertes(IServiceScopeFactory portees, TimeProvider horloge)
{
    private static readonly TimeSpan Rythme = TimeSpan.FromSeconds(30);
    private volatile Lecture? _lues;

    /// <summary>The decision in force; null when none was taken: it is open everywhere.</summary>
    public async Task<OuvertureFonction?> DecisionAsync(
        FonctionTerritoriale fonction,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var lues = _lues;
        if (lues is null || lues.Le + Rythme <= maintenant || lues.Le > maintenant)
            _lues = lues = new(maintenant, await LireAsync(annulation) ?? lues?.Decisions ?? []);
        return lues.Decisions.FirstOrDefault(d => d.Fonction == fonction);
    }

    /// <summary>Whether a feature is open for whoever works in a département.</summary>
    public async Task<bool> EstOuverteAsync(
        FonctionTerritoriale fonction,
        string departement,
        CancellationToken annulation = default
    ) => (await DecisionAsync(fonction, annulation))?.EstOuverte([departement]) ?? true;

    /// <summary>Reads them again at the next request of this node.</summary>
    public void Oublier() => _lues = null;

    /// <summary>Null when the database does not answer: the page that says so is shown all the same.</summary>
    private async Task<IReadOnlyList<OuvertureFonction>?> LireAsync(CancellationToken annulation)
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        try
        {
            return await db.OuverturesFonction.EnVigueur().ToListAsync(annulation);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private sealed record Lecture(DateTime Le, IReadOnlyList<OuvertureFonction> Decisions);
}

/// <summary>The same rule for a page, an API and a job.</summary>
public static class LecturesFonctions
{
    /// <summary>The last decision of each feature.</summary>
    public static IQueryable<OuvertureFonction> EnVigueur(
        this IQueryable<OuvertureFonction> decisions
    ) =>
        decisions
            .AsNoTracking()
            .Where(d =>
                !decisions.Any(apres => apres.Fonction == d.Fonction && apres.Numero > d.Numero)
            );

    /// <summary>Where a gestionnaire works: entitled on a date, or with a site open.</summary>
    public static async Task<IReadOnlyList<string>> DepartementsDuGestionnaireAsync(
        this EmjpmDbContext db,
        int gestionnaireId,
        DateOnly date,
        CancellationToken annulation
    ) =>
        await db
            .Habilitations.Where(Habilitation.ActiveLe(date))
            .Where(h => h.GestionnaireId == gestionnaireId)
            .Select(h => h.DepartementCode)
            .Union(
                db.LieuxExercice.Where(l =>
                        l.GestionnaireId == gestionnaireId
                        && (l.FermeLe == null || l.FermeLe > date)
                    )
                    .Select(l => l.Commune!.DepartementCode)
            )
            .ToListAsync(annulation);

    /// <summary>The départements of an actor; null for somebody who works everywhere.</summary>
    public static async Task<IReadOnlyList<string>?> DepartementsAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        DateOnly date,
        CancellationToken annulation
    ) =>
        acteur switch
        {
            { Tribunal.DepartementCode: var code } => [code],
            { Gestionnaire.Id: var id } => await db.DepartementsDuGestionnaireAsync(
                id,
                date,
                annulation
            ),
            { Territoire: { National: false } territoire } => territoire.Departements,
            _ => null,
        };
}
