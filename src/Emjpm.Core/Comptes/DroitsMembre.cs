using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Comptes;

/// <summary>What an account may do for its gestionnaire. An individuel alone has every right.</summary>
/// <param name="Administre">manages members, sites and profile</param>
/// <param name="Ecrit">changes mesures</param>
/// <param name="Repond">answers reservations</param>
/// <param name="Lieux">sites to which the rights are limited; empty means all, and mesures without a site</param>
public sealed record DroitsMembre(
    bool Administre,
    bool Ecrit,
    bool Repond,
    IReadOnlyList<int> Lieux
)
{
    /// <summary>Every right on every site.</summary>
    public static readonly DroitsMembre Tous = new(true, true, true, []);

    /// <summary>Whether the rights cover a site; null is what belongs to no site.</summary>
    public bool Couvrent(int? lieuId) =>
        Lieux.Count == 0 || (lieuId is { } id && Lieux.Contains(id));
}

/// <summary>The gates of the acts of a gestionnaire: an act calls its own before anything else.</summary>
public static class DroitsActeur
{
    /// <exception cref="RegleMetierException">the member only reads</exception>
    public static void ExigerEcriture(this Acteur acteur)
    {
        if (!Presents(acteur).Ecrit)
            throw new RegleMetierException(
                $"Votre accès est en lecture seule. Demandez le droit de modifier les mesures à un administrateur de {acteur.Gestionnaire!.Nom}."
            );
    }

    /// <exception cref="RegleMetierException">the member does not answer reservations</exception>
    public static void ExigerReponse(this Acteur acteur)
    {
        if (!Presents(acteur).Repond)
            throw new RegleMetierException(
                $"Votre accès ne permet pas de répondre aux réservations. Demandez ce droit à un administrateur de {acteur.Gestionnaire!.Nom}."
            );
    }

    /// <exception cref="RegleMetierException">the member does not administer the gestionnaire</exception>
    public static void ExigerAdministration(this Acteur acteur)
    {
        if (!Presents(acteur).Administre)
            throw new RegleMetierException(
                $"Seul un administrateur de {acteur.Gestionnaire!.Nom} peut le faire."
            );
    }

    /// <exception cref="RegleMetierException">the gestionnaire is out of the registry: its accounts only read</exception>
    private static DroitsMembre Presents(Acteur acteur) =>
        acteur.Gestionnaire is { SortiLe: { } date }
            ? throw new RegleMetierException(
                $"{acteur.Gestionnaire.Nom} ne figure plus sur la liste des mandataires depuis le {Francais.Date(date)} : votre accès est en lecture seule. Adressez-vous à la direction départementale qui tient cette liste."
            )
            : Droits(acteur);

    private static DroitsMembre Droits(Acteur acteur) =>
        acteur.Gestionnaire?.Droits
        ?? throw new InvalidOperationException(
            "The actor has no gestionnaire: an act of another space called this."
        );
}
