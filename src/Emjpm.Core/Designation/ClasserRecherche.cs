using Emjpm.Core.Data;

namespace Emjpm.Core.Designation;

/// <summary>Ranks the candidates of a search as they are at this second: page, JSON and reservation use this one.</summary>
public sealed class ClasserRecherche(
    EmjpmDbContext db,
    LectureCandidats lecture,
    BaremeEnVigueur bareme,
    TimeProvider horloge
)
{
    /// <summary>The search <paramref name="id"/> of <paramref name="recherches"/>, already limited to a perimeter, and its ranking; null outside.</summary>
    public async Task<(RechercheLue Recherche, Classement Classement)?> ExecuterAsync(
        IQueryable<Recherche> recherches,
        int id,
        CancellationToken annulation
    )
    {
        var recherche = await RechercheLue.LireAsync(
            recherches,
            db,
            id,
            horloge.Aujourdhui(),
            annulation
        );
        if (recherche is null)
            return null;
        var candidats = await lecture.LireAsync(recherche.Besoin, annulation);
        return (
            recherche,
            Classement.Etablir(recherche.Besoin, candidats, await bareme.LireAsync(annulation))
        );
    }
}
