using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
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
)
{
    /// <summary>Day on which the service stops, for a maintenance.</summary>
    public DateOnly? InterruptionLe { get; init; }

    /// <summary>Time of Paris at which it stops.</summary>
    public TimeOnly? HeureDebut { get; init; }

    /// <summary>Time of Paris at which it is back; the next day when it is not after <see cref="HeureDebut"/>.</summary>
    public TimeOnly? HeureFin { get; init; }
}

/// <summary>Puts an announcement on the pages, or takes it down.</summary>
public sealed class PublierAnnonce(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The id of the announcement.</summary>
    /// <exception cref="RegleMetierException">the dates are reversed or already past, or a maintenance does not say when it begins and ends</exception>
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
        var (debut, fin) = Interruption(demande);
        var annonce = new Annonce
        {
            Titre = demande.Titre.Trim(),
            Texte = demande.Texte.Trim(),
            Ton = demande.Ton,
            Roles = demande.Roles,
            Du = demande.Du,
            Au = demande.Au,
            DebutLe = debut,
            FinLe = fin,
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

    private static (DateTime? Debut, DateTime? Fin) Interruption(AnnonceDemandee demande)
    {
        if (demande.Ton != TonAnnonce.Maintenance)
            return (null, null);
        if (demande.InterruptionLe is not { } jour)
            throw new RegleMetierException(
                "Une maintenance annonce le jour où le service est interrompu : saisissez-le, ou choisissez un autre ton.",
                nameof(demande.InterruptionLe)
            );
        if (demande.HeureDebut is not { } de)
            throw new RegleMetierException(
                "Saisissez l’heure à laquelle le service s’arrête.",
                nameof(demande.HeureDebut)
            );
        if (demande.HeureFin is not { } a)
            throw new RegleMetierException(
                "Saisissez l’heure à laquelle le service reprend.",
                nameof(demande.HeureFin)
            );
        var reprise = a > de ? jour : jour.AddDays(1);
        if (demande.Au < reprise)
            throw new RegleMetierException(
                $"L’annonce doit durer jusqu’à la reprise du service, le {Francais.Date(reprise)}.",
                nameof(demande.Au)
            );
        return (Horloge.InstantParis(jour, de), Horloge.InstantParis(reprise, a));
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
