using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Why two accounts are one. A closed list: it is kept in the history, which holds no free text.</summary>
public enum MotifReunion
{
    [Valeur("deux_adresses", "deux adresses de la même personne")]
    DeuxAdresses,

    [Valeur("double_inscription", "deux inscriptions de la même personne")]
    DoubleInscription,

    [Valeur("nouvelles_fonctions", "même personne, arrivée avec une nouvelle adresse")]
    NouvellesFonctions,
}

/// <summary>What the union of two accounts would move.</summary>
/// <param name="Garde">the account that stays open</param>
/// <param name="Double">the one that closes</param>
/// <param name="Droits">rights that the kept account receives, in words</param>
/// <param name="Lots">what changes hands, in words: « 3 réservations en cours »</param>
public sealed record EffetReunion(
    Utilisateur Garde,
    Utilisateur Double,
    IReadOnlyList<string> Droits,
    IReadOnlyList<string> Lots
);

/// <summary>
/// Makes one account of two of the same person: the kept one receives the rights in force and the work under way of the other,
/// which closes and never opens again. Nothing is erased, and what each signed stays signed by it.
/// </summary>
public sealed class ReunirComptes(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>What it would do, doing nothing; null when one of the accounts does not exist.</summary>
    /// <exception cref="RegleMetierException">the two cannot be one</exception>
    public async Task<EffetReunion?> PreparerAsync(
        Acteur acteur,
        int gardeId,
        int doubleId,
        CancellationToken annulation
    )
    {
        if (await LireAsync(acteur, gardeId, doubleId, annulation) is not var (garde, autre))
            return null;
        var droits = new DroitsReunis(db, garde, autre, horloge.Aujourdhui());
        List<string> lots = [];
        foreach (var lot in Lots(gardeId, doubleId))
            if (await lot.Compter(annulation) is > 0 and var nombre)
                lots.Add(Francais.Nombre(nombre, lot.Singulier, lot.Pluriel));
        return new(garde, autre, await droits.DireAsync(annulation), lots);
    }

    /// <summary>False when one of the accounts does not exist.</summary>
    /// <exception cref="RegleMetierException">the two cannot be one</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gardeId,
        int doubleId,
        MotifReunion motif,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(gardeId);
        acteur.ExigerAdministrateurSur(doubleId);
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        // The two rows and the actor's, by increasing id: acts on the same accounts follow each other.
        foreach (var id in new[] { acteur.UtilisateurId, gardeId, doubleId }.Distinct().Order())
            await db
                .Users.Where(u => u.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, u => u.Actif), annulation);
        if (await LireAsync(acteur, gardeId, doubleId, annulation) is not var (garde, autre))
            return false;
        await new DroitsReunis(db, garde, autre, horloge.Aujourdhui()).DeplacerAsync(
            acteur,
            maintenant,
            annulation
        );
        List<string> lots = [];
        foreach (var lot in Lots(gardeId, doubleId))
            if (await lot.Deplacer(annulation) is > 0 and var nombre)
                lots.Add(Francais.Nombre(nombre, lot.Singulier, lot.Pluriel));
        autre.Actif = false;
        autre.BloqueLe ??= maintenant;
        autre.ReuniAId = gardeId;
        await db
            .SessionsOuvertes.Where(s => s.UtilisateurId == doubleId)
            .FermerAsync(maintenant, annulation);
        await db
            .CodesUniques.Where(c => c.UtilisateurId == doubleId)
            .PerimerAsync(maintenant, annulation);
        db.Tracer(
            maintenant,
            acteur,
            "compte.reunir",
            "utilisateur",
            gardeId,
            details: $"compte {doubleId} : {motif.Libelle()}{(lots.Count == 0 ? "" : $" ; {Francais.Enumeration(lots)}")}"
        );
        db.Tracer(
            maintenant,
            acteur,
            "compte.etre_reuni",
            "utilisateur",
            doubleId,
            details: $"au compte {gardeId} : {motif.Libelle()}"
        );
        var message = MessageCompte.ComptesReunis(garde.Email!, autre.Email!, maintenant);
        db.Courriels.Add(message.Pour(garde.Email!, maintenant));
        db.Courriels.Add(message.Pour(autre.Email!, maintenant));
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <exception cref="RegleMetierException">the two cannot be one</exception>
    private async Task<(Utilisateur Garde, Utilisateur Double)?> LireAsync(
        Acteur acteur,
        int gardeId,
        int doubleId,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(gardeId);
        acteur.ExigerAdministrateurSur(doubleId);
        if (gardeId == doubleId)
            throw new RegleMetierException("Choisissez un autre compte que celui-ci.");
        var comptes = await db
            .Users.Where(u => u.Id == gardeId || u.Id == doubleId)
            .ToListAsync(annulation);
        if (
            comptes.Find(u => u.Id == gardeId) is not { } garde
            || comptes.Find(u => u.Id == doubleId) is not { } autre
        )
            return null;
        if (garde.Role is Role.Administration || autre.Role is Role.Administration)
            throw new RegleMetierException(
                "Le compte d’un administrateur ne se réunit à aucun autre : bloquez celui qui ne sert plus."
            );
        if (autre.ReuniAId is not null || garde.ReuniAId is not null)
            throw new RegleMetierException("L’un de ces comptes est déjà réuni à un autre.");
        if (!garde.Actif)
            throw new RegleMetierException(
                $"Le compte gardé, {garde.Email}, n’est pas ouvert : gardez l’autre, ou ouvrez celui-ci d’abord."
            );
        if (garde.Role != autre.Role)
            throw new RegleMetierException(
                $"Ces comptes n’ont pas la même fonction ({garde.Role.Libelle()}, {autre.Role.Libelle()}) : changez d’abord celle qui n’est plus vraie."
            );
        return (garde, autre);
    }

    private sealed record Lot(
        string Singulier,
        string Pluriel,
        Func<CancellationToken, Task<int>> Compter,
        Func<CancellationToken, Task<int>> Deplacer
    );

    /// <summary>What follows the person from one account to the other. Acts already done are not there: they stay signed.</summary>
    private IEnumerable<Lot> Lots(int garde, int autre)
    {
        var recherches = db.Recherches.Where(r => r.AuteurId == autre);
        yield return new(
            "recherche gardée",
            "recherches gardées",
            recherches.CountAsync,
            a => recherches.ExecuteUpdateAsync(s => s.SetProperty(r => r.AuteurId, garde), a)
        );
        var reservations = db.Reservations.Where(r => (r.SuiviParId ?? r.AuteurId) == autre);
        yield return new(
            "réservation suivie",
            "réservations suivies",
            reservations.CountAsync,
            a => reservations.ExecuteUpdateAsync(s => s.SetProperty(r => r.SuiviParId, garde), a)
        );
        var alertes = db.Alertes.Where(a => a.VueParId == autre && a.FinieLe == null);
        yield return new(
            "alerte prise en compte",
            "alertes prises en compte",
            alertes.CountAsync,
            a => alertes.ExecuteUpdateAsync(s => s.SetProperty(x => x.VueParId, garde), a)
        );
        var notifications = db.Notifications.Where(n => n.UtilisateurId == autre);
        yield return new(
            "notification",
            "notifications",
            notifications.CountAsync,
            a =>
                notifications.ExecuteUpdateAsync(s => s.SetProperty(n => n.UtilisateurId, garde), a)
        );
        var filtres = db.FiltresEnregistres.Where(f =>
            f.UtilisateurId == autre
            && !db.FiltresEnregistres.Any(x =>
                x.UtilisateurId == garde && x.GestionnaireId == f.GestionnaireId && x.Nom == f.Nom
            )
        );
        yield return new(
            "filtre enregistré",
            "filtres enregistrés",
            filtres.CountAsync,
            a => filtres.ExecuteUpdateAsync(s => s.SetProperty(f => f.UtilisateurId, garde), a)
        );
        var travaux = db.Travaux.Where(t => t.AuteurId == autre);
        yield return new(
            "fichier ou travail demandé",
            "fichiers ou travaux demandés",
            travaux.CountAsync,
            a => travaux.ExecuteUpdateAsync(s => s.SetProperty(t => t.AuteurId, garde), a)
        );
        var proConnect = db.UserLogins.Where(l =>
            l.UserId == autre
            && !db.UserLogins.Any(x => x.UserId == garde && x.LoginProvider == l.LoginProvider)
        );
        yield return new(
            "identité ProConnect",
            "identités ProConnect",
            proConnect.CountAsync,
            a => proConnect.ExecuteUpdateAsync(s => s.SetProperty(l => l.UserId, garde), a)
        );
    }
}
