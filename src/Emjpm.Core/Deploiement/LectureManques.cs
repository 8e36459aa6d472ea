using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>An entry of the registry without an account.</summary>
/// <param name="InviteeLe">when an invitation that still waits was last sent; null: none</param>
public sealed record InscritSansCompte(
    int Id,
    string Nom,
    TypeGestionnaire Type,
    string? Courriel,
    DateTime? InviteeLe
);

/// <summary>A court without a judge or without a greffier who can sign in.</summary>
public sealed record TribunalIncomplet(int Id, string Nom, bool Juge, bool Greffier);

/// <summary>A site that a search cannot return well, or whose figures are old.</summary>
public sealed record LieuIncomplet(
    int Id,
    string Nom,
    int GestionnaireId,
    string Gestionnaire,
    bool Capacite,
    bool Position,
    DateTime? DeclareLe
);

/// <summary>What is missing in a département: the first lines of each list, and how many they are.</summary>
public sealed record Manques(
    IReadOnlyList<InscritSansCompte> Inscrits,
    int InscritsTotal,
    IReadOnlyList<TribunalIncomplet> Tribunaux,
    IReadOnlyList<LieuIncomplet> Lieux,
    int LieuxTotal
)
{
    /// <summary>Lines of a list shown.</summary>
    public const int Maximum = 30;
}

/// <summary>An entry of the registry that may be invited.</summary>
public sealed record InscritAInviter(int Id, string Nom, TypeGestionnaire Type, string Courriel);

/// <summary>A function that nobody holds in a court.</summary>
public sealed record FonctionAPourvoir(int TribunalId, string Tribunal, Role Role);

/// <summary>Those a wave may invite in a département.</summary>
public sealed record AInviter(
    IReadOnlyList<InscritAInviter> Inscrits,
    IReadOnlyList<FonctionAPourvoir> Membres
);

public sealed partial class LectureDeploiement
{
    /// <summary>What is missing in a département that <see cref="LireAsync(Acteur, string, CancellationToken)"/> gave to the actor.</summary>
    public async Task<Manques> ManquesAsync(LigneDeploiement ligne, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var (date, code) = (Horloge.DateParis(maintenant), ligne.Code);
        var inscrits = SansCompte(code, date);
        var limite = maintenant.AddDays(-Preparation.JoursFraicheur);
        var membres = Membres(date);
        var lieux = LieuxOuverts(date)
            .Where(l =>
                l.Commune!.DepartementCode == code
                && (
                    l.Capacite == null
                    || l.Latitude == null
                    || l.DeclareLe == null
                    || l.DeclareLe < limite
                )
            );
        return new(
            await inscrits
                .OrderBy(g => g.NomRecherche)
                .ThenBy(g => g.Id)
                .Take(Manques.Maximum)
                .Select(g => new InscritSansCompte(
                    g.Id,
                    g.Nom,
                    g.Type,
                    g.Courriel,
                    db.Invitations.Where(i =>
                            i.GestionnaireId == g.Id && i.AccepteeLe == null && i.RevoqueeLe == null
                        )
                        .Max(i => (DateTime?)i.EnvoyeeLe)
                ))
                .ToListAsync(annulation),
            // The same population as the score counts.
            ligne.Preparation.InscritsTotal - ligne.Preparation.ComptesTotal,
            [
                .. (
                    await db
                        .Tribunaux.Where(t =>
                            t.DepartementCode == code
                            && t.OuvertLe <= date
                            && (t.FermeLe == null || t.FermeLe > date)
                        )
                        .OrderBy(t => t.NomRecherche)
                        .ThenBy(t => t.Id)
                        .Select(t => new TribunalIncomplet(
                            t.Id,
                            t.Nom,
                            membres.Any(m =>
                                m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Juge
                            ),
                            membres.Any(m =>
                                m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Greffier
                            )
                        ))
                        .ToListAsync(annulation)
                ).Where(t => !t.Juge || !t.Greffier),
            ],
            await lieux
                .OrderBy(l => l.Gestionnaire!.NomRecherche)
                .ThenBy(l => l.Id)
                .Take(Manques.Maximum)
                .Select(l => new LieuIncomplet(
                    l.Id,
                    l.Nom,
                    l.GestionnaireId,
                    l.Gestionnaire!.Nom,
                    l.Capacite != null,
                    l.Latitude != null,
                    l.DeclareLe
                ))
                .ToListAsync(annulation),
            await lieux.CountAsync(annulation)
        );
    }

    /// <summary>The history of a roll-out, the last line first.</summary>
    public Task<List<EvenementDeploiement>> HistoireAsync(
        LigneDeploiement ligne,
        CancellationToken annulation
    ) =>
        db
            .EvenementsDeploiement.AsNoTracking()
            .Include(e => e.Auteur)
            .Where(e => e.DepartementCode == ligne.Code)
            .OrderByDescending(e => e.Id)
            .Take(100)
            .ToListAsync(annulation);

