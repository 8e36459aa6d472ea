namespace Emjpm.Core.Classeurs;

/// <summary>A spreadsheet open for reading. Its sheets read the file again each time they are enumerated: keep it open meanwhile.</summary>
public sealed class ClasseurLu : IDisposable
{
    private readonly IDisposable source;

    internal ClasseurLu(IDisposable source, string nom, IReadOnlyList<FeuilleLue> feuilles) =>
        (this.source, Nom, Feuilles) = (source, nom, feuilles);

    /// <summary>Name of the file.</summary>
    public string Nom { get; }

    /// <summary>In the order of the file, hidden ones included; at least one. A CSV file has one.</summary>
    public IReadOnlyList<FeuilleLue> Feuilles { get; }

    public void Dispose() => source.Dispose();
}

/// <summary>A sheet of a spreadsheet.</summary>
public sealed class FeuilleLue
{
    private readonly Func<IEnumerable<LigneLue>> lire;

    internal FeuilleLue(string nom, bool masquee, Func<IEnumerable<LigneLue>> lire) =>
        (Nom, Masquee, this.lire) = (nom, masquee, lire);

    public string Nom { get; }

    /// <summary>The person who made the file hid it.</summary>
    public bool Masquee { get; }

    /// <summary>
    /// The lines that hold a value, one by one, in constant memory. The others are passed over and keep their number. Of merged
    /// cells the first one has the value, the others are empty.
    /// </summary>
    /// <exception cref="RegleMetierException">while enumerating: the file is damaged, or beyond <see cref="LimitesLecture"/></exception>
    public IEnumerable<LigneLue> Lignes() => lire();
}

/// <summary>What a file may be at most. Beyond, it is refused with a sentence.</summary>
public static class LimitesLecture
{
    /// <summary>Size of the file, bytes.</summary>
    public const long Octets = 50L * 1024 * 1024;

    /// <summary>Lines with a value in one sheet, the header included.</summary>
    public const int Lignes = 100_001;

    /// <summary>Columns with a value.</summary>
    public const int Colonnes = 500;

    /// <summary>Sheets, hidden ones included.</summary>
    public const int Feuilles = 100;

    /// <summary>Characters of one cell. Source: ECMA-376, limits of SpreadsheetML applications.</summary>
    public const int Caracteres = 32_767;

    /// <summary>Size once decompressed of what is read of the file, bytes.</summary>
    public const long OctetsDecompresses = 1024L * 1024 * 1024;

    /// <summary>Size once decompressed of the texts that a workbook shares between its cells and that are kept in memory, bytes.</summary>
    public const long OctetsTextesPartages = 128L * 1024 * 1024;

    /// <summary>How many times bigger a part may become once decompressed, beyond its first 10 MB.</summary>
    public const int Rapport = 400;
}
