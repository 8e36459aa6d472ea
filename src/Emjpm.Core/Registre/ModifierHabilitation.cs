using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>Corrects or renews a habilitation: what was and what is are kept, with the reason.</summary>
public sealed class ModifierHabilitation(EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>Reservations it ended; null when the habilitation is not in the territory of the agent.</summary>
    /// <param name="versionVue">version of the entry that was shown</param>
    /// <exception cref="RegleMetierException">a value is wrong, nothing changes, or somebody changed the entry meanwhile</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        FaitsHabilitation faits,
        string? motif,
        int versionVue,
        CancellationToken annulation = default
    )
    {
        var aujourdhui = horloge.Aujourdhui();
        return await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            entree =>
            {
                if (entree.Habilitation(habilitationId) is not { } h)
                    return Task.FromResult(false);
                faits.Verifier(aujourdhui);
                ActeSaisi.VerifierMotif(motif);
                entree.VerifierVersion(versionVue);
                var prepose = entree.Gestionnaire.Type == TypeGestionnaire.Prepose;
                var avant = prepose ? h.EtablissementRattachement : h.DepartementFinanceur;
                if (faits.Principale && !avant)
                    UnSeulPrincipal.Verifier(acteur, entree.Gestionnaire, h);
                var changements = faits.Ecrire(h, prepose);
                if (changements.Aucun)
                    throw new RegleMetierException("Vous n’avez rien changé.");
                entree.Inscrire(
                    GenreActe.HabilitationModifiee,
                    new()
                    {
                        DateEffet = aujourdhui,
                        NumeroActe = h.NumeroActe,
                        Motif = motif,
                    },
                    h,
                    changements: changements.ToString()
                );
                return Task.FromResult(true);
            },
            capacites: true,
            annulation
        );
    }
}
