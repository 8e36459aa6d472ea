using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What the term of a measure depends on. Names of properties are those under which a refusal is shown.</summary>
public sealed record FaitsTerme
{
    public required NatureMesure Nature { get; init; }

    /// <summary>The decision from which the term counts.</summary>
    public required DateOnly DateDecision { get; init; }

    /// <summary>First decision of this nature, when <see cref="DateDecision"/> renews it; null when it pronounces it.</summary>
    public DateOnly? Debut { get; init; }

    /// <summary>Whether the measure had already been renewed before <see cref="DateDecision"/>.</summary>
    public bool DejaRenouvelee { get; init; }

    /// <summary>Length of the period that ends, whole months, for a renewal; null when it is not known.</summary>
    public int? MoisPrecedents { get; init; }

    /// <summary>Date set by the court; null when it set none.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>Length set by the court, years; null when it set none.</summary>
    public int? DureeAnnees { get; init; }
}

/// <summary>The term of a measure, and why.</summary>
/// <param name="Date">the day by which the measure lapses without renewal; null when the law sets none, nor the court</param>
/// <param name="Fixee">the court set it</param>
/// <param name="Explication">« 5 ans après le jugement du 14 mars 2023 »</param>
/// <param name="Source">article of the code civil; null when the court set the term</param>
/// <param name="Alerte">a sentence to show when the court's term exceeds the usual one; the judgment prevails</param>
public sealed record Terme(
    DateOnly? Date,
    bool Fixee,
    string Explication,
    string? Source,
    string? Alerte = null
)
{
    /// <summary>« À réviser avant le 14 mars 2028 (5 ans après le jugement du 14 mars 2023). »</summary>
    public string Phrase =>
        Date is { } date
            ? $"À réviser avant le {Francais.Date(date)} ({Explication})."
            : $"{Francais.EnTete(Explication)}.";
}

/// <summary>
/// Term of a measure. Sources: code civil, art. 439 (sauvegarde: a year, once renewable), 441 (curatelle and tutelle: five years,
/// ten for a tutelle by the court's word), 442 (renewals: the same length, or up to twenty years by the court's word), 495-8
/// (MAJ: two years, four in all). What the court sets prevails within these bounds.
/// </summary>
public static class EcheanceLegale
{
    /// <summary>The longest a court may set, years (art. 442).</summary>
    public const int AnneesMax = 20;

    /// <summary>The term when the court says nothing, for a measure it pronounces; null for the natures without a legal term.</summary>
    public static DateOnly? Depuis(NatureMesure nature, DateOnly jugement) =>
        Annees(nature) is { } annees ? jugement.AddYears(annees) : null;

    /// <summary>The term of <paramref name="faits"/>: the court's own date or length, else the legal one.</summary>
    /// <exception cref="RegleMetierException">the law does not allow this term; the sentence says which one it allows</exception>
    public static Terme Calculer(FaitsTerme faits)
    {
        var decision = faits.DateDecision;
        if (faits is { Echeance: not null, DureeAnnees: not null })
            throw new RegleMetierException(
                "Indiquez la durée ou la date fixée par le jugement, pas les deux.",
                nameof(faits.Echeance)
            );
        if (faits.DureeAnnees is < 1 or > AnneesMax)
            throw new RegleMetierException(
                $"Saisissez une durée entre 1 et {AnneesMax} ans (code civil, art. 442).",
                nameof(faits.DureeAnnees)
            );
        if (faits.Echeance <= decision)
            throw new RegleMetierException(
                "L’échéance suit la date du jugement.",
                nameof(faits.Echeance)
            );
        var plafond = Plafond(faits);
        if ((faits.Echeance ?? Apres(decision, faits.DureeAnnees)) is { } fixee)
        {
            if (fixee > plafond.Date)
                throw new RegleMetierException(
                    $"L’échéance ne dépasse pas le {Francais.Date(plafond.Date)} : {plafond.Raison}.",
                    faits.Echeance is null ? nameof(faits.DureeAnnees) : nameof(faits.Echeance)
                );
            return new(fixee, true, Fixee(decision, fixee), null, Alerte(faits, fixee));
        }
        if (Annees(faits.Nature) is not { } annees)
            return new(null, false, SansTerme(faits.Nature), Source(faits.Nature, false));
        var renouvelle = faits.Debut < decision;
        var legale =
            renouvelle && Renouvelable(faits.Nature) && faits.MoisPrecedents is > 0 and var mois
                ? decision.AddMonths(Math.Min(mois, AnneesMax * 12))
                : decision.AddYears(annees);
        var date = legale < plafond.Date ? legale : plafond.Date;
        return new(date, false, Apres(decision, date), Source(faits.Nature, renouvelle));
    }

