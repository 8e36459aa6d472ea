using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>A fact that contradicts another, or the law.</summary>
/// <param name="Champ">property of <see cref="FaitsMesure"/> or <see cref="SituationMesure"/>: the field the sentence is shown under</param>
/// <param name="Phrase">in French, says what to enter</param>
public sealed record Incoherence(string Champ, string Phrase);

/// <summary>The facts of a mesure that must agree with each other, however they came: typed, revised, imported.</summary>
public sealed record FaitsMesure
{
    public required int AnneeNaissance { get; init; }
    public required NatureMesure Nature { get; init; }
    public ChampMesure? Champ { get; init; }
    public DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly DateNomination { get; init; }
    public DateOnly? DateProtectionEnCours { get; init; }

    /// <summary>Dates of the situations of the present mandate; those of a former mandate precede the nomination and are left out.</summary>
    public IReadOnlyList<DateOnly> DatesEtats { get; init; } = [];

    /// <summary>First day without mandate, announced or past.</summary>
    public DateOnly? DateFin { get; init; }

    /// <summary>Decision from which the term counts; null: the nomination.</summary>
    public DateOnly? DateDerniereDecision { get; init; }

    /// <summary>Term set by the court; null: the legal one, which is always consistent.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>The facts of a mesure whose situations are loaded.</summary>
    public static FaitsMesure De(Mesure m) =>
        new()
        {
            AnneeNaissance = m.AnneeNaissance,
            Nature = m.Nature,
            Champ = m.Champ,
            DatePremiereProtection = m.DatePremiereProtection,
            DateNomination = m.DateNomination,
            DateProtectionEnCours = m.DateProtectionEnCours,
            DatesEtats =
            [
                .. m.Etats.Select(e => e.DateEffet).Where(d => d >= m.DateNomination).Order(),
            ],
            DateFin = m.DateFin,
            DateDerniereDecision = m.DateDerniereDecision,
            Echeance = m.EcheanceDuJuge,
        };
}

/// <summary>
/// The one place that says whether the facts of a mesure agree: première mise sous protection ≤ nomination ≤ situations ≤ fin,
/// a champ the nature allows, a term the law allows, a place that exists. Screens stop at the first sentence, a file shows all.
/// </summary>
public static class CoherenceMesure
{
    /// <summary>The first year accepted for a birth or a decision.</summary>
    public const int AnneeMin = 1900;

    /// <summary>Length of a file number of the gestionnaire, characters.</summary>
    public const int DossierMax = 50;

    /// <summary>
    /// What a nature may cover. The MAJ bears only on the management of social benefits (code civil, art. 495-4). Curatelle,
    /// tutelle and mandat de protection future protect the person, the property or both (art. 425); so may the mandat spécial
    /// of a sauvegarde (art. 438); a subrogé and an ad hoc follow the measure they complete (art. 454 and 455).
    /// </summary>
    public static IReadOnlyList<ChampMesure> ChampsPermis(NatureMesure nature) =>
        nature is NatureMesure.MesureAccompagnementJudiciaire
            ? [ChampMesure.ProtectionBien]
            : Liste<ChampMesure>.Valeurs;

    /// <summary>Whether a nature may cover a champ; null, a champ not said, always may.</summary>
    public static bool Permet(NatureMesure nature, ChampMesure? champ) =>
        champ is not { } c || ChampsPermis(nature).Contains(c);

