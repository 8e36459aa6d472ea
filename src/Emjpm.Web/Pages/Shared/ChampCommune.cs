using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>
/// A commune asked in a form: typed by its name or postcode, suggested by the script, or chosen in the list that a refusal
/// shows when what was typed names several.
/// </summary>
public sealed class ChampCommune(IQueryable<Commune> communes)
{
    /// <summary>Communes to choose from, when what was typed names several.</summary>
    public IReadOnlyList<Suggestion> Proposees { get; private set; } = [];

    /// <summary>INSEE code of what was typed; null when nothing was.</summary>
    /// <param name="code">code chosen with the text; ignored when it is not one of those the text names</param>
    /// <param name="champ">field under which a refusal is shown</param>
    /// <exception cref="RegleMetierException">no commune is so named, or several are</exception>
    public async Task<string?> LireAsync(
        string? saisie,
        string? code,
        string champ,
        CancellationToken annulation
    )
    {
        if (string.IsNullOrWhiteSpace(saisie))
            return null;
        var trouvees = await ChercherLieux.CommunesAsync(communes, saisie, annulation);
        if (trouvees.Any(c => c.Code == code))
            return code;
        var exactes = await ChercherLieux.ExactesAsync(communes, saisie, annulation);
        if (exactes.Count == 1)
            return exactes[0];
        if (trouvees.Count == 1)
            return trouvees[0].Code;
        Proposees = trouvees;
        throw new RegleMetierException(
            trouvees.Count == 0
                ? $"Aucune commune ne correspond à « {saisie} ». Vérifiez le nom, ou saisissez le code postal."
                : $"Plusieurs communes correspondent à « {saisie} » : choisissez la bonne dans la liste ci-dessous.",
            champ
        );
    }

    /// <summary>The commune of the form; null in another country.</summary>
    /// <inheritdoc cref="LireAsync(string?, string?, string, CancellationToken)"/>
    public async Task<string?> LireAsync(SaisieSituation saisie, CancellationToken annulation) =>
        saisie.Pays == SituationMesure.France
            ? await LireAsync(
                saisie.Commune,
                saisie.CommuneCode,
                nameof(saisie.Commune),
                annulation
            )
            : null;

    /// <summary>Acts; a refusal about the code is shown under the field a person sees, in which the commune is typed.</summary>
    public static async Task<T> SousLeChampAsync<T>(Func<Task<T>> acte)
    {
        try
        {
            return await acte();
        }
        catch (RegleMetierException e) when (e.Champ == nameof(SituationMesure.CommuneCode))
        {
            throw new RegleMetierException(e.Message, nameof(SaisieSituation.Commune));
        }
    }
}
