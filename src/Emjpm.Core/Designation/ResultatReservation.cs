using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>What became of a demand: saved, or nothing saved and something the court must see before deciding again.</summary>
public abstract record ResultatReservation
{
    private ResultatReservation() { }

    /// <summary>What to tell the court, in French.</summary>
    public abstract string Phrase { get; }

    /// <param name="Id">the reservation, also when the same form had already created it</param>
    /// <param name="SurCapacite">taken knowingly without a free place</param>
    /// <param name="Reouverture">asks to reopen a closed mesure of the same RG</param>
    public sealed record Creee(int Id, bool SurCapacite, bool Reouverture) : ResultatReservation
    {
        public override string Phrase =>
            $"La réservation n°\u00A0{Id} est enregistrée, le mandataire en est informé."
            + (
                Reouverture
                    ? " Il lui est demandé de rouvrir la mesure clôturée qui porte ce numéro RG."
                    : ""
            );
    }

    /// <summary>The form had already saved a reservation, and came back with other values.</summary>
    /// <param name="ReservationId">to link to</param>
    public sealed record FormulaireDejaUtilise(int ReservationId, string? NumeroRg)
        : ResultatReservation
    {
        public override string Phrase =>
            $"Ce formulaire a déjà enregistré la réservation n°\u00A0{ReservationId}{(NumeroRg is null ? "" : $" (RG {NumeroRg})")}. Ce que vous avez modifié depuis n’est pas enregistré\u00A0: pour en faire une autre réservation, validez à nouveau.";
    }

    /// <summary>The same RG already waits with this gestionnaire.</summary>
    /// <param name="ReservationId">to link to</param>
    public sealed record DejaReservee(int ReservationId, EtatReservation Etat) : ResultatReservation
    {
        public override string Phrase =>
            $"Une réservation de votre tribunal porte déjà ce numéro RG auprès de ce mandataire : la réservation n°\u00A0{ReservationId}, {Etat.Libelle()}.";
    }

    /// <summary>The same RG is already an open mesure of this gestionnaire.</summary>
    /// <param name="MesureId">to link to</param>
    public sealed record MesureEnCours(int MesureId) : ResultatReservation
    {
        public override string Phrase =>
            "Une mesure en cours de votre tribunal porte déjà ce numéro RG auprès de ce mandataire.";
    }

    /// <summary>
    /// The same RG is with another gestionnaire: the court may designate both by sending again with
    /// <see cref="DemandeReservation.ConfirmerAutreGestionnaire"/>.
    /// </summary>
    /// <param name="Dossiers">never empty</param>
    public sealed record AutreGestionnaire(IReadOnlyList<DossierMemeRg> Dossiers)
        : ResultatReservation
    {
        public override string Phrase =>
            $"Votre tribunal a déjà confié ce numéro RG à {Francais.Enumeration([.. Dossiers.Select(d => $"{d.GestionnaireNom} ({d.Situation})")])}. Confirmez s’il s’agit d’une co-désignation ou d’un subrogé.";
    }

    /// <summary>
    /// No free place, or an interrupted activity: the court may choose someone else, or send again with
    /// <see cref="DemandeReservation.ConfirmerSansPlace"/> and a reason.
    /// </summary>
    public sealed record SansPlace(PlacePrise Lieu) : ResultatReservation
    {
        public override string Phrase => Lieu.Phrase;
    }
}

/// <summary>A file of the same RG at another gestionnaire of the court.</summary>
/// <param name="ReservationId">its reservation, when it is one</param>
/// <param name="MesureId">its mesure, when it is one</param>
/// <param name="Situation">« en attente de réponse », « mesure en cours »</param>
public sealed record DossierMemeRg(
    int? ReservationId,
    int? MesureId,
    string GestionnaireNom,
    string Situation
);
