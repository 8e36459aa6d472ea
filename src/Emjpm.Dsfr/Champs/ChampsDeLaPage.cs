using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Dsfr;

/// <summary>A field met while the page was rendered.</summary>
internal sealed record ChampRendu(string Nom, string Id, string Libelle);

/// <summary>The fields of the page in their order, which the summary of errors follows and links to.</summary>
internal static class ChampsDeLaPage
{
    private static readonly object cle = new();

    public static void Inscrire(ViewContext vue, string nom, string id, string libelle) =>
        Du(vue).Add(new(nom, id, libelle));

    public static List<ChampRendu> Du(ViewContext vue)
    {
        var elements = vue.HttpContext.Items;
        if (elements[cle] is not List<ChampRendu> champs)
        {
            elements[cle] = champs = [];
        }
        return champs;
    }
}
