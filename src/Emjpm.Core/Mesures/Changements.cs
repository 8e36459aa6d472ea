using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What an act changes, fact by fact, as the history tells it: « Année de naissance : 1950 → 1952 ».</summary>
internal sealed class Changements
{
    private readonly List<(string Fait, string Avant, string Apres)> liste = [];

    public bool Aucun => liste.Count == 0;

    /// <summary>Each fact that changes, empty for what was, or is, not known.</summary>
    public IReadOnlyList<(string Fait, string Avant, string Apres)> Liste => liste;

    /// <summary>Whether something already recorded was replaced, rather than completed.</summary>
    public bool Remplace { get; private set; }

    /// <summary>Names of the facts, for the audit line, which holds no value.</summary>
    public string Faits =>
        string.Join(", ", liste.Select(c => c.Fait.ToLower(CultureInfo.InvariantCulture)));

    /// <summary>Notes a fact when it changes; true when it does.</summary>
    public bool Noter(string fait, string? avant, string? apres)
    {
        if ((avant ?? "") == (apres ?? ""))
            return false;
        liste.Add((fait, avant ?? "", apres ?? ""));
        Remplace |= !string.IsNullOrEmpty(avant);
        return true;
    }

    /// <inheritdoc cref="Noter(string, string?, string?)"/>
    public bool Noter(string fait, DateOnly? avant, DateOnly? apres) =>
        Noter(fait, Ecrire(avant), Ecrire(apres));

    public override string ToString() =>
        string.Join(" ; ", liste.Select(c => $"{c.Fait} : {Valeur(c.Avant)} → {Valeur(c.Apres)}"));

    /// <summary>The changes with the reason given for them.</summary>
    public string Motive(string? raison) =>
        string.IsNullOrWhiteSpace(raison) ? ToString() : $"{this}. Raison : {raison.Trim()}";

    private static string Valeur(string? valeur) =>
        string.IsNullOrEmpty(valeur) ? "non renseigné" : valeur;

    private static string? Ecrire(DateOnly? date) => date is { } d ? Francais.Date(d) : null;
}
