using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// Searches again from a reservation whose search was purged. The new search takes the place of the old one, so that those
/// who declined stay out of its ranking.
/// </summary>
public sealed class RelancerRecherche(EmjpmDbContext db, EnregistrerRecherche enregistrer)
{
    /// <summary>The id of the search; null when the actor's court has no such reservation.</summary>
    /// <exception cref="RegleMetierException">the reservation has no commune of living</exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int reservationId,
        CancellationToken annulation
    )
    {
        var tribunal = acteur.TribunalId;
        var r = await db
            .Reservations.AsNoTracking()
            .SingleOrDefaultAsync(
                x => x.Id == reservationId && x.TribunalId == tribunal,
                annulation
            );
        if (r is null)
            return null;
        var recherche = await enregistrer.ExecuterAsync(
            acteur,
            new CriteresRecherche
            {
                CommuneCode =
                    r.CommuneCode
                    ?? throw new RegleMetierException(
                        "La commune de la personne n’est pas connue : décrivez sa situation dans une nouvelle recherche."
                    ),
                LieuVie = r.LieuVie,
                Nature = r.Nature,
                Champ = r.Champ,
                Civilite = r.Civilite,
                AnneeNaissance = r.AnneeNaissance,
                Urgent = r.Urgent,
                DateJugement = r.DateJugement,
                Accompagnements = r.Accompagnements,
                Langues = r.Langues,
            },
            rechercheId: null,
            annulation
        );
        await db
            .Reservations.Where(x =>
                x.TribunalId == tribunal
                && (x.Id == r.Id || (r.RechercheId != null && x.RechercheId == r.RechercheId))
            )
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RechercheId, recherche), annulation);
        return recherche;
    }
}
