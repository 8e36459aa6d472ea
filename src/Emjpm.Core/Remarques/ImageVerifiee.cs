using System.Buffers.Binary;

namespace Emjpm.Core.Remarques;

/// <summary>
/// An image read by its bytes, whatever it is called: only what draws it is kept. Names, places, dates and text that cameras and
/// tools write beside the pixels are dropped, and so is what follows its end.
/// Sources: PNG, W3C 2003, 5 and 11; JPEG, ITU-T T.81, annex B; WebP, RFC 9649.
/// </summary>
/// <param name="Largeur">pixels</param>
/// <param name="Hauteur">pixels</param>
public sealed record ImageVerifiee(TypeImage Type, int Largeur, int Hauteur, byte[] Octets)
{
    /// <summary>Longest side, pixels.</summary>
    public const int CoteMax = 8_000;

    /// <summary>Most pixels: beyond, opening a small file could exhaust the memory of who looks at it.</summary>
    public const int PixelsMax = 32_000_000;

    /// <summary>Null when the bytes are no whole image of a format that is read, or when it is too large.</summary>
    public static ImageVerifiee? Lire(ReadOnlySpan<byte> octets)
    {
        var image =
            octets.StartsWith(SignaturePng) ? LirePng(octets)
            : octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? LireJpeg(octets)
            : octets.StartsWith("RIFF"u8) ? LireWebp(octets)
            : null;
        return
            image is { Largeur: > 0 and <= CoteMax, Hauteur: > 0 and <= CoteMax } lue
            && (long)lue.Largeur * lue.Hauteur <= PixelsMax
            ? lue
            : null;
    }

