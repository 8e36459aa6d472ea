namespace Emjpm.Core.Mesures;

/// <summary>Filters of the list of mesures that an account kept under a name, for one gestionnaire.</summary>
public sealed class FiltreEnregistre
{
    /// <summary>An account keeps no more than this.</summary>
    public const int Maximum = 30;

    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public int GestionnaireId { get; init; }

    /// <summary>Name chosen by the account, unique among its own.</summary>
    public required string Nom { get; set; }

    /// <summary>What follows the question mark in the address of the list, its page number left out.</summary>
    public required string Criteres { get; set; }
    public DateTime CreeLe { get; init; }
}
