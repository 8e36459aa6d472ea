using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Remarques;

/// <summary>The formats of image that are read, and nothing else.</summary>
public enum TypeImage
{
    [Valeur("png", "PNG")]
    Png,

    [Valeur("jpeg", "JPEG")]
    Jpeg,

    [Valeur("webp", "WebP")]
    Webp,
}

/// <summary>
/// The image joined to a remark: pixels only, as <see cref="ImageVerifiee"/> leaves them. Seen by its author and by the
/// administrators, erased before the remark.
/// </summary>
public sealed class CaptureRemarque
{
    /// <summary>Largest file, bytes.</summary>
    public const int OctetsMax = 2 * 1024 * 1024;

    public int RemarqueId { get; init; }
    public RemarqueUsage? Remarque { get; init; }
    public TypeImage Type { get; init; }

    /// <summary>Pixels.</summary>
    public int Largeur { get; init; }

    /// <inheritdoc cref="Largeur"/>
    public int Hauteur { get; init; }

    /// <summary>Bytes.</summary>
    public int Taille { get; init; }

    /// <summary>The image. Read by projection only when it is shown.</summary>
    public required byte[] Octets { get; init; }
}

/// <summary>A capture without its image.</summary>
public sealed record CaptureLue(TypeImage Type, int Largeur, int Hauteur, int Taille);

/// <summary>How the formats are named on the wire.</summary>
public static class TypesImage
{
    public static string TypeMime(this TypeImage type) => $"image/{type.Handle()}";
}
