using AngleSharp.Dom;

namespace Emjpm.Dsfr.Tests;

/// <summary>Where we depart from an example on purpose; each line carries its reason.</summary>
public static class Ecarts
{
    public static void Appliquer(string nom, IElement exemple, IElement rendu)
    {
        // An error is also said of the control itself, for screen readers.
        Deposer(rendu, "aria-invalid");
        // Marks for the design system's audience measurement, and type="link" that no link has in HTML.
        Deposer(exemple, "data-fr-analytics-page-total");
        exemple.QuerySelectorAll("a[type=link]").ToList().ForEach(a => a.RemoveAttribute("type"));
        switch (nom)
        {
            case "liste" or "liste-aide" or "liste-erreur" or "liste-groupes":
                // The empty answer is not disabled: it could neither be chosen again nor be refused.
                exemple.QuerySelector("option")!.RemoveAttribute("disabled");
                break;
            case "texte-long":
                // The height tells the length expected.
                Deposer(rendu, "rows");
                break;
            case "case" or "case-aide" or "case-erreur":
                // Says "no" when the box is not ticked.
                Retirer(rendu, "input[type=hidden]");
                break;
            case "choix-multiple":
                // The errors are those of the group: a place for messages under each box would stay empty.
                Retirer(exemple, ".fr-checkbox-group .fr-messages-group");
                exemple
                    .QuerySelectorAll("input")
                    .ToList()
                    .ForEach(i => i.RemoveAttribute("aria-describedby"));
                break;
            case "mot-de-passe":
                // The rules of a password are the application's, not the component's; a slip in a class of the example.
                Retirer(exemple, ".fr-message");
                exemple.QuerySelector(".fr--password__checkbox")!.ClassName =
                    "fr-label fr-password__checkbox";
                break;
            case "onglets":
                // Icons are not ours, the contents are the page's; ours has titles for readers without script.
                foreach (var onglet in exemple.QuerySelectorAll(".fr-tabs__tab"))
                {
                    onglet.ClassName = "fr-tabs__tab";
                }
                foreach (var panneau in exemple.QuerySelectorAll(".fr-tabs__panel"))
                {
                    panneau.InnerHtml = "";
                }
                Retirer(rendu, ".emjpm-sans-js, .fr-tabs__panel > *");
                break;
            case "entete":
                // The example is the header of an operator; ours that of a service of the State.
                exemple.QuerySelector(".fr-logo")!.InnerHtml = "République<br>Française";
                break;
            case "pied":
                exemple.QuerySelector(".fr-logo")!.InnerHtml = "République<br>Française";
                exemple.QuerySelector(".fr-footer__content-desc")!.TextContent = "Lorem";
                exemple.QuerySelector(".fr-footer__bottom-copy p")!.TextContent = "Licence";
                break;
        }
    }

    private static void Deposer(IElement racine, string attribut)
    {
        foreach (var element in racine.QuerySelectorAll($"[{attribut}]"))
        {
            element.RemoveAttribute(attribut);
        }
    }

    private static void Retirer(IElement racine, string selecteur)
    {
        foreach (var element in racine.QuerySelectorAll(selecteur))
        {
            element.Remove();
        }
    }
}
