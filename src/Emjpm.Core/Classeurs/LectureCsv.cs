using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// Reads text with columns. UTF-8 and Windows-1252 are told apart cell by cell: a file pasted together from both is read right.
/// </summary>
internal static class LectureCsv
{
    /// <summary>Longest line, bytes: beyond, a quote was never closed.</summary>
    private const int LigneMax = 1024 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252
    )!;

    /// <param name="debut">the first bytes of <paramref name="flux"/></param>
    public static FeuilleLue Feuille(Stream flux, byte[] debut, string nom)
    {
        var codage = Codage(debut);
        if (codage is null && debut.AsSpan().ContainsAnyInRange<byte>(0, 8))
            throw Refus.PasUnTableur(nom);
        var texte = (codage ?? Windows1252).GetString(debut).TrimStart('\uFEFF', 'ï', '»', '¿');
        Reconnaitre(texte.TrimStart(), nom);
        var (separateur, annonce) = Separateur(texte);
        return new FeuilleLue(
            Path.GetFileNameWithoutExtension(nom),
            masquee: false,
            () => LectureClasseur.Borner(nom, () => Lignes(flux, nom, codage, separateur, annonce))
        );
    }

    private static IEnumerable<LigneLue> Lignes(
        Stream flux,
        string nom,
        Encoding? codage,
        char separateur,
        bool annonce
    )
    {
        flux.Position = 0;
        var guillemet = 0L;
        using var csv = CsvReader.Create(
            flux,
            new CsvReaderOptions
            {
                Separator = separateur,
                HasHeader = false,
                Encoding = codage,
                TrackLineNumbers = true,
                MaxRecordSize = LigneMax,
                OnMalformedRecord = m =>
                {
                    if (m.Reason == CsvMalformedReason.UnterminatedQuote)
                        guillemet = m.LineNumber;
                },
            },
            leaveOpen: true
        );
        while (Lire(csv))
        {
            if (guillemet > 0)
                throw Refus.Guillemet(guillemet);
            if (annonce && csv.LineNumber == 1)
                continue;
            if (Cellules(csv) is { Length: > 0 } cellules)
                yield return new LigneLue((int)csv.LineNumber, cellules);
        }
        if (guillemet > 0)
            throw Refus.Guillemet(guillemet);
    }

    private static bool Lire(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw Refus.LigneTropLongue();
        }
    }

    private static Cellule[] Cellules(CsvReader csv)
    {
        var nombre = csv.FieldCount;
        while (nombre > 0 && csv.IsEmpty(nombre - 1))
            nombre--;
        if (nombre > LimitesLecture.Colonnes)
            throw Refus.TropDeColonnes();
        var cellules = new Cellule[nombre];
        for (var i = 0; i < nombre; i++)
            cellules[i] = Cellule.DeTexte(Decoder(csv.GetSpan(i)));
        while (nombre > 0 && cellules[nombre - 1].EstVide)
            nombre--;
        return cellules[..nombre];
    }

    private static string Decoder(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > LimitesLecture.Caracteres)
            octets = octets[..LimitesLecture.Caracteres];
        return (Utf8.IsValid(octets) ? Encoding.UTF8 : Windows1252).GetString(octets);
    }

    /// <summary>UTF-16, by its mark or because one byte in two of its first ones is zero; null for the others.</summary>
    private static Encoding? Codage(ReadOnlySpan<byte> debut)
    {
        if (debut.StartsWith([(byte)0xFF, (byte)0xFE]))
            return Encoding.Unicode;
        if (debut.StartsWith([(byte)0xFE, (byte)0xFF]))
            return Encoding.BigEndianUnicode;
        var zeros = (Pairs: 0, Impairs: 0);
        for (var i = 0; i + 1 < debut.Length; i += 2)
        {
            if (debut[i] == 0)
                zeros.Pairs++;
            if (debut[i + 1] == 0)
                zeros.Impairs++;
        }
        var moitie = debut.Length / 4;
        return (zeros.Pairs > moitie, zeros.Impairs > moitie) switch
        {
            (false, true) => Encoding.Unicode,
            (true, false) => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    /// <summary>Refuses what is text without columns: the web pages that some software names .xls, a document, a picture.</summary>
    private static void Reconnaitre(string texte, string nom)
    {
        if (texte.Length == 0)
            throw Refus.Vide();
        if (texte[0] == '<')
            throw Refus.PageWeb(nom);
        if (
            texte.StartsWith("%PDF", StringComparison.Ordinal)
            || texte.StartsWith("{\\rtf", StringComparison.Ordinal)
        )
            throw Refus.PasUnTableur(nom);
    }

    /// <summary>The separator found most often in the first line that has one; and whether Excel's <c>sep=;</c> announces it.</summary>
    private static (char Separateur, bool Annonce) Separateur(string texte)
    {
        if (texte.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && texte.Length > 4)
            return char.IsAscii(texte[4]) && !char.IsControl(texte[4]) || texte[4] == '\t'
                ? (texte[4], true)
                : (';', true);
        foreach (var ligne in texte.Split('\n', 20))
        {
            var (points, tabulations, virgules) = (0, 0, 0);
            var cite = false;
            foreach (var c in ligne)
                if (c == '"')
                    cite = !cite;
                else if (!cite)
                {
                    points += c == ';' ? 1 : 0;
                    tabulations += c == '\t' ? 1 : 0;
                    virgules += c == ',' ? 1 : 0;
                }
            if (points + tabulations + virgules > 0)
                return (
                    points >= tabulations && points >= virgules ? ';'
                    : tabulations >= virgules ? '\t'
                    : ',',
                    false
                );
        }
        return (';', false);
    }
}