    /// <summary>Why a stored term is what it is: « 5 ans après le jugement du 14 mars 2023 », « date fixée par le jugement du … ».</summary>
    /// <param name="decision">decision from which the term counts</param>
    /// <param name="fixee">whether the court set it</param>
    public static string Expliquer(
        NatureMesure nature,
        DateOnly decision,
        DateOnly? echeance,
        bool fixee
    ) =>
        echeance is not { } date ? SansTerme(nature)
        : fixee ? Fixee(decision, date)
        : Apres(decision, date);

    /// <summary>What the law says of the terms of a nature, as a hint beside the field.</summary>
    public static string Regle(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.SauvegardeJustice =>
                "1 an, renouvelable une fois, 2 ans en tout (code civil, art. 439)",
            NatureMesure.CuratelleSimple or NatureMesure.CuratelleRenforcee =>
                "5 ans (code civil, art. 441) ; au renouvellement la même durée, ou jusqu’à 20 ans si le jugement le décide (art. 442)",
            NatureMesure.Tutelle =>
                "5 ans, ou jusqu’à 10 ans si le jugement le décide (code civil, art. 441) ; au renouvellement la même durée, ou jusqu’à 20 ans si le jugement le décide (art. 442)",
            NatureMesure.MesureAccompagnementJudiciaire =>
                "2 ans, renouvelable, 4 ans en tout (code civil, art. 495-8)",
            _ => SansTerme(nature),
        };

    /// <summary>Whole months between a decision and a term; null when the term does not fall a number of months after it.</summary>
    public static int? Mois(DateOnly decision, DateOnly? echeance)
    {
        if (echeance is not { } date || date <= decision)
            return null;
        var mois = (date.Year - decision.Year) * 12 + date.Month - decision.Month;
        return decision.AddMonths(mois) == date ? mois : null;
    }

    /// <summary>Legal length of a measure pronounced, years; null without a legal term.</summary>
    private static int? Annees(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.SauvegardeJustice => 1,
            NatureMesure.CuratelleRenforcee
            or NatureMesure.CuratelleSimple
            or NatureMesure.Tutelle => 5,
            NatureMesure.MesureAccompagnementJudiciaire => 2,
            _ => null,
        };

    /// <summary>Renewed for the same length (art. 442), without a limit in all.</summary>
    private static bool Renouvelable(NatureMesure nature) =>
        nature
            is NatureMesure.CuratelleRenforcee
                or NatureMesure.CuratelleSimple
                or NatureMesure.Tutelle;

    /// <summary>The latest term the law allows, and why.</summary>
    private static (DateOnly Date, string Raison) Plafond(FaitsTerme faits)
    {
        var decision = faits.DateDecision;
        var debut = faits.Debut < decision ? faits.Debut.Value : decision;
        var renouvelle = debut < decision;
        switch (faits.Nature)
        {
            case NatureMesure.SauvegardeJustice:
                if (renouvelle && faits.DejaRenouvelee)
                    throw new RegleMetierException(
                        "Une sauvegarde de justice ne se renouvelle qu’une fois (code civil, art. 439) et celle-ci l’a déjà été.",
                        nameof(faits.DateDecision)
                    );
                return renouvelle
                    ? EnTout(decision, debut, 2, "une sauvegarde de justice", "art. 439", 1)
                    : (
                        decision.AddYears(1),
                        "une sauvegarde de justice dure un an au plus (code civil, art. 439)"
                    );
            case NatureMesure.MesureAccompagnementJudiciaire:
                return renouvelle
                    ? EnTout(
                        decision,
                        debut,
                        4,
                        "une mesure d’accompagnement judiciaire",
                        "art. 495-8",
                        4
                    )
                    : (
                        decision.AddYears(2),
                        "une mesure d’accompagnement judiciaire dure deux ans au plus (code civil, art. 495-8)"
                    );
            default:
                return (
                    decision.AddYears(AnneesMax),
                    "aucune durée ne dépasse vingt ans (code civil, art. 442)"
                );
        }
    }

