using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>Where the archive of OCMI is and how it opens, section <c>Ocmi</c> of the configuration.</summary>
public sealed record ReglagesOcmi
{
    /// <summary>
    /// A file, a folder (its most recent <c>.zip</c>), the HTTP(S) address of an archive, or of a folder of an S3-style store
    /// when it ends with <c>/</c> (its most recent <c>.zip</c>). A relative path starts from the folder of the program. Empty:
    /// OCMI is not read.
    /// </summary>
    public string Source { get; init; } = "";

    /// <summary>Password of the archive; empty when it has none.</summary>
    public string MotDePasse { get; init; } = "";

    /// <summary>Value of the <c>Authorization</c> header sent to an HTTP(S) source; empty: none.</summary>
    public string Autorisation { get; init; } = "";

    /// <summary>Largest archive accepted, megabytes.</summary>
    public int TailleMaxMo { get; init; } = 500;

    /// <summary>Largest content accepted once decompressed, megabytes.</summary>
    public int ContenuMaxMo { get; init; } = 4_000;

    /// <summary>Seconds after which a source that does not answer, or does not finish, is given up.</summary>
    public int DelaiSecondes { get; init; } = 900;

    /// <summary>Whether this instance reads OCMI.</summary>
    public bool Configure => Source.Length > 0;

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidOperationException">the source is in clear and leaves this machine</exception>
    public static ReglagesOcmi Lire(IConfiguration configuration)
    {
        var lus = configuration.GetSection("Ocmi").Get<ReglagesOcmi>() ?? new ReglagesOcmi();
        if (Uri.TryCreate(lus.Source, UriKind.Absolute, out var adresse))
            Reseau.ExigerHttps(adresse, "Ocmi:Source");
        return lus;
    }
}
