using Emjpm.Core.Comptes;

namespace Emjpm.Web.Security;

/// <summary>The spaces of the service: a policy each, a folder of pages each, a home each.</summary>
public static class Espaces
{
    public const string Juridiction = nameof(Juridiction);
    public const string Gestionnaire = nameof(Gestionnaire);
    public const string Direction = nameof(Direction);
    public const string Administration = nameof(Administration);

    /// <summary>Which roles may enter which space.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Politiques = new Dictionary<
        string,
        string[]
    >
    {
        [Juridiction] = [nameof(Role.Juge), nameof(Role.Greffier)],
        [Gestionnaire] = [nameof(Role.Gestionnaire)],
        [Direction] = [nameof(Role.Direction)],
        [Administration] = [nameof(Role.Administration)],
    };

    /// <summary>Home of a role.</summary>
    public static string Accueil(Role role) =>
        role switch
        {
            Role.Juge or Role.Greffier => "/juridiction",
            Role.Gestionnaire => "/gestionnaire",
            Role.Direction => "/direction",
            _ => "/administration",
        };
}
