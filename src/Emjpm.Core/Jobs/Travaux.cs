using System.Runtime.CompilerServices;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Jobs;

/// <summary>Asking for a long work, stopping it, and its files.</summary>
public static class Travaux
{
    /// <summary>Bytes of a piece of file.</summary>
    private const int TailleMorceau = 512 * 1024;

    /// <summary>Adds a work to the unit of work of the act that asks for it; the caller saves, then wakes a node.</summary>
    public static Travail Demander(
        this EmjpmDbContext db,
        Acteur acteur,
        GenreTravail genre,
        string intitule,
        string parametres,
        DateTime maintenant
    )
    {
        var travail = new Travail
        {
            Genre = genre.Nom,
            Intitule = intitule,
            Parametres = parametres,
            AuteurId = acteur.UtilisateurId,
            GestionnaireId = acteur.Gestionnaire?.Id,
            CreeLe = maintenant,
        };
        db.Travaux.Add(travail);
        return travail;
    }

    /// <summary>Writes a file of a work piece by piece, in constant memory, in place of the one it had.</summary>
    /// <returns>its length in bytes</returns>
    public static async Task<long> EcrireFichierAsync(
        this EmjpmDbContext db,
        int travailId,
        FichierTravail fichier,
        Stream contenu,
        CancellationToken annulation
    )
    {
        await db
            .MorceauxTravail.Where(m => m.TravailId == travailId && m.Fichier == fichier)
            .ExecuteDeleteAsync(annulation);
        var (tampon, rang, total) = (new byte[TailleMorceau], 0, 0L);
        while (
            await contenu.ReadAtLeastAsync(tampon, tampon.Length, false, annulation)
                is var lus
                    and > 0
        )
        {
            var morceau = new MorceauTravail
            {
                TravailId = travailId,
                Fichier = fichier,
                Rang = rang++,
                Octets = tampon[..lus],
            };
            db.MorceauxTravail.Add(morceau);
            await db.SaveChangesAsync(annulation);
            db.Entry(morceau).State = EntityState.Detached;
            total += lus;
        }
        return total;
    }

    /// <summary>The pieces of a file, in their order, each read when it is asked for.</summary>
    public static async IAsyncEnumerable<byte[]> LireFichierAsync(
        this EmjpmDbContext db,
        int travailId,
        FichierTravail fichier,
        [EnumeratorCancellation] CancellationToken annulation = default
    )
    {
        for (var rang = 0; ; rang++)
        {
            var numero = rang;
            var octets = await db
                .MorceauxTravail.Where(m =>
                    m.TravailId == travailId && m.Fichier == fichier && m.Rang == numero
                )
                .Select(m => m.Octets)
                .FirstOrDefaultAsync(annulation);
            if (octets is null)
                yield break;
            yield return octets;
        }
    }
}
