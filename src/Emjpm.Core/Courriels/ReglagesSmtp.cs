using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Courriels;

/// <summary>The mail server of the instance, section <c>Smtp</c> of the configuration.</summary>
public sealed record ReglagesSmtp
{
    /// <summary>Host; empty: nothing is sent, mails stay visible as waiting.</summary>
    public string Hote { get; init; } = "";
    public int Port { get; init; } = 25;

    /// <summary>Address mails come from; its domain names their Message-ID.</summary>
    public string Expediteur { get; init; } = "ne-pas-repondre@emjpm.example";

    /// <summary>Name shown with <see cref="Expediteur"/>.</summary>
    public string NomExpediteur { get; init; } = "e-MJPM";

    /// <summary>Whether the connection must be encrypted (STARTTLS); null: unless the server is on this machine.</summary>
    public bool? Tls { get; init; }

    /// <inheritdoc cref="Tls"/>
    public bool Chiffre => Tls ?? !Reseau.EstLocal(Hote);

    /// <summary>Account on the server; empty when it asks for none.</summary>
    public string Utilisateur { get; init; } = "";
    public string MotDePasse { get; init; } = "";

    /// <summary>Seconds after which an attempt is given up.</summary>
    public int DelaiSecondes { get; init; } = 30;

    /// <summary>Whether a server is configured.</summary>
    public bool Configure => Hote.Length > 0;

    /// <summary>Domain of <see cref="Expediteur"/>.</summary>
    public string Domaine => Expediteur[(Expediteur.IndexOf('@') + 1)..];

    /// <summary>Reads the section.</summary>
    public static ReglagesSmtp Lire(IConfiguration configuration) =>
        configuration.GetSection("Smtp").Get<ReglagesSmtp>() ?? new ReglagesSmtp();
}
