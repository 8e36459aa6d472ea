using Emjpm.Core.Comptes;

namespace Emjpm.Core.Suivi;

/// <summary>What an administrator noted about the use an account makes of the service; the person reads it among its data.</summary>
public sealed class NoteCompte
{
    /// <summary>Longest text.</summary>
    public const int TexteMax = 500;

    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public DateTime CreeeLe { get; init; }
    public required string Texte { get; init; }
}
