using System.Text.RegularExpressions;

namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>Shapes of the codes found in official files.</summary>
internal static partial class Formes
{
    /// <summary>INSEE code of a commune: 59350, 2A004, 97411.</summary>
    [GeneratedRegex(@"^\d[\dAB]\d{3}\z", RegexOptions.CultureInvariant)]
    public static partial Regex CodeCommune();

    /// <summary>Code of a département or overseas collectivity: 59, 2A, 974.</summary>
    [GeneratedRegex(@"^(\d{2}|2[AB]|9[78]\d)\z", RegexOptions.CultureInvariant)]
    public static partial Regex CodeDepartement();

    [GeneratedRegex(@"^\d{5}\z", RegexOptions.CultureInvariant)]
    public static partial Regex CodePostal();

    [GeneratedRegex(@"^\d{9}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Siren();

    /// <summary>FINESS number: nine characters, the first two the département (2A, 2B in Corsica).</summary>
    [GeneratedRegex(@"^\d[\dAB]\d{7}\z", RegexOptions.CultureInvariant)]
    public static partial Regex NumeroFiness();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    public static partial Regex Handle();
}