    private static (DateOnly, string) EnTout(
        DateOnly decision,
        DateOnly debut,
        int annees,
        string mesure,
        string article,
        int anneesParDecision
    )
    {
        var fin = debut.AddYears(annees);
        var raison =
            $"{mesure} dure {annees} ans au plus en tout (code civil, {article}) et celle-ci a commencé le {Francais.Date(debut)}";
        if (decision >= fin)
            throw new RegleMetierException(
                $"{Francais.EnTete(mesure)} dure {annees} ans au plus en tout (code civil, {article}) : celle-ci, ouverte le {Francais.Date(debut)}, ne peut plus être renouvelée.",
                nameof(FaitsTerme.DateDecision)
            );
        var parDecision = decision.AddYears(anneesParDecision);
        return parDecision < fin
            ? (
                parDecision,
                $"{mesure} est renouvelée pour {Duree(anneesParDecision * 12)} au plus (code civil, {article})"
            )
            : (fin, raison);
    }

    /// <summary>The court went beyond the usual length: possible with special reasons, and often a slip of the keyboard.</summary>
    private static string? Alerte(FaitsTerme faits, DateOnly fixee)
    {
        if (faits.Debut < faits.DateDecision)
            return null;
        var usuel =
            faits.Nature is NatureMesure.Tutelle ? 10
            : Renouvelable(faits.Nature) ? 5
            : (int?)null;
        return fixee > Apres(faits.DateDecision, usuel)
            ? $"Le jugement fixe une échéance au-delà des {usuel} ans de l’article 441 du code civil : vérifiez la date saisie."
            : null;
    }

    private static string Source(NatureMesure nature, bool renouvelle) =>
        "code civil, art. "
        + nature switch
        {
            NatureMesure.SauvegardeJustice => "439",
            NatureMesure.MesureAccompagnementJudiciaire => "495-8",
            NatureMesure.MandatProtectionFuture => "483",
            NatureMesure.MesureAdHoc => "455",
            NatureMesure.SubrogeCurateur or NatureMesure.SubrogeTuteur => "454",
            _ => renouvelle ? "442" : "441",
        };

    private static string SansTerme(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.MandatProtectionFuture =>
                "pas d’échéance : un mandat de protection future prend fin dans les cas de l’article 483 du code civil",
            NatureMesure.MesureAdHoc =>
                "pas d’échéance : une mesure ad hoc prend fin avec l’acte pour lequel elle est prononcée (code civil, art. 455)",
            NatureMesure.SubrogeCurateur or NatureMesure.SubrogeTuteur =>
                "pas d’échéance propre : la mission du subrogé suit la mesure principale (code civil, art. 454)",
            _ => "échéance non renseignée",
        };

    private static DateOnly? Apres(DateOnly decision, int? annees) =>
        annees is { } n ? decision.AddYears(n) : null;

    private static string Apres(DateOnly decision, DateOnly echeance) =>
        Mois(decision, echeance) is { } mois
            ? $"{Duree(mois)} après le jugement du {Francais.Date(decision)}"
            : $"durée totale permise par la loi, après le jugement du {Francais.Date(decision)}";

    private static string Fixee(DateOnly decision, DateOnly echeance) =>
        Mois(decision, echeance) is { } mois
            ? $"durée de {Duree(mois)} fixée par le jugement du {Francais.Date(decision)}"
            : $"date fixée par le jugement du {Francais.Date(decision)}";

    /// <summary>« 5 ans », « 18 mois », « 2 ans et 6 mois ».</summary>
    private static string Duree(int mois) =>
        (mois / 12, mois % 12) switch
        {
            (< 2, var reste) when reste != 0 => Francais.Nombre(mois, "mois", "mois"),
            (var annees, 0) => Francais.Nombre(annees, "an"),
            var (annees, reste) =>
                $"{Francais.Nombre(annees, "an")} et {Francais.Nombre(reste, "mois", "mois")}",
        };
}
