namespace Emjpm.Core.Comptes;

/// <summary>The gates of the acts of administration: an act calls its own before anything else.</summary>
public static class ActesAdministration
{
    /// <exception cref="InvalidOperationException">the actor is not an administrator: a page of another space called this</exception>
    public static void ExigerAdministrateur(this Acteur acteur)
    {
        if (acteur.Role != Role.Administration)
            throw new InvalidOperationException("The actor is not an administrator.");
    }

    /// <summary>An administrator never acts on its own account, so that every such act has two people.</summary>
    /// <exception cref="RegleMetierException">the account is the actor's own</exception>
    public static void ExigerAdministrateurSur(this Acteur acteur, int compteId)
    {
        acteur.ExigerAdministrateur();
        if (acteur.UtilisateurId == compteId)
            throw new RegleMetierException(
                "Un administrateur n’agit pas sur son propre compte : demandez à un autre administrateur."
            );
    }
}
