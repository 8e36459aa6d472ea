using System.Xml;
using CsvHelper;

namespace Emjpm.Core.Classeurs;

/// <summary>Opens a file by what it contains, whatever its extension.</summary>
internal static class LectureClasseur
{
    private const int Debut = 64 * 1024;

    public static ClasseurLu Ouvrir(Stream contenu, string nom)
    {
        var (flux, source) = AvecRetour(contenu);
        try
        {
            if (flux.Length > LimitesLecture.Octets)
                throw Refus.TropGros();
            flux.Position = 0;
            var debut = new byte[(int)Math.Min(Debut, flux.Length)];
            flux.ReadExactly(debut);
            if (debut.Length == 0)
                throw Refus.Vide();
            return Tenter(nom, () => Ouvrir(flux, debut, nom, source));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>What the content of a file makes a reader throw, turned into the one refusal.</summary>
    public static T Tenter<T>(string nom, Func<T> lire)
    {
        try
        {
            return lire();
        }
        catch (Exception e)
            when (e
                    is XmlException
                        or InvalidDataException
                        or EndOfStreamException
                        or CsvFormatException
            )
        {
            throw Refus.Abime(nom);
        }
    }

    /// <summary>The lines of a sheet within the limits, any fault of the file turned into the one refusal.</summary>
    public static IEnumerable<LigneLue> Borner(string nom, Func<IEnumerable<LigneLue>> lire)
    {
        using var lignes = lire().GetEnumerator();
        for (var lues = 0; Tenter(nom, lignes.MoveNext); lues++)
        {
            if (lues == LimitesLecture.Lignes)
                throw Refus.TropDeLignes();
            yield return lignes.Current;
        }
    }

    private static ClasseurLu Ouvrir(Stream flux, byte[] debut, string nom, IDisposable source)
    {
        if (debut.AsSpan().StartsWith("PK"u8))
        {
            var archive = new ArchiveLue(flux, source);
            return new ClasseurLu(archive, nom, FeuillesZip(archive, nom));
        }
        IReadOnlyList<FeuilleLue> feuilles = debut.AsSpan().StartsWith(LectureXls.Signature)
            ? LectureXls.Feuilles(flux, nom)
            : [LectureCsv.Feuille(flux, debut, nom)];
        return new ClasseurLu(source, nom, feuilles);
    }

    private static List<FeuilleLue> FeuillesZip(ArchiveLue archive, string nom)
    {
        List<FeuilleLue> feuilles =
            archive.Contient("[Content_Types].xml") ? new LectureXlsx(archive, nom).Feuilles()
            : archive.Contient("content.xml") ? new LectureOds(archive, nom).Feuilles()
            : throw Refus.PasUnTableur(nom);
        return feuilles.Count switch
        {
            0 => throw Refus.PasUnTableur(nom),
            > LimitesLecture.Feuilles => throw Refus.TropDeFeuilles(),
            _ => feuilles,
        };
    }

    /// <summary>The stream itself when it can go back, else a temporary copy; and what to close at the end.</summary>
    private static (Stream Flux, IDisposable Source) AvecRetour(Stream contenu)
    {
        if (contenu.CanSeek)
            return (contenu, Stream.Null);
        var copie = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            }
        );
        var tampon = new byte[81_920];
        while (copie.Length <= LimitesLecture.Octets && contenu.Read(tampon) is > 0 and var lus)
            copie.Write(tampon, 0, lus);
        return (copie, copie);
    }
}
