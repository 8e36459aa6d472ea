using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// The rights in force or to come of an account that another one of the same person takes over: they end on the day before, and
/// begin today on the other. A right that the kept account already has is not widened.
/// </summary>
internal sealed class DroitsReunis(
    EmjpmDbContext db,
    Utilisateur garde,
    Utilisateur autre,
    DateOnly date
)
{
    /// <summary>What the kept account would receive, in words.</summary>
    /// <exception cref="RegleMetierException">it already acts for another court or mandataire</exception>
    public async Task<IReadOnlyList<string>> DireAsync(CancellationToken annulation)
    {
        var lus = await LireAsync(annulation);
        return
        [
            .. lus.Membres.Select(m => m.Tribunal!.Nom),
            .. lus.Gestionnaires.Select(d => d.Gestionnaire!.Nom),
            .. lus.Territoires.Select(t => t.Departement?.Nom ?? t.Region?.Nom ?? "France entière"),
        ];
    }

    /// <summary>Moves them, in the transaction of the act.</summary>
    /// <exception cref="RegleMetierException">the kept account already acts for another court or mandataire</exception>
    public async Task DeplacerAsync(
        Acteur acteur,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var lus = await LireAsync(annulation);
        db.MembresTribunal.AddRange(
            lus.Membres.Select(m => new MembreTribunal
            {
                UtilisateurId = garde.Id,
                TribunalId = m.TribunalId,
                Fonction = m.Fonction,
                CabinetId = m.CabinetId,
                Du = Debut(m.Du),
                Au = m.Au,
                ApprouveLe = maintenant,
                ApprouveParId = acteur.UtilisateurId,
            })
        );
        db.DroitsGestionnaire.AddRange(
            lus.Gestionnaires.Select(d => new DroitGestionnaire
            {
                UtilisateurId = garde.Id,
                GestionnaireId = d.GestionnaireId,
                Du = Debut(d.Du),
                Au = d.Au,
                Administre = d.Administre,
                Ecrit = d.Ecrit,
                Repond = d.Repond,
                LieuxIds = d.LieuxIds,
                RecoitReservations = d.RecoitReservations,
            })
        );
        db.DroitsTerritoire.AddRange(
            lus.Territoires.Select(t => new DroitTerritoire
            {
                UtilisateurId = garde.Id,
                Niveau = t.Niveau,
                DepartementCode = t.DepartementCode,
                RegionCode = t.RegionCode,
                Du = Debut(t.Du),
                Au = t.Au,
                ApprouveLe = maintenant,
                ApprouveParId = acteur.UtilisateurId,
            })
        );
        // A right covers its last day: to stop at once it ends the day before.
        var (id, veille) = (autre.Id, (DateOnly?)date.AddDays(-1));
        await db
            .MembresTribunal.Where(m => m.UtilisateurId == id && (m.Au == null || m.Au >= date))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Au, veille), annulation);
        await db
            .DroitsGestionnaire.Where(d => d.UtilisateurId == id && (d.Au == null || d.Au >= date))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Au, veille), annulation);
        await db
            .DroitsTerritoire.Where(t => t.UtilisateurId == id && (t.Au == null || t.Au >= date))
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Au, veille), annulation);
    }

    private DateOnly Debut(DateOnly du) => du > date ? du : date;

    private sealed record Lus(
        IReadOnlyList<MembreTribunal> Membres,
        IReadOnlyList<DroitGestionnaire> Gestionnaires,
        IReadOnlyList<DroitTerritoire> Territoires
    );

    private async Task<Lus> LireAsync(CancellationToken annulation)
    {
        var ids = new[] { garde.Id, autre.Id };
        var membres = await db
            .MembresTribunal.AsNoTracking()
            .Include(m => m.Tribunal)
            .Where(m =>
                ids.Contains(m.UtilisateurId)
                && m.ApprouveLe != null
                && (m.Au == null || m.Au >= date)
            )
            .OrderBy(m => m.Id)
            .ToListAsync(annulation);
        var gestionnaires = await db
            .DroitsGestionnaire.AsNoTracking()
            .Include(d => d.Gestionnaire)
            .Where(d => ids.Contains(d.UtilisateurId) && (d.Au == null || d.Au >= date))
            .OrderBy(d => d.Id)
            .ToListAsync(annulation);
        var territoires = await db
            .DroitsTerritoire.AsNoTracking()
            .Include(t => t.Departement)
            .Include(t => t.Region)
            .Where(t =>
                ids.Contains(t.UtilisateurId)
                && t.ApprouveLe != null
                && (t.Au == null || t.Au >= date)
            )
            .OrderBy(t => t.Id)
            .AsSingleQuery()
            .ToListAsync(annulation);
        return new(
            Recus(
                membres,
                m => m.UtilisateurId,
                m => m.TribunalId,
                m => m.Tribunal!.Nom,
                "tribunal"
            ),
            Recus(
                gestionnaires,
                d => d.UtilisateurId,
                d => d.GestionnaireId,
                d => d.Gestionnaire!.Nom,
                "mandataire"
            ),
            [
                .. territoires.Where(t =>
                    t.UtilisateurId == autre.Id
                    && !territoires.Exists(g =>
                        g.UtilisateurId == garde.Id
                        && g.Niveau == t.Niveau
                        && g.DepartementCode == t.DepartementCode
                        && g.RegionCode == t.RegionCode
                    )
                ),
            ]
        );
    }

    /// <summary>Those of the other account that the kept one has not. An account acts for one court, or one mandataire, at a time.</summary>
    private List<T> Recus<T>(
        List<T> droits,
        Func<T, int> compte,
        Func<T, int> cible,
        Func<T, string> nom,
        string quoi
    )
    {
        var siens = droits.Where(d => compte(d) == garde.Id).ToList();
        var recus = droits
            .Where(d => compte(d) == autre.Id && !siens.Exists(s => cible(s) == cible(d)))
            .ToList();
        if (siens is [var sien, ..] && recus is [var recu, ..])
            throw new RegleMetierException(
                $"Le compte gardé agit pour {nom(sien)}, l’autre pour {nom(recu)}. Un compte n’agit que pour un {quoi} à la fois : mettez d’abord fin au rattachement qui n’est plus vrai."
            );
        return recus;
    }
}
