using Emjpm.Core.Comptes;

namespace Emjpm.Core.Registre;

/// <summary>
/// Records that a gestionnaire stops. A departure ends its habilitations in the territory of the agent; a death ends them all.
/// </summary>
public sealed class EnregistrerSortie(EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>Reservations it ended; null when the entry is not in the territory of the agent.</summary>
    /// <param name="acte">its date is the first day without activity</param>
    /// <param name="motif">departure or death</param>
    /// <exception cref="RegleMetierException">date or reason wrong, or nothing is left to end</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        MotifSortie motif,
        ActeSaisi acte,
        CancellationToken annulation = default
    ) =>
        await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            entree =>
            {
                acte.Verifier(horloge.Aujourdhui());
                if (motif == MotifSortie.Deces && acte.DateEffet > horloge.Aujourdhui())
                    throw new RegleMetierException(
                        "La date d’un décès n’est pas dans l’avenir.",
                        nameof(acte.DateEffet)
                    );
                var visees = entree
                    .Gestionnaire.Habilitations.Where(h =>
                        h.DureApres(acte.DateEffet.AddDays(-1))
                        && (
                            motif == MotifSortie.Deces
                            || acteur.TerritoireOuRefus().Couvre(h.DepartementCode)
                        )
                    )
                    .ToList();
                if (visees.Count == 0)
                    throw new RegleMetierException(
                        "Aucune habilitation ne court encore à cette date.",
                        nameof(acte.DateEffet)
                    );
                foreach (var h in visees)
                    h.Terminer(acte.DateEffet);
                entree.SortirSiPlusRien(acte.DateEffet, motif);
                entree.Inscrire(
                    motif == MotifSortie.Deces ? GenreActe.Deces : GenreActe.Depart,
                    acte,
                    departementCode: visees.Count == 1 ? visees[0].DepartementCode : null
                );
                return Task.FromResult(true);
            },
            capacites: false,
            annulation
        );
}
