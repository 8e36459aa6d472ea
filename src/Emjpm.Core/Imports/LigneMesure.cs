using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// What a line of a file says of a mesure: null wherever it says nothing, or nothing that is understood (then a
/// <see cref="Remarque"/> tells why). The shape is the same for Excel, CSV, OCMI and the editors' API.
/// </summary>
public sealed record LigneMesure
{
    /// <summary>Number of the line in the file, from 1, as the spreadsheet shows it.</summary>
    public required int Ligne { get; init; }

    /// <summary>Everything to say of the line, in the order of its columns; see <see cref="EstRefusee"/>.</summary>
    public required IReadOnlyList<Remarque> Remarques { get; init; }

    /// <summary>One remark at least refuses the line.</summary>
    public bool EstRefusee => Remarques.Any(r => r.Refuse);

    /// <summary>One remark at least refuses the line, were the mesure already known: what is missing then is no fault.</summary>
    public bool EstRefuseeConnue => Remarques.Any(r => r.Refuse && r.Motif != Motif.Manquant);

    /// <summary>Identifier of the mesure in this service; to be checked against the gestionnaire.</summary>
    public int? Identifiant { get; init; }
    public Civilite? Civilite { get; init; }
    public int? AnneeNaissance { get; init; }

    /// <summary>Normalised, see <see cref="Mesures.NumeroRg"/>; a shorter one is completed by zeros on the left.</summary>
    public string? NumeroRg { get; init; }

    /// <summary>RG as the file writes it.</summary>
    public string? NumeroRgBrut { get; init; }
    public string? NumeroDossier { get; init; }

    /// <summary>The open court: the successor of the one the file names when that one is closed.</summary>
    public int? TribunalId { get; init; }

    /// <summary>Name of the cabinet as the file writes it.</summary>
    public string? Cabinet { get; init; }

    /// <summary>Name of the antenne as the file writes it.</summary>
    public string? Antenne { get; init; }
    public DateOnly? DateNomination { get; init; }
    public NatureMesure? Nature { get; init; }

    /// <summary>Null also when the text of the nature says none.</summary>
    public ChampMesure? Champ { get; init; }
    public DateOnly? DatePremiereProtection { get; init; }
    public DateOnly? DateProtectionEnCours { get; init; }

    /// <summary>Date from which the situation holds; null: the date of nomination.</summary>
    public DateOnly? DateEtat { get; init; }
    public LieuVie? LieuVie { get; init; }
    public TypeEtablissement? TypeEtablissement { get; init; }

    /// <summary>Five digits in France, as written elsewhere.</summary>
    public string? CodePostal { get; init; }

    /// <summary>Town as the file writes it; the name of the commune once it is recognised.</summary>
    public string? Ville { get; init; }

    /// <summary>INSEE code of the commune of living; null abroad.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null when the line says nothing of where the person lives.</summary>
    public string? Pays { get; init; }
    public DateOnly? Echeance { get; init; }
    public StatutMesure? Statut { get; init; }
    public DateOnly? DateFin { get; init; }
    public CauseSortie? CauseSortie { get; init; }
}
