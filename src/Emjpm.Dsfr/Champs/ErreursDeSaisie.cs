using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Emjpm.Dsfr;

/// <summary>Reads the sentences to show out of the model state.</summary>
internal static class ErreursDeSaisie
{
    /// <summary>Shown for an error that carries an exception and no sentence.</summary>
    public const string SansPhrase = "La valeur saisie n’est pas valide.";

    /// <summary>The errors of a field and of the items of a list, without repetition.</summary>
    public static IReadOnlyList<string> Du(ModelStateDictionary etat, string nom) =>
        [.. etat.Where(e => Concerne(e.Key, nom)).SelectMany(e => Phrases(e.Value)).Distinct()];

    /// <summary>Whether a key of the model state belongs to the field: the field itself or an item of its list.</summary>
    public static bool Concerne(string cle, string nom) =>
        string.Equals(cle, nom, StringComparison.OrdinalIgnoreCase)
        || (nom.Length > 0 && cle.StartsWith(nom + "[", StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> Phrases(ModelStateEntry? entree) =>
        entree?.Errors.Select(e =>
            string.IsNullOrWhiteSpace(e.ErrorMessage) ? SansPhrase : e.ErrorMessage
        )
        ?? [];
}
