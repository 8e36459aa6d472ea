using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Juridictions;

/// <summary>Why somebody stops working for a court. A closed list: it is kept in the history, and said to the person.</summary>
public enum MotifFinMembre
{
    [Valeur("mutation", "changement d’affectation")]
    Mutation,

    [Valeur("depart", "départ ou fin de fonctions")]
    Depart,

    [Valeur("remplacement", "fin d’un remplacement")]
    Remplacement,

    [Valeur("erreur", "rattachement fait par erreur")]
    Erreur,
}

/// <summary>Changes the usual cabinet of a member of the court.</summary>
public sealed class ModifierMembreTribunal(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor is no judge of a court that has this member today, or this cabinet.</summary>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int membreId,
        int? cabinetId,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var membre = await MembreOuvert.VerrouillerAsync(
            db,
            acteur,
            membreId,
            horloge.Aujourdhui(),
            annulation
        );
        if (membre is null)
            return false;
        var cabinets = await db
            .Cabinets.Where(c => c.TribunalId == membre.TribunalId)
            .ToDictionaryAsync(c => c.Id, c => c.Nom, annulation);
        if (cabinetId is { } choisi && !cabinets.ContainsKey(choisi))
            return false;
        string Nom(int? id) => id is { } i ? cabinets.GetValueOrDefault(i, "Aucun") : "Aucun";
        var changement = $"{Nom(membre.CabinetId)} → {Nom(cabinetId)}";
        membre.CabinetId = cabinetId;
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "membre_tribunal.modifier",
            "membre_tribunal",
            membreId,
            details: changement
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}

/// <summary>Ends a membership on a day: the account opens nothing of the court from then on, at its next request.</summary>
public sealed class TerminerMembreTribunal(EmjpmDbContext db, TimeProvider horloge, Reveil reveil)
{
    /// <summary>How far ahead an end may be said, years.</summary>
    public const int AnneesApres = 1;

    /// <summary>False when the actor is no judge of a court that has this member today.</summary>
    /// <param name="premierJour">first day without access</param>
    /// <exception cref="RegleMetierException">the date is out of bounds, or the member is the actor</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int membreId,
        DateOnly premierJour,
        MotifFinMembre motif,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        var membre = await MembreOuvert.VerrouillerAsync(
            db,
            acteur,
            membreId,
            aujourdhui,
            annulation
        );
        if (membre is null)
            return false;
        if (membre.UtilisateurId == acteur.UtilisateurId)
            throw new RegleMetierException(
                "Vous ne pouvez pas mettre fin à votre propre accès : demandez-le à un autre juge du tribunal, ou à l’administration de cette instance."
            );
        if (premierJour < aujourdhui || premierJour > aujourdhui.AddYears(AnneesApres))
            throw new RegleMetierException(
                $"Saisissez une date entre le {Francais.Date(aujourdhui)} et le {Francais.Date(aujourdhui.AddYears(AnneesApres))}.",
                nameof(premierJour)
            );
        // A right covers its last day: to stop at once it ends the day before.
        membre.Au = premierJour.AddDays(-1);
        db.Tracer(
            maintenant,
            acteur,
            "membre_tribunal.terminer",
            "membre_tribunal",
            membreId,
            details: $"{Liste<MotifFinMembre>.Libelle(motif)}, à compter du {Francais.Date(premierJour)}"
        );
        db.Courriels.Add(
            new MessageCompte(
                "votre accès à un tribunal prend fin",
                [
                    $"{acteur.Nom} a mis fin à votre accès au titre de : {membre.Tribunal!.Nom}, à compter du {Francais.Date(premierJour)}. Motif : {Liste<MotifFinMembre>.Libelle(motif)}.",
                    "Ce que vous avez fait reste signé de votre nom. Si vous rejoignez un autre tribunal, un de ses juges vous invite à cette adresse.",
                ]
            ).Pour(membre.Utilisateur!.Email!, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}

/// <summary>Takes back the end of a membership before it comes.</summary>
public sealed class ReprendreMembreTribunal(EmjpmDbContext db, TimeProvider horloge, Reveil reveil)
{
    /// <summary>False when the actor is no judge of a court that has this member today.</summary>
    /// <exception cref="RegleMetierException">no end was said, or somebody took it back meanwhile</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int membreId,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var membre = await MembreOuvert.VerrouillerAsync(
            db,
            acteur,
            membreId,
            Horloge.DateParis(maintenant),
            annulation
        );
        if (membre is null)
            return false;
        if (membre.Au is null)
            throw new RegleMetierException("Aucune fin n’est prévue pour cet accès.");
        membre.Au = null;
        db.Tracer(maintenant, acteur, "membre_tribunal.reprendre", "membre_tribunal", membreId);
        db.Courriels.Add(
            new MessageCompte(
                "votre accès à un tribunal continue",
                [
                    $"La fin prévue de votre accès au titre de : {membre.Tribunal!.Nom} est annulée. Vous n’avez rien à faire.",
                ]
            ).Pour(membre.Utilisateur!.Email!, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}

/// <summary>A membership opened by a judge of its court, to change it.</summary>
internal static class MembreOuvert
{
    /// <summary>
    /// The membership in force, tracked; null when the court of the actor has none such, or when the actor is no judge of it any
    /// more: of two judges who end each other at once, the second changes nothing.
    /// </summary>
    public static async Task<MembreTribunal?> VerrouillerAsync(
        EmjpmDbContext db,
        Acteur acteur,
        int membreId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        if (acteur is not { Role: Role.Juge, Tribunal.Id: var tribunal })
            return null;
        var enCours = db.MembresTribunal.Where(m =>
            m.TribunalId == tribunal
            && m.ApprouveLe != null
            && m.Du <= date
            && (m.Au == null || m.Au >= date)
        );
        // The court first: two who decide at once follow each other.
        await db
            .Tribunaux.Where(t => t.Id == tribunal)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Nom, t => t.Nom), annulation);
        if (!await enCours.AnyAsync(m => m.UtilisateurId == acteur.UtilisateurId, annulation))
            return null;
        return await enCours
            .Include(m => m.Utilisateur)
            .Include(m => m.Tribunal)
            .SingleOrDefaultAsync(m => m.Id == membreId && m.Utilisateur!.Actif, annulation);
    }
}
