using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Jobs;

/// <summary>Where a long work stands.</summary>
public enum EtatTravail
{
    [Valeur("en_attente", "en attente")]
    EnAttente,

    [Valeur("en_cours", "en cours")]
    EnCours,

    [Valeur("termine", "terminé")]
    Termine,

    [Valeur("echoue", "échoué")]
    Echoue,

    [Valeur("annule", "annulé")]
    Annule,
}

/// <summary>
/// A long work that someone asked for: a page creates the row and shows its progress, any node runs it under a lease. The work
/// of a node that died is taken again when its lease ends, so that a kind of work either begins anew or resumes what it saved.
/// To add a kind, see <see cref="GenreTravail"/>.
/// </summary>
public sealed class Travail
{
    /// <summary>A work begun this many times without an end is not begun again.</summary>
    public const int EssaisMax = 3;

    public int Id { get; init; }

    /// <summary>Name of the <see cref="GenreTravail"/>.</summary>
    public required string Genre { get; init; }

    /// <summary>What the author sees: « Export de 12 400 mesures (Excel) ».</summary>
    public required string Intitule { get; init; }

    /// <summary>What the kind needs to run, in its own words (JSON). No need of a person, no secret.</summary>
    public required string Parametres { get; init; }

    /// <summary>Account that asked for it: the work runs with the rights this account has when it runs.</summary>
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }

    /// <summary>Gestionnaire it is for; null outside that space.</summary>
    public int? GestionnaireId { get; init; }
    public EtatTravail Etat { get; set; }

    /// <summary>Units done, in lines as a rule.</summary>
    public int Fait { get; set; }

    /// <summary>Units to do; null while unknown.</summary>
    public int? Total { get; set; }

    /// <summary>What was done, or why it failed, as a sentence for the author.</summary>
    public string? Message { get; set; }
    public DateTime CreeLe { get; init; }
    public DateTime? CommenceLe { get; set; }
    public DateTime? TermineLe { get; set; }

    /// <summary>When the row and its files are erased; null until it ends.</summary>
    public DateTime? EffaceLe { get; set; }

    /// <summary>How many times a node began it.</summary>
    public int Essais { get; set; }
    public DateTime? LoueJusqua { get; set; }

    /// <summary>The run that holds the lease.</summary>
    public string? LouePar { get; set; }

    /// <summary>When its author asked to stop it; the work stops at its next step.</summary>
    public DateTime? AnnulationDemandeeLe { get; set; }

    /// <summary>File name of the result; null when there is none.</summary>
    public string? FichierNom { get; set; }
    public string? FichierType { get; set; }

    /// <summary>Bytes of the result.</summary>
    public long? FichierTaille { get; set; }

    /// <summary>Whether nothing more will happen.</summary>
    public bool EstFini => Etat is EtatTravail.Termine or EtatTravail.Echoue or EtatTravail.Annule;
}

/// <summary>Which file of a work: the one it reads, or the one it makes.</summary>
public enum FichierTravail
{
    [Valeur("recu", "fichier reçu")]
    Recu,

    [Valeur("produit", "fichier produit")]
    Produit,
}

/// <summary>A piece of a file of a work: in the database, where every node finds it.</summary>
public sealed class MorceauTravail
{
    public long Id { get; init; }
    public int TravailId { get; init; }
    public Travail? Travail { get; init; }
    public FichierTravail Fichier { get; init; }

    /// <summary>Order of the piece, from 0.</summary>
    public int Rang { get; init; }
    public required byte[] Octets { get; init; }
}
