using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Emjpm.Core.Classeurs;

/// <summary>Reads a workbook of Excel 97 to 2003 (BIFF in a compound file), through ExcelDataReader.</summary>
internal static class LectureXls
{
    private static readonly byte[] NomChiffre = Encoding.Unicode.GetBytes("EncryptedPackage");

    static LectureXls() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>First bytes of a compound file. Source: MS-CFB, 2.2.</summary>
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static List<FeuilleLue> Feuilles(Stream flux, string nom)
    {
        // An encrypted workbook of today is a compound file too, that holds one package.
        if (Contient(flux, NomChiffre))
            throw Refus.Chiffre(nom);
        return Tenter(
            nom,
            () =>
            {
                var feuilles = new List<FeuilleLue>();
                using var lecture = Ouvrir(flux);
                do
                {
                    var rang = feuilles.Count;
                    feuilles.Add(
                        new FeuilleLue(
                            lecture.Name ?? "",
                            lecture.VisibleState is "hidden" or "veryhidden",
                            () => LectureClasseur.Borner(nom, () => Lignes(flux, nom, rang))
                        )
                    );
                } while (lecture.NextResult());
                return feuilles;
            }
        );
    }

    private static IEnumerable<LigneLue> Lignes(Stream flux, string nom, int rang)
    {
        using var lecture = Tenter(nom, () => Ouvrir(flux));
        for (var i = 0; i < rang; i++)
            Tenter(nom, lecture.NextResult);
        for (var numero = 1; ; numero++)
        {
            var cellules = Tenter(nom, () => lecture.Read() ? Cellules(lecture) : null);
            if (cellules is null)
                yield break;
            if (cellules.Length > 0)
                yield return new LigneLue(numero, cellules);
        }
    }

    private static Cellule[] Cellules(IExcelDataReader lecture)
    {
        var cellules = new Cellule[Math.Min(lecture.FieldCount, LimitesLecture.Colonnes)];
        var nombre = 0;
        for (var i = 0; i < cellules.Length; i++)
        {
            cellules[i] = Lue(lecture.GetValue(i));
            if (!cellules[i].EstVide)
                nombre = i + 1;
        }
        return cellules[..nombre];
    }

    private static Cellule Lue(object? valeur) =>
        valeur switch
        {
            string texte => Cellule.DeTexte(texte),
            DateTime date => Cellule.DeDate(DateOnly.FromDateTime(date)),
            double nombre => Cellule.DeNombre(nombre),
            int nombre => Cellule.DeNombre(nombre),
            bool booleen => Cellule.DeBooleen(booleen),
            _ => default,
        };

    private static IExcelDataReader Ouvrir(Stream flux)
    {
        flux.Position = 0;
        return ExcelReaderFactory.CreateBinaryReader(
            flux,
            new ExcelReaderConfiguration { LeaveOpen = true }
        );
    }

    /// <summary>The package does not say what a damaged file makes it throw: whatever it is, the file is refused.</summary>
    private static T Tenter<T>(string nom, Func<T> lire)
    {
        try
        {
            return lire();
        }
        catch (InvalidPasswordException)
        {
            throw Refus.Chiffre(nom);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or RegleMetierException))
        {
            throw Refus.Abime(nom);
        }
    }

    private static bool Contient(Stream flux, ReadOnlySpan<byte> motif)
    {
        flux.Position = 0;
        var tampon = new byte[81_920];
        var gardes = 0;
        while (flux.Read(tampon, gardes, tampon.Length - gardes) is > 0 and var lus)
        {
            var plein = tampon.AsSpan(0, gardes + lus);
            if (plein.IndexOf(motif) >= 0)
                return true;
            gardes = Math.Min(motif.Length, plein.Length);
            plein[^gardes..].CopyTo(tampon);
        }
        return false;
    }
}
