using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Deploiement;

/// <summary>Where each feature is open, as the node last read it.</summary>
public sealed class FonctionsOuvertes(IServiceScopeFactory portees, TimeProvider horloge)
{
    private readonly LectureDuNoeud<OuvertureFonction> _enVigueur = new(
        portees,
        horloge,
        db => db.OuverturesFonction.EnVigueur()
    );

    /// <summary>The decision in force; null when none was taken: it is open everywhere.</summary>
    public async Task<OuvertureFonction?> DecisionAsync(
        FonctionTerritoriale fonction,
        CancellationToken annulation = default
    ) => (await _enVigueur.LireAsync(annulation)).FirstOrDefault(d => d.Fonction == fonction);

    /// <summary>Whether a feature is open for whoever works in a département.</summary>
    public async Task<bool> EstOuverteAsync(
        FonctionTerritoriale fonction,
        string departement,
        CancellationToken annulation = default
    ) => (await DecisionAsync(fonction, annulation))?.EstOuverte([departement]) ?? true;

    /// <summary>Reads them again at the next request of this node.</summary>
    public void Oublier() => _enVigueur.Oublier();
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

    /// <summary>Where the gestionnaires work: entitled on a date, or with a site open.</summary>
    public static IQueryable<ImplantationGestionnaire> Implantations(
        this EmjpmDbContext db,
        DateOnly date
    ) =>
        db
            .Habilitations.Where(Habilitation.ActiveLe(date))
            .Select(h => new ImplantationGestionnaire
            {
                GestionnaireId = h.GestionnaireId,
                DepartementCode = h.DepartementCode,
            })
            .Union(
                db.LieuxExercice.Where(l => l.FermeLe == null || l.FermeLe > date)
                    .Select(l => new ImplantationGestionnaire
                    {
                        GestionnaireId = l.GestionnaireId,
                        DepartementCode = l.Commune!.DepartementCode,
                    })
            );

    /// <summary>Where one gestionnaire works.</summary>
    public static async Task<IReadOnlyList<string>> DepartementsDuGestionnaireAsync(
        this EmjpmDbContext db,
        int gestionnaireId,
        DateOnly date,
        CancellationToken annulation
    ) =>
        await db.Implantations(date)
            .Where(i => i.GestionnaireId == gestionnaireId)
            .Select(i => i.DepartementCode)
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

/// <summary>A gestionnaire and a département where it works.</summary>
public sealed record ImplantationGestionnaire
{
    public required int GestionnaireId { get; init; }
    public required string DepartementCode { get; init; }
}
