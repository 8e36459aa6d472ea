using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>How far somebody invited has come; the order is that of the way.</summary>
public enum EtapeInvite
{
    [Valeur("envoyee", "invité")]
    Envoyee,

    [Valeur("remise", "courriel remis")]
    Remise,

    [Valeur("ouverte", "accès ouvert")]
    Ouverte,

    [Valeur("connectee", "connecté")]
    Connectee,

    [Valeur("utile", "premier acte utile")]
    Utile,
}

/// <summary>How many of those invited reached each step. Counted at the instant, stored nowhere.</summary>
public sealed record Entonnoir(IReadOnlyList<int> Atteintes, int NonRemises)
{
    /// <summary>Nobody.</summary>
    public static readonly Entonnoir Vide = new([0, 0, 0, 0, 0], 0);

    /// <summary>That of some people.</summary>
    public static Entonnoir De(IEnumerable<InviteLu> invites)
    {
        var lus = invites.ToList();
        return new(
            [.. Liste<EtapeInvite>.Valeurs.Select(e => lus.Count(i => i.Etape >= e))],
            lus.Count(i => i.NonRemise)
        );
    }

    /// <summary>Those who reached a step, or a further one.</summary>
    public int Atteinte(EtapeInvite etape) => Atteintes[(int)etape];

    /// <summary>Those who reached a step and went no further.</summary>
    public int Arretes(EtapeInvite etape) =>
        Atteinte(etape) - (etape == EtapeInvite.Utile ? 0 : Atteintes[(int)etape + 1]);

    /// <summary>Both together.</summary>
    public static Entonnoir operator +(Entonnoir un, Entonnoir autre) =>
        new(
            [.. un.Atteintes.Zip(autre.Atteintes, (a, b) => a + b)],
            un.NonRemises + autre.NonRemises
        );
}

/// <summary>A wave and its funnel.</summary>
public sealed record VagueLue(
    int Id,
    string DepartementCode,
    string Nom,
    DateTime EnvoyeeLe,
    string Auteur,
    Entonnoir Entonnoir
);

/// <summary>Somebody invited, and where it stands.</summary>
public sealed record InviteLu
{
    public required int Id { get; init; }
    public required int VagueId { get; init; }

    /// <summary>The entry of the registry, or the court.</summary>
    public required string Objet { get; init; }
    public required Role Role { get; init; }

    /// <summary>Address invited; null once the invitation is erased.</summary>
    public string? Courriel { get; init; }
    public EtatCourriel? EtatCourriel { get; init; }
    public string? Erreur { get; init; }
    public DateTime? EnvoyeeLe { get; init; }
    public DateTime? ExpireLe { get; init; }
    public DateTime? AccepteeLe { get; init; }
    public DateTime? RevoqueeLe { get; init; }
    public DateTime? RelanceeLe { get; init; }
    public DateTime? VenuLe { get; init; }

    /// <summary>First useful act since the access was opened.</summary>
    public DateTime? ActeLe { get; init; }

    /// <summary>Whether the mail came back.</summary>
    public bool NonRemise => AccepteeLe is null && EtatCourriel == Courriels.EtatCourriel.Abandonne;

    /// <summary>How far it has come. A mail erased after twelve months had left.</summary>
    public EtapeInvite Etape =>
        ActeLe is not null ? EtapeInvite.Utile
        : VenuLe is not null ? EtapeInvite.Connectee
        : AccepteeLe is not null ? EtapeInvite.Ouverte
        : EtatCourriel is null or Courriels.EtatCourriel.Envoye ? EtapeInvite.Remise
        : EtapeInvite.Envoyee;
}

