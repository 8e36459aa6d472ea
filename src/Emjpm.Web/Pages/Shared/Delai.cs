using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>The term of a mesure, in words.</summary>
public static class Delai
{
    /// <summary>Term of a mesure en cours that is past.</summary>
    public static bool EstDepasse(StatutMesure statut, DateOnly? echeance, DateOnly aujourdhui) =>
        statut == StatutMesure.EnCours && echeance < aujourdhui;

    /// <summary>« dépassée depuis le 3 mars 2026 », « à réviser avant le 3 mars 2027, dans 4 mois », « clôturée le… ».</summary>
    public static string EnMots(
        StatutMesure statut,
        DateOnly? echeance,
        DateOnly? fin,
        CauseSortie? cause,
        DateOnly aujourdhui
    ) =>
        (statut, echeance) switch
        {
            (StatutMesure.Retiree, _) => "retirée",
            (StatutMesure.Eteinte, _) => fin is { } f
                ? $"clôturée le {Francais.Date(f)}{(cause is { } c ? $" ({c.Libelle()})" : "")}"
                : "clôturée",
            (_, null) => "sans échéance connue",
            (_, { } e) when e < aujourdhui => $"dépassée depuis le {Francais.Date(e)}",
            (_, { } e) when e <= aujourdhui.AddMonths(12) =>
                $"à réviser avant le {Francais.Date(e)}, {Dans(e, aujourdhui)}",
            (_, { } e) => $"à réviser avant le {Francais.Date(e)}",
        };

    private static string Dans(DateOnly echeance, DateOnly aujourdhui)
    {
        var jours = echeance.DayNumber - aujourdhui.DayNumber;
        var mois = 0;
        while (aujourdhui.AddMonths(mois + 1) <= echeance)
            mois++;
        return jours == 0 ? "aujourd’hui"
            : mois == 0 ? $"dans {Francais.Nombre(jours, "jour")}"
            : $"dans {Francais.Entier(mois)}{Francais.Insecable}mois";
    }
}
