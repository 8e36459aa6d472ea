namespace Emjpm.Core.Pilotage;

/// <summary>A view of the figures (territory, date, indicator) that an agent kept under a name.</summary>
public sealed class VueEnregistree
{
    /// <summary>An account keeps no more than this.</summary>
    public const int Maximum = 30;

    public int Id { get; init; }
    public int UtilisateurId { get; init; }

    /// <summary>Name chosen by the account, unique among its own.</summary>
    public required string Nom { get; init; }

    /// <summary>Address of the view, from the root of the service.</summary>
    public required string Adresse { get; set; }
    public DateTime CreeLe { get; init; }
}
