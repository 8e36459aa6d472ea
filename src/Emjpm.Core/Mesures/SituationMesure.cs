using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What a situation says of a mesure, without its date: compared, checked, then dated as an <see cref="EtatMesure"/>.</summary>
/// <param name="CommuneCode">INSEE code of the commune of living; null abroad or when unknown</param>
/// <param name="Pays">ISO 3166-1 alpha-2 code of the country of living</param>
public sealed record SituationMesure(
    NatureMesure Nature,
    ChampMesure? Champ,
    LieuVie? LieuVie,
    TypeEtablissement? TypeEtablissement,
    string? CommuneCode,
    string Pays
)
{
    /// <summary>The country whose communes are known.</summary>
    public const string France = "FR";

    /// <summary>What an état says.</summary>
    public static SituationMesure De(EtatMesure etat) =>
        new(
            etat.Nature,
            etat.Champ,
            etat.LieuVie,
            etat.TypeEtablissement,
            etat.CommuneCode,
            etat.Pays
        );

    /// <summary>What a mesure says now.</summary>
    public static SituationMesure De(Mesure m) =>
        new(m.Nature, m.Champ, m.LieuVie, m.TypeEtablissement, m.CommuneCode, m.Pays);

    /// <summary>Whether the person lives in an établissement, whose kind is then known.</summary>
    public bool EnEtablissement =>
        LieuVie
            is Referentiels.LieuVie.Etablissement
                or Referentiels.LieuVie.EtablissementConservationDomicile;

    /// <summary>This situation, in effect from a date on; the kind of établissement is kept only when the person lives in one.</summary>
    public EtatMesure Au(DateOnly date) =>
        new()
        {
            DateEffet = date,
            Nature = Nature,
            Champ = Champ,
            LieuVie = LieuVie,
            TypeEtablissement = EnEtablissement ? TypeEtablissement : null,
            CommuneCode = string.IsNullOrEmpty(CommuneCode) ? null : CommuneCode,
            Pays = Pays,
        };
}
