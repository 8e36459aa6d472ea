using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>An invitation whose code was recognised.</summary>
/// <param name="Objet">« Service Y vous invite parmi ses membres »</param>
/// <param name="CompteExiste">an account has this address: its password is asked; otherwise an account is created</param>
/// <param name="Prenom">of the person, when the one who invites knows it</param>
/// <param name="Nom">as <paramref name="Prenom"/></param>
public sealed record InvitationReconnue(
    int Id,
    string Objet,
    bool CompteExiste,
    string? Prenom,
    string? Nom
);

/// <summary>What the person invited types. Names of properties are those under which a refusal is shown.</summary>
public sealed record Acceptation
{
    public required string Adresse { get; init; }
    public required string Code { get; init; }

    /// <summary>The password of the account, or the one it will have.</summary>
    public required string MotDePasse { get; init; }

    /// <summary>For a new account only.</summary>
    public string? Prenom { get; init; }

    /// <inheritdoc cref="Prenom"/>
    public string? Nom { get; init; }
}

/// <summary>
/// Accepts an invitation by the code sent to the address: with the account that has this address, or with a new one. A wrong
/// code, a wrong address and an invitation that ended are one sentence.
/// </summary>
public sealed class AccepterInvitation(
    EmjpmDbContext db,
    TimeProvider horloge,
    VerifierIdentifiants verifier,
    UserManager<Utilisateur> comptes,
    OuvrirDroits ouvrir
)
{
    private const string Refus =
        "Cette adresse et ce code ne correspondent à aucune invitation en cours. Vérifiez le code reçu par courriel ; au besoin, demandez à la personne qui vous invite de renvoyer l’invitation.";

    /// <summary>The invitation of a code; a wrong one counts as an attempt.</summary>
    /// <exception cref="RegleMetierException">none, whatever the reason; under <c>Code</c></exception>
    public async Task<InvitationReconnue> ReconnaitreAsync(
        string adresse,
        string code,
        CancellationToken annulation = default
    )
    {
        var invitation = await TrouverAsync(adresse, code, annulation);
        return new(
            invitation.Id,
            invitation.Objet,
            await comptes.FindByEmailAsync(invitation.Courriel) is not null,
            invitation.Prenom,
            invitation.Nom
        );
    }

    /// <summary>Gives the rights of the invitation to the account, created when the address has none.</summary>
    /// <exception cref="RegleMetierException">
    /// wrong code, wrong password or one against the rule, a name missing, or an account that cannot have this right
    /// </exception>
    public async Task ExecuterAsync(Acceptation saisie, CancellationToken annulation = default)
    {
        var reconnue = await TrouverAsync(saisie.Adresse, saisie.Code, annulation);
        var compte = await comptes.FindByEmailAsync(reconnue.Courriel);
        if (compte is not null)
            compte = await VerifierAsync(compte, reconnue.Role, saisie.MotDePasse, annulation);
        var maintenant = horloge.Maintenant();
        var date = Horloge.DateParis(maintenant);

        await using var tx = await db.EcrireAsync(annulation);
        // Of two acceptances at once, or a revocation meanwhile, one goes through.
        var prise = await db
            .Invitations.Where(i =>
                i.Id == reconnue.Id && i.AccepteeLe == null && i.RevoqueeLe == null
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(i => i.AccepteeLe, (DateTime?)maintenant),
                annulation
            );
        if (prise == 0)
            throw new RegleMetierException(Refus, nameof(saisie.Code));
        compte ??= await CreerAsync(reconnue, saisie);
        await db
            .Invitations.Where(i => i.Id == reconnue.Id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(i => i.AccepteeParId, (int?)compte.Id),
                annulation
            );
        if (reconnue.GestionnaireId is { } gestionnaire)
            await OuvrirGestionnaireAsync(compte, reconnue, gestionnaire, date, annulation);
        else if (reconnue.TribunalId is { } tribunal)
        {
            await QuitterTribunauxAsync(compte, tribunal, date, annulation);
            await ouvrir.TribunalAsync(reconnue.InviteParId, compte, tribunal, null, annulation);
        }
        else
            ouvrir.Territoire(
                reconnue.InviteParId,
                compte,
                reconnue.Niveau!.Value,
                reconnue.DepartementCode,
                reconnue.RegionCode
            );
        // Who is invited has nothing more to ask for.
        await db
            .DemandesCompte.Where(d =>
                d.Courriel == reconnue.Courriel && d.Etat == EtatDemande.EnAttente
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(d => d.Etat, EtatDemande.SansObjet)
                        .SetProperty(d => d.DecideeLe, (DateTime?)maintenant)
                        .SetProperty(d => d.EmpreinteMotDePasse, (string?)null)
                        .SetProperty(d => d.Version, d => d.Version + 1),
                annulation
            );
        db.EvenementsAudit.Add(
            new EvenementAudit
            {
                Instant = maintenant,
                UtilisateurId = compte.Id,
                Acte = "membre.accepter_invitation",
                Objet = "invitation",
                ObjetId = reconnue.Id,
                GestionnaireId = reconnue.GestionnaireId,
                TribunalId = reconnue.TribunalId,
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
    }

    private async Task<Invitation> TrouverAsync(
        string adresse,
        string code,
        CancellationToken annulation
    )
    {
        var courriel = adresse.Trim().ToLowerInvariant();
        var lu = CodeUnique.Lire(code);
        var maintenant = horloge.Maintenant();
        var enCours = db.Invitations.Where(i =>
            i.Courriel == courriel
            && i.AccepteeLe == null
            && i.RevoqueeLe == null
            && i.ExpireLe > maintenant
            && i.Essais <= Invitation.EssaisMax
        );
        // Counted before the code is looked at: a burst of attempts gets no more of them than one after the other. The one
        // too many is counted too, and by that finds nothing below.
        await enCours.ExecuteUpdateAsync(
            s => s.SetProperty(i => i.Essais, i => i.Essais + 1),
            annulation
        );
        var candidates = await db
            .Invitations.AsNoTracking()
            .Include(i => i.Gestionnaire)
            .Include(i => i.InvitePar)
            .Include(i => i.Tribunal)
            .Include(i => i.Departement)
            .Include(i => i.Region)
            .Where(i =>
                i.Courriel == courriel
                && i.AccepteeLe == null
                && i.RevoqueeLe == null
                && i.ExpireLe > maintenant
                && i.Essais <= Invitation.EssaisMax
            )
            .OrderBy(i => i.Id)
            .ToListAsync(annulation);
        var trouvee = candidates.Find(i => i.Reconnait(lu));
        if (trouvee is null)
            throw new RegleMetierException(Refus, nameof(Acceptation.Code));
        await db
            .Invitations.Where(i => i.Id == trouvee.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Essais, 0), annulation);
        return trouvee;
    }

    private async Task<Utilisateur> VerifierAsync(
        Utilisateur compte,
        Role role,
        string motDePasse,
        CancellationToken annulation
    )
    {
        var (admis, _) = await verifier.ExecuterAsync(compte.Email!, motDePasse, annulation);
        if (admis is null)
            throw new RegleMetierException(
                "Le mot de passe de votre compte est incorrect, ou le compte est verrouillé après plusieurs essais.",
                nameof(Acceptation.MotDePasse)
            );
        return admis.Role == role
            ? admis
            : throw new RegleMetierException(
                "Cette adresse est celle d’un compte d’un autre espace d’e-MJPM : demandez une invitation à une autre adresse."
            );
    }

    private async Task<Utilisateur> CreerAsync(Invitation invitation, Acceptation saisie)
    {
        if (string.IsNullOrWhiteSpace(saisie.Prenom))
            throw new RegleMetierException("Saisissez votre prénom.", nameof(saisie.Prenom));
        if (string.IsNullOrWhiteSpace(saisie.Nom))
            throw new RegleMetierException("Saisissez votre nom.", nameof(saisie.Nom));
        var compte = new Utilisateur
        {
            UserName = invitation.Courriel,
            Email = invitation.Courriel,
            // The code came by this address.
            EmailConfirmed = true,
            Prenom = saisie.Prenom.Trim(),
            Nom = saisie.Nom.Trim(),
            Role = invitation.Role,
            Actif = true,
            CreeLe = horloge.Maintenant(),
        };
        var resultat = await comptes.CreateAsync(compte, saisie.MotDePasse);
        return resultat.Succeeded
            ? compte
            : throw new RegleMetierException(
                string.Join(' ', resultat.Errors.Select(e => e.Description)),
                nameof(saisie.MotDePasse)
            );
    }

    /// <summary>An account works for one gestionnaire at a time.</summary>
    private async Task OuvrirGestionnaireAsync(
        Utilisateur compte,
        Invitation invitation,
        int gestionnaireId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var ailleurs = await db
            .DroitsGestionnaire.Where(d =>
                d.UtilisateurId == compte.Id && d.Du <= date && (d.Au == null || d.Au >= date)
            )
            .Select(d => d.Gestionnaire!.Nom)
            .FirstOrDefaultAsync(annulation);
        if (ailleurs is not null)
            throw new RegleMetierException(
                $"Votre compte travaille déjà pour {ailleurs} : ce droit doit d’abord prendre fin, ou l’invitation venir à une autre adresse."
            );
        // Invited by an agent, it was for an entry without account: somebody may have been approved meanwhile.
        await db
            .Gestionnaires.Where(g => g.Id == gestionnaireId)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        if (
            invitation.InvitePar!.Role != Role.Gestionnaire
            && await db.DroitsGestionnaire.EnCours(gestionnaireId, date).AnyAsync(annulation)
        )
            throw new RegleMetierException(
                $"{invitation.Gestionnaire!.Nom} a reçu un compte depuis cette invitation : demandez votre accès à la personne qui l’administre."
            );
        db.DroitsGestionnaire.Add(
            new DroitGestionnaire
            {
                UtilisateurId = compte.Id,
                GestionnaireId = gestionnaireId,
                Du = date,
                Administre = invitation.Administre,
                Ecrit = invitation.Ecrit,
                Repond = invitation.Repond,
                LieuxIds = invitation.LieuxIds,
                RecoitReservations = invitation.RecoitReservations,
            }
        );
    }

    /// <summary>A judge or greffier who changes court leaves the former one the day before.</summary>
    /// <exception cref="RegleMetierException">already a member of the court that invites</exception>
    private async Task QuitterTribunauxAsync(
        Utilisateur compte,
        int tribunalId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var presentes = await db
            .MembresTribunal.Where(m =>
                m.UtilisateurId == compte.Id && m.Du <= date && (m.Au == null || m.Au >= date)
            )
            .ToListAsync(annulation);
        if (presentes.Exists(m => m.TribunalId == tribunalId && m.ApprouveLe is not null))
            throw new RegleMetierException(
                "Votre compte est déjà membre de ce tribunal : connectez-vous."
            );
        foreach (var m in presentes)
            m.Au = date.AddDays(-1);
    }
}
