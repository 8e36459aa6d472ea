using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// A LibreOffice workbook of one sheet (OpenDocument 1.2), written line by line: bold header, column widths, typed cells. Texts are
/// written as texts, so that none is ever a formula.
/// </summary>
internal static class FichierOds
{
    private const string TypeDocument = "application/vnd.oasis.opendocument.spreadsheet";
    private const string Racine = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string Office = Racine + "office:1.0";
    private const string Table = Racine + "table:1.0";
    private const string Text = Racine + "text:1.0";
    private const string Style = Racine + "style:1.0";
    private const string Fo = Racine + "xsl-fo-compatible:1.0";
    private const string Number = Racine + "datastyle:1.0";
    private const string Manifest = Racine + "manifest:1.0";
    private const string Version = "1.2";

    /// <summary>Writes to <paramref name="sortie"/>, synchronously; it need not be seekable.</summary>
    public static async Task EcrireAsync<T>(
        Stream sortie,
        Feuille<T> feuille,
        IAsyncEnumerable<T> lignes,
        CancellationToken annulation
    )
    {
        using var archive = new ZipArchive(sortie, ZipArchiveMode.Create, leaveOpen: true);
        // First and not compressed, so that the kind of the file is read from its first bytes. Source: OpenDocument 1.2, part 3.
        using (
            var type = new StreamWriter(
                archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open()
            )
        )
            await type.WriteAsync(TypeDocument);
        using (var xml = Partie(archive, "META-INF/manifest.xml"))
            EcrireManifeste(xml);
        using (var xml = Partie(archive, "content.xml"))
        {
            Commencer(xml, feuille);
            await foreach (var ligne in lignes.WithCancellation(annulation))
            {
                xml.WriteStartElement("table-row", Table);
                foreach (var colonne in feuille.Colonnes)
                    EcrireCellule(xml, colonne.Lire(ligne));
                xml.WriteEndElement();
            }
            xml.WriteEndDocument();
        }
    }

    private static XmlWriter Partie(ZipArchive archive, string chemin) =>
        XmlWriter.Create(
            archive.CreateEntry(chemin).Open(),
            new XmlWriterSettings { CloseOutput = true }
        );

    private static void EcrireManifeste(XmlWriter xml)
    {
        xml.WriteStartElement("manifest", "manifest", Manifest);
        xml.WriteAttributeString("version", Manifest, Version);
        foreach (var (chemin, type) in new[] { ("/", TypeDocument), ("content.xml", "text/xml") })
        {
            xml.WriteStartElement("file-entry", Manifest);
            xml.WriteAttributeString("full-path", Manifest, chemin);
            xml.WriteAttributeString("media-type", Manifest, type);
            xml.WriteEndElement();
        }
        xml.WriteEndDocument();
    }

