using Emjpm.Core.Comptes;
using Emjpm.Core.Data;

namespace Emjpm.Core.Audit;

/// <summary>The one way to write the business history: added to the context of the act, saved with it.</summary>
public static class Journaliser
{
    /// <summary>
    /// Adds the line of <paramref name="acte"/> to the unit of work. <paramref name="details"/> never holds a need of the
    /// person, a free text or a secret.
    /// </summary>
    public static void Tracer(
        this EmjpmDbContext db,
        DateTime maintenant,
        Acteur? acteur,
        string acte,
        string objet,
        int? objetId,
        int? tribunalId = null,
        int? gestionnaireId = null,
        string? details = null
    ) =>
        db.EvenementsAudit.Add(
            new EvenementAudit
            {
                Instant = maintenant,
                UtilisateurId = acteur?.UtilisateurId,
                Acte = acte,
                Objet = objet,
                ObjetId = objetId,
                TribunalId = tribunalId ?? acteur?.Tribunal?.Id,
                GestionnaireId = gestionnaireId ?? acteur?.Gestionnaire?.Id,
                Details = details,
            }
        );
}