/// <summary>Reads the waves and their funnels, for an administrator or for an agent within its territory.</summary>
public sealed class LectureVagues(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The waves of a département that the actor follows, the last first.</summary>
    public async Task<IReadOnlyList<VagueLue>> DuDepartementAsync(
        Acteur acteur,
        string code,
        CancellationToken annulation
    )
    {
        var siennes = DuTerritoire(acteur).Where(v => v.DepartementCode == code);
        var lus = await (
            from i in Suivre(db.InvitesVague)
            join v in siennes on i.VagueId equals v.Id
            select new
            {
                v.Nom,
                v.EnvoyeeLe,
                Auteur = v.Auteur!.Prenom + " " + v.Auteur.Nom,
                Invite = i,
            }
        ).ToListAsync(annulation);
        return
        [
            .. lus.GroupBy(l => l.Invite.VagueId)
                .OrderByDescending(g => g.Key)
                .Select(g => new VagueLue(
                    g.Key,
                    code,
                    g.First().Nom,
                    g.First().EnvoyeeLe,
                    g.First().Auteur,
                    Entonnoir.De(g.Select(l => l.Invite))
                )),
        ];
    }

    /// <summary>A wave; null outside the territory of the actor.</summary>
    public async Task<VagueLue?> LireAsync(
        Acteur acteur,
        string code,
        int id,
        CancellationToken annulation
    ) => (await DuDepartementAsync(acteur, code, annulation)).SingleOrDefault(v => v.Id == id);

    /// <summary>The waves of the départements that the actor follows, summed.</summary>
    public async Task<Entonnoir> SommeAsync(Acteur acteur, CancellationToken annulation)
    {
        var vagues = DuTerritoire(acteur);
        return Entonnoir.De(
            await Suivre(db.InvitesVague.Where(i => vagues.Any(v => v.Id == i.VagueId)))
                .ToListAsync(annulation)
        );
    }

    /// <summary>Those a wave invited, in the order of their names.</summary>
    public async Task<IReadOnlyList<InviteLu>> InvitesAsync(
        VagueLue vague,
        CancellationToken annulation
    ) =>
        [
            .. (
                await Suivre(db.InvitesVague.Where(i => i.VagueId == vague.Id))
                    .ToListAsync(annulation)
            )
                .OrderBy(i => i.Objet, StringComparer.Ordinal)
                .ThenBy(i => i.Id),
        ];

    /// <summary>How many of a wave a reminder would be sent to now.</summary>
    public Task<int> ARelancerAsync(Acteur acteur, VagueLue vague, CancellationToken annulation)
    {
        var siennes = db.InvitesVague.Where(v =>
            v.VagueId == vague.Id
            && (v.CourrielId == null || v.Courriel!.Etat != EtatCourriel.Abandonne)
        );
        return db
            .Invitations.DuRessort(acteur)
            .Where(i => siennes.Any(v => v.InvitationId == i.Id))
            .Relancables(db, horloge.Maintenant())
            .Select(i => i.Courriel)
            .Distinct()
            .CountAsync(annulation);
    }

    private IQueryable<VagueInvitations> DuTerritoire(Acteur acteur)
    {
        var vagues = db.Vagues.AsNoTracking();
        if (acteur.Role == Role.Administration || acteur.Territoire is { National: true })
            return vagues;
        var codes = acteur.Territoire?.Departements ?? [];
        return vagues.Where(v => codes.Contains(v.DepartementCode));
    }

    private IQueryable<InviteLu> Suivre(IQueryable<InviteVague> invites)
    {
        var utiles = db.EvenementsAudit.Utiles();
        return from v in invites.AsNoTracking()
            join i in db.Invitations on v.InvitationId equals i.Id into invitations
            from i in invitations.DefaultIfEmpty()
            join u in db.Users on i!.AccepteeParId equals (int?)u.Id into comptes
            from u in comptes.DefaultIfEmpty()
            select new InviteLu
            {
                Id = v.Id,
                VagueId = v.VagueId,
                Objet = v.GestionnaireId != null ? v.Gestionnaire!.Nom : v.Tribunal!.Nom,
                Role = v.Role,
                Courriel = i!.Courriel,
                EtatCourriel = v.CourrielId == null ? null : (EtatCourriel?)v.Courriel!.Etat,
                Erreur = v.Courriel!.DerniereErreur,
                EnvoyeeLe = (DateTime?)i!.EnvoyeeLe,
                ExpireLe = (DateTime?)i!.ExpireLe,
                AccepteeLe = i!.AccepteeLe,
                RevoqueeLe = i!.RevoqueeLe,
                RelanceeLe = v.RelanceeLe,
                VenuLe = u!.VenuLe >= i!.AccepteeLe ? u.VenuLe : null,
                ActeLe = utiles
                    .Where(a => a.UtilisateurId == u!.Id && a.Instant >= i!.AccepteeLe)
                    .Min(a => (DateTime?)a.Instant),
            };
    }
}