    private static void Commencer<T>(XmlWriter xml, Feuille<T> feuille)
    {
        xml.WriteStartElement("office", "document-content", Office);
        foreach (
            var (prefixe, espace) in new[]
            {
                ("table", Table),
                ("text", Text),
                ("style", Style),
                ("fo", Fo),
                ("number", Number),
            }
        )
            xml.WriteAttributeString("xmlns", prefixe, null, espace);
        xml.WriteAttributeString("version", Office, Version);
        xml.WriteStartElement("automatic-styles", Office);
        for (var i = 0; i < feuille.Colonnes.Count; i++)
            StyleDeColonne(xml, i, feuille.Colonnes[i].Largeur);
        StylesDeCellule(xml);
        xml.WriteEndElement();
        xml.WriteStartElement("body", Office);
        xml.WriteStartElement("spreadsheet", Office);
        xml.WriteStartElement("table", Table);
        xml.WriteAttributeString("name", Table, feuille.Nom);
        for (var i = 0; i < feuille.Colonnes.Count; i++)
        {
            xml.WriteStartElement("table-column", Table);
            xml.WriteAttributeString("style-name", Table, $"co{i}");
            xml.WriteEndElement();
        }
        xml.WriteStartElement("table-header-rows", Table);
        xml.WriteStartElement("table-row", Table);
        foreach (var colonne in feuille.Colonnes)
            EcrireTexte(xml, colonne.Titre, "titre");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void EcrireCellule(XmlWriter xml, object? valeur)
    {
        switch (valeur)
        {
            case int entier:
                EcrireValeur(xml, "float", "value", entier.ToString(CultureInfo.InvariantCulture));
                break;
            case double nombre:
                EcrireValeur(
                    xml,
                    "float",
                    "value",
                    nombre.ToString("R", CultureInfo.InvariantCulture)
                );
                break;
            case DateOnly date:
                EcrireValeur(
                    xml,
                    "date",
                    "date-value",
                    date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    "jour"
                );
                break;
            case string { Length: > 0 } texte:
                EcrireTexte(xml, texte, null);
                break;
            default:
                xml.WriteStartElement("table-cell", Table);
                xml.WriteEndElement();
                break;
        }
    }

    private static void EcrireValeur(
        XmlWriter xml,
        string type,
        string attribut,
        string valeur,
        string? style = null
    )
    {
        xml.WriteStartElement("table-cell", Table);
        if (style is not null)
            xml.WriteAttributeString("style-name", Table, style);
        xml.WriteAttributeString("value-type", Office, type);
        xml.WriteAttributeString(attribut, Office, valeur);
        xml.WriteEndElement();
    }

    private static void EcrireTexte(XmlWriter xml, string texte, string? style)
    {
        xml.WriteStartElement("table-cell", Table);
        if (style is not null)
            xml.WriteAttributeString("style-name", Table, style);
        xml.WriteAttributeString("value-type", Office, "string");
        foreach (var paragraphe in FichierXlsx.Lisible(texte).Split('\n'))
        {
            xml.WriteStartElement("p", Text);
            EcrireEspaces(xml, paragraphe.TrimEnd('\r'));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Spaces that follow another, or begin the text, are elements: else a reader drops them.</summary>
    private static void EcrireEspaces(XmlWriter xml, string texte)
    {
        var debut = 0;
        for (var i = 0; i < texte.Length; i++)
        {
            if (texte[i] != ' ' || (i > 0 && texte[i - 1] != ' ' && i < texte.Length - 1))
                continue;
            xml.WriteString(texte[debut..i]);
            xml.WriteStartElement("s", Text);
            xml.WriteEndElement();
            debut = i + 1;
        }
        xml.WriteString(texte[debut..]);
    }

    private static void StyleDeColonne(XmlWriter xml, int rang, int caracteres)
    {
        xml.WriteStartElement("style", Style);
        xml.WriteAttributeString("name", Style, $"co{rang}");
        xml.WriteAttributeString("family", Style, "table-column");
        xml.WriteStartElement("table-column-properties", Style);
        xml.WriteAttributeString(
            "column-width",
            Style,
            string.Create(CultureInfo.InvariantCulture, $"{caracteres * 0.2:0.##}cm")
        );
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void StylesDeCellule(XmlWriter xml)
    {
        xml.WriteStartElement("date-style", Number);
        xml.WriteAttributeString("name", Style, "jjmmaaaa");
        foreach (var (partie, apres) in new[] { ("day", "/"), ("month", "/"), ("year", "") })
        {
            xml.WriteStartElement(partie, Number);
            xml.WriteAttributeString("style", Number, "long");
            xml.WriteEndElement();
            if (apres.Length > 0)
                xml.WriteElementString("text", Number, apres);
        }
        xml.WriteEndElement();
        xml.WriteStartElement("style", Style);
        xml.WriteAttributeString("name", Style, "jour");
        xml.WriteAttributeString("family", Style, "table-cell");
        xml.WriteAttributeString("data-style-name", Style, "jjmmaaaa");
        xml.WriteEndElement();
        xml.WriteStartElement("style", Style);
        xml.WriteAttributeString("name", Style, "titre");
        xml.WriteAttributeString("family", Style, "table-cell");
        xml.WriteStartElement("text-properties", Style);
        xml.WriteAttributeString("font-weight", Fo, "bold");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
