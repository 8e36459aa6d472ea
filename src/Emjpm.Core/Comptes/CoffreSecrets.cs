using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Emjpm.Core.Comptes;

/// <summary>A secret proposed to an account, which is kept only once a first code proved that the application has it.</summary>
public sealed record ApplicationPreparee(byte[] Secret, string Scelle);

/// <summary>Seals the secrets of authenticator applications with the keys of the installation.</summary>
public sealed class CoffreSecrets(IDataProtectionProvider protection, TimeProvider horloge)
{
    private static readonly TimeSpan Delai = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _garde = protection.CreateProtector("second-facteur");
    private readonly IDataProtector _propose = protection.CreateProtector("second-facteur-propose");

    /// <summary>A new secret for that account, sealed to travel in a form.</summary>
    public ApplicationPreparee Proposer(int utilisateurId)
    {
        var secret = Totp.NouveauSecret();
        var fin = horloge.Maintenant() + Delai;
        var scelle = _propose.Protect(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{utilisateurId}|{fin.Ticks}|{Convert.ToHexString(secret)}"
            )
        );
        return new(secret, scelle);
    }

    /// <summary>What <see cref="Proposer"/> sealed; null when altered, too old or proposed to somebody else.</summary>
    public ApplicationPreparee? Rouvrir(int utilisateurId, string scelle)
    {
        try
        {
            var parties = _propose.Unprotect(scelle).Split('|');
            var culture = System.Globalization.CultureInfo.InvariantCulture;
            return
                int.Parse(parties[0], culture) == utilisateurId
                && long.Parse(parties[1], culture) > horloge.Maintenant().Ticks
                ? new(Convert.FromHexString(parties[2]), scelle)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>As it is kept.</summary>
    public string Sceller(byte[] secret) => _garde.Protect(Convert.ToHexString(secret));

    /// <summary>What <see cref="Sceller"/> sealed.</summary>
    public byte[] Ouvrir(string scelle) => Convert.FromHexString(_garde.Unprotect(scelle));
}