    /// <summary>Everything wrong with the dates and the champ of a mesure.</summary>
    public static IEnumerable<Incoherence> Verifier(FaitsMesure f, DateOnly aujourdhui)
    {
        if (f.AnneeNaissance < AnneeMin || f.AnneeNaissance > aujourdhui.Year)
            yield return new(
                nameof(f.AnneeNaissance),
                $"Saisissez une année de naissance entre {AnneeMin} et {aujourdhui.Year}."
            );
        if (f.DateNomination > aujourdhui)
            yield return new(
                nameof(f.DateNomination),
                "La date de nomination est dans le futur : saisissez la mesure quand la décision vous est notifiée."
            );
        else if (f.DateNomination.Year < AnneeMin)
            yield return new(
                nameof(f.DateNomination),
                $"La date de nomination est postérieure à {AnneeMin}."
            );
        else if (f.DateNomination.Year < f.AnneeNaissance)
            yield return new(
                nameof(f.DateNomination),
                $"La date de nomination précède l’année de naissance ({f.AnneeNaissance})."
            );
        else if (
            f.DatesEtats.FirstOrDefault(d => d < f.DateNomination) is var etat
            && etat != default
        )
            yield return new(
                nameof(f.DateNomination),
                $"La date de nomination suit la situation du {Francais.Date(etat)} : corrigez d’abord cette situation."
            );
        if (f.DatePremiereProtection is { } premiere)
        {
            if (premiere > f.DateNomination)
                yield return new(
                    nameof(f.DatePremiereProtection),
                    $"La première mise sous protection précède votre nomination, ou a lieu le même jour ({Francais.Date(f.DateNomination)})."
                );
            else if (premiere.Year < f.AnneeNaissance)
                yield return new(
                    nameof(f.DatePremiereProtection),
                    $"La première mise sous protection précède l’année de naissance ({f.AnneeNaissance})."
                );
        }
        foreach (var i in ProtectionEnCours(f, aujourdhui).Concat(Fin(f)).Concat(Terme(f)))
            yield return i;
        foreach (var i in Portee(f.Nature, f.Champ))
            yield return i;
    }

    /// <summary>Everything wrong with a situation. A wrong champ is said as by the facts: keep one of equal sentences.</summary>
    /// <param name="communeConnue">whether <see cref="SituationMesure.CommuneCode"/> is a commune of the reference data</param>
    public static IEnumerable<Incoherence> Verifier(SituationMesure s, bool communeConnue)
    {
        foreach (var i in Portee(s.Nature, s.Champ))
            yield return i;
        if (!string.IsNullOrEmpty(s.CommuneCode))
        {
            if (s.Pays != SituationMesure.France)
                yield return new(
                    nameof(s.CommuneCode),
                    "N’indiquez pas de commune pour une personne qui vit à l’étranger."
                );
            else if (!communeConnue)
                yield return new(nameof(s.CommuneCode), "Choisissez une commune de la liste.");
        }
    }

    /// <summary>
    /// Everything wrong with a mesure whose situations are loaded, each sentence once: what a file and OCMI are answered.
    /// </summary>
    /// <param name="communeConnue">whether its commune is one of the reference data</param>
    public static IEnumerable<string> Phrases(Mesure m, DateOnly aujourdhui, bool communeConnue) =>
        Verifier(FaitsMesure.De(m), aujourdhui)
            .Concat(Verifier(SituationMesure.De(m), communeConnue))
            .Select(i => i.Phrase)
            .Distinct();

    /// <summary>What is wrong with a file number of the gestionnaire.</summary>
    public static IEnumerable<Incoherence> Dossier(string? numero)
    {
        if (numero?.Trim().Length > DossierMax)
            yield return new(
                nameof(NouvelleMesure.NumeroDossier),
                $"Le numéro de dossier dépasse {DossierMax} caractères."
            );
    }

    /// <summary>What a screen asks and a file may lack.</summary>
    public static IEnumerable<Incoherence> Manques(SituationMesure s)
    {
        if (s.EnEtablissement && s.TypeEtablissement is null)
            yield return new(nameof(s.TypeEtablissement), "Choisissez le type d’établissement.");
        if (
            s.Pays == SituationMesure.France
            && s.LieuVie is not LieuVie.Sdf
            && string.IsNullOrEmpty(s.CommuneCode)
        )
            yield return new(nameof(s.CommuneCode), "Choisissez la commune où vit la personne.");
    }

