using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>The attributes of one element, written with a leading space, values encoded.</summary>
internal sealed class Attributs : IHtmlContent
{
    private readonly TagHelperAttributeList liste = [];

    /// <summary>Starts from what the page author wrote on the tag, left untouched.</summary>
    public static Attributs Depuis(IEnumerable<TagHelperAttribute> ecrits)
    {
        var attributs = new Attributs();
        foreach (var attribut in ecrits)
        {
            attributs.liste.Add(attribut);
        }
        return attributs;
    }

    /// <summary>Sets the attribute unless the page author did; a null value leaves it out.</summary>
    public Attributs Defaut(string nom, object? valeur)
    {
        if (valeur is not null && !liste.ContainsName(nom))
        {
            liste.Add(nom, valeur);
        }
        return this;
    }

    /// <summary>Sets the attribute whatever the page author wrote; a null value leaves it as it is.</summary>
    public Attributs Impose(string nom, object? valeur)
    {
        if (valeur is not null)
        {
            liste.SetAttribute(nom, valeur);
        }
        return this;
    }

    /// <summary>Sets or leaves out an attribute without value, such as <c>checked</c>.</summary>
    public Attributs Drapeau(string nom, bool pose)
    {
        if (pose)
        {
            liste.SetAttribute(
                new TagHelperAttribute(nom, null, HtmlAttributeValueStyle.Minimized)
            );
        }
        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var attribut in liste)
        {
            writer.Write(' ');
            attribut.WriteTo(writer, encoder);
        }
    }
}