    private static ReadOnlySpan<byte> SignaturePng =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static bool EstDuDessinPng(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("IHDR"u8)
        || type.SequenceEqual("PLTE"u8)
        || type.SequenceEqual("tRNS"u8)
        || type.SequenceEqual("gAMA"u8)
        || type.SequenceEqual("sRGB"u8)
        || type.SequenceEqual("IDAT"u8)
        || type.SequenceEqual("IEND"u8);

    private static ImageVerifiee? LirePng(ReadOnlySpan<byte> octets)
    {
        using var garde = new MemoryStream(octets.Length);
        garde.Write(SignaturePng);
        int largeur = 0,
            hauteur = 0,
            i = SignaturePng.Length;
        var dessinee = false;
        while (i + 12 <= octets.Length)
        {
            var longueur = BinaryPrimitives.ReadInt32BigEndian(octets[i..]);
            if (longueur < 0 || longueur > octets.Length - i - 12)
                return null;
            var morceau = octets.Slice(i, longueur + 12);
            var type = octets.Slice(i + 4, 4);
            if (type.SequenceEqual("IHDR"u8) != (i == SignaturePng.Length))
                return null;
            if (type.SequenceEqual("IHDR"u8))
            {
                if (longueur != 13)
                    return null;
                largeur = BinaryPrimitives.ReadInt32BigEndian(morceau[8..]);
                hauteur = BinaryPrimitives.ReadInt32BigEndian(morceau[12..]);
            }
            dessinee |= type.SequenceEqual("IDAT"u8) && longueur > 0;
            if (EstDuDessinPng(type))
                garde.Write(morceau);
            i += longueur + 12;
            if (type.SequenceEqual("IEND"u8))
                return dessinee ? new(TypeImage.Png, largeur, hauteur, garde.ToArray()) : null;
        }
        return null;
    }

    private static ImageVerifiee? LireJpeg(ReadOnlySpan<byte> octets)
    {
        using var garde = new MemoryStream(octets.Length);
        garde.Write(octets[..2]);
        int largeur = 0,
            hauteur = 0,
            i = 2;
        var dessinee = false;
        while (i + 4 <= octets.Length || (i + 2 <= octets.Length && octets[i + 1] == 0xD9))
        {
            if (octets[i] != 0xFF)
                return null;
            var marque = octets[i + 1];
            if (marque == 0xFF)
            {
                i++;
                continue;
            }
            if (marque == 0xD9)
            {
                garde.Write(octets.Slice(i, 2));
                return dessinee && largeur > 0
                    ? new(TypeImage.Jpeg, largeur, hauteur, garde.ToArray())
                    : null;
            }
            var longueur = BinaryPrimitives.ReadUInt16BigEndian(octets[(i + 2)..]);
            if (longueur < 2 || longueur > octets.Length - i - 2)
                return null;
            var segment = octets.Slice(i, longueur + 2);
            // A frame: C0 to CF but the tables of Huffman, the extension and the arithmetic conditioning.
            if (marque is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (segment.Length < 9)
                    return null;
                hauteur = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
                largeur = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
            }
            // What applications add, but the two that say how colours are written; comments.
            if (marque is not (>= 0xE1 and <= 0xED or 0xEF or 0xFE))
                garde.Write(segment);
            i += segment.Length;
            if (marque != 0xDA)
                continue;
            var debut = i;
            // The data of a scan: an FF in it is followed by 00, or is a restart.
            while (
                i + 1 < octets.Length
                && !(octets[i] == 0xFF && octets[i + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            )
                i++;
            garde.Write(octets[debut..i]);
            dessinee = true;
        }
        return null;
    }

    private static ImageVerifiee? LireWebp(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < 20 || !octets[8..].StartsWith("WEBP"u8))
            return null;
        var declaree = BinaryPrimitives.ReadUInt32LittleEndian(octets[4..]);
        if (declaree > octets.Length - 8 || declaree < 12)
            return null;
        var fin = 8 + (int)declaree;
        using var garde = new MemoryStream(fin);
        garde.Write(octets[..12]);
        int largeur = 0,
            hauteur = 0,
            i = 12;
        var dessinee = false;
        while (i + 8 <= fin)
        {
            var type = octets.Slice(i, 4);
            var longueur = BinaryPrimitives.ReadUInt32LittleEndian(octets[(i + 4)..]);
            if (longueur > fin - i - 8)
                return null;
            var donnees = octets.Slice(i + 8, (int)longueur);
            var taille = Math.Min(8 + (int)longueur + ((int)longueur & 1), fin - i);
            var morceau = octets.Slice(i, taille).ToArray();
            i += taille;
            if (type.SequenceEqual("VP8X"u8) && longueur == 10)
            {
                // Neither animation nor anything but transparency: what the other flags announce is dropped.
                if ((donnees[0] & 0b0000_0010) != 0)
                    return null;
                morceau[8] &= 0b0001_0000;
                (largeur, hauteur) = (1 + Trois(donnees[4..]), 1 + Trois(donnees[7..]));
            }
            else if (type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8))
            {
                if (dessinee || Dimensions(type, donnees) is not { } d)
                    return null;
                if (largeur == 0)
                    (largeur, hauteur) = d;
                else if (d != (largeur, hauteur))
                    return null;
                dessinee = true;
            }
            else if (!type.SequenceEqual("ALPH"u8))
                continue;
            garde.Write(morceau);
        }
        if (!dessinee)
            return null;
        var ecrite = garde.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(ecrite.AsSpan(4), ecrite.Length - 8);
        return new(TypeImage.Webp, largeur, hauteur, ecrite);
    }

    private static (int, int)? Dimensions(ReadOnlySpan<byte> type, ReadOnlySpan<byte> donnees)
    {
        if (type.SequenceEqual("VP8L"u8))
        {
            if (donnees.Length < 5 || donnees[0] != 0x2F)
                return null;
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(donnees[1..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        if (donnees.Length < 10 || !donnees[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return null;
        return (
            BinaryPrimitives.ReadUInt16LittleEndian(donnees[6..]) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(donnees[8..]) & 0x3FFF
        );
    }

    private static int Trois(ReadOnlySpan<byte> octets) =>
        octets[0] | (octets[1] << 8) | (octets[2] << 16);
}
