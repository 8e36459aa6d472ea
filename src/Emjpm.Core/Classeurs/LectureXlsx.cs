using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// Reads an Excel workbook (ECMA-376, transitional and strict). Its sheets are streamed; only the texts shared between cells and
/// the formats of numbers are kept in memory.
/// </summary>
internal sealed partial class LectureXlsx(ArchiveLue archive, string nom)
{
    private const int LigneMax = 1_048_576;

    private readonly Dictionary<string, (string Type, string Cible)> relations = [];
    private List<string>? textes;
    private bool[]? dates;
    private bool depuis1904;
    private string dossier = "";

    public List<FeuilleLue> Feuilles()
    {
        var classeur =
            Relations("").Values.FirstOrDefault(r => r.Type == "officeDocument").Cible
            ?? "xl/workbook.xml";
        if (classeur.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw Refus.Binaire(nom);
        dossier = classeur[..(classeur.LastIndexOf('/') + 1)];
        foreach (var (id, relation) in Relations(classeur))
            relations[id] = relation;
        var feuilles = new List<FeuilleLue>();
        using var xml = archive.Ouvrir(classeur) ?? throw Refus.PasUnTableur(nom);
        while (ArchiveLue.Suivant(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                depuis1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                && Attribut(xml, "id") is { } id
                && relations.TryGetValue(id, out var feuille)
                && feuille.Type == "worksheet"
                && archive.Contient(feuille.Cible)
            )
                feuilles.Add(
                    new FeuilleLue(
                        xml.GetAttribute("name") ?? "",
                        xml.GetAttribute("state") is "hidden" or "veryHidden",
                        () => LectureClasseur.Borner(nom, () => Lignes(feuille.Cible))
                    )
                );
        return feuilles;
    }

    private IEnumerable<LigneLue> Lignes(string chemin)
    {
        textes ??= Textes();
        dates ??= FormatsDeDate();
        using var xml = archive.Ouvrir(chemin)!;
        var tampon = new Cellule[LimitesLecture.Colonnes];
        var numero = 0;
        while (ArchiveLue.Suivant(xml))
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            var ecrit = Entier(xml.GetAttribute("r"));
            numero = ecrit > numero && ecrit <= LigneMax ? ecrit : numero + 1;
            if (LireLigne(xml, tampon) is > 0 and var nombre)
                yield return new LigneLue(numero, tampon.AsSpan(0, nombre).ToArray());
        }
    }

    /// <summary>Fills the buffer; returns the number of cells up to the last value.</summary>
    private int LireLigne(XmlReader xml, Cellule[] tampon)
    {
        Array.Clear(tampon);
        var nombre = 0;
        if (xml.IsEmptyElement)
            return 0;
        var colonne = -1;
        var profondeur = xml.Depth;
        while (ArchiveLue.Suivant(xml) && xml.Depth > profondeur)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            colonne = Colonne(xml.GetAttribute("r")) ?? colonne + 1;
            var cellule = LireCellule(xml);
            if (cellule.EstVide)
                continue;
            if (colonne >= tampon.Length)
                throw Refus.TropDeColonnes();
            tampon[colonne] = cellule;
            nombre = Math.Max(nombre, colonne + 1);
        }
        return nombre;
    }

    private Cellule LireCellule(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return default;
        var type = xml.GetAttribute("t");
        var style = Entier(xml.GetAttribute("s"));
        var valeur = LireTexte(xml, type == "inlineStr" ? "t" : "v");
        if (valeur.Length == 0)
            return default;
        switch (type)
        {
            case "s":
                return Entier(valeur) is var i && i >= 0 && i < textes!.Count && IsEntier(valeur)
                    ? Cellule.DeTexte(textes[i])
                    : throw new InvalidDataException();
            case "inlineStr" or "str":
                return Cellule.DeTexte(Clair(valeur));
            case "b":
                return Cellule.DeBooleen(valeur is "1" or "true");
            case "e":
                return Cellule.DErreur(valeur);
            case "d":
                return DateTime.TryParse(
                    valeur,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var iso
                )
                    ? Cellule.DeDate(DateOnly.FromDateTime(iso))
                    : Cellule.DeTexte(valeur);
        }
        if (
            !double.TryParse(
                valeur,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var nombre
            )
        )
            return Cellule.DeTexte(valeur);
        return
            style < dates!.Length && dates[style] && NumeroDeSerie.Jour(nombre, depuis1904) is { } j
            ? Cellule.DeDate(j)
            : Cellule.DeNombre(nombre);
    }

