using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Comptes;

/// <summary>
/// A place offered to somebody: among the members of a gestionnaire, in a court, or as an agent of a territory. Bound to a mail
/// address, proved by a code sent there and typed, good for some days.
/// </summary>
public sealed class Invitation
{
    /// <summary>Days during which a code is good.</summary>
    public const int Jours = 7;

    /// <summary>Codes typed wrong after which the invitation must be sent again.</summary>
    public const int EssaisMax = 10;

    private static readonly PasswordHasher<Invitation> Hacheur =
        ReglesIdentite.Hacheur<Invitation>();

    public int Id { get; init; }

    /// <summary>The space of the account that accepts.</summary>
    public Role Role { get; init; } = Role.Gestionnaire;

    /// <summary>The entry of the registry that the account will work for; null for the others.</summary>
    public int? GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>The court of a judge or greffier; null for the others.</summary>
    public int? TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }

    /// <summary>How wide the territory of an agent is; null for the others.</summary>
    public NiveauTerritoire? Niveau { get; init; }
    public string? DepartementCode { get; init; }
    public Departement? Departement { get; init; }
    public string? RegionCode { get; init; }
    public Region? Region { get; init; }

    /// <summary>First name of the person, when the one who invites knows it.</summary>
    public string? Prenom { get; init; }

    /// <inheritdoc cref="Prenom"/>
    public string? Nom { get; init; }

    /// <summary>Address invited, in lower case.</summary>
    public required string Courriel { get; init; }
    public int InviteParId { get; init; }
    public Utilisateur? InvitePar { get; init; }

    /// <inheritdoc cref="DroitGestionnaire.Administre"/>
    public bool Administre { get; init; }

    /// <inheritdoc cref="DroitGestionnaire.Ecrit"/>
    public bool Ecrit { get; init; }

    /// <inheritdoc cref="DroitGestionnaire.Repond"/>
    public bool Repond { get; init; }

    /// <inheritdoc cref="DroitGestionnaire.LieuxIds"/>
    public IReadOnlyList<int> LieuxIds { get; init; } = [];

    /// <inheritdoc cref="DroitGestionnaire.RecoitReservations"/>
    public bool RecoitReservations { get; init; }

    /// <summary>Salted hash of the code; the code itself is kept nowhere.</summary>
    public string EmpreinteCode { get; private set; } = "";
    public DateTime CreeeLe { get; init; }

    /// <summary>When the present code was sent.</summary>
    public DateTime EnvoyeeLe { get; private set; }
    public DateTime ExpireLe { get; private set; }

    /// <summary>Codes typed wrong since the present one was sent.</summary>
    public int Essais { get; set; }
    public DateTime? AccepteeLe { get; set; }

    /// <summary>The account that accepted.</summary>
    public int? AccepteeParId { get; set; }
    public DateTime? RevoqueeLe { get; set; }

    /// <summary>What it offers, in one sentence without a final point: needs the navigation of its object.</summary>
    public string Objet =>
        this switch
        {
            { Gestionnaire.Nom: var nom } => $"{nom} vous invite parmi ses membres",
            { Tribunal.Nom: var nom } =>
                $"Vous êtes invité comme {Role.Libelle()} dans {Tribunal.DansPhrase(nom)}",
            { Departement: { } d } =>
                $"Vous êtes invité comme agent de la cohésion sociale du département {d.Nom} ({d.Code})",
            { Region.Nom: var nom } =>
                $"Vous êtes invité comme agent de la cohésion sociale de la région {nom}",
            _ => "Vous êtes invité comme agent de l’administration centrale",
        };

    /// <summary>Sets a new code, which replaces the former one.</summary>
    public void Coder(string code, DateTime maintenant)
    {
        EmpreinteCode = Hacheur.HashPassword(this, code);
        EnvoyeeLe = maintenant;
        ExpireLe = maintenant.AddDays(Jours);
        Essais = 0;
    }

    /// <summary>Says when it was sent, without a code: none opens it. For a data set.</summary>
    internal void Dater(DateTime envoyeeLe)
    {
        EnvoyeeLe = envoyeeLe;
        ExpireLe = envoyeeLe.AddDays(Jours);
    }

    /// <summary>Whether <paramref name="code"/> is the present one.</summary>
    public bool Reconnait(string code) =>
        Hacheur.VerifyHashedPassword(this, EmpreinteCode, code)
        != PasswordVerificationResult.Failed;
}
