using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>Legal term of a measure, when the court set no date of its own.</summary>
public static class EcheanceLegale
{
    /// <summary>
    /// The day by which the measure lapses without renewal, counted from the judgment: sauvegarde 1 year (code civil, art. 439),
    /// curatelle and tutelle 5 years (art. 441), MAJ 2 years (art. 495-8). Null for the natures without a legal term.
    /// </summary>
    public static DateOnly? Depuis(NatureMesure nature, DateOnly jugement) =>
        nature switch
        {
            NatureMesure.SauvegardeJustice => jugement.AddYears(1),
            NatureMesure.CuratelleRenforcee
            or NatureMesure.CuratelleSimple
            or NatureMesure.Tutelle => jugement.AddYears(5),
            NatureMesure.MesureAccompagnementJudiciaire => jugement.AddYears(2),
            _ => null,
        };
}
