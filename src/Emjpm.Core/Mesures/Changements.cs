using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What an act changes, fact by fact, as the history tells it: « Année de naissance : 1950 → 1952 ».</summary>
internal sealed class Changements
{
    private readonly List<string> phrases = [];
    private readonly List<string> faits = [];

    public bool Aucun => phrases.Count == 0;

    /// <summary>Whether something already recorded was replaced, rather than completed.</summary>
    public bool Remplace { get; private set; }

    /// <summary>Names of the facts, for the audit line, which holds no value.</summary>
    public string Faits => string.Join(", ", faits);

    /// <summary>Notes a fact when it changes; true when it does.</summary>
    public bool Noter(string fait, string? avant, string? apres)
    {
        if ((avant ?? "") == (apres ?? ""))
            return false;
        phrases.Add($"{fait} : {Valeur(avant)} → {Valeur(apres)}");
        faits.Add(fait.ToLower(CultureInfo.InvariantCulture));
        Remplace |= !string.IsNullOrEmpty(avant);
        return true;
    }

    /// <inheritdoc cref="Noter(string, string?, string?)"/>
    public bool Noter(string fait, DateOnly? avant, DateOnly? apres) =>
        Noter(fait, Ecrire(avant), Ecrire(apres));

    public override string ToString() => string.Join(" ; ", phrases);

    /// <summary>The changes with the reason given for them.</summary>
    public string Motive(string? raison) =>
        string.IsNullOrWhiteSpace(raison) ? ToString() : $"{this}. Raison : {raison.Trim()}";

    private static string Valeur(string? valeur) =>
        string.IsNullOrEmpty(valeur) ? "non renseigné" : valeur;

    private static string? Ecrire(DateOnly? date) => date is { } d ? Francais.Date(d) : null;
}
