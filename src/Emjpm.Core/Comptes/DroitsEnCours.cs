namespace Emjpm.Core.Comptes;

/// <summary>The rights of accounts on a gestionnaire, by date.</summary>
public static class DroitsEnCours
{
    /// <summary>Those that an account able to sign in holds on <paramref name="date"/>.</summary>
    public static IQueryable<DroitGestionnaire> EnCours(
        this IQueryable<DroitGestionnaire> droits,
        int gestionnaireId,
        DateOnly date
    ) =>
        droits.Where(d =>
            d.GestionnaireId == gestionnaireId
            && d.Du <= date
            && (d.Au == null || d.Au >= date)
            && d.Utilisateur!.Actif
        );
}
