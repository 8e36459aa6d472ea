using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>
/// What a court asked: a short-lived row owned by the court, never a URL full of sensitive criteria.
/// No identity of the person; purged <see cref="DureeJours"/> days after its last change.
/// </summary>
public sealed class Recherche
{
    /// <summary>Days a search is kept.</summary>
    public const int DureeJours = 30;

    public int Id { get; init; }
    public int TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public DateTime CreeeLe { get; init; }
    public DateTime ModifieeLe { get; set; }

    /// <summary>When the row is purged.</summary>
    public DateTime ExpireLe { get; set; }

    public required string CommuneCode { get; set; }
    public Commune? Commune { get; set; }
    public string? EtablissementFiness { get; set; }
    public Etablissement? Etablissement { get; set; }
    public LieuVie? LieuVie { get; set; }
    public NatureMesure? Nature { get; set; }
    public ChampMesure? Champ { get; set; }
    public Civilite? Civilite { get; set; }
    public int? AnneeNaissance { get; set; }
    public bool Urgent { get; set; }
    public DateOnly? DateJugement { get; set; }
    public IReadOnlyList<Accompagnement> Accompagnements { get; set; } = [];
    public IReadOnlyList<Langue> Langues { get; set; } = [];
    public TypeGestionnaire? TypeSouhaite { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }
}

/// <summary>
/// A ranking as it was seen by the court: what makes a choice explicable later. Written when what is shown
/// differs from the last one kept; purged with its search.
/// </summary>
public sealed class ClassementVu
{
    public int Id { get; init; }
    public int RechercheId { get; init; }
    public DateTime VuLe { get; init; }
    public required string BaremeVersion { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public required string Empreinte { get; init; }

    /// <summary>The ranking as JSON, gzip.</summary>
    public required byte[] Contenu { get; init; }
}
