using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What a court's review changes in a mesure it keeps: its term, its nature, what it covers.</summary>
public sealed partial class Mesure
{
    /// <summary>The decision from which the term counts.</summary>
    public DateOnly DecisionEnCours => DateDerniereDecision ?? DateNomination;

    /// <summary>
    /// First decision of the present nature, whatever it covered: what a renewal counts the totals of the law from. Situations
    /// received with a transfer are part of it.
    /// </summary>
    public DateOnly DebutNature()
    {
        var suite = Etats
            .OrderByDescending(e => e.DateEffet)
            .TakeWhile(e => e.Nature == Nature)
            .ToList();
        var debut = suite.Count == 0 ? DateNomination : suite[^1].DateEffet;
        // Nothing older is recorded: the file that brought the mesure may still say since when it holds.
        return suite.Count == Etats.Count && DateProtectionEnCours < debut
            ? DateProtectionEnCours.Value
            : debut;
    }

    /// <summary>The term that a decision gives: the one of a renewal when the nature stays, of a measure pronounced when it changes.</summary>
    /// <param name="duJuge">date set by the court; null when it set none</param>
    /// <param name="annees">length set by the court; null when it set none</param>
    /// <exception cref="RegleMetierException">the law does not allow it</exception>
    public Terme TermeApres(DateOnly decision, NatureMesure nature, DateOnly? duJuge, int? annees)
    {
        var memeNature = nature == Nature;
        var debut = memeNature ? DebutNature() : (DateOnly?)null;
        return EcheanceLegale.Calculer(
            new FaitsTerme
            {
                Nature = nature,
                DateDecision = decision,
                Debut = debut,
                DejaRenouvelee = debut < DecisionEnCours,
                MoisPrecedents = memeNature ? EcheanceLegale.Mois(DecisionEnCours, Echeance) : null,
                Echeance = duJuge,
                DureeAnnees = annees,
            }
        );
    }

    /// <summary>A decision renews or changes the protection: the term counts from it.</summary>
    public void Decider(DateOnly decision, Terme terme)
    {
        DateDerniereDecision = decision;
        Echeance = terme.Date;
        EcheanceFixee = terme.Fixee;
    }

    /// <summary>
    /// The protection has another nature or champ from a decision on: a new situation on that day, and the same in the
    /// situations recorded since, which only said where the person lived.
    /// </summary>
    public void ChangerProtection(DateOnly decision, NatureMesure nature, ChampMesure? champ)
    {
        foreach (var e in Etats.Where(e => e.DateEffet > decision).ToList())
            CorrigerEtat(
                e,
                e.DateEffet,
                SituationMesure.De(e) with
                {
                    Nature = nature,
                    Champ = champ,
                }
            );
        var courant = Etats.Where(e => e.DateEffet <= decision).MaxBy(e => e.DateEffet);
        var situation = courant is null ? SituationMesure.De(this) : SituationMesure.De(courant);
        situation = situation with { Nature = nature, Champ = champ };
        if (courant?.DateEffet == decision)
            CorrigerEtat(courant, decision, situation);
        else
            AjouterEtat(situation.Au(decision));
        DateProtectionEnCours = decision;
    }

    /// <summary>« tutelle aux biens »: the protection in words.</summary>
    public static string Protection(NatureMesure nature, ChampMesure? champ) =>
        champ is { } c ? $"{nature.Libelle()} {c.Libelle()}" : nature.Libelle();
}
