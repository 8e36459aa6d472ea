using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Dsfr;

/// <summary>An answer offered, with a hint under its label.</summary>
public sealed class OptionDsfr : SelectListItem
{
    public OptionDsfr(string valeur, string libelle, string? aide = null)
        : base(libelle, valeur) => Aide = aide;

    /// <summary>Hint shown under the label of the answer.</summary>
    public string? Aide { get; }
}
