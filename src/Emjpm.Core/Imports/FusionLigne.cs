using Emjpm.Core.Mesures;

namespace Emjpm.Core.Imports;

/// <summary>The situation a line says, over the one known: an empty cell erases nothing.</summary>
internal static class FusionLigne
{
    /// <summary>What the line says, the known situation standing where it says nothing.</summary>
    public static SituationMesure Sur(this LigneMesure l, SituationMesure connue)
    {
        var nature = l.Nature ?? connue.Nature;
        var lieuVie = l.LieuVie ?? connue.LieuVie;
        var pays = l.Pays ?? connue.Pays;
        return Propre(
            new SituationMesure(
                nature,
                l.Champ ?? (nature == connue.Nature ? connue.Champ : null),
                lieuVie,
                l.TypeEtablissement
                    ?? (lieuVie == connue.LieuVie ? connue.TypeEtablissement : null),
                l.CommuneCode ?? (pays == connue.Pays ? connue.CommuneCode : null),
                pays
            )
        );
    }

    /// <summary>The situation of a new mesure; the nature is known.</summary>
    public static SituationMesure Nouvelle(this LigneMesure l) =>
        Propre(
            new SituationMesure(
                l.Nature!.Value,
                l.Champ,
                l.LieuVie,
                l.TypeEtablissement,
                l.CommuneCode,
                l.Pays ?? SituationMesure.France
            )
        );

    /// <summary>As an état keeps it, so that two can be compared.</summary>
    public static SituationMesure Propre(SituationMesure s) => SituationMesure.De(s.Au(default));

    /// <summary>Whether the new situation only says what the known one did not.</summary>
    public static bool Complete(SituationMesure connue, SituationMesure nouvelle) =>
        nouvelle.Nature == connue.Nature
        && nouvelle.Pays == connue.Pays
        && (connue.Champ is null || nouvelle.Champ == connue.Champ)
        && (connue.LieuVie is null || nouvelle.LieuVie == connue.LieuVie)
        && (
            connue.TypeEtablissement is null
            || nouvelle.TypeEtablissement == connue.TypeEtablissement
        )
        && (connue.CommuneCode is null || nouvelle.CommuneCode == connue.CommuneCode);
}
