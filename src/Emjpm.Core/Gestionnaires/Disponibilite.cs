using System.Linq.Expressions;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// How many mesures a lieu d'exercice can still take. The only definition: every screen, sort, filter, export, mail and
/// API uses it (the predecessor had nine, which disagreed).
/// </summary>
public static class Disponibilite
{
    /// <summary>
    /// The capacity that counts: the smaller of those known. Null when neither the authority nor the gestionnaire ever said one.
    /// </summary>
    /// <param name="autorisee">capacity of the habilitation, in mesures; null when it sets none</param>
    /// <param name="souhaitee">capacity the gestionnaire declares for this lieu, in mesures; null when never declared</param>
    public static int? Capacite(int? autorisee, int? souhaitee) =>
        (autorisee, souhaitee) switch
        {
            ({ } a, { } s) => Math.Min(a, s),
            _ => autorisee ?? souhaitee,
        };

    /// <summary>
    /// Places of a lieu: capacity − en cours − en attente. Negative when the lieu is over its capacity, so that a screen
    /// can say by how much; 0 while the activity is interrupted, and 0 when no capacity is known (no place known is no place promised).
    /// </summary>
    /// <param name="capacite">from <see cref="Capacite"/>; null when never declared</param>
    /// <param name="enCours">mesures open at this lieu</param>
    /// <param name="enAttente">reservations at this lieu not yet opened, declined, cancelled or expired</param>
    /// <param name="interrompu">suspended or absent on the day considered</param>
    public static int Places(int? capacite, int enCours, int enAttente, bool interrompu) =>
        interrompu || capacite is not { } c ? 0 : c - enCours - enAttente;

    /// <summary>The free places: <see cref="Places"/>, never under 0. A lieu « a de la place » when this is at least 1.</summary>
    public static int PlacesLibres(int? capacite, int enCours, int enAttente, bool interrompu) =>
        Math.Max(0, Places(capacite, enCours, enAttente, interrompu));

    /// <summary><see cref="PlacesLibres"/> of a lieu that works, for a query that sums or sorts in the database.</summary>
    public static readonly Expression<Func<LieuExercice, int>> PlacesLibresEnBase = l =>
        l.Capacite > l.EnCours + l.EnAttente ? l.Capacite.Value - l.EnCours - l.EnAttente : 0;
}
