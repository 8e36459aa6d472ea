using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>An account of an entry.</summary>
public sealed record CompteEntree(
    string Nom,
    string Courriel,
    bool Actif,
    DateOnly Du,
    DateOnly? Au,
    bool Administre
);

/// <summary>A site of an entry.</summary>
public sealed record LieuEntree(LieuExercice Lieu, string Commune);

/// <summary>Another activity of the same person, or the entry this one was merged into.</summary>
public sealed record ActiviteEntree(int Id, string Nom, TypeGestionnaire Type);

/// <summary>An act as the sheet tells it.</summary>
public sealed record LigneActe
{
    public required int Id { get; init; }
    public required GenreActe Genre { get; init; }
    public required DateTime Instant { get; init; }
    public required DateOnly DateEffet { get; init; }
    public required DateOnly? Au { get; init; }
    public required string? NumeroActe { get; init; }
    public required string Motif { get; init; }
    public required string? Changements { get; init; }
    public required string? Departement { get; init; }
    public required string? Etablissement { get; init; }
    public required string Auteur { get; init; }

    /// <summary>« Nord (59) », or the établissement; null for what concerns the entry.</summary>
    public string? Ou => Etablissement ?? Departement;
}

/// <summary>A proposal of radiation as the pages tell it.</summary>
public sealed record LigneProposition
{
    public required int Id { get; init; }
    public required int GestionnaireId { get; init; }
    public required string Gestionnaire { get; init; }
    public required string Departement { get; init; }
    public required string DepartementCode { get; init; }
    public required DateOnly DateEffet { get; init; }
    public required string? NumeroActe { get; init; }
    public required string Motif { get; init; }
    public required int ProposeeParId { get; init; }
    public required string ProposeePar { get; init; }
    public required DateTime ProposeeLe { get; init; }
    public required EtatProposition Etat { get; init; }
}

/// <summary>An entry as an agent reads it: everything in its territory, habilitations and sanctions elsewhere.</summary>
/// <param name="Ecrit">whether the agent may write on it</param>
public sealed record FicheRegistre(
    Core.Gestionnaires.Gestionnaire Gestionnaire,
    bool Ecrit,
    IReadOnlyList<Habilitation> Habilitations,
    IReadOnlyList<LieuEntree> Lieux,
    IReadOnlyList<CompteEntree> Comptes,
    IReadOnlyList<LigneActe> Actes,
    IReadOnlyList<LigneProposition> Propositions,
    IReadOnlyList<PieceLue> Pieces,
    IReadOnlyList<ActiviteEntree> Activites
)
{
    /// <summary>Whether the agent may change it: one that was merged with another is only read.</summary>
    public bool SeModifie => Ecrit && Gestionnaire.FusionneeDansId is null;

    /// <summary>Reads the entry; null when there is none.</summary>
    public static async Task<FicheRegistre?> LireAsync(
        Perimetre perimetre,
        int id,
        CancellationToken annulation
    )
    {
        var g = await perimetre.Gestionnaires.SingleOrDefaultAsync(x => x.Id == id, annulation);
        if (g is null)
            return null;
        var habilitations = await perimetre
            .Habilitations.Where(h => h.GestionnaireId == id)
            .Include(h => h.Departement)
            .Include(h => h.Etablissement)
            .ToListAsync(annulation);
        var ecrit = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .AnyAsync(x => x.Id == id, annulation);
        return new(
            g,
            ecrit,
            [
                .. habilitations
                    .OrderBy(h => h.DepartementCode, StringComparer.Ordinal)
                    .ThenByDescending(h => h.Du)
                    .ThenBy(h => h.Id),
            ],
            ecrit
                ? await perimetre
                    .Lieux.Where(l => l.GestionnaireId == id)
                    .OrderBy(l => l.Id)
                    .Select(l => new LieuEntree(l, l.Commune!.Nom))
                    .ToListAsync(annulation)
                : [],
            await perimetre
                .ComptesDuRegistre.Where(d => d.GestionnaireId == id)
                .OrderBy(d => d.Id)
                .Select(d => new CompteEntree(
                    d.Utilisateur!.Prenom + " " + d.Utilisateur.Nom,
                    d.Utilisateur.Email!,
                    d.Utilisateur.Actif,
                    d.Du,
                    d.Au,
                    d.Administre
                ))
                .ToListAsync(annulation),
            await ActesAsync(perimetre, id, annulation),
            await perimetre
                .Propositions.Where(p =>
                    p.GestionnaireId == id && p.Etat == EtatProposition.EnAttente
                )
                .OrderBy(p => p.Id)
                .EnLignes()
                .ToListAsync(annulation),
            await perimetre
                .Pieces.Where(p => p.GestionnaireId == id)
                .EnLignes()
                .ToListAsync(annulation),
            g.MemePersonneId is { } personne
                ? await perimetre
                    .Gestionnaires.Where(a =>
                        a.MemePersonneId == personne && a.Id != id && a.FusionneeDansId == null
                    )
                    .OrderBy(a => a.Id)
                    .Select(a => new ActiviteEntree(a.Id, a.Nom, a.Type))
                    .ToListAsync(annulation)
                : []
        );
    }

    private static async Task<IReadOnlyList<LigneActe>> ActesAsync(
        Perimetre perimetre,
        int id,
        CancellationToken annulation
    ) =>
        await perimetre
            .ActesRegistre.Where(a => a.GestionnaireId == id)
            .OrderByDescending(a => a.Instant)
            .ThenByDescending(a => a.Id)
            .Select(a => new LigneActe
            {
                Id = a.Id,
                Genre = a.Genre,
                Instant = a.Instant,
                DateEffet = a.DateEffet,
                Au = a.Au,
                NumeroActe = a.NumeroActe,
                Motif = a.Motif,
                Changements = a.Changements,
                Departement =
                    a.DepartementCode == null
                        ? null
                        : a.Departement!.Nom + " (" + a.DepartementCode + ")",
                Etablissement = a.Habilitation!.Etablissement!.Nom,
                Auteur = a.Auteur!.Prenom + " " + a.Auteur.Nom,
            })
            .ToListAsync(annulation);
}

/// <summary>Proposals as lines.</summary>
public static class LecturePropositions
{
    public static IQueryable<LigneProposition> EnLignes(
        this IQueryable<PropositionRadiation> propositions
    ) =>
        propositions.Select(p => new LigneProposition
        {
            Id = p.Id,
            GestionnaireId = p.GestionnaireId,
            Gestionnaire = p.Gestionnaire!.Nom,
            Departement = p.Departement!.Nom,
            DepartementCode = p.DepartementCode,
            DateEffet = p.DateEffet,
            NumeroActe = p.NumeroActe,
            Motif = p.Motif,
            ProposeeParId = p.ProposeeParId,
            ProposeePar = p.ProposeePar!.Prenom + " " + p.ProposeePar.Nom,
            ProposeeLe = p.ProposeeLe,
            Etat = p.Etat,
        });
}
