using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>A judge or greffier to invite in a court.</summary>
public sealed record MembreAInviter(int TribunalId, Role Role, string? Courriel);

/// <summary>What a wave is to be. Names are those of the form.</summary>
/// <param name="Inscrits">ids of the entries of the registry chosen</param>
/// <param name="Membres">one line a court and function that miss; without an address, a line invites nobody</param>
public sealed record VagueDemandee(
    string? Nom,
    IReadOnlyList<int> Inscrits,
    IReadOnlyList<MembreAInviter> Membres
);

/// <summary>
/// Sends invitations together, and keeps that they were: those of an administrator to who misses in a département, those of an
/// agent's list. Of two sent at once, the second finds its people invited.
/// </summary>
public sealed class EnvoyerVague(
    EmjpmDbContext db,
    LectureDeploiement lecture,
    TimeProvider horloge,
    EnvoyerInvitation envoyer,
    Reveil reveil
)
{
    /// <summary>The wave, and how many it invited; null when there is no such département.</summary>
    /// <exception cref="RegleMetierException">
    /// no name, nobody chosen, too many at once, an address that is not one, somebody chosen who is no longer to invite
    /// </exception>
    public async Task<(int Vague, int Nombre)?> ExecuterAsync(
        Acteur acteur,
        string departementCode,
        VagueDemandee d,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        if (await lecture.LireAsync(acteur, departementCode, annulation) is not { } ligne)
            return null;
        if (string.IsNullOrWhiteSpace(d.Nom))
            throw new RegleMetierException("Donnez un nom à la vague.", nameof(d.Nom));
        var attendus = await lecture.AInviterAsync(ligne, annulation);
        var choisis = attendus.Inscrits.Where(i => d.Inscrits.Contains(i.Id)).ToList();
        if (choisis.Count < d.Inscrits.Distinct().Count())
            throw new RegleMetierException(
                "Une personne choisie a reçu un compte ou une invitation entre-temps : relisez la liste, puis validez à nouveau.",
                nameof(d.Inscrits)
            );
        List<AccesPropose> proposes =
        [
            .. choisis.Select(i => new AccesPropose
            {
                Courriel = i.Courriel.ToLowerInvariant(),
                Role = Role.Gestionnaire,
                GestionnaireId = i.Id,
            }),
        ];
        foreach (var (rang, m) in d.Membres.Index())
        {
            if (string.IsNullOrWhiteSpace(m.Courriel))
                continue;
            var champ = $"{nameof(d.Membres)}[{rang}].{nameof(m.Courriel)}";
            var adresse = FaitsLieu.LireCourriel(m.Courriel, champ)!.ToLowerInvariant();
            if (!attendus.Membres.Any(a => a.TribunalId == m.TribunalId && a.Role == m.Role))
                throw new RegleMetierException(
                    "Ce tribunal n’attend plus cette invitation : relisez la liste, puis validez à nouveau.",
                    champ
                );
            if (proposes.Exists(p => p.Courriel == adresse))
                throw new RegleMetierException(
                    $"{adresse} figure deux fois dans cette vague : une adresse ouvre un seul compte.",
                    champ
                );
            proposes.Add(
                new AccesPropose
                {
                    Courriel = adresse,
                    Role = m.Role,
                    TribunalId = m.TribunalId,
                }
            );
        }
        if (proposes.Count == 0)
            throw new RegleMetierException(
                "Choisissez au moins une personne, ou saisissez l’adresse d’un membre d’un tribunal.",
                nameof(d.Inscrits)
            );
        if (proposes.Count > VagueInvitations.Maximum)
            throw new RegleMetierException(
                $"Cette vague compte {proposes.Count} invitations : envoyez-en {VagueInvitations.Maximum} au plus à la fois.",
                nameof(d.Inscrits)
            );
        return await EnvoyerAsync(acteur, departementCode, d.Nom.Trim(), proposes, annulation);
    }

    /// <summary>Sends what was checked by the caller; the wave is 0 when everybody was invited meanwhile.</summary>
    internal async Task<(int Vague, int Nombre)> EnvoyerAsync(
        Acteur acteur,
        string departementCode,
        string nom,
        IReadOnlyList<AccesPropose> proposes,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var inscrits = proposes.Select(p => p.GestionnaireId).OfType<int>().ToList();
        var tribunaux = proposes.Select(p => p.TribunalId).OfType<int>().Distinct().ToList();
        // Tracked: the sentence of each invitation names what it opens.
        await db.Gestionnaires.Where(g => inscrits.Contains(g.Id)).LoadAsync(annulation);
        await db.Tribunaux.Where(t => tribunaux.Contains(t.Id)).LoadAsync(annulation);
        var invitations = proposes
            .Select(p =>
                (Invitation: InviterAcces.Composer(acteur, p, maintenant), Code: CodeUnique.Tirer())
            )
            .ToList();
        Parallel.ForEach(invitations, i => i.Invitation.Coder(i.Code, maintenant));
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .Gestionnaires.Where(g => inscrits.Contains(g.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        await db
            .Tribunaux.Where(t => tribunaux.Contains(t.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Nom, t => t.Nom), annulation);
        var entreTemps = await db
            .Invitations.AsNoTracking()
            .Where(i =>
                i.AccepteeLe == null
                && i.RevoqueeLe == null
                && (
                    (i.GestionnaireId != null && inscrits.Contains(i.GestionnaireId.Value))
                    || (i.TribunalId != null && tribunaux.Contains(i.TribunalId.Value))
                )
            )
            .Select(i => new
            {
                i.GestionnaireId,
                i.TribunalId,
                i.Role,
                i.Courriel,
            })
            .ToListAsync(annulation);
        invitations.RemoveAll(i =>
            entreTemps.Exists(e =>
                i.Invitation.GestionnaireId is { } g
                    ? e.GestionnaireId == g
                    : e.TribunalId == i.Invitation.TribunalId
                        && e.Role == i.Invitation.Role
                        && e.Courriel == i.Invitation.Courriel
            )
        );
        if (invitations.Count == 0)
            return (0, 0);
        var vague = new VagueInvitations
        {
            DepartementCode = departementCode,
            Nom = nom,
            AuteurId = acteur.UtilisateurId,
            EnvoyeeLe = maintenant,
        };
        db.Vagues.Add(vague);
        db.Invitations.AddRange(invitations.Select(i => i.Invitation));
        await db.SaveChangesAsync(annulation);
        foreach (var (invitation, code) in invitations)
        {
            db.InvitesVague.Add(
                new InviteVague
                {
                    VagueId = vague.Id,
                    InvitationId = invitation.Id,
                    GestionnaireId = invitation.GestionnaireId,
                    TribunalId = invitation.TribunalId,
                    Role = invitation.Role,
                    Courriel = envoyer.Ecrire(
                        invitation,
                        code,
                        "votre invitation",
                        InviterAcces.Phrase(acteur, invitation)
                    ),
                }
            );
            db.Tracer(
                maintenant,
                acteur,
                "acces.inviter",
                "invitation",
                invitation.Id,
                tribunalId: invitation.TribunalId,
                gestionnaireId: invitation.GestionnaireId,
                details: "vague"
            );
        }
        db.Tracer(
            maintenant,
            acteur,
            "deploiement.inviter",
            "vague",
            vague.Id,
            details: $"{departementCode} {invitations.Count}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return (vague.Id, invitations.Count);
    }
}
