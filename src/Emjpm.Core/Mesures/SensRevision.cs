using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Whether a change of protection is an aggravation or an allègement (code civil, art. 442): the degree of the protection first,
/// then what it covers.
/// </summary>
public static class SensRevision
{
    /// <summary>Whether <paramref name="resultat"/> keeps the mandate and changes the protection.</summary>
    public static bool ChangeProtection(this ResultatRevision resultat) =>
        resultat is ResultatRevision.Aggravation or ResultatRevision.Allegement;

    /// <summary>Why the mandate ends; null when the mesure goes on.</summary>
    public static CauseSortie? Cause(this ResultatRevision resultat) =>
        resultat switch
        {
            ResultatRevision.Mainlevee => CauseSortie.Mainlevee,
            ResultatRevision.DessaisissementFamille => CauseSortie.DessaisissementFamille,
            ResultatRevision.DessaisissementAutreMjpm => CauseSortie.DessaisissementAutreMjpm,
            _ => null,
        };

    /// <summary>Natures that an aggravation or an allègement may lead to, the present one included when its champ may change.</summary>
    public static IEnumerable<NatureMesure> Atteignables(
        ResultatRevision resultat,
        NatureMesure nature,
        ChampMesure? champ
    ) =>
        Liste<NatureMesure>.Valeurs.Where(n =>
            Liste<ChampMesure>
                .Valeurs.Cast<ChampMesure?>()
                .Append(null)
                .Any(c =>
                    CoherenceMesure.Permet(n, c) && Refus(resultat, nature, champ, n, c) is null
                )
        );

    /// <summary>Why the change is not what <paramref name="resultat"/> says; null when it is.</summary>
    public static Incoherence? Refus(
        ResultatRevision resultat,
        NatureMesure nature,
        ChampMesure? champ,
        NatureMesure nouvelle,
        ChampMesure? nouveau
    )
    {
        var aggrave = resultat == ResultatRevision.Aggravation;
        var (sonNom, autre) = aggrave
            ? ("une aggravation", ResultatRevision.Allegement)
            : ("un allègement", ResultatRevision.Aggravation);
        if ((nature, champ) == (nouvelle, nouveau))
            return new(
                nameof(RevisionMesure.Nature),
                "La nature et le champ restent les mêmes : choisissez « reconduction », ou indiquez ce qui change."
            );
        if (nouvelle == NatureMesure.MandatProtectionFuture && nature != nouvelle)
            return new(
                nameof(RevisionMesure.Nature),
                "Un mandat de protection future ne vient pas d’une révision : clôturez cette mesure, puis enregistrez le mandat."
            );
        if (Degre(nature) is not { } avant || Degre(nouvelle) is not { } apres)
            return new(
                nameof(RevisionMesure.Nature),
                $"Une {(Degre(nature) is null ? nature : nouvelle).Libelle()} ne s’aggrave ni ne s’allège : clôturez-la, puis enregistrez la nouvelle mesure."
            );
        if (Subroge(nature) != Subroge(nouvelle))
            return new(
                nameof(RevisionMesure.Nature),
                "Un subrogé ne devient pas le mandataire principal par révision : clôturez cette mesure, puis enregistrez la nouvelle."
            );
        var sens = apres != avant ? apres.CompareTo(avant) : Etendue(champ, nouveau);
        if (sens == 0 && champ is not null && nouveau is not null)
            return new(
                nameof(RevisionMesure.Champ),
                $"Passer de « {champ.Value.Libelle()} » à « {nouveau.Value.Libelle()} » n’est ni une aggravation ni un allègement : choisissez un champ {(aggrave ? "plus large" : "plus étroit")}, ou clôturez la mesure."
            );
        if (sens != 0 && sens > 0 != aggrave)
            return new(
                apres != avant ? nameof(RevisionMesure.Nature) : nameof(RevisionMesure.Champ),
                $"Passer de « {Mesure.Protection(nature, champ)} » à « {Mesure.Protection(nouvelle, nouveau)} » n’est pas {sonNom} : choisissez « {autre.Libelle()} »."
            );
        return null;
    }

    /// <summary>How much a nature takes over from the person; null for what is of one act and has no degree.</summary>
    private static int? Degre(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.MesureAccompagnementJudiciaire => 0,
            NatureMesure.MandatProtectionFuture or NatureMesure.SauvegardeJustice => 1,
            NatureMesure.CuratelleSimple or NatureMesure.SubrogeCurateur => 2,
            NatureMesure.CuratelleRenforcee => 3,
            NatureMesure.Tutelle or NatureMesure.SubrogeTuteur => 4,
            _ => null,
        };

    private static bool Subroge(NatureMesure nature) =>
        nature is NatureMesure.SubrogeCurateur or NatureMesure.SubrogeTuteur;

    /// <summary>Positive when the new champ covers more; 0 when neither covers the other, or one is not known.</summary>
    private static int Etendue(ChampMesure? avant, ChampMesure? apres) =>
        (avant, apres) switch
        {
            (null, _) or (_, null) => 0,
            _ when avant == apres => 0,
            (_, ChampMesure.ProtectionBienPersonne) => 1,
            (ChampMesure.ProtectionBienPersonne, _) => -1,
            _ => 0,
        };
}
