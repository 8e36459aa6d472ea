using System.Security.Cryptography;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Comptes;

/// <summary>How somebody proved who they are.</summary>
public enum MoyenConnexion
{
    [Valeur("mot_de_passe", "mot de passe")]
    MotDePasse,

    [Valeur("application", "mot de passe et application d’authentification")]
    Application,

    [Valeur("code_secours", "mot de passe et code de secours")]
    CodeSecours,

    [Valeur("cle_acces", "clé d’accès")]
    CleAcces,

    [Valeur("proconnect", "ProConnect")]
    ProConnect,
}

/// <summary>
/// A session of an account in one browser. The cookie only names it: closed here, it is over at the next request, on every
/// node.
/// </summary>
public sealed class SessionOuverte
{
    /// <summary>A session ends this long after it was opened, even when in use: a long working day.</summary>
    public static readonly TimeSpan DureeMaximale = TimeSpan.FromHours(12);

    /// <summary>A proof older than this is asked again before a sensitive act.</summary>
    public static readonly TimeSpan DureeConfirmation = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; }

    /// <summary>A name of 16 random bytes, which nobody guesses from another; a UUID has fewer, and says its version.</summary>
    public static Guid NouveauNom() => new(RandomNumberGenerator.GetBytes(16));

    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }
    public MoyenConnexion Moyen { get; init; }

    /// <summary>Whether more than a password or ProConnect was proved, at sign-in or since.</summary>
    public bool Forte { get; set; }
    public DateTime OuverteLe { get; init; }

    /// <summary>Last use, to five minutes.</summary>
    public DateTime VueLe { get; set; }

    /// <summary>Last proof of identity.</summary>
    public DateTime ConfirmeeLe { get; set; }
    public DateTime? FermeeLe { get; set; }

    /// <summary>Browser and system, as said by the browser.</summary>
    public required string Appareil { get; init; }

    /// <summary>Network address.</summary>
    public required string Reseau { get; init; }

    /// <summary>The account an administrator looks at the service as, until <see cref="VoitJusqua"/>; see <see cref="VoirComme"/>.</summary>
    public int? VoitCompteId { get; set; }
    public DateTime? VoitJusqua { get; set; }

    /// <summary>Identity token of ProConnect, given back to it when signing out; null for the other means.</summary>
    public string? JetonIdentite { get; set; }
}

/// <summary>An attempt to sign in: the history of the account, and the count by which a network is slowed down.</summary>
public sealed class TentativeConnexion
{
    public long Id { get; init; }
    public DateTime Instant { get; init; }

    /// <summary>The account aimed at; null when there is none of that address.</summary>
    public int? UtilisateurId { get; set; }
    public MoyenConnexion Moyen { get; set; }
    public required string Appareil { get; init; }
    public required string Reseau { get; init; }

    /// <summary>False until the attempt succeeds.</summary>
    public bool Reussie { get; set; }
}
