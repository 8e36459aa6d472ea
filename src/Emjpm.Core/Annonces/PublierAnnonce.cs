using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
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

    /// <summary>Number of the version, for a release note.</summary>
    public string? NumeroVersion { get; init; }

    /// <summary>What changed, a line a change, for a release note.</summary>
    public string? Changements { get; init; }

    /// <summary>The remarks a release note settles.</summary>
    public IReadOnlyList<int> Remarques { get; init; } = [];
}

/// <summary>Puts an announcement on the pages, or takes it down.</summary>
public sealed class PublierAnnonce(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    Reveil reveil
)
{
    /// <summary>The id of the announcement. The remarks a release note settles are done, and their authors told.</summary>
    /// <exception cref="RegleMetierException">
    /// the dates are reversed or already past, a maintenance does not say when it begins and ends, a release note has no version
    /// or no change, or settles remarks before its day
    /// </exception>
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
        var (version, changements) = Nouveaute(demande, Horloge.DateParis(maintenant));
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
            NumeroVersion = version,
            Changements = changements,
            AuteurId = acteur.UtilisateurId,
            CreeeLe = maintenant,
        };
        await using var tx = await db.EcrireAsync(annulation);
        db.Annonces.Add(annonce);
        await db.SaveChangesAsync(annulation);
        if (version is not null && demande.Remarques.Count > 0)
            await ReglerAsync(acteur, annonce, demande.Remarques, maintenant, annulation);
        db.Tracer(maintenant, acteur, "annonce.publier", "annonce", annonce.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return annonce.Id;
    }

    private async Task ReglerAsync(
        Acteur acteur,
        Annonce nouveaute,
        IReadOnlyList<int> ids,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var remarques = await db
            .Remarques.Where(r => ids.Contains(r.Id))
            .OrderBy(r => r.Id)
            .ToListAsync(annulation);
        if (
            remarques.Count != ids.Distinct().Count()
            || remarques.Exists(r => !RemarqueUsage.Ouverts.Contains(r.Etat))
        )
            throw new RegleMetierException(
                "Une de ces remarques a été traitée pendant votre saisie : vérifiez la liste, puis validez à nouveau.",
                nameof(AnnonceDemandee.Remarques)
            );
        foreach (var r in remarques)
        {
            r.Etat = EtatRemarque.Faite;
            r.NouveauteId = nouveaute.Id;
            r.TraiteeLe = maintenant;
            r.TraiteeParId = acteur.UtilisateurId;
            r.Version++;
            db.Tracer(
                maintenant,
                acteur,
                "remarque.traiter",
                "remarque",
                r.Id,
                details: EtatRemarque.Faite.Handle()
            );
        }
        await db.PrevenirAuteursAsync(
            [.. remarques.Select(r => r.Id)],
            EtatRemarque.Faite,
            nouveaute,
            instance,
            maintenant,
            annulation
        );
    }

    private static (string? Version, string? Changements) Nouveaute(
        AnnonceDemandee demande,
        DateOnly aujourdhui
    )
    {
        if (demande.Ton != TonAnnonce.Nouveaute)
            return (null, null);
        if (string.IsNullOrWhiteSpace(demande.NumeroVersion))
            throw new RegleMetierException(
                "Une nouveauté porte le numéro de sa version, par exemple 1.4 : saisissez-le, ou choisissez un autre ton.",
                nameof(demande.NumeroVersion)
            );
        if (string.IsNullOrWhiteSpace(demande.Changements))
            throw new RegleMetierException(
                "Écrivez ce qui change, une ligne par changement.",
                nameof(demande.Changements)
            );
        if (demande.Remarques.Count > 0 && demande.Du > aujourdhui)
            throw new RegleMetierException(
                "Une nouveauté à venir ne règle encore aucune remarque : choisissez aujourd’hui comme premier jour, ou rattachez les remarques le moment venu.",
                nameof(demande.Remarques)
            );
        return (demande.NumeroVersion.Trim(), demande.Changements.Trim().ReplaceLineEndings("\n"));
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
