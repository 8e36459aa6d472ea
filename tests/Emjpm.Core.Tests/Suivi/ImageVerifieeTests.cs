using System.Buffers.Binary;
using System.Text;
using Emjpm.Core.Remarques;

namespace Emjpm.Core.Tests.Suivi;

/// <summary>An image is read by its bytes, and loses all that does not draw it.</summary>
public sealed class ImageVerifieeTests
{
    private const string Intime = "GPS 50.63 3.06, photo de Mme D.";

    [Fact]
    public void A_png_keeps_its_pixels_and_loses_its_texts_and_what_follows_its_end()
    {
        var propre = Png(40, 30);
        var bavard = Png(40, 30, Morceau("tEXt", Encoding.UTF8.GetBytes(Intime)));

        var lue = ImageVerifiee.Lire([.. bavard, .. "<script>alert(1)</script>"u8])!;

        Assert.Equal((TypeImage.Png, 40, 30), (lue.Type, lue.Largeur, lue.Hauteur));
        Assert.Equal(propre, lue.Octets);
        Assert.Equal(propre, ImageVerifiee.Lire(propre)!.Octets);
    }

    [Fact]
    public void A_jpeg_loses_its_place_its_comment_and_what_follows_its_end()
    {
        var propre = Jpeg(640, 480);
        var bavard = Jpeg(
            640,
            480,
            [
                .. Segment(0xE1, Encoding.UTF8.GetBytes($"Exif\0\0{Intime}")),
                .. Segment(0xFE, "mot"u8),
            ]
        );

        var lue = ImageVerifiee.Lire([.. bavard, 0x50, 0x4B, 3, 4])!;

        Assert.Equal((TypeImage.Jpeg, 640, 480), (lue.Type, lue.Largeur, lue.Hauteur));
        Assert.Equal(propre, lue.Octets);
    }

    [Fact]
    public void A_webp_loses_what_its_extra_chunks_say()
    {
        byte[] dessin = [.. "VP8L"u8, 6, 0, 0, 0, 0x2F, .. Dimensions(200, 100), 0];
        byte[] exif = [.. "EXIF"u8, 4, 0, 0, 0, 1, 2, 3, 4];

        var lue = ImageVerifiee.Lire(Webp([.. dessin, .. exif]))!;

        Assert.Equal((TypeImage.Webp, 200, 100), (lue.Type, lue.Largeur, lue.Hauteur));
        Assert.Equal(Webp(dessin), lue.Octets);
    }

    [Fact]
    public void What_is_no_whole_image_is_refused()
    {
        var (png, jpeg) = (Png(40, 30), Jpeg(640, 480));
        foreach (
            var faux in new byte[][]
            {
                [],
                [.. "<html><img src=x onerror=alert(1)></html>"u8],
                [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0],
                [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8],
                png[..^13],
                png[8..],
                jpeg[..^2],
                [0xFF, 0xD8, 0xFF, 0xD9],
                [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 50)],
                [.. "RIFF"u8, 200, 0, 0, 0, .. "WEBPVP8 "u8, 1, 0, 0, 0],
                Webp([]),
            }
        )
            Assert.Null(ImageVerifiee.Lire(faux));
    }

    [Theory]
    [InlineData(8_001, 10)]
    [InlineData(8_000, 8_000)]
    [InlineData(0, 10)]
    [InlineData(-5, 10)]
    public void An_image_too_large_or_without_surface_is_refused(int largeur, int hauteur) =>
        Assert.Null(ImageVerifiee.Lire(Png(largeur, hauteur)));

    [Fact]
    public void No_truncation_nor_wrong_byte_makes_it_fail()
    {
        foreach (
            var image in new[]
            {
                Png(40, 30),
                Jpeg(640, 480),
                Webp([.. "VP8L"u8, 6, 0, 0, 0, 0x2F, .. Dimensions(20, 10), 0]),
            }
        )
        {
            for (var fin = 0; fin < image.Length; fin++)
                ImageVerifiee.Lire(image.AsSpan(0, fin));
            for (var i = 0; i < image.Length; i++)
                foreach (var octet in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
                {
                    var change = (byte[])image.Clone();
                    change[i] = octet;
                    if (ImageVerifiee.Lire(change) is { } lue)
                        Assert.True(lue.Largeur > 0 && lue.Octets.Length <= change.Length);
                }
        }
    }

    private static byte[] Morceau(string type, params ReadOnlySpan<byte> donnees)
    {
        var longueur = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(longueur, donnees.Length);
        return [.. longueur, .. Encoding.ASCII.GetBytes(type), .. donnees, 1, 2, 3, 4];
    }

    private static byte[] Png(int largeur, int hauteur, byte[]? deplus = null)
    {
        var entete = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(entete, largeur);
        BinaryPrimitives.WriteInt32BigEndian(entete.AsSpan(4), hauteur);
        return
        [
            0x89,
            .. "PNG"u8,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Morceau("IHDR", entete),
            .. deplus ?? [],
            .. Morceau("IDAT", 9, 8, 7),
            .. Morceau("IEND"),
        ];
    }

    private static byte[] Segment(byte marque, ReadOnlySpan<byte> donnees)
    {
        var longueur = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(longueur, (ushort)(donnees.Length + 2));
        return [0xFF, marque, .. longueur, .. donnees];
    }

    private static byte[] Jpeg(ushort largeur, ushort hauteur, byte[]? deplus = null)
    {
        var cadre = new byte[15];
        cadre[0] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(cadre.AsSpan(1), hauteur);
        BinaryPrimitives.WriteUInt16BigEndian(cadre.AsSpan(3), largeur);
        return
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, "JFIF\0"u8),
            .. deplus ?? [],
            .. Segment(0xC0, cadre),
            .. Segment(0xDA, [1, 2, 3]),
            // An escaped FF and a restart are data of the scan.
            5,
            0xFF,
            0x00,
            6,
            0xFF,
            0xD0,
            7,
            0xFF,
            0xD9,
        ];
    }

    private static byte[] Dimensions(uint largeur, uint hauteur)
    {
        var bits = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bits, (largeur - 1) | ((hauteur - 1) << 14));
        return bits;
    }

    private static byte[] Webp(ReadOnlySpan<byte> morceaux)
    {
        var longueur = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(longueur, morceaux.Length + 4);
        return [.. "RIFF"u8, .. longueur, .. "WEBP"u8, .. morceaux];
    }
}
