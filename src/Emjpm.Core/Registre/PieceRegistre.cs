using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>What a document of the registry proves.</summary>
public enum GenrePiece
{
    [Valeur("acte", "arrêté ou décision")]
    Acte,

    /// <summary>Source: CASF, art. R472-2.</summary>
    [Valeur("serment", "prestation de serment")]
    Serment,

    /// <summary>Source: CASF, art. D471-3.</summary>
    [Valeur("certificat", "certificat national de compétence")]
    Certificat,

    [Valeur("assurance", "assurance de responsabilité civile")]
    Assurance,

    [Valeur("controle", "contrôle des antécédents")]
    Controle,

    [Valeur("autre", "autre pièce")]
    Autre,
}

/// <summary>
/// A document of an entry: the decision behind a habilitation, or the proof of a condition with its term. With its PDF, or only
/// noted as seen. Never erased: withdrawn, with who and why in the history of the entry.
/// </summary>
public sealed class PieceRegistre
{
    /// <summary>Largest file, bytes.</summary>
    public const int OctetsMax = 5 * 1024 * 1024;

    /// <summary>Days before its term from which a document is to be renewed.</summary>
    public const int JoursAvant = 90;

    public int Id { get; init; }
    public int GestionnaireId { get; set; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>The habilitation it is about; null when it is about the entry.</summary>
    public int? HabilitationId { get; set; }
    public Habilitation? Habilitation { get; init; }
    public GenrePiece Genre { get; init; }

    /// <summary>Number of the decision, or of the certificate.</summary>
    public string? Numero { get; init; }

    /// <summary>Day of the decision, of the oath, of the certificate.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Last day it is good for; null without term.</summary>
    public DateOnly? ValableJusquAu { get; init; }

    /// <summary>Name of the PDF; null when the document was seen and not filed.</summary>
    public string? NomFichier { get; init; }

    /// <summary>Size of the PDF, bytes.</summary>
    public int Taille { get; init; }

    /// <summary>SHA-256 of the PDF, 64 hexadecimal digits.</summary>
    public string? Empreinte { get; init; }

    /// <summary>The PDF. Read by projection only when it is downloaded.</summary>
    public byte[]? Octets { get; init; }
    public int DeposeeParId { get; init; }
    public Utilisateur? DeposeePar { get; init; }
    public DateTime DeposeeLe { get; init; }

    /// <summary>When it was withdrawn; null as long as it counts.</summary>
    public DateTime? RetireeLe { get; set; }
}