    /// <summary>The date of a situation: from the nomination on, not in the future, before the end, and of one situation only.</summary>
    /// <param name="corrige">the situation that is to carry the date; null when it is a new one</param>
    /// <exception cref="RegleMetierException">the date is not allowed, said under <c>DateEffet</c></exception>
    internal static void ExigerDateEtat(
        this Mesure mesure,
        DateOnly date,
        EtatMesure? corrige,
        DateOnly aujourdhui
    )
    {
        var refus =
            date > aujourdhui
                ? "La date de la situation est dans le futur : enregistrez-la quand elle a lieu."
            : corrige?.DateEffet == mesure.DateNomination
                ? "Cette situation est celle de votre nomination : pour changer sa date, corrigez la date de nomination dans les faits de la mesure."
            : corrige?.DateEffet < mesure.DateNomination
                ? "La date d’une situation d’un mandat précédent ne change plus."
            : date < mesure.DateNomination
                ? $"La situation suit votre nomination, du {Francais.Date(mesure.DateNomination)}."
            : date > mesure.DateFin
                ? $"La situation précède la fin du mandat, le {Francais.Date(mesure.DateFin.Value)}."
            : mesure.Etats.Any(e => e != corrige && e.DateEffet == date)
                ? $"Une situation est déjà enregistrée au {Francais.Date(date)} : corrigez-la dans la chronologie."
            : null;
        if (refus is not null)
            throw new RegleMetierException(refus, nameof(EtatMesure.DateEffet));
    }

    /// <exception cref="RegleMetierException">there is one; the first is said, under its field</exception>
    public static void Exiger(this IEnumerable<Incoherence> incoherences)
    {
        foreach (var i in incoherences)
            throw new RegleMetierException(i.Phrase, i.Champ);
    }

    private static IEnumerable<Incoherence> Portee(NatureMesure nature, ChampMesure? champ)
    {
        if (!Permet(nature, champ))
            yield return new(
                nameof(SituationMesure.Champ),
                $"Une {nature.Libelle()} ne porte que sur les biens : choisissez « {ChampMesure.ProtectionBien.Libelle()} » (code civil, art. 495-4)."
            );
    }

    private static IEnumerable<Incoherence> ProtectionEnCours(FaitsMesure f, DateOnly aujourdhui)
    {
        if (f.DateProtectionEnCours is not { } date)
            yield break;
        if (date > aujourdhui)
            yield return new(
                nameof(f.DateProtectionEnCours),
                "La date de la protection en cours est dans le futur."
            );
        else if (f.DatePremiereProtection is { } premiere && date < premiere)
            yield return new(
                nameof(f.DateProtectionEnCours),
                $"La date de la protection en cours suit la première mise sous protection ({Francais.Date(premiere)})."
            );
        else if (date.Year < f.AnneeNaissance)
            yield return new(
                nameof(f.DateProtectionEnCours),
                $"La date de la protection en cours précède l’année de naissance ({f.AnneeNaissance})."
            );
    }

    private static IEnumerable<Incoherence> Fin(FaitsMesure f)
    {
        if (f.DateFin is not { } fin)
            yield break;
        if (fin < f.DateNomination)
            yield return new(
                nameof(f.DateFin),
                $"La fin du mandat suit votre nomination ({Francais.Date(f.DateNomination)})."
            );
        else if (f.DatesEtats.Count > 0 && fin < f.DatesEtats.Max())
            yield return new(
                nameof(f.DateFin),
                $"La fin du mandat suit la dernière situation enregistrée, du {Francais.Date(f.DatesEtats.Max())}."
            );
    }

    private static IEnumerable<Incoherence> Terme(FaitsMesure f)
    {
        if (f.Echeance is not { } echeance)
            yield break;
        var decision = f.DateDerniereDecision ?? f.DateNomination;
        if (echeance <= decision)
            yield return new(
                nameof(f.Echeance),
                $"L’échéance suit la décision du {Francais.Date(decision)}."
            );
        else if (DureeMax(f.Nature) is var (annees, source) && echeance > decision.AddYears(annees))
            yield return new(
                nameof(f.Echeance),
                $"L’échéance ne dépasse pas {Francais.Nombre(annees, "an")} après la décision du {Francais.Date(decision)} ({source})."
            );
    }

    /// <summary>
    /// The longest a decision may last, years: what the law allows a renewal, since the last decision known may be one. The
    /// natures without a term of their own follow a measure that lasts twenty years at most.
    /// </summary>
    private static (int Annees, string Source) DureeMax(NatureMesure nature) =>
        nature switch
        {
            NatureMesure.SauvegardeJustice => (1, "code civil, art. 439"),
            NatureMesure.MesureAccompagnementJudiciaire => (4, "code civil, art. 495-8"),
            _ => (20, "code civil, art. 442"),
        };
}
