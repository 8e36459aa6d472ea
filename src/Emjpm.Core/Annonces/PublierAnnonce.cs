using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Annonces;

/// <summary>What an announcement says, to whom, and when.</summary>
/// <param name="Roles">empty: everybody, visitors included</param>
public sealed record AnnonceDemandee(
    string Titre,
    string Texte,
    TonAnnonce Ton,
    IReadOnlyList<Role> Roles,
    DateOnly Du,
    DateOnly Au
);

/// <summary>Puts an announcement on the pages, or takes it down.</summary>
public sealed class PublierAnnonce(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The id of the announcement.</summary>
    /// <exception cref="RegleMetierException">the dates are reversed, or already past</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        AnnonceDemandee demande,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        if (demande.Au < demande.Du)
            throw new RegleMetierException(
                "Le dernier jour précède le premier : corrigez l’un des deux.",
                nameof(demande.Au)
            );
        if (demande.Au < Horloge.DateParis(maintenant))
            throw new RegleMetierException(
                "Ce dernier jour est déjà passé : personne ne verrait l’annonce.",
                nameof(demande.Au)
            );
        var annonce = new Annonce
        {
            Titre = demande.Titre.Trim(),
            Texte = demande.Texte.Trim(),
            Ton = demande.Ton,
            Roles = demande.Roles,
            Du = demande.Du,
            Au = demande.Au,
            AuteurId = acteur.UtilisateurId,
            CreeeLe = maintenant,
        };
        await using var tx = await db.EcrireAsync(annulation);
        db.Annonces.Add(annonce);
        await db.SaveChangesAsync(annulation);
        db.Tracer(maintenant, acteur, "annonce.publier", "annonce", annonce.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return annonce.Id;
    }

    /// <summary>False when there is no such announcement, or when it was taken down already.</summary>
    public async Task<bool> RetirerAsync(Acteur acteur, int id, CancellationToken annulation)
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var retirees = await db
            .Annonces.Where(a => a.Id == id && a.RetireeLe == null)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.RetireeLe, maintenant), annulation);
        if (retirees == 0)
            return false;
        db.Tracer(maintenant, acteur, "annonce.retirer", "annonce", id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
