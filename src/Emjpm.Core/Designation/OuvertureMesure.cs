using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>What the gestionnaire enters when the court's decision is notified. Names of properties are those under which a refusal is shown.</summary>
public sealed record OuvertureMesure
{
    /// <summary>Date of the decision that designates the gestionnaire.</summary>
    public required DateOnly DateNomination { get; init; }
    public required LieuVie LieuVie { get; init; }

    /// <summary>Required, and only given, when the person lives in an établissement.</summary>
    public TypeEtablissement? TypeEtablissement { get; init; }

    /// <summary>Commune of living; required in France unless the person has no fixed abode.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the country of living.</summary>
    public string Pays { get; init; } = "FR";

    /// <summary>Site that will hold the mesure; null keeps the one of the reservation.</summary>
    public int? LieuExerciceId { get; init; }

    /// <summary>File number of the gestionnaire.</summary>
    public string? NumeroDossier { get; init; }

    /// <summary>RG of the decision, when the reservation had none.</summary>
    public string? NumeroRg { get; init; }

    /// <summary>Nature decided; null when it is the one reserved.</summary>
    public NatureMesure? Nature { get; init; }

    /// <summary>Champ decided; null when it is the one reserved.</summary>
    public ChampMesure? Champ { get; init; }

    /// <summary>Term set by the court; null: the legal term, see <see cref="EcheanceLegale"/>.</summary>
    public DateOnly? Echeance { get; init; }

    /// <exception cref="RegleMetierException">a value is missing or inconsistent; the sentence says what to enter</exception>
    internal void Verifier(
        int anneeNaissance,
        SituationMesure situation,
        bool communeConnue,
        DateOnly aujourdhui
    )
    {
        CoherenceMesure
            .Verifier(
                new FaitsMesure
                {
                    AnneeNaissance = anneeNaissance,
                    Nature = situation.Nature,
                    Champ = situation.Champ,
                    DateNomination = DateNomination,
                    Echeance = Echeance,
                },
                aujourdhui
            )
            .Concat(CoherenceMesure.Manques(situation))
            .Concat(CoherenceMesure.Verifier(situation, communeConnue))
            .Exiger();
        CoherenceMesure.Dossier(NumeroDossier).Exiger();
    }

    /// <summary>The situation decided, what was reserved standing where nothing is said.</summary>
    internal SituationMesure Situation(NatureMesure reservee, ChampMesure? champReserve) =>
        new(
            Nature ?? reservee,
            Champ ?? champReserve,
            LieuVie,
            TypeEtablissement,
            CommuneCode,
            Pays
        );
}
