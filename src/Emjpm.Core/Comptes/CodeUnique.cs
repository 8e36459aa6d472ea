using System.Security.Cryptography;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Comptes;

/// <summary>What a typed one-time code allows.</summary>
public enum UsageCode
{
    [Valeur("mot_de_passe", "nouveau mot de passe")]
    MotDePasse,

    [Valeur("adresse", "nouvelle adresse électronique")]
    Adresse,
}

/// <summary>
/// A code sent by mail and typed by hand: mail filters rewrite or open links, never a code. Kept as a hash, good for
/// ten minutes, five attempts and one use; a newer code of the same use replaces it.
/// </summary>
public sealed class CodeUnique
{
    /// <summary>How long a code is good for.</summary>
    public static readonly TimeSpan Duree = TimeSpan.FromMinutes(10);

    /// <summary>Attempts before the code is void.</summary>
    public const int EssaisMax = 5;

    /// <summary>Codes one account may ask for in an hour, so that nobody fills a mailbox.</summary>
    public const int ParHeure = 5;

    // Neither vowels, so that no word comes out, nor 0, O, 1, I, L, which are read for one another.
    private const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const int Longueur = 8;

    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }
    public UsageCode Usage { get; init; }
    public required string Empreinte { get; init; }

    /// <summary>The new mail address, for <see cref="UsageCode.Adresse"/>.</summary>
    public string? Valeur { get; init; }
    public DateTime CreeLe { get; init; }
    public DateTime ExpireLe { get; init; }
    public int Essais { get; set; }
    public DateTime? UtiliseLe { get; set; }

    /// <summary>A new code, 38 bits of chance, as it is compared.</summary>
    public static string Tirer() => RandomNumberGenerator.GetString(Alphabet, Longueur);

    /// <summary>As it is written in a mail: two groups of four.</summary>
    public static string Ecrire(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>What was typed, as it is compared: blanks, dashes and case do not count.</summary>
    public static string Lire(string saisie) =>
        string.Concat(saisie.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
