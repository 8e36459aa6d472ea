using System.IO.Compression;
using System.Xml;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// The archive that an Excel or LibreOffice workbook is. Nothing of it is trusted: sizes are counted while reading, the XML has
/// no document type, and a part whose size is out of proportion refuses the file.
/// </summary>
internal sealed class ArchiveLue : IDisposable
{
    private const int PartiesMax = 10_000;
    private const int ProfondeurMax = 100;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = true,
    };

    private readonly IDisposable source;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parties;

    /// <param name="source">closed with the archive</param>
    public ArchiveLue(Stream flux, IDisposable source)
    {
        this.source = source;
        archive = new ZipArchive(flux, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > PartiesMax)
            throw Refus.Bombe();
        parties = archive
            .Entries.GroupBy(e => Chemin(e.FullName), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
    }

    public bool Contient(string chemin) => parties.ContainsKey(Chemin(chemin));

    /// <summary>Opens a part; null when the archive has it not.</summary>
    public XmlReader? Ouvrir(string chemin, long maximum = LimitesLecture.OctetsDecompresses)
    {
        if (!parties.TryGetValue(Chemin(chemin), out var partie))
            return null;
        if (partie.Length > maximum)
            throw Refus.Bombe();
        var borne = Math.Min(
            maximum,
            Math.Max(FluxBorne.SansRapport, partie.CompressedLength * LimitesLecture.Rapport)
        );
        return XmlReader.Create(new FluxBorne(partie.Open(), borne), Xml);
    }

    /// <summary>Goes to the next node; false at the end.</summary>
    public static bool Suivant(XmlReader xml) =>
        xml.Read() && (xml.Depth <= ProfondeurMax ? true : throw Refus.Bombe());

    public void Dispose()
    {
        archive.Dispose();
        source.Dispose();
    }

    private static string Chemin(string chemin) => chemin.Replace('\\', '/').TrimStart('/');

    /// <summary>Counts what is decompressed; refuses too much of it, and what no workbook has: megabytes without the end of a tag.</summary>
    private sealed class FluxBorne(Stream contenu, long maximum) : Stream
    {
        /// <summary>Size under which the rate of compression does not matter, bytes.</summary>
        public const long SansRapport = 10 * 1024 * 1024;

        private const long SansBalise = 4 * 1024 * 1024;

        private long lus;
        private long derniereBalise;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => lus;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var nombre = contenu.Read(buffer);
            if (buffer[..nombre].LastIndexOf((byte)'>') is >= 0 and var place)
                derniereBalise = lus + place;
            lus += nombre;
            return lus > maximum || lus - derniereBalise > SansBalise
                ? throw Refus.Bombe()
                : nombre;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                contenu.Dispose();
            base.Dispose(disposing);
        }
    }
}
