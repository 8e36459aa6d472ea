using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>What became of a proposal of radiation.</summary>
public enum EtatProposition
{
    [Valeur("en_attente", "à confirmer")]
    EnAttente,

    [Valeur("confirmee", "confirmée")]
    Confirmee,

    [Valeur("ecartee", "non retenue")]
    Ecartee,
}

/// <summary>
/// A radiation from the list of a département, proposed by an agent: without effect until another agent confirms it.
/// </summary>
public sealed class PropositionRadiation
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public required string DepartementCode { get; init; }
    public Departement? Departement { get; init; }

    /// <summary>First day without entitlement, once confirmed.</summary>
    public DateOnly DateEffet { get; init; }
    public string? NumeroActe { get; init; }
    public required string Motif { get; init; }
    public int ProposeeParId { get; init; }
    public Utilisateur? ProposeePar { get; init; }
    public DateTime ProposeeLe { get; init; }
    public EtatProposition Etat { get; set; }
    public int? DecideeParId { get; set; }
    public Utilisateur? DecideePar { get; set; }
    public DateTime? DecideeLe { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }

    /// <summary>Two agents decide a radiation, never the same one twice.</summary>
    /// <exception cref="RegleMetierException">the same agent proposed it, or it is decided already</exception>
    public void Decider(Acteur acteur, EtatProposition etat, DateTime maintenant)
    {
        if (Etat != EtatProposition.EnAttente)
            throw new RegleMetierException(
                $"{DecideePar?.NomComplet ?? "Un autre agent"} a déjà décidé le {Francais.Instant(DecideeLe!.Value)} : radiation {Etat.Libelle()}."
            );
        if (etat == EtatProposition.Confirmee && acteur.UtilisateurId == ProposeeParId)
            throw new RegleMetierException(
                "Vous avez proposé cette radiation : un autre agent doit la confirmer."
            );
        Etat = etat;
        DecideeParId = acteur.UtilisateurId;
        DecideeLe = maintenant;
    }
}
