using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>
/// The life of a mesure: situations that follow each other, an end announced or past, and the events that tell them. Load
/// <see cref="Etats"/> before calling one. Every event raises <see cref="Version"/> by one: who comes with an older version
/// is told the events since.
/// </summary>
public sealed partial class Mesure
{
    /// <summary>Length of the reasons and precisions kept in the history, characters.</summary>
    public const int TexteMax = 500;

    /// <summary>The term the court set itself; null when it is the legal one, or none.</summary>
    public DateOnly? EcheanceDuJuge => EcheanceFixee ? Echeance : null;

    /// <summary>A future end is known: the mesure stays en cours until then.</summary>
    public bool FinAnnoncee => Statut == StatutMesure.EnCours && DateFin is not null;

    /// <summary>The situation that holds now: the last by date; null when none is known.</summary>
    public EtatMesure? DernierEtat => Etats.MaxBy(e => e.DateEffet);

    /// <summary>Writes an event in the history.</summary>
    /// <param name="dateEffet">date on which it takes effect</param>
    /// <param name="auteurId">account; null for the system</param>
    /// <param name="details">in French, shown in the timeline; null when the date and the kind say all</param>
    /// <param name="resultat">of a review; null for the other events</param>
    public void Inscrire(
        TypeEvenementMesure type,
        DateOnly dateEffet,
        int? auteurId,
        DateTime maintenant,
        string? details = null,
        ResultatRevision? resultat = null
    )
    {
        Evenements.Add(
            new EvenementMesure
            {
                Type = type,
                DateEffet = dateEffet,
                SaisiLe = maintenant,
                AuteurId = auteurId,
                Details = details,
                Resultat = resultat,
            }
        );
        Version++;
    }

    /// <summary>Adds a situation; the current facts follow it when it is the last by date. Write the event beside.</summary>
    public void AjouterEtat(EtatMesure etat)
    {
        Etats.Add(etat);
        SuivreDernierEtat();
    }

    /// <summary>Puts right what a situation says, and since when; the current facts follow. Write the event beside.</summary>
    public void CorrigerEtat(EtatMesure etat, DateOnly date, SituationMesure juste)
    {
        etat.Corriger(date, juste);
        SuivreDernierEtat();
    }

    /// <summary>Takes a wrong situation out; the current facts follow. Remove its row, and write the event, beside.</summary>
    public void RetirerEtat(EtatMesure etat)
    {
        Etats.Remove(etat);
        SuivreDernierEtat();
    }

    /// <summary>
    /// Puts right the date of the nomination: the situation, the event and the dates that were of that day move with it. Dates
    /// already changed by hand stay.
    /// </summary>
    public void CorrigerNomination(DateOnly juste)
    {
        var fausse = DateNomination;
        if (juste == fausse)
            return;
        DateNomination = juste;
        if (DateDerniereDecision == fausse)
            DateDerniereDecision = juste;
        if (DateProtectionEnCours == fausse)
            DateProtectionEnCours = juste;
        if (Etats.FirstOrDefault(e => e.DateEffet == fausse) is { } premier)
            CorrigerEtat(premier, juste, SituationMesure.De(premier));
        Redater(fausse, juste);
        // A renewal since, or a decision before a transfer, has its own term.
        if (!EcheanceFixee && DecisionEnCours == juste)
            FixerEcheance(null);
    }

    /// <summary>Moves the opening or change of situation of a day to the day it should have carried.</summary>
    public void Redater(DateOnly fausse, DateOnly juste)
    {
        foreach (
            var e in Evenements.Where(e =>
                e.DateEffet == fausse
                && e.Type
                    is TypeEvenementMesure.Ouverture
                        or TypeEvenementMesure.Reouverture
                        or TypeEvenementMesure.ChangementSituation
            )
        )
            e.DateEffet = juste;
    }

    /// <summary>Sets the court's own term, or the legal one counted from the last decision.</summary>
    /// <param name="duJuge">null: the legal term</param>
    public void FixerEcheance(DateOnly? duJuge)
    {
        EcheanceFixee = duJuge is not null;
        Echeance = duJuge ?? EcheanceLegale.Depuis(Nature, DateDerniereDecision ?? DateNomination);
    }