    /// <summary>Text of the <paramref name="balise"/> elements inside the current one, up to its end; not the phonetic ones.</summary>
    private static string LireTexte(XmlReader xml, string balise)
    {
        var profondeur = xml.Depth;
        string? seul = null;
        StringBuilder? plusieurs = null;
        var dedans = false;
        var phonetique = false;
        while (ArchiveLue.Suivant(xml) && xml.Depth > profondeur)
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    phonetique = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    phonetique = false;
                    break;
                case XmlNodeType.Element:
                    dedans = xml.LocalName == balise && !xml.IsEmptyElement && !phonetique;
                    break;
                case XmlNodeType.EndElement:
                    dedans = false;
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace when dedans:
                    if (seul is null)
                        seul = xml.Value;
                    else if (
                        (plusieurs ??= new StringBuilder(seul)).Length < LimitesLecture.Caracteres
                    )
                        plusieurs.Append(xml.Value);
                    break;
            }
        var texte = plusieurs?.ToString() ?? seul ?? "";
        return texte.Length > LimitesLecture.Caracteres
            ? texte[..LimitesLecture.Caracteres]
            : texte;
    }

    private List<string> Textes()
    {
        var lus = new List<string>();
        using var xml = archive.Ouvrir(
            Partie("sharedStrings"),
            LimitesLecture.OctetsTextesPartages
        );
        while (xml is not null && ArchiveLue.Suivant(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                lus.Add(xml.IsEmptyElement ? "" : Clair(LireTexte(xml, "t")));
        return lus;
    }

    /// <summary>For each style of cell, whether its number is shown as a day.</summary>
    private bool[] FormatsDeDate()
    {
        var codes = new Dictionary<int, string>();
        var styles = new List<bool>();
        var dansLesCellules = false;
        using var xml = archive.Ouvrir(Partie("styles"));
        while (xml is not null && ArchiveLue.Suivant(xml))
            if (xml.LocalName == "cellXfs")
                dansLesCellules = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
                codes[Entier(xml.GetAttribute("numFmtId"))] = xml.GetAttribute("formatCode") ?? "";
            else if (dansLesCellules && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                styles.Add(
                    Entier(xml.GetAttribute("numFmtId")) is var format
                    && codes.TryGetValue(format, out var code)
                        ? NumeroDeSerie.EstFormatDeJour(code)
                        : NumeroDeSerie.EstFormatDeJour(format)
                );
        return [.. styles];
    }

    private string Partie(string type) =>
        relations.Values.FirstOrDefault(r => r.Type == type).Cible ?? $"{dossier}{type}.xml";

    /// <summary>The relations of a part, by identifier: last word of their type, and path of their target.</summary>
    private Dictionary<string, (string Type, string Cible)> Relations(string chemin)
    {
        var coupure = chemin.LastIndexOf('/') + 1;
        var lues = new Dictionary<string, (string, string)>();
        using var xml = archive.Ouvrir($"{chemin[..coupure]}_rels/{chemin[coupure..]}.rels");
        while (xml is not null && ArchiveLue.Suivant(xml))
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Id") is { } id
                && xml.GetAttribute("Type") is { } type
                && xml.GetAttribute("Target") is { } cible
            )
                lues[id] = (
                    type[(type.LastIndexOf('/') + 1)..],
                    cible.StartsWith('/') ? cible[1..] : chemin[..coupure] + cible
                );
        return lues;
    }

    private static string? Attribut(XmlReader xml, string nomLocal)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName != nomLocal || xml.NamespaceURI.Length == 0)
                continue;
            var valeur = xml.Value;
            xml.MoveToElement();
            return valeur;
        }
        xml.MoveToElement();
        return null;
    }

    private static bool IsEntier(string texte) => texte.All(char.IsAsciiDigit);

    private static int Entier(string? texte) =>
        int.TryParse(texte, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    /// <summary>« AB12 » is column 27, from 0; null when it is not a reference.</summary>
    private static int? Colonne(string? reference)
    {
        var colonne = 0;
        var lettres = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c))
                break;
            if (++lettres > 4)
                return null;
            colonne = colonne * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        return lettres == 0 ? null : colonne - 1;
    }

    /// <summary>The text with what Excel writes as <c>_x000D_</c> in clear.</summary>
    private static string Clair(string texte) =>
        texte.Contains("_x", StringComparison.Ordinal)
            ? Echappement()
                .Replace(
                    texte,
                    m =>
                        (
                            (char)
                                ushort.Parse(
                                    m.Groups[1].ValueSpan,
                                    NumberStyles.AllowHexSpecifier,
                                    CultureInfo.InvariantCulture
                                )
                        ).ToString()
                )
            : texte;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Echappement();
}
