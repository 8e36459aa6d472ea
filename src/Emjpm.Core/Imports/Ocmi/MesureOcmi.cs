using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>What OCMI says of a mesure, understood.</summary>
/// <param name="Faits">the facts that do not change with the situation</param>
/// <param name="Etats">by date, one a day</param>
/// <param name="Ressources">by year; empty when OCMI says nothing of them</param>
/// <param name="Motifs">why it is refused, whether it is known or not</param>
/// <param name="Manques">what it lacks to be created</param>
internal sealed record MesureOcmi(
    LigneMesure Faits,
    IReadOnlyList<EtatOcmi> Etats,
    IReadOnlyList<RessourceOcmi> Ressources,
    IReadOnlyList<string> Motifs,
    IReadOnlyList<string> Manques
)
{
    /// <summary>« RG 21B00167 », « dossier 12 »: how its mandataire knows it.</summary>
    public string Reference =>
        Faits.NumeroRg is { } rg ? $"RG {rg}"
        : Faits.NumeroRgBrut is { } brut ? $"RG {brut}"
        : Faits.NumeroDossier is { } dossier ? $"dossier {dossier}"
        : "sans numéro";

    /// <summary>
    /// The situations of the present mandate: the one in effect at the nomination carries its date, what is older belongs to a
    /// former mandate and is left out.
    /// </summary>
    public IReadOnlyList<EtatOcmi> EtatsDepuis(DateOnly nomination)
    {
        var suivants = Etats.Where(e => e.Date > nomination).ToList();
        return Etats.LastOrDefault(e => e.Date <= nomination) is { } premier
            ? [premier with { Date = nomination }, .. suivants]
            : suivants;
    }
}

/// <summary>A situation of OCMI.</summary>
internal sealed record EtatOcmi(DateOnly Date, LigneMesure Dit)
{
    /// <summary>The whole situation, the one known standing where OCMI says nothing; null without a nature.</summary>
    public SituationMesure? Sur(SituationMesure? connue) =>
        connue is not null ? Dit.Sur(connue)
        : Dit.Nature is null ? null
        : Dit.Nouvelle();
}

/// <summary>Resources of a year.</summary>
internal sealed record RessourceOcmi(
    int Annee,
    long NiveauCentimes,
    IReadOnlyList<PrestationSociale> Prestations
);
