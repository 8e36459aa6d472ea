using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Time-based one-time passwords, RFC 6238: HMAC-SHA-1, six digits, thirty seconds, as every authenticator application
/// expects. Ours rather than the framework's, which reads the system clock, accepts codes two steps old and the same one twice.
/// </summary>
public static class Totp
{
    /// <summary>Bytes of a secret: what RFC 4226 recommends.</summary>
    public const int TailleSecret = 20;

    private const int Periode = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret.</summary>
    public static byte[] NouveauSecret() => RandomNumberGenerator.GetBytes(TailleSecret);

    /// <summary>Number of the thirty-second step of an instant (UTC).</summary>
    public static long Pas(DateTime instant) =>
        new DateTimeOffset(instant).ToUnixTimeSeconds() / Periode;

    /// <summary>The six digits of a step.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long pas)
    {
        Span<byte> compteur = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(compteur, pas);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 names SHA-1; as a keyed digest it is not weakened by its collisions.
        HMACSHA1.HashData(secret, compteur, mac);
#pragma warning restore CA5350
        var debut = mac[^1] & 0x0F;
        var nombre = BinaryPrimitives.ReadInt32BigEndian(mac[debut..]) & 0x7FFFFFFF;
        return (nombre % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code was typed, among the present one and its two neighbours (a clock may be half a minute off); null
    /// when none is.
    /// </summary>
    public static long? PasDe(ReadOnlySpan<byte> secret, string code, DateTime maintenant)
    {
        var saisi = Encoding.ASCII.GetBytes(code);
        long? trouve = null;
        for (var pas = Pas(maintenant) - 1; pas <= Pas(maintenant) + 1; pas++)
            if (
                CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(Code(secret, pas)),
                    saisi
                )
            )
                trouve = pas;
        return trouve;
    }

    /// <summary>RFC 4648 base 32, without padding, as applications read a secret.</summary>
    public static string EnBase32(ReadOnlySpan<byte> octets)
    {
        var sortie = new StringBuilder((octets.Length * 8 + 4) / 5);
        var (reste, bits) = (0, 0);
        foreach (var octet in octets)
        {
            reste = (reste << 8) | octet;
            for (bits += 8; bits >= 5; bits -= 5)
                sortie.Append(Alphabet[(reste >> (bits - 5)) & 31]);
            reste &= (1 << bits) - 1;
        }
        if (bits > 0)
            sortie.Append(Alphabet[(reste << (5 - bits)) & 31]);
        return sortie.ToString();
    }

    /// <summary>What the image to scan says: <c>otpauth://totp/…</c>.</summary>
    public static string Adresse(ReadOnlySpan<byte> secret, string compte) =>
        $"otpauth://totp/e-MJPM:{Uri.EscapeDataString(compte)}?secret={EnBase32(secret)}&issuer=e-MJPM&algorithm=SHA1&digits=6&period={Periode}";
}
