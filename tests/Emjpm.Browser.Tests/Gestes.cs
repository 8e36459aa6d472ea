using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>What several journeys begin with.</summary>
public static class Gestes
{
    /// <summary>Fills the commune of living: from the list of suggestions, or by its name alone.</summary>
    public static async Task HabiterRoubaixAsync(Fenetre fenetre, bool javascript)
    {
        const string Commune = "Commune où vit la personne";
        if (!javascript)
        {
            await fenetre.Remplir(Commune, "roubaix");
            return;
        }
        await fenetre.Champ(Commune).PressSequentiallyAsync("roubai");
        await fenetre.Page.Locator("[role=option]:visible").First.WaitForAsync();
        await fenetre.Page.Keyboard.PressAsync("ArrowDown");
        await fenetre.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Describes a person living in Roubaix and asks for the ranking, which is then shown.</summary>
    public static async Task ChercherAsync(
        Fenetre juge,
        bool javascript = true,
        string? capture = null
    )
    {
        await juge.Aller("/juridiction/recherche");
        await HabiterRoubaixAsync(juge, javascript);
        await juge.Choisir("Lieu de vie", "À domicile");
        await juge.Choisir("Civilité", "Madame");
        await juge.Remplir("Année de naissance", "1941");
        await juge.Choisir("Nature envisagée", "Tutelle");
        await juge.Cocher("Grand âge et perte d’autonomie");
        if (capture is not null)
            await Captures.Prendre(juge, capture);
        await juge.Presser("Voir les mandataires");
    }

    /// <summary>Gives the browser a device that holds passkeys, the virtual one of Chromium.</summary>
    public static async Task<ICDPSession> AuthentificateurAsync(
        Fenetre fenetre,
        string transport = "internal"
    )
    {
        var cdp = await fenetre.Page.Context.NewCDPSessionAsync(fenetre.Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = transport,
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        return cdp;
    }
}
