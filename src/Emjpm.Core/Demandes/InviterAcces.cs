using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>Somebody to invite, and to what: one of a court, an entry of the registry, a territory. Names are those of the form.</summary>
public sealed record AccesPropose
{
    public required string? Courriel { get; init; }
    public string? Prenom { get; init; }
    public string? Nom { get; init; }
    public required Role Role { get; init; }
    public int? TribunalId { get; init; }
    public int? GestionnaireId { get; init; }
    public NiveauTerritoire? Niveau { get; init; }
    public string? DepartementCode { get; init; }
    public string? RegionCode { get; init; }
}

/// <summary>
/// Invites somebody to an account before it is asked for, sends the code again or revokes it. Whoever may approve a request may
/// invite: the same competence, see <see cref="CompetenceDemandes"/>.
/// </summary>
public sealed class InviterAcces(
    EmjpmDbContext db,
    TimeProvider horloge,
    EnvoyerInvitation envoyer,
    Reveil reveil
)
{
    /// <summary>Saves the invitation and sends its code.</summary>
    /// <exception cref="RegleMetierException">
    /// the address is wrong or already invited to the same thing, or the actor may not open this access
    /// </exception>
    public async Task ExecuterAsync(
        Acteur acteur,
        AccesPropose propose,
        CancellationToken annulation = default
    )
    {
        var adresse =
            FaitsLieu.LireCourriel(propose.Courriel, nameof(propose.Courriel))?.ToLowerInvariant()
            ?? throw new RegleMetierException(
                "Saisissez l’adresse électronique de la personne.",
                nameof(propose.Courriel)
            );
        await using var tx = await db.EcrireAsync(annulation);
        await VerifierAsync(acteur, propose, annulation);
        if (
            await db.Invitations.AnyAsync(
                i =>
                    i.Courriel == adresse
                    && i.AccepteeLe == null
                    && i.RevoqueeLe == null
                    && i.GestionnaireId == propose.GestionnaireId
                    && i.TribunalId == propose.TribunalId
                    && i.Niveau == propose.Niveau
                    && i.DepartementCode == propose.DepartementCode
                    && i.RegionCode == propose.RegionCode,
                annulation
            )
        )
            throw new RegleMetierException(
                $"{adresse} a déjà cette invitation : renvoyez-la depuis la liste.",
                nameof(propose.Courriel)
            );
        var invitation = Composer(
            acteur,
            propose with
            {
                Courriel = adresse,
            },
            horloge.Maintenant()
        );
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(annulation);
        await EnvoyerAsync(acteur, invitation, annulation);
        Tracer(acteur, "acces.inviter", invitation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
    }

    /// <summary>Sends a new code; the former one is void. False when there is no such invitation for the actor.</summary>
    /// <exception cref="RegleMetierException">it was sent a moment ago</exception>
    public async Task<bool> RenvoyerAsync(
        Acteur acteur,
        int invitationId,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await envoyer.VerrouillerAsync(
                db.Invitations.DuRessort(acteur),
                invitationId,
                annulation
            )
            is not { } invitation
        )
            return false;
        envoyer.RefuserTropTot(invitation);
        await EnvoyerAsync(acteur, invitation, annulation);
        Tracer(acteur, "acces.renvoyer_invitation", invitation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Makes the code void. False when there is no such invitation for the actor.</summary>
    public async Task<bool> RevoquerAsync(
        Acteur acteur,
        int invitationId,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await envoyer.VerrouillerAsync(
                db.Invitations.DuRessort(acteur),
                invitationId,
                annulation
            )
            is not { } invitation
        )
            return false;
        invitation.RevoqueeLe = horloge.Maintenant();
        Tracer(acteur, "acces.revoquer_invitation", invitation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>An invitation with every right on what it opens, its code not set.</summary>
    internal static Invitation Composer(Acteur acteur, AccesPropose p, DateTime maintenant)
    {
        var inscription = p.GestionnaireId is not null;
        return new Invitation
        {
            Role = p.Role,
            GestionnaireId = p.GestionnaireId,
            TribunalId = p.TribunalId,
            Niveau = p.Niveau,
            DepartementCode = p.DepartementCode,
            RegionCode = p.RegionCode,
            Courriel = p.Courriel!,
            Prenom = FaitsLieu.Propre(p.Prenom),
            Nom = FaitsLieu.Propre(p.Nom),
            InviteParId = acteur.UtilisateurId,
            Administre = inscription,
            Ecrit = inscription,
            Repond = inscription,
            RecoitReservations = inscription,
            CreeeLe = maintenant,
        };
    }

    /// <exception cref="RegleMetierException">the actor may not open this access, or it cannot be opened</exception>
    private async Task VerifierAsync(Acteur acteur, AccesPropose p, CancellationToken annulation)
    {
        if (p.GestionnaireId is { } gestionnaire)
            await VerifierInscriptionAsync(acteur, gestionnaire, annulation);
        else if (p.Role is Role.Juge or Role.Greffier)
        {
            var permis =
                acteur.DecidePartout()
                || (acteur.Role == Role.Juge && acteur.Tribunal?.Id == p.TribunalId);
            if (
                !permis
                || !await db.Tribunaux.AnyAsync(
                    t => t.Id == p.TribunalId && t.FermeLe == null,
                    annulation
                )
            )
                throw new RegleMetierException(
                    "Choisissez le tribunal dans la liste.",
                    nameof(p.TribunalId)
                );
        }
        else if (!acteur.DecidePartout() || p.Role != Role.Direction)
            throw new RegleMetierException(
                "Seuls l’administration centrale et l’administrateur de l’instance invitent des agents."
            );
        else if (
            p.Niveau == NiveauTerritoire.Departement
            && !await db.Departements.AnyAsync(d => d.Code == p.DepartementCode, annulation)
        )
            throw new RegleMetierException(
                "Choisissez le département dans la liste.",
                nameof(p.DepartementCode)
            );
        else if (
            p.Niveau == NiveauTerritoire.Region
            && !await db.Regions.AnyAsync(r => r.Code == p.RegionCode, annulation)
        )
            throw new RegleMetierException(
                "Choisissez la région dans la liste.",
                nameof(p.RegionCode)
            );
        else if (p.Niveau is null)
            throw new RegleMetierException("Choisissez l’étendue du territoire.", nameof(p.Niveau));
    }

    private async Task VerifierInscriptionAsync(
        Acteur acteur,
        int gestionnaireId,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var entree =
            await db
                .Gestionnaires.DuRessort(acteur)
                .Where(g => g.Id == gestionnaireId)
                .Select(g => new
                {
                    g.Nom,
                    g.SortiLe,
                    Compte = g.Droits.Any(d =>
                        d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                    ),
                })
                .SingleOrDefaultAsync(annulation)
            ?? throw new RegleMetierException(
                "Cette fiche n’est pas de votre territoire.",
                nameof(AccesPropose.GestionnaireId)
            );
        if (entree.SortiLe <= date)
            throw new RegleMetierException(
                $"{entree.Nom} ne figure plus sur la liste des mandataires depuis le {Francais.Date(entree.SortiLe.Value)}.",
                nameof(AccesPropose.GestionnaireId)
            );
        if (entree.Compte)
            throw new RegleMetierException(
                $"{entree.Nom} a déjà un compte. Un service invite lui-même ses autres membres.",
                nameof(AccesPropose.GestionnaireId)
            );
    }

    private async Task EnvoyerAsync(
        Acteur acteur,
        Invitation invitation,
        CancellationToken annulation
    )
    {
        // The sentence names what is offered.
        if (invitation.GestionnaireId is not null)
            await db.Entry(invitation).Reference(i => i.Gestionnaire).LoadAsync(annulation);
        if (invitation.TribunalId is not null)
            await db.Entry(invitation).Reference(i => i.Tribunal).LoadAsync(annulation);
        if (invitation.DepartementCode is not null)
            await db.Entry(invitation).Reference(i => i.Departement).LoadAsync(annulation);
        if (invitation.RegionCode is not null)
            await db.Entry(invitation).Reference(i => i.Region).LoadAsync(annulation);
        envoyer.Executer(invitation, "votre invitation", Phrase(acteur, invitation));
    }

    /// <summary>Who invites, to what.</summary>
    internal static string Phrase(Acteur acteur, Invitation invitation) =>
        invitation.Gestionnaire is { } g
            ? $"{acteur.Nom} ({acteur.Role.Libelle()}) vous invite à ouvrir le compte de {g.Nom}, inscrit au registre des mandataires."
            : $"{invitation.Objet}, par {acteur.Nom} ({acteur.Role.Libelle()}).";

    private void Tracer(Acteur acteur, string acte, Invitation i) =>
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            acte,
            "invitation",
            i.Id,
            tribunalId: i.TribunalId,
            gestionnaireId: i.GestionnaireId,
            details: i.Role.Handle()
        );
}
