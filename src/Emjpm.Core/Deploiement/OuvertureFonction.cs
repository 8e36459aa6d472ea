using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Deploiement;

/// <summary>A feature that may be opened in some départements before the others.</summary>
public enum FonctionTerritoriale
{
    [Valeur("reservation", "réservation en ligne par les tribunaux")]
    Reservation,

    [Valeur("transfert", "transfert d’une mesure entre mandataires")]
    Transfert,

    [Valeur("import", "import d’un fichier de mesures")]
    Import,

    [Valeur("ocmi", "synchronisation avec OCMI")]
    Ocmi,

    [Valeur("prevision", "prévision et simulation")]
    Prevision,
}

/// <summary>What the features opened by territory do, and whose département decides.</summary>
public static class FonctionsTerritoriales
{
    /// <summary>What people lose where it is closed, in one sentence.</summary>
    public static string Explication(this FonctionTerritoriale fonction) =>
        fonction switch
        {
            FonctionTerritoriale.Reservation =>
                "Un juge ou un greffier réserve une place depuis le classement ou une fiche. La recherche reste ouverte partout.",
            FonctionTerritoriale.Transfert =>
                "Un mandataire transfère une mesure, avec son histoire, à celui qui est désigné après lui. Les transferts déjà demandés se terminent.",
            FonctionTerritoriale.Import =>
                "Un mandataire dépose un fichier Excel, LibreOffice ou CSV de ses mesures, voit ce qu’il changera, puis l’applique.",
            FonctionTerritoriale.Ocmi =>
                "Les mesures d’un mandataire individuel sont reprises d’OCMI, à sa demande et chaque nuit.",
            _ =>
                "Un agent voit la capacité prévue à 6, 12 et 24 mois, et essaie une décision avant de la prendre.",
        };

    /// <summary>Whose département decides: « celui du tribunal ».</summary>
    public static string Qui(this FonctionTerritoriale fonction) =>
        fonction switch
        {
            FonctionTerritoriale.Reservation => "le département du tribunal",
            FonctionTerritoriale.Prevision => "les départements de l’agent",
            _ => "les départements du mandataire : un seul ouvert suffit",
        };
}

/// <summary>
/// A decision on where a feature is open; the last one of each feature is in force, the others are its history. None: open
/// everywhere.
/// </summary>
public sealed class OuvertureFonction
{
    /// <summary>Longest reason.</summary>
    public const int MotifMax = 500;

    public int Id { get; init; }
    public FonctionTerritoriale Fonction { get; init; }

    /// <summary>From 1: of two decisions on a feature at once, the database refuses the second.</summary>
    public int Numero { get; init; }
    public bool Partout { get; init; }

    /// <summary>Codes of the départements where it is open; empty when it is everywhere.</summary>
    public IReadOnlyList<string> Departements { get; init; } = [];
    public required string Motif { get; init; }
    public DateTime DecideeLe { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }

    /// <summary>Whether it is open for whoever works in these départements.</summary>
    public bool EstOuverte(IEnumerable<string> departements) =>
        Partout || departements.Any(Departements.Contains);
}
