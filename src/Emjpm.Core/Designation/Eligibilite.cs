using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>What stage one says of a candidate: the lieux where it may be designated, or why it may not.</summary>
/// <param name="Habilitations">those that entitle it; empty when excluded</param>
/// <param name="Lieux">never empty when eligible</param>
internal sealed record Verdict(
    IReadOnlyList<HabilitationCandidat> Habilitations,
    IReadOnlyList<CandidatLieu> Lieux,
    RaisonExclusion? Raison,
    string Detail
);

/// <summary>
/// Stage one of the ranking: who may be designated at all. Law first, then what the court asked, then the activity of the
/// day, so that the reason shown is the one that would remain if the others were lifted.
/// </summary>
internal static class Eligibilite
{
    public static Verdict Juger(Besoin besoin, CandidatGestionnaire candidat)
    {
        var prepose = candidat.Type == TypeGestionnaire.Prepose;
        if (
            prepose
            && besoin.EtablissementFiness is null
            && besoin.LieuVie is LieuVie.Domicile or LieuVie.Sdf
        )
            return Non(
                RaisonExclusion.PreposeHorsEtablissement,
                $"un préposé n’exerce que dans son établissement ; la personne vit {besoin.LieuVie.Value.Libelle()}"
            );

        var pourCeLieu = candidat
            .Habilitations.Where(h =>
                prepose ? VautIci(h, besoin) : h.DepartementCode == besoin.DepartementCode
            )
            .ToList();
        var actives = pourCeLieu.Where(h => h.Active(besoin.Date)).ToList();
        if (actives.Count == 0)
            return SansHabilitation(besoin, candidat, pourCeLieu);

        var permises = actives.Where(h => h.Permet(besoin.Nature)).ToList();
        if (permises.Count == 0)
            return Non(RaisonExclusion.NatureNonPermise, NaturesPermises(actives));

        if (besoin.TypeSouhaite is { } type && type != candidat.Type)
            return Non(RaisonExclusion.AutreType, candidat.Type.Libelle());

        if (besoin.DejaSollicites.Contains(candidat.Id))
            return Non(
                RaisonExclusion.DejaSollicite,
                "a décliné ou n’a pas répondu pour cette personne"
            );

        var lieux = candidat
            .Lieux.Where(l =>
                !prepose || permises.Exists(h => h.EtablissementFiness == l.EtablissementFiness)
            )
            .ToList();
        if (lieux.Count == 0)
            return Non(RaisonExclusion.AucunLieu, "aucun lieu d’exercice enregistré");

        var ouverts = lieux.Where(l => Empechement(candidat, l, besoin.Date) is null).ToList();
        if (ouverts.Count == 0)
            return Interrompu(lieux.Select(l => Empechement(candidat, l, besoin.Date)!));

        return new(permises, ouverts, null, "");
    }

    /// <summary>A préposé's habilitation holds for the établissement where the person lives or, when it is not known, for one in the commune.</summary>
    private static bool VautIci(HabilitationCandidat habilitation, Besoin besoin) =>
        habilitation.EtablissementFiness is not null
        && (
            besoin.EtablissementFiness is { } finess
                ? habilitation.EtablissementFiness == finess
                : habilitation.EtablissementCommuneCode == besoin.CommuneCode
        );

    private static Verdict SansHabilitation(
        Besoin besoin,
        CandidatGestionnaire candidat,
        List<HabilitationCandidat> pourCeLieu
    )
    {
        var date = besoin.Date;
        if (
            pourCeLieu
                .Where(h => h.EnVigueur(date) && h.Suspendue(date))
                .MinBy(h => h.SuspendueAu ?? DateOnly.MaxValue) is
            { } suspendue
        )
            return Non(
                RaisonExclusion.HabilitationSuspendue,
                $"habilitation suspendue {Periode(suspendue.SuspendueDu!.Value, suspendue.SuspendueAu)}"
            );

        if (
            pourCeLieu.Count == 0
            && candidat.Type == TypeGestionnaire.Prepose
            && candidat.Habilitations.Any(h => h.Active(date))
        )
            return Non(
                RaisonExclusion.PreposeAutreEtablissement,
                besoin.EtablissementFiness is null
                    ? "son établissement n’est pas dans la commune"
                    : "la personne vit dans un autre établissement"
            );

        return Non(RaisonExclusion.NonHabilite, Manque(besoin, pourCeLieu));
    }

    /// <summary>The fact nearest to an entitlement: withdrawn, ended, to come, none.</summary>
    private static string Manque(Besoin besoin, List<HabilitationCandidat> pourCeLieu)
    {
        var date = besoin.Date;
        if (pourCeLieu.Where(h => h.RetireeLe <= date).Max(h => h.RetireeLe) is { } retiree)
            return $"habilitation retirée le {Francais.Date(retiree)}";
        if (pourCeLieu.Where(h => h.Au < date).Max(h => h.Au) is { } echue)
            return $"habilitation échue le {Francais.Date(echue)}";
        if (pourCeLieu.Count > 0)
            return $"habilitation à compter du {Francais.Date(pourCeLieu.Min(h => h.Du))}";
        return $"aucune habilitation pour le département {besoin.DepartementCode}";
    }

    private static string NaturesPermises(List<HabilitationCandidat> actives)
    {
        var natures = actives
            .SelectMany(h => h.NaturesPermises)
            .Distinct()
            .Order()
            .Select(n => n.Libelle())
            .ToList();
        return $"habilité pour : {Francais.Enumeration(natures)}";
    }

    /// <summary>What stops a lieu on a date, a suspension before an absence; null when it is open.</summary>
    private static IndisponibiliteCandidat? Empechement(
        CandidatGestionnaire candidat,
        CandidatLieu lieu,
        DateOnly date
    ) =>
        candidat.Indisponibilites.Count == 0
            ? null
            : LePlusLourd(
                candidat.Indisponibilites.Where(i =>
                    (i.LieuId is null || i.LieuId == lieu.Id) && i.Couvre(date)
                )
            );

    private static IndisponibiliteCandidat? LePlusLourd(
        IEnumerable<IndisponibiliteCandidat> indisponibilites
    ) =>
        indisponibilites
            .OrderByDescending(i => i.EstSuspension)
            .ThenByDescending(i => i.Au ?? DateOnly.MaxValue)
            .ThenBy(i => i.Du)
            .ThenBy(i => i.Motif, StringComparer.Ordinal)
            .FirstOrDefault();

    private static Verdict Interrompu(IEnumerable<IndisponibiliteCandidat> empechements)
    {
        var motif = LePlusLourd(empechements)!;
        return Non(
            motif.EstSuspension ? RaisonExclusion.ActiviteInterrompue : RaisonExclusion.Absent,
            $"{Periode(motif.Du, motif.Au)} : {motif.Motif}"
        );
    }

    private static string Periode(DateOnly du, DateOnly? au) =>
        au is { } fin
            ? $"du {Francais.Date(du)} au {Francais.Date(fin)}"
            : $"depuis le {Francais.Date(du)}";

    private static Verdict Non(RaisonExclusion raison, string detail) =>
        new([], [], raison, detail);
}