    /// <summary>Those who may lead the roll-out of a département: the administrators, the agents of the country, of its région, its own.</summary>
    public async Task<IReadOnlyList<(int Id, string Nom)>> ResponsablesAsync(
        string code,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var lus = await Responsables(code, date)
            .OrderBy(u => u.Nom)
            .ThenBy(u => u.Prenom)
            .ThenBy(u => u.Id)
            .Select(u => new
            {
                u.Id,
                u.Prenom,
                u.Nom,
                u.Role,
            })
            .ToListAsync(annulation);
        return [.. lus.Select(u => (u.Id, $"{u.Prenom} {u.Nom} ({u.Role.Libelle()})"))];
    }

    internal IQueryable<Utilisateur> Responsables(string code, DateOnly date) =>
        db
            .Users.AsNoTracking()
            .Where(u =>
                u.Actif
                && (
                    u.Role == Role.Administration
                    || db.DroitsTerritoire.Any(t =>
                        t.UtilisateurId == u.Id
                        && t.ApprouveLe != null
                        && t.Du <= date
                        && (t.Au == null || t.Au >= date)
                        && (
                            t.Niveau == NiveauTerritoire.National
                            || t.DepartementCode == code
                            || db.Departements.Any(d =>
                                d.Code == code && d.RegionCode == t.RegionCode
                            )
                        )
                    )
                )
            );

    /// <summary>Entries without an account, by département, the most numerous first.</summary>
    public async Task<IReadOnlyList<(string Code, string Nom, int Nombre)>> SansCompteAsync(
        CancellationToken annulation
    )
    {
        var inscrits = await InscritsAsync(null, horloge.Aujourdhui(), annulation);
        var noms = await db.Departements.ToDictionaryAsync(d => d.Code, d => d.Nom, annulation);
        return
        [
            .. inscrits
                .Select(g => (g.Key, noms[g.Key], Nombre: g.Sum(i => i.Inscrits - i.AvecCompte)))
                .Where(d => d.Nombre > 0)
                .OrderByDescending(d => d.Nombre)
                .ThenBy(d => d.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Open courts without a judge who can sign in, in the départements where the roll-out has begun.</summary>
    public Task<List<Tribunal>> SansJugeAsync(CancellationToken annulation)
    {
        var date = horloge.Aujourdhui();
        var membres = Membres(date);
        return db
            .Tribunaux.AsNoTracking()
            .Where(t =>
                t.OuvertLe <= date
                && (t.FermeLe == null || t.FermeLe > date)
                && db.Deploiements.Any(c =>
                    c.DepartementCode == t.DepartementCode && c.Stade != StadeDeploiement.NonDemarre
                )
                && !membres.Any(m => m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Juge)
            )
            .OrderBy(t => t.DepartementCode)
            .ThenBy(t => t.NomRecherche)
            .ThenBy(t => t.Id)
            .ToListAsync(annulation);
    }

    /// <summary>Those a wave may invite: entries that have an address, functions of a court that nobody holds nor is invited to.</summary>
    public async Task<AInviter> AInviterAsync(LigneDeploiement ligne, CancellationToken annulation)
    {
        var (date, code) = (horloge.Aujourdhui(), ligne.Code);
        var inscrits = await SansCompte(code, date)
            .Where(g =>
                g.Courriel != null
                && !db.Invitations.Any(i =>
                    i.GestionnaireId == g.Id && i.AccepteeLe == null && i.RevoqueeLe == null
                )
            )
            .OrderBy(g => g.NomRecherche)
            .ThenBy(g => g.Id)
            .Select(g => new InscritAInviter(g.Id, g.Nom, g.Type, g.Courriel!))
            .ToListAsync(annulation);
        var membres = Membres(date);
        var tribunaux = await db
            .Tribunaux.AsNoTracking()
            .Where(t =>
                t.DepartementCode == code
                && t.OuvertLe <= date
                && (t.FermeLe == null || t.FermeLe > date)
            )
            .OrderBy(t => t.NomRecherche)
            .ThenBy(t => t.Id)
            .Select(t => new
            {
                t.Id,
                t.Nom,
                Juge = membres.Any(m => m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Juge)
                    || db.Invitations.Any(i =>
                        i.TribunalId == t.Id
                        && i.Role == Role.Juge
                        && i.AccepteeLe == null
                        && i.RevoqueeLe == null
                    ),
                Greffier = membres.Any(m =>
                    m.TribunalId == t.Id && m.Fonction == FonctionTribunal.Greffier
                )
                    || db.Invitations.Any(i =>
                        i.TribunalId == t.Id
                        && i.Role == Role.Greffier
                        && i.AccepteeLe == null
                        && i.RevoqueeLe == null
                    ),
            })
            .ToListAsync(annulation);
        return new(
            // Two entries of one address would be one account, which works for one of them.
            [.. inscrits.DistinctBy(i => i.Courriel.ToLowerInvariant())],
            [
                .. tribunaux.SelectMany(t =>
                    new[] { (Role.Juge, t.Juge), (Role.Greffier, t.Greffier) }
                        .Where(f => !f.Item2)
                        .Select(f => new FonctionAPourvoir(t.Id, t.Nom, f.Item1))
                ),
            ]
        );
    }

    private IQueryable<Gestionnaire> SansCompte(string code, DateOnly date) =>
        db
            .Gestionnaires.AsNoTracking()
            .Where(g =>
                Habilites(date).Any(h => h.GestionnaireId == g.Id && h.DepartementCode == code)
                && !AvecCompte(date).Any(d => d.GestionnaireId == g.Id)
            );
}
