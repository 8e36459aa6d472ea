using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Demandes;

/// <summary>Where a request for an account stands.</summary>
public enum EtatDemande
{
    /// <summary>The code sent to the address has not been typed: nobody reads it.</summary>
    [Valeur("a_confirmer", "adresse à confirmer")]
    AConfirmer,

    [Valeur("en_attente", "en attente")]
    EnAttente,

    [Valeur("approuvee", "approuvée")]
    Approuvee,

    [Valeur("refusee", "refusée")]
    Refusee,

    /// <summary>The person accepted an invitation meanwhile.</summary>
    [Valeur("sans_objet", "sans objet")]
    SansObjet,
}

/// <summary>
/// What somebody without an account asks for. It is not an account and none exists before it is approved: no way in, sign-in,
/// forgotten password, passkey or ProConnect, has anything to open.
/// </summary>
public sealed class DemandeCompte
{
    /// <summary>Codes typed wrong after which another must be asked for.</summary>
    public const int EssaisMax = CodeUnique.EssaisMax;

    /// <summary>Longest free text, characters.</summary>
    public const int TexteMax = 500;

    /// <summary>How long the code that comes with a question is good for.</summary>
    public static readonly TimeSpan DureeReponse = TimeSpan.FromDays(30);

    /// <summary>Days after which a request that waits is shown as late.</summary>
    public const int JoursRetard = 7;

    private static readonly PasswordHasher<DemandeCompte> Hacheur =
        ReglesIdentite.Hacheur<DemandeCompte>();

    public int Id { get; init; }
    public ProfilDemande Profil { get; init; }
    public EtatDemande Etat { get; set; }
    public required string Prenom { get; init; }
    public required string Nom { get; init; }

    /// <summary>In lower case; proved by a code before the request is read by anybody.</summary>
    public required string Courriel { get; init; }
    public string? Telephone { get; init; }

    /// <summary>Court of a judge or greffier.</summary>
    public int? TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }

    /// <summary>Cabinet as the applicant writes it.</summary>
    public string? Cabinet { get; init; }

    /// <summary>Of a professional or of an agent of a département.</summary>
    public string? DepartementCode { get; init; }
    public Departement? Departement { get; init; }

    /// <summary>Of an agent of a région.</summary>
    public string? RegionCode { get; init; }
    public Region? Region { get; init; }

    /// <summary>Fourteen digits, as typed by a professional.</summary>
    public string? Siret { get; init; }

    /// <summary>Name of the service, or of the établissement of a préposé.</summary>
    public string? Structure { get; init; }

    /// <summary>What the applicant adds for whoever decides.</summary>
    public string? Message { get; init; }

    /// <summary>The entry of the registry found at once, then the one chosen at approval; null for the others.</summary>
    public int? GestionnaireId { get; set; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>Hash of the password the account will have; erased by the decision.</summary>
    public string? EmpreinteMotDePasse { get; set; }

    /// <summary>Salted hash of the code sent to the address; the code itself is kept nowhere.</summary>
    public string EmpreinteCode { get; private set; } = "";
    public DateTime CodeExpireLe { get; set; }
    public int Essais { get; set; }

    /// <summary>Network it came from, so that one cannot fill mailboxes.</summary>
    public required string Reseau { get; init; }
    public DateTime CreeeLe { get; init; }

    /// <summary>When the address was confirmed: from then on the request waits for a decision.</summary>
    public DateTime? DeposeeLe { get; set; }

    /// <summary>What was asked of the applicant, last.</summary>
    public string? Precision { get; set; }
    public DateTime? PrecisionDemandeeLe { get; set; }

    /// <summary>What the applicant answered, one answer after the other.</summary>
    public string? Reponse { get; set; }

    /// <summary>When the last question was answered; null while an answer is awaited.</summary>
    public DateTime? ReponduLe { get; set; }
    public DateTime? DecideeLe { get; set; }
    public int? DecideeParId { get; set; }
    public Utilisateur? DecideePar { get; init; }

    /// <summary>Why it was refused, as mailed to the applicant.</summary>
    public string? MotifRefus { get; set; }

    /// <summary>The account opened.</summary>
    public int? UtilisateurId { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }

    /// <summary>First name then name.</summary>
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>What it is matched by with the registry.</summary>
    public TraitsDemande Traits() =>
        new()
        {
            Profil = Profil,
            NomComplet = NomComplet,
            Courriel = Courriel,
            Siret = Siret,
            Structure = Structure,
            DepartementCode = DepartementCode,
        };

    /// <summary>Sets the code that proves the address, or that allows an answer.</summary>
    /// <param name="duree">how long it is good for; a quarter of an hour unless told</param>
    public void Coder(string code, DateTime maintenant, TimeSpan? duree = null)
    {
        EmpreinteCode = Hacheur.HashPassword(this, code);
        CodeExpireLe = maintenant + (duree ?? CodeUnique.Duree);
        Essais = 0;
    }

    /// <summary>Whether <paramref name="code"/> is the one sent.</summary>
    public bool Reconnait(string code) =>
        Hacheur.VerifyHashedPassword(this, EmpreinteCode, code)
        != PasswordVerificationResult.Failed;
}
