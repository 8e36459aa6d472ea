using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Deploiement;

/// <summary>Invitations sent together to those who miss in a département.</summary>
public sealed class VagueInvitations
{
    /// <summary>Longest name of a wave.</summary>
    public const int NomMax = 80;

    /// <summary>Invitations of a wave: each code is hashed slowly, on purpose.</summary>
    public const int Maximum = 100;

    public int Id { get; init; }
    public required string DepartementCode { get; init; }
    public required string Nom { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public DateTime EnvoyeeLe { get; init; }
}

/// <summary>
/// Somebody invited by a wave. Names nobody: the address is that of the invitation, erased with it, and the count of the wave
/// stays the same.
/// </summary>
public sealed class InviteVague
{
    public int Id { get; init; }
    public int VagueId { get; init; }
    public VagueInvitations? Vague { get; init; }

    /// <summary>The invitation, which a rule of retention erases when nobody accepted it.</summary>
    public int InvitationId { get; init; }

    /// <summary>The entry of the registry invited; null for a member of a court.</summary>
    public int? GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>The court of the judge or greffier invited; null for an entry of the registry.</summary>
    public int? TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }
    public Role Role { get; init; }

    /// <summary>The last mail sent by the wave or its reminders, erased like every mail.</summary>
    public Courriel? Courriel { get; set; }

    /// <inheritdoc cref="Courriel"/>
    public int? CourrielId { get; set; }

    /// <summary>Last reminder of this wave; null before the first.</summary>
    public DateTime? RelanceeLe { get; set; }
}
