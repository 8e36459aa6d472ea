using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Courriels;

/// <summary>This installation of the service, as mails name it.</summary>
/// <param name="Adresse">public address for the links of mails, without a final slash; setting <c>Emjpm:Adresse</c></param>
public sealed record Instance(string Adresse)
{
    /// <summary>Reads the configuration; the address of a development machine when it says nothing.</summary>
    public static Instance Lire(IConfiguration configuration) =>
        new((configuration["Emjpm:Adresse"] ?? "http://localhost:5080").TrimEnd('/'));
}
