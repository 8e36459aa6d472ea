using System.Net.Mail;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>What is typed of a site, new or changed. Names of properties are those under which a refusal is shown.</summary>
public sealed record FaitsLieu
{
    /// <summary>Length of the name, of the address and of the contact, characters.</summary>
    public const int TexteMax = 120;

    /// <summary>Left alone for an établissement, which has the name of the reference data.</summary>
    public string? Nom { get; init; }

    /// <summary>Number and street.</summary>
    public string? Adresse { get; init; }

    /// <summary>Null: the first one of the commune.</summary>
    public string? CodePostal { get; init; }

    /// <summary>INSEE code; null for an établissement, which has its own.</summary>
    public string? CommuneCode { get; init; }
    public string? ContactNom { get; init; }
    public string? Telephone { get; init; }

    /// <summary>The commune that was chosen.</summary>
    /// <exception cref="RegleMetierException">a text is missing or too long, or there is no such commune</exception>
    internal async Task<Commune> VerifierAsync(EmjpmDbContext db, CancellationToken annulation)
    {
        if (string.IsNullOrWhiteSpace(Nom))
            throw new RegleMetierException("Saisissez le nom du lieu.", nameof(Nom));
        foreach (
            var (texte, champ) in new[]
            {
                (Nom, nameof(Nom)),
                (Adresse, nameof(Adresse)),
                (ContactNom, nameof(ContactNom)),
            }
        )
            if (texte?.Trim().Length > TexteMax)
                throw new RegleMetierException($"Saisissez {TexteMax} caractères au plus.", champ);
        var commune =
            await db.Communes.SingleOrDefaultAsync(c => c.Code == CommuneCode, annulation)
            ?? throw new RegleMetierException(
                "Choisissez la commune dans la liste.",
                nameof(CommuneCode)
            );
        if (
            !string.IsNullOrWhiteSpace(CodePostal)
            && !commune.CodesPostaux.Split(' ').Contains(CodePostal.Trim())
        )
            throw new RegleMetierException(
                $"{CodePostal.Trim()} n’est pas un code postal de {commune.Nom} ({commune.CodesPostaux.Replace(" ", ", ", StringComparison.Ordinal)}).",
                nameof(CodePostal)
            );
        return commune;
    }

    /// <summary>The telephone as it is kept: digits by pairs; null when none is given.</summary>
    /// <exception cref="RegleMetierException">this is not a French number</exception>
    internal static string? LireTelephone(string? saisie, string champ)
    {
        var chiffres = string.Concat((saisie ?? "").Where(char.IsAsciiDigit));
        if (chiffres.Length == 0 && string.IsNullOrWhiteSpace(saisie))
            return null;
        if (chiffres.StartsWith("0033", StringComparison.Ordinal))
            chiffres = "0" + chiffres[4..];
        else if (chiffres.StartsWith("33", StringComparison.Ordinal) && chiffres.Length == 11)
            chiffres = "0" + chiffres[2..];
        if (chiffres.Length != 10 || chiffres[0] != '0')
            throw new RegleMetierException(
                "Saisissez un numéro à dix chiffres, par exemple 03 20 00 00 00.",
                champ
            );
        return string.Join(' ', chiffres.Chunk(2).Select(p => new string(p)));
    }

    /// <summary>The address as it is kept; null when none is given.</summary>
    /// <exception cref="RegleMetierException">this is not an address</exception>
    internal static string? LireCourriel(string? saisie, string champ)
    {
        var propre = saisie?.Trim();
        if (string.IsNullOrEmpty(propre))
            return null;
        return
            MailAddress.TryCreate(propre, out var a) && a.Address == propre && propre.Length <= 200
            ? propre
            : throw new RegleMetierException(
                "Saisissez une adresse électronique valide, par exemple nom@domaine.fr.",
                champ
            );
    }

    internal static string? Propre(string? texte) =>
        string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}
