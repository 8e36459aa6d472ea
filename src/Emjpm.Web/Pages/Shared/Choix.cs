using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Shared;

/// <summary>Closed lists as answers of a form.</summary>
public static class Choix
{
    /// <summary>All the values of a list with their label, first letter in upper case.</summary>
    public static IEnumerable<SelectListItem> De<T>()
        where T : struct, Enum => Parmi(Liste<T>.Valeurs);

    /// <summary>Some values of a list with their label, first letter in upper case.</summary>
    public static IEnumerable<SelectListItem> Parmi<T>(IEnumerable<T> valeurs)
        where T : struct, Enum =>
        valeurs.Select(v => new SelectListItem(Francais.EnTete(v.Libelle()), v.ToString()));

    /// <summary>The same under their handle, for what is written in an address.</summary>
    public static IEnumerable<SelectListItem> ParHandle<T>()
        where T : struct, Enum =>
        Liste<T>.Valeurs.Select(v => new SelectListItem(Francais.EnTete(v.Libelle()), v.Handle()));

    /// <summary>Countries of living: French courts protect people placed in Belgium, whose établissements welcome them.</summary>
    public static IEnumerable<SelectListItem> Pays =>
        [new SelectListItem("France", "FR"), new SelectListItem("Belgique", "BE")];
}
