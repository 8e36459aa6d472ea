using System.Security.Cryptography;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>The archive of OCMI, received whole in a temporary file of the node that disappears with it.</summary>
public sealed class ArchiveOcmi : IAsyncDisposable
{
    /// <summary>How many times larger than the archive its content may be; JSON shrinks ten to fifty times.</summary>
    private const int RapportMax = 200;

    /// <summary>Size under which the ratio does not matter, bytes.</summary>
    private const long SansRapport = 20 * 1024 * 1024;

    private readonly FileStream fichier;

    private ArchiveOcmi(FileStream fichier, string empreinte) =>
        (this.fichier, Empreinte) = (fichier, empreinte);

    /// <summary>SHA-256 of the archive, hexadecimal.</summary>
    public string Empreinte { get; }

    /// <summary>Copies an archive from where it comes, in constant memory.</summary>
    /// <exception cref="EchecOcmiException">it is empty or larger than <paramref name="maximum"/> bytes</exception>
    internal static async Task<ArchiveOcmi> RecevoirAsync(
        Stream contenu,
        long maximum,
        CancellationToken annulation
    )
    {
        var fichier = Temporaire();
        try
        {
            using var empreinte = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var tampon = new byte[128 * 1024];
            while (await contenu.ReadAsync(tampon, annulation) is var lus and > 0)
            {
                if (fichier.Position + lus > maximum)
                    throw new EchecOcmiException(
                        "Le fichier d’OCMI dépasse la taille acceptée : il n’a pas été lu."
                    );
                empreinte.AppendData(tampon, 0, lus);
                await fichier.WriteAsync(tampon.AsMemory(0, lus), annulation);
            }
            if (fichier.Position == 0)
                throw new EchecOcmiException("Le fichier d’OCMI est vide.");
            return new ArchiveOcmi(fichier, Convert.ToHexStringLower(empreinte.GetHashAndReset()));
        }
        catch
        {
            await fichier.DisposeAsync();
            throw;
        }
    }

    /// <summary>A file that only this account of the system reads, erased when it is closed.</summary>
    internal static FileStream Temporaire()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(
            Path.Combine(Path.GetTempPath(), $"emjpm-ocmi-{Guid.NewGuid():N}"),
            options
        );
    }

    /// <summary>Gives the one JSON file of the archive to <paramref name="lire"/>, bounded.</summary>
    /// <exception cref="EchecOcmiException">not an archive, a wrong password, no JSON file or several, or a bomb</exception>
    internal async Task LireAsync(string motDePasse, long contenuMax, Func<Stream, Task> lire)
    {
        try
        {
            fichier.Position = 0;
            using var zip = new ZipFile(fichier, leaveOpen: true)
            {
                Password = motDePasse.Length > 0 ? motDePasse : null,
            };
            var entrees = zip.Cast<ZipEntry>()
                .Where(e =>
                    e.IsFile && e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                )
                .Take(2)
                .ToList();
            if (entrees is not [var entree])
                throw new EchecOcmiException(
                    entrees.Count == 0
                        ? "L’archive d’OCMI ne contient pas de fichier JSON."
                        : "L’archive d’OCMI contient plusieurs fichiers JSON : un seul est attendu."
                );
            var borne = Math.Min(contenuMax, Math.Max(SansRapport, fichier.Length * RapportMax));
            if (entree.Size > borne)
                throw Bombe();
            await using var contenu = zip.GetInputStream(entree);
            await using var borneLue = new FluxBorne(contenu, borne);
            await lire(borneLue);
        }
        catch (SharpZipBaseException e)
        {
            throw new EchecOcmiException(
                "L’archive d’OCMI ne s’ouvre pas : elle est abîmée, ou son mot de passe n’est pas celui de la configuration.",
                e
            );
        }
    }

    public ValueTask DisposeAsync() => fichier.DisposeAsync();

    private static EchecOcmiException Bombe() =>
        new("Le contenu de l’archive d’OCMI dépasse la taille acceptée : il n’a pas été lu.");

    /// <summary>Counts what is decompressed, whatever the archive says of its size.</summary>
    private sealed class FluxBorne(Stream contenu, long maximum) : Stream
    {
        private long lus;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => lus;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var nombre = contenu.Read(buffer, offset, count);
            return (lus += nombre) > maximum ? throw Bombe() : nombre;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
