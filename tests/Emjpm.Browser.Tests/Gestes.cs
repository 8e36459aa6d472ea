using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>What several journeys begin with.</summary>
public static class Gestes
{
    /// <summary>Describes a person living in Roubaix and asks for the ranking, which is then shown.</summary>
    public static async Task ChercherAsync(
        Fenetre juge,
        bool javascript = true,
        string? capture = null
    )
    {
        await juge.Aller("/juridiction/recherche");
        if (javascript)
        {
            await juge.Champ("Commune où vit la personne").PressSequentiallyAsync("roubai");
            await juge.Page.GetByRole(AriaRole.Option).First.WaitForAsync();
            await juge.Page.Keyboard.PressAsync("ArrowDown");
            await juge.Page.Keyboard.PressAsync("Enter");
        }
        else
            await juge.Remplir("Commune où vit la personne", "roubaix");
        await juge.Choisir("Lieu de vie", "À domicile");
        await juge.Choisir("Civilité", "Madame");
        await juge.Remplir("Année de naissance", "1941");
        await juge.Choisir("Nature envisagée", "Tutelle");
        await juge.Cocher("Grand âge et perte d’autonomie");
        if (capture is not null)
            await Captures.Prendre(juge, capture);
        await juge.Presser("Voir les mandataires");
    }
}