    /// <summary>
    /// Ends the mandate on <paramref name="fin"/>, the first day without it: at once when that day has come, else the end is
    /// announced and the mesure stays en cours. Writes its event. True when the mesure is closed now.
    /// </summary>
    public bool Clore(
        CauseSortie cause,
        DateOnly fin,
        int? auteurId,
        DateOnly aujourdhui,
        DateTime maintenant
    )
    {
        DateFin = fin;
        CauseSortie = cause;
        var atteinte = fin <= aujourdhui;
        if (atteinte)
            Statut = StatutMesure.Eteinte;
        var details = Francais.EnTete(cause.Libelle());
        if (atteinte)
            Inscrire(TypeEvenementMesure.Cloture, fin, auteurId, maintenant, details);
        else
            Inscrire(
                TypeEvenementMesure.FinAnnoncee,
                aujourdhui,
                auteurId,
                maintenant,
                $"Pour le {Francais.Date(fin)} : {cause.Libelle()}"
            );
        return atteinte;
    }

    /// <summary>Reopens a mesure closed by mistake, or whose end was undone: the mandate goes on from its nomination.</summary>
    public void Rouvrir(string raison, int auteurId, DateOnly aujourdhui, DateTime maintenant)
    {
        var passe = $"{raison.TrimEnd('.')}. {Passe()}";
        Statut = StatutMesure.EnCours;
        DateFin = null;
        CauseSortie = null;
        Inscrire(TypeEvenementMesure.Reouverture, aujourdhui, auteurId, maintenant, passe);
    }

    /// <summary>Takes back an announced end.</summary>
    public void AnnulerFin(int auteurId, DateOnly aujourdhui, DateTime maintenant)
    {
        var details =
            $"Fin prévue le {Francais.Date(DateFin!.Value)}{(CauseSortie is { } c ? $" ({c.Libelle()})" : "")} : annulée";
        DateFin = null;
        CauseSortie = null;
        Inscrire(TypeEvenementMesure.FinAnnulee, aujourdhui, auteurId, maintenant, details);
    }

    /// <summary>Withdraws a mesure that should never have been entered.</summary>
    public void Retirer(string details, int auteurId, DateOnly aujourdhui, DateTime maintenant)
    {
        Statut = StatutMesure.Retiree;
        Inscrire(TypeEvenementMesure.Retrait, aujourdhui, auteurId, maintenant, details);
    }

    /// <summary>
    /// Brings back a mesure withdrawn by mistake, en cours or closed as it was; an announced end that came meanwhile closes it.
    /// Load <see cref="Evenements"/> too.
    /// </summary>
    public void Remettre(string raison, int auteurId, DateOnly aujourdhui, DateTime maintenant)
    {
        var close = Evenements
            .Where(e =>
                e.Type
                    is TypeEvenementMesure.Ouverture
                        or TypeEvenementMesure.Reouverture
                        or TypeEvenementMesure.Cloture
            )
            .MaxBy(e => e.Id);
        Inscrire(TypeEvenementMesure.Retour, aujourdhui, auteurId, maintenant, raison);
        Statut = DateFin <= aujourdhui ? StatutMesure.Eteinte : StatutMesure.EnCours;
        if (Statut == StatutMesure.Eteinte && close?.Type != TypeEvenementMesure.Cloture)
            Clore(
                CauseSortie ?? Referentiels.CauseSortie.Caducite,
                DateFin!.Value,
                null,
                aujourdhui,
                maintenant
            );
    }

    /// <summary>
    /// The current facts are those of the last situation. Since when the protection holds, and the legal term, change only
    /// when the nature or the champ does: what was entered by hand stays otherwise.
    /// </summary>
    private void SuivreDernierEtat()
    {
        if (DernierEtat is not { } dernier)
            return;
        var (nature, champ) = (Nature, Champ);
        Nature = dernier.Nature;
        Champ = dernier.Champ;
        LieuVie = dernier.LieuVie;
        TypeEtablissement = dernier.TypeEtablissement;
        CommuneCode = dernier.CommuneCode;
        Pays = dernier.Pays;
        if ((nature, champ) == (Nature, Champ))
            return;
        DateProtectionEnCours = DebutProtection();
        if (!EcheanceFixee)
            FixerEcheance(null);
    }

    /// <summary>The date since which the situations hold the same nature and champ as the last.</summary>
    private DateOnly DebutProtection() =>
        Etats
            .OrderByDescending(e => e.DateEffet)
            .TakeWhile(e => (e.Nature, e.Champ) == (Nature, Champ))
            .Last()
            .DateEffet;
}
