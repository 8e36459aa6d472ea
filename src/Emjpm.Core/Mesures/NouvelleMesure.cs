using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>A mesure the gestionnaire already holds and enters. Names of properties are those under which a refusal is shown.</summary>
public sealed record NouvelleMesure
{
    /// <summary>RG as typed, see <see cref="Mesures.NumeroRg"/>.</summary>
    public required string NumeroRg { get; init; }

    /// <summary>File number of the gestionnaire.</summary>
    public string? NumeroDossier { get; init; }
    public required int TribunalId { get; init; }

    /// <summary>Name of a cabinet of the court; empty when not known.</summary>
    public string? Cabinet { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly DateNomination { get; init; }

    /// <summary>Term set by the court; null: the legal one.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>What the decision says and where the person lives, from the nomination on.</summary>
    public required SituationMesure Situation { get; init; }

    /// <summary>Site that holds the mesure.</summary>
    public required int LieuExerciceId { get; init; }

    /// <summary>The mesures that look like it were seen: it is another.</summary>
    public bool ConfirmerSemblables { get; init; }
}

/// <summary>A mesure already entered that looks like the one being entered.</summary>
/// <param name="MesureId">to link to; null when it is on a site the actor does not see</param>
/// <param name="MemeRg">carries the same RG in the same court: the new one cannot be saved</param>
public sealed record MesureSemblable(
    int? MesureId,
    bool MemeRg,
    StatutMesure Statut,
    NatureMesure Nature,
    ChampMesure? Champ,
    Civilite Civilite,
    int AnneeNaissance,
    string? NumeroRg,
    string? Tribunal,
    string? Commune,
    DateOnly DateNomination
);

/// <summary>What became of the entry: saved, or nothing saved and mesures to look at first.</summary>
public abstract record ResultatCreation
{
    private ResultatCreation() { }

    /// <param name="Id">the mesure, also when the same form had already created it</param>
    public sealed record Creee(int Id) : ResultatCreation;

    /// <param name="Mesures">never empty; when one has the same RG, confirming does not help</param>
    public sealed record Semblables(IReadOnlyList<MesureSemblable> Mesures) : ResultatCreation
    {
        /// <summary>One carries the same RG in the same court.</summary>
        public bool MemeRg => Mesures.Any(m => m.MemeRg);
    }
}
