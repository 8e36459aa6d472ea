using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>
/// The life of a reservation. A transition that is no longer possible is refused with a sentence that says what happened
/// meanwhile, by whom and when: load <see cref="Tribunal"/>, <see cref="ReponduPar"/>, <see cref="AnnuleePar"/> and
/// <see cref="OuvertePar"/> before calling one.
/// </summary>
public sealed partial class Reservation
{
    /// <summary><see cref="Rappels"/> once the coming expiry was announced.</summary>
    public const int RappelExpirationAnnoncee = 3;

    /// <summary>« Je peux prendre cette mesure », at <paramref name="lieuId"/>.</summary>
    /// <exception cref="RegleMetierException">it no longer waits for an answer</exception>
    public void Confirmer(int parId, int lieuId, DateTime maintenant)
    {
        Exiger(EtatReservation.EnAttente);
        Etat = EtatReservation.Confirmee;
        RepondueLe = maintenant;
        ReponduParId = parId;
        LieuId = lieuId;
    }

    /// <summary>« Je ne peux pas »: possible too after « je peux », as long as the mesure is not open.</summary>
    /// <exception cref="RegleMetierException">it is ended, or « autre motif » comes without a text</exception>
    public void Decliner(int parId, MotifRefus motif, string? texte, DateTime maintenant)
    {
        Exiger(EtatReservation.EnAttente, EtatReservation.Confirmee);
        TexteRefus = Precision.Lire(
            texte,
            motif == Designation.MotifRefus.Autre,
            nameof(TexteRefus)
        );
        MotifRefus = motif;
        Etat = EtatReservation.Declinee;
        RepondueLe = maintenant;
        ReponduParId = parId;
    }

    /// <summary>Cancellation by the court.</summary>
    /// <exception cref="RegleMetierException">it is ended, or « autre motif » comes without a text</exception>
    public void Annuler(int parId, MotifAnnulation motif, string? texte, DateTime maintenant)
    {
        Exiger(EtatReservation.EnAttente, EtatReservation.Confirmee);
        if (motif == Designation.MotifAnnulation.HabilitationTerminee)
            throw new RegleMetierException(
                "Choisissez une raison de la liste.",
                nameof(MotifAnnulation)
            );
        TexteAnnulation = Precision.Lire(
            texte,
            motif == Designation.MotifAnnulation.Autre,
            nameof(TexteAnnulation)
        );
        MotifAnnulation = motif;
        Etat = EtatReservation.Annulee;
        AnnuleeLe = maintenant;
        AnnuleeParId = parId;
    }

    /// <summary>End because an act of the registry leaves the gestionnaire without the entitlement the mesure needs.</summary>
    /// <exception cref="RegleMetierException">it is ended</exception>
    public void Interrompre(int parId, DateTime maintenant)
    {
        Exiger(EtatReservation.EnAttente, EtatReservation.Confirmee);
        MotifAnnulation = Designation.MotifAnnulation.HabilitationTerminee;
        Etat = EtatReservation.Annulee;
        AnnuleeLe = maintenant;
        AnnuleeParId = parId;
    }

    /// <summary>End for want of an answer.</summary>
    /// <exception cref="RegleMetierException">it no longer waits for an answer</exception>
    public void Expirer(DateTime maintenant)
    {
        Exiger(EtatReservation.EnAttente);
        Etat = EtatReservation.Expiree;
        ExpireeLe = maintenant;
    }

    /// <summary>
    /// Leaves the gestionnaire until <paramref name="jusqua"/> (UTC) to answer; an expired reservation waits again, and its
    /// caller takes a place again. The new expiry will be announced in its turn.
    /// </summary>
    /// <exception cref="RegleMetierException">it was answered, cancelled or opened</exception>
    public void Prolonger(DateTime jusqua)
    {
        Exiger(EtatReservation.EnAttente, EtatReservation.Expiree);
        if (Etat == EtatReservation.Expiree || Rappels == RappelExpirationAnnoncee)
            Rappels = RappelExpirationAnnoncee - 1;
        Etat = EtatReservation.EnAttente;
        ExpireeLe = null;
        ExpireLe = jusqua;
    }

    /// <summary>
    /// The court's decision was notified and the mesure is open. Possible without an answer first, and after the expiry:
    /// the decision has effect whatever the state of the reservation.
    /// </summary>
    /// <exception cref="RegleMetierException">it was declined, cancelled or opened</exception>
    public void Ouvrir(int parId, Mesures.Mesure mesure, DateTime maintenant)
    {
        VerifierOuvrable();
        Etat = EtatReservation.Ouverte;
        OuverteLe = maintenant;
        OuverteParId = parId;
        Mesure = mesure;
    }

    /// <summary>Says at once what <see cref="Ouvrir"/> would refuse, before what was typed is looked at.</summary>
    /// <exception cref="RegleMetierException">it was declined, cancelled or opened</exception>
    public void VerifierOuvrable() =>
        Exiger(EtatReservation.EnAttente, EtatReservation.Confirmee, EtatReservation.Expiree);

    /// <summary>
    /// Ends an act decided on a page that is no longer true: what happened since is said, and its author decides again.
    /// </summary>
    /// <param name="etatVu">the state that was shown; null when the act does not depend on it</param>
    /// <exception cref="RegleMetierException">somebody acted since</exception>
    public void VerifierVu(EtatReservation? etatVu)
    {
        if (etatVu is { } vu && vu != Etat)
            throw new RegleMetierException(
                TientUnePlace
                    ? $"{Situation()} Si vous maintenez votre choix, validez à nouveau."
                    : Situation()
            );
    }

    /// <summary>What became of the reservation, in one sentence.</summary>
    public string Situation() =>
        Etat switch
        {
            EtatReservation.EnAttente => "Cette réservation attend la réponse du mandataire.",
            EtatReservation.Confirmee =>
                $"{Qui(ReponduPar?.NomComplet)} a répondu « Je peux prendre cette mesure » le {Quand(RepondueLe)}.",
            EtatReservation.Declinee =>
                $"{Qui(ReponduPar?.NomComplet)} a répondu « Je ne peux pas » le {Quand(RepondueLe)}.",
            EtatReservation.Annulee
                when MotifAnnulation == Designation.MotifAnnulation.HabilitationTerminee =>
                $"Cette réservation a pris fin le {Quand(AnnuleeLe)} : le mandataire n’est plus habilité.",
            EtatReservation.Annulee =>
                $"{Qui(AnnuleePar?.NomComplet)} ({Tribunal?.Nom}) a annulé cette réservation le {Quand(AnnuleeLe)}.",
            EtatReservation.Expiree =>
                $"Cette réservation a expiré sans réponse le {Quand(ExpireeLe)}.",
            _ => $"{Qui(OuvertePar?.NomComplet)} a ouvert la mesure le {Quand(OuverteLe)}.",
        };

    private void Exiger(params ReadOnlySpan<EtatReservation> etats)
    {
        if (!etats.Contains(Etat))
            throw new RegleMetierException(Situation());
    }

    private static string Qui(string? nom) => nom ?? "Une personne dont le compte est fermé";

    private static string Quand(DateTime? instant) =>
        instant is { } i ? Francais.Instant(i) : "(date inconnue)";
}
