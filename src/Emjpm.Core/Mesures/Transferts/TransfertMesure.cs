using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>State of a transfer.</summary>
public enum EtatTransfert
{
    [Valeur("en_attente", "en attente de réponse")]
    EnAttente,

    [Valeur("accepte", "accepté")]
    Accepte,

    [Valeur("decline", "refusé")]
    Decline,

    [Valeur("annule", "annulé")]
    Annule,

    /// <summary>The mesure was closed or withdrawn before the answer.</summary>
    [Valeur("sans_objet", "sans objet")]
    SansObjet,
}

/// <summary>Why a mesure goes to another gestionnaire.</summary>
public enum MotifTransfert
{
    [Valeur("demenagement", "la personne a déménagé")]
    Demenagement,

    [Valeur("cessation", "cessation ou réduction de mon activité")]
    Cessation,

    [Valeur("competence", "situation mieux suivie par un autre mandataire")]
    Competence,

    [Valeur("conflit_interets", "conflit d’intérêts")]
    ConflitInterets,

    [Valeur("demande", "demande de la personne ou de son entourage")]
    Demande,

    [Valeur("autre", "autre motif")]
    Autre,
}

/// <summary>
/// A mesure that a court took from one gestionnaire to give it to another: asked by the first, accepted by the second, and
/// done on both sides at once. Never erased.
/// </summary>
public sealed class TransfertMesure
{
    public int Id { get; init; }

    /// <summary>The mesure of the gestionnaire that gives it up.</summary>
    public int MesureId { get; init; }
    public Mesure? Mesure { get; init; }
    public int CedantId { get; init; }
    public Gestionnaire? Cedant { get; init; }
    public int ReceveurId { get; init; }
    public Gestionnaire? Receveur { get; init; }

    /// <summary>Site of the receiver that the decision names; null leaves it to the receiver.</summary>
    public int? LieuSouhaiteId { get; init; }
    public LieuExercice? LieuSouhaite { get; init; }

    /// <summary>Date of the court's decision: last day of the one, first day of the other.</summary>
    public DateOnly DateDecision { get; init; }
    public MotifTransfert Motif { get; init; }
    public string? TexteMotif { get; init; }
    public EtatTransfert Etat { get; set; }
    public DateTime DemandeLe { get; init; }
    public int DemandeParId { get; init; }
    public Utilisateur? DemandePar { get; init; }

    /// <summary>When it was accepted, declined or cancelled, or lost its object.</summary>
    public DateTime? ClosLe { get; set; }
    public int? ClosParId { get; set; }
    public Utilisateur? ClosPar { get; set; }
    public MotifRefus? MotifRefus { get; set; }
    public string? TexteRefus { get; set; }

    /// <summary>The mesure opened at the receiver.</summary>
    public int? MesureRecueId { get; set; }
    public Mesure? MesureRecue { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }

    /// <summary>Ends the wait.</summary>
    /// <param name="parId">account; null for the system</param>
    /// <exception cref="RegleMetierException">it no longer waits; the sentence says who did what and when</exception>
    public void Clore(EtatTransfert etat, int? parId, DateTime maintenant)
    {
        if (Etat != EtatTransfert.EnAttente)
            throw new RegleMetierException(Situation());
        Etat = etat;
        ClosLe = maintenant;
        ClosParId = parId;
    }

    /// <summary>What became of the transfer, in one sentence.</summary>
    public string Situation()
    {
        var qui = ClosPar?.NomComplet ?? "Une personne dont le compte est fermé";
        var quand = ClosLe is { } le ? Francais.Instant(le) : "";
        return Etat switch
        {
            EtatTransfert.Accepte => $"{qui} a accepté ce transfert le {quand}.",
            EtatTransfert.Decline => $"{qui} a refusé ce transfert le {quand}.",
            EtatTransfert.Annule => $"{qui} a annulé ce transfert le {quand}.",
            EtatTransfert.SansObjet =>
                $"La mesure a été clôturée ou retirée avant la réponse, le {quand} : ce transfert n’a plus d’objet.",
            _ => "Ce transfert attend une réponse.",
        };
    }
}
