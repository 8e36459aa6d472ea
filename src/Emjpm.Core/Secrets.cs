using Microsoft.Extensions.Configuration;

namespace Emjpm.Core;

/// <summary>Settings given as files rather than as variables, so that no child process and no dump of the environment has them.</summary>
public static class Secrets
{
    /// <summary>
    /// Reads each file of the folder named by <c>CREDENTIALS_DIRECTORY</c>, which systemd sets for a service that is given
    /// credentials: a file named <c>Smtp__MotDePasse</c> is the setting <c>Smtp:MotDePasse</c>.
    /// </summary>
    public static IConfigurationBuilder AjouterSecrets(this IConfigurationBuilder configuration) =>
        Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } dossier
            ? configuration.AddKeyPerFile(dossier, optional: true)
            : configuration;
}
