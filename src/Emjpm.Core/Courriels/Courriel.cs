using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Courriels;

/// <summary>Delivery state of a mail.</summary>
public enum EtatCourriel
{
    [Valeur("a_envoyer", "en attente d’envoi")]
    AEnvoyer,

    [Valeur("envoye", "envoyé")]
    Envoye,

    [Valeur("abandonne", "non remis")]
    Abandonne,
}

/// <summary>
/// A mail of the outbox: saved with the act, sent by a job with retries. Holds a link and no sensitive data.
/// </summary>
public sealed class Courriel
{
    public int Id { get; init; }

    /// <summary>Becomes the Message-ID: the same for every attempt, so that a repeat is recognised as one.</summary>
    public Guid Cle { get; init; } = Guid.CreateVersion7();
    public required string Destinataire { get; init; }
    public required string Sujet { get; init; }
    public required string Texte { get; init; }

    /// <summary>A one-time code, put in place of <c>{code}</c> when the mail leaves; erased as soon as it has left or is given up.</summary>
    public string? Secret { get; set; }

    /// <summary>The text as it leaves, its code in its place.</summary>
    public string Corps => Texte.Replace("{code}", Secret, StringComparison.Ordinal);

    /// <summary>Whether its code is already erased: sent again, it would say nothing.</summary>
    public bool PortaitUnCode =>
        Secret is null && Texte.Contains("{code}", StringComparison.Ordinal);
    public bool Urgent { get; init; }
    public int? ReservationId { get; init; }
    public Reservation? Reservation { get; init; }
    public DateTime CreeLe { get; init; }
    public EtatCourriel Etat { get; set; }
    public int Tentatives { get; set; }

    /// <summary>Not tried before this instant.</summary>
    public DateTime ProchainEssaiLe { get; set; }

    /// <summary>A sender holds the row until this instant.</summary>
    public DateTime? LoueJusqua { get; set; }
    public DateTime? EnvoyeLe { get; set; }
    public string? DerniereErreur { get; set; }
}

/// <summary>In-application notification of one account.</summary>
public sealed class Notification
{
    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public required string Texte { get; init; }

    /// <summary>Path of the page it leads to.</summary>
    public required string Lien { get; init; }
    public DateTime CreeeLe { get; init; }
    public DateTime? LueLe { get; set; }
}
