namespace Emjpm.Web.Startup;

/// <summary>What the operator decides, section <c>Emjpm</c> of the configuration.</summary>
public sealed class Reglages
{
    public const string Section = "Emjpm";

    /// <summary>Demonstration data and accounts: created at start when the database is empty, shown on the sign-in page.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Whether the instance is run for the State: only then the State's mark and font are shown.</summary>
    public bool Etat { get; init; }

    /// <summary>Folder of the State's typeface (Marianne-Regular.woff2…), for an instance run for the State.</summary>
    public string? DossierPolices { get; init; }

    /// <summary>Public address of the instance, for the links of mails, without a final slash.</summary>
    public string Adresse { get; init; } = "http://localhost:5080";

    /// <summary>
    /// Whether the instance is served in clear, and its cookies left unmarked; null: see <see cref="Security.MarqueCookies"/>.
    /// </summary>
    public bool? HttpEnClair { get; init; }

    /// <summary>Who runs the instance, for the legal page: name, address, person responsible.</summary>
    public string? Exploitant { get; init; }

    /// <summary>Who hosts the instance, for the legal page.</summary>
    public string? Hebergeur { get; init; }

    /// <summary>Address to write to about the service, accessibility and personal data.</summary>
    public string? Contact { get; init; }

    /// <summary>Address where the source code of this instance is published; null: the legal page says how to ask for it.</summary>
    public string? CodeSource { get; init; }

    /// <summary>URL of map tiles with {z}, {x} and {y}; null: plain outline ground.</summary>
    public string? Tuiles { get; init; }

    /// <summary>Attribution shown on the map with the tiles.</summary>
    public string? TuilesAttribution { get; init; }

    /// <summary>Whether the web node applies migrations at start; in production the command line does.</summary>
    public bool MigrerAuDemarrage { get; init; }

    /// <summary>Whether this node runs the recurring jobs.</summary>
    public bool Taches { get; init; } = true;
}
