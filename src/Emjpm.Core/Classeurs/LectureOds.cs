using System.Globalization;
using System.Text;
using System.Xml;

namespace Emjpm.Core.Classeurs;

/// <summary>Reads a LibreOffice workbook (OpenDocument 1.2, ISO/IEC 26300). Its tables are streamed from one part.</summary>
internal sealed class LectureOds(ArchiveLue archive, string nom)
{
    private const string Contenu = "content.xml";

    public List<FeuilleLue> Feuilles()
    {
        if (EstChiffre())
            throw Refus.Chiffre(nom);
        var masquees = new HashSet<string>();
        var feuilles = new List<FeuilleLue>();
        var style = "";
        using var xml = archive.Ouvrir(Contenu)!;
        while (ArchiveLue.Suivant(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "style":
                    style = Attribut(xml, "name") ?? "";
                    break;
                case "table-properties" when Attribut(xml, "display") == "false":
                    masquees.Add(style);
                    break;
                case "table":
                    var rang = feuilles.Count;
                    feuilles.Add(
                        new FeuilleLue(
                            Attribut(xml, "name") ?? "",
                            masquees.Contains(Attribut(xml, "style-name") ?? ""),
                            () => LectureClasseur.Borner(nom, () => Lignes(rang))
                        )
                    );
                    break;
            }
        }
        return feuilles;
    }

    private bool EstChiffre()
    {
        using var xml = archive.Ouvrir("META-INF/manifest.xml");
        while (xml is not null && ArchiveLue.Suivant(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "encryption-data" })
                return true;
        return false;
    }

    private IEnumerable<LigneLue> Lignes(int rang)
    {
        using var xml = archive.Ouvrir(Contenu)!;
        var table = -1;
        var numero = 0L;
        var tampon = new Cellule[LimitesLecture.Colonnes];
        while (ArchiveLue.Suivant(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "table" && ++table > rang)
                yield break;
            if (table != rang || xml.LocalName != "table-row")
                continue;
            var fois = Repetitions(xml, "number-rows-repeated");
            var nombre = LireLigne(xml, tampon);
            if (nombre > 0)
            {
                var cellules = tampon.AsSpan(0, nombre).ToArray();
                for (var i = 1; i <= fois; i++)
                    yield return new LigneLue((int)Math.Min(numero + i, int.MaxValue), cellules);
            }
            numero += fois;
        }
    }

    /// <summary>Fills the buffer; returns the number of cells up to the last value.</summary>
    private static int LireLigne(XmlReader xml, Cellule[] tampon)
    {
        Array.Clear(tampon);
        if (xml.IsEmptyElement)
            return 0;
        var colonne = 0L;
        var nombre = 0;
        var profondeur = xml.Depth;
        while (ArchiveLue.Suivant(xml) && xml.Depth > profondeur)
        {
            if (
                xml
                is not {
                    NodeType: XmlNodeType.Element,
                    LocalName: "table-cell" or "covered-table-cell"
                }
            )
                continue;
            var fois = Repetitions(xml, "number-columns-repeated");
            var cellule = LireCellule(xml);
            if (!cellule.EstVide)
            {
                if (colonne + fois > tampon.Length)
                    throw Refus.TropDeColonnes();
                tampon.AsSpan((int)colonne, fois).Fill(cellule);
                nombre = (int)colonne + fois;
            }
            colonne += fois;
        }
        return nombre;
    }

    private static Cellule LireCellule(XmlReader xml)
    {
        var couverte = xml.LocalName == "covered-table-cell";
        string? type = null,
            nature = null,
            valeur = null,
            jour = null,
            booleen = null,
            ecrit = null;
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            switch (xml.LocalName)
            {
                case "value-type" when xml.Prefix == "calcext":
                    nature = xml.Value;
                    break;
                case "value-type":
                    type = xml.Value;
                    break;
                case "value":
                    valeur = xml.Value;
                    break;
                case "date-value":
                    jour = xml.Value;
                    break;
                case "boolean-value":
                    booleen = xml.Value;
                    break;
                case "string-value":
                    ecrit = xml.Value;
                    break;
            }
        }
        xml.MoveToElement();
        var texte = LireTexte(xml);
        if (couverte)
            return default;
        if (nature == "error")
            return Cellule.DErreur(texte);
        return type switch
        {
            "float"
            or "percentage"
            or "currency"
                when double.TryParse(
                    valeur,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var nombre
                ) => Cellule.DeNombre(nombre),
            "date"
                when DateTime.TryParse(
                    jour,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var date
                ) => Cellule.DeDate(DateOnly.FromDateTime(date)),
            "boolean" => Cellule.DeBooleen(booleen == "true"),
            _ => Cellule.DeTexte(ecrit ?? texte),
        };
    }

    /// <summary>What the cell shows: its paragraphs, without its annotations.</summary>
    private static string LireTexte(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var texte = new StringBuilder();
        var profondeur = xml.Depth;
        var annotation = int.MaxValue;
        while (ArchiveLue.Suivant(xml) && xml.Depth > profondeur)
        {
            if (xml.Depth > annotation || texte.Length > LimitesLecture.Caracteres)
                continue;
            annotation = int.MaxValue;
            switch (xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    texte.Append(xml.Value);
                    break;
                case XmlNodeType.Element
                    when xml is { LocalName: "annotation", IsEmptyElement: false }:
                    annotation = xml.Depth;
                    break;
                case XmlNodeType.Element when xml.LocalName == "p" && texte.Length > 0:
                    texte.Append('\n');
                    break;
                case XmlNodeType.Element when xml.LocalName is "s" or "tab" or "line-break":
                    texte.Append(' ');
                    break;
            }
        }
        return texte.Length > LimitesLecture.Caracteres
            ? texte.ToString(0, LimitesLecture.Caracteres)
            : texte.ToString();
    }

    private static string? Attribut(XmlReader xml, string nomLocal)
    {
        string? valeur = null;
        for (var i = 0; i < xml.AttributeCount && valeur is null; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == nomLocal && xml.Prefix.Length > 0)
                valeur = xml.Value;
        }
        xml.MoveToElement();
        return valeur;
    }

    private static int Repetitions(XmlReader xml, string nomLocal) =>
        int.TryParse(
            Attribut(xml, nomLocal),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? Math.Max(n, 1)
            : 1;
}
