using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Who acts, read once per request from the dated rights of the account: the only source of a perimeter.
/// </summary>
/// <param name="UtilisateurId">the account</param>
/// <param name="Nom">first name and name</param>
/// <param name="Role">the space it works in</param>
/// <param name="Tribunal">the court it is a member of today; null outside the Juridiction space</param>
/// <param name="Gestionnaire">the gestionnaire it has a right on today; null outside the Gestionnaire space</param>
/// <param name="NonLues">unread notifications</param>
/// <param name="Territoire">where an agent writes in the registry; null outside the Direction space</param>
public sealed record Acteur(
    int UtilisateurId,
    string Nom,
    Role Role,
    ActeurTribunal? Tribunal,
    ActeurGestionnaire? Gestionnaire,
    int NonLues,
    ActeurTerritoire? Territoire = null
)
{
    /// <summary>The session of the request; null outside one.</summary>
    public SessionCourante? Session { get; init; }

    /// <summary>The administrator who looks at the service as this account, and may do nothing; null when the account itself does.</summary>
    public Observateur? VuPar { get; init; }

    /// <summary>The court of a member of a court.</summary>
    /// <exception cref="InvalidOperationException">the actor has no court: a page of another space called this</exception>
    public int TribunalId =>
        Tribunal?.Id ?? throw new InvalidOperationException("The actor has no court.");

    /// <summary>The gestionnaire of a gestionnaire account.</summary>
    /// <exception cref="InvalidOperationException">the actor has no gestionnaire: a page of another space called this</exception>
    public int GestionnaireId =>
        Gestionnaire?.Id ?? throw new InvalidOperationException("The actor has no gestionnaire.");
}

/// <summary>What is known of the session of a request.</summary>
/// <param name="Forte">whether more than a password or ProConnect was proved</param>
/// <param name="ConfirmeeLe">last proof of identity, UTC</param>
public sealed record SessionCourante(
    Guid Id,
    MoyenConnexion Moyen,
    bool Forte,
    DateTime VueLe,
    DateTime ConfirmeeLe
)
{
    /// <inheritdoc cref="SessionOuverte.VoitCompteId"/>
    public int? VoitCompteId { get; init; }

    /// <inheritdoc cref="SessionOuverte.VoitJusqua"/>
    public DateTime VoitJusqua { get; init; }
}

/// <summary>An administrator looking at the service as somebody else.</summary>
/// <param name="Jusqua">when it ends by itself, UTC</param>
public sealed record Observateur(int UtilisateurId, string Nom, DateTime Jusqua);

/// <summary>The court of an actor, and the actor's usual cabinet.</summary>
public sealed record ActeurTribunal(
    int Id,
    string Nom,
    string DepartementCode,
    string DepartementNom,
    int? CabinetId
);

/// <summary>The gestionnaire of an actor, and what the actor may do there.</summary>
/// <param name="SortiLe">since when it is out of the registry, and its accounts only read; null while it is in</param>
public sealed record ActeurGestionnaire(
    int Id,
    string Nom,
    TypeGestionnaire Type,
    DroitsMembre Droits,
    DateOnly? SortiLe = null
);
