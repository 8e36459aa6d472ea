using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Remarques;

/// <summary>What a remark is about, as its author says.</summary>
public enum GenreRemarque
{
    [Valeur("probleme", "un problème")]
    Probleme,

    [Valeur("idee", "une idée")]
    Idee,

    [Valeur("question", "une question")]
    Question,
}

/// <summary>What becomes of a remark.</summary>
public enum EtatRemarque
{
    [Valeur("nouvelle", "à lire")]
    Nouvelle,

    [Valeur("etudiee", "à l’étude")]
    Etudiee,

    [Valeur("prevue", "prévue")]
    Prevue,

    [Valeur("faite", "faite")]
    Faite,

    [Valeur("sans_suite", "sans suite")]
    SansSuite,

    /// <summary>The same as another, whose state it shows.</summary>
    [Valeur("doublon", "déjà signalée")]
    Doublon,
}

/// <summary>What somebody who uses the service says of it, from the page it was on.</summary>
public sealed class RemarqueUsage
{
    /// <summary>Longest text.</summary>
    public const int TexteMax = 1_500;

    /// <summary>States of the remarks that still wait for something.</summary>
    public static readonly IReadOnlyList<EtatRemarque> Ouverts =
    [
        EtatRemarque.Prevue,
        EtatRemarque.Etudiee,
        EtatRemarque.Nouvelle,
    ];

    public int Id { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public Role Role { get; init; }
    public GenreRemarque Genre { get; init; }

    /// <summary>Path of the page, without its query nor the numbers in it; null when the author left it out.</summary>
    public string? Chemin { get; init; }
    public required string Texte { get; init; }

    /// <summary>Whether the author accepts to be asked more by mail.</summary>
    public bool AccepteContact { get; init; }
    public DateTime CreeeLe { get; init; }
    public EtatRemarque Etat { get; set; }

    /// <summary>The remark that says the same, when this one is a duplicate: never itself a duplicate.</summary>
    public int? DoublonDeId { get; set; }
    public RemarqueUsage? DoublonDe { get; init; }

    /// <summary>The release note that says it is done, when one does.</summary>
    public int? NouveauteId { get; set; }
    public Annonce? Nouveaute { get; init; }

    /// <summary>The image joined to it; never loaded with it.</summary>
    public CaptureRemarque? Capture { get; init; }

    /// <summary>What its author reads.</summary>
    public string? Reponse { get; set; }
    public DateTime? TraiteeLe { get; set; }
    public int? TraiteeParId { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }
}
