using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Who a court may designate for an adult.</summary>
public static class DesignablesExtensions
{
    /// <summary>
    /// The mandataires: the délégués aux prestations familiales are in the registry and hold no measure of protection of adults.
    /// </summary>
    public static IQueryable<Gestionnaire> Designables(
        this IQueryable<Gestionnaire> gestionnaires
    ) =>
        gestionnaires.Where(g =>
            g.Type != TypeGestionnaire.DpfIndividuel && g.Type != TypeGestionnaire.DpfService
        );

    /// <summary>Habilitations of those mandataires.</summary>
    public static IQueryable<Habilitation> Designables(
        this IQueryable<Habilitation> habilitations
    ) =>
        habilitations.Where(h =>
            h.Gestionnaire!.Type != TypeGestionnaire.DpfIndividuel
            && h.Gestionnaire.Type != TypeGestionnaire.DpfService
        );
}
