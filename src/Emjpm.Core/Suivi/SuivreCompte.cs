using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Suivi;

/// <summary>What an administrator does to bring somebody back: follow, note, remind, unblock.</summary>
public sealed class SuivreCompte(
    EmjpmDbContext db,
    TimeProvider horloge,
    Instance instance,
    Reveil reveil
)
{
    /// <summary>Days between two reminders to the same account, by hand.</summary>
    public const int JoursEntreRappels = 7;

    /// <summary>Says who follows the account, and adds a note. False when there is no such account.</summary>
    /// <exception cref="RegleMetierException">nothing changes, or the one who would follow is not an administrator</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int compteId,
        int? suiviParId,
        string? note,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var avant = await db
            .Users.Where(u => u.Id == compteId)
            .Select(u => new { u.SuiviParId })
            .SingleOrDefaultAsync(annulation);
        if (avant is null)
            return false;
        if (
            suiviParId is { } suivi
            && !await db.Users.AnyAsync(
                u => u.Id == suivi && u.Actif && u.Role == Role.Administration,
                annulation
            )
        )
            throw new RegleMetierException(
                "Choisissez un administrateur dans la liste.",
                "SuiviParId"
            );
        var texte = FaitsLieu.Propre(note);
        if (texte is null && suiviParId == avant.SuiviParId)
            throw new RegleMetierException(
                "Écrivez une note, ou changez la personne qui suit ce compte.",
                "Note"
            );
        await db
            .Users.Where(u => u.Id == compteId)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.SuiviParId, suiviParId), annulation);
        if (texte is not null)
            db.NotesCompte.Add(
                new NoteCompte
                {
                    UtilisateurId = compteId,
                    AuteurId = acteur.UtilisateurId,
                    CreeeLe = maintenant,
                    Texte = texte,
                }
            );
        db.Tracer(maintenant, acteur, "suivi.noter", "utilisateur", compteId);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>Writes to somebody who has an account and does not use it. False when there is no such open account.</summary>
    /// <exception cref="RegleMetierException">it was reminded a few days ago, or asked for no reminder</exception>
    public async Task<bool> RappelerAsync(Acteur acteur, int compteId, CancellationToken annulation)
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        // Two administrators who press at once send one mail.
        await db
            .Users.Where(u => u.Id == compteId)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, u => u.Actif), annulation);
        var compte = await db
            .Users.AsNoTracking()
            .Where(u => u.Id == compteId && u.Actif)
            .Select(u => new { u.Email, u.RappelsRefusesLe })
            .SingleOrDefaultAsync(annulation);
        if (compte?.Email is null)
            return false;
        if (compte.RappelsRefusesLe is { } refus)
            throw new RegleMetierException(
                $"Cette personne ne veut plus de rappel depuis le {Francais.Jour(refus)} : appelez-la plutôt."
            );
        var limite = maintenant.AddDays(-JoursEntreRappels);
        if (
            await db
                .EvenementsAudit.Where(e =>
                    e.Objet == "utilisateur"
                    && e.ObjetId == compteId
                    && e.Acte == "suivi.rappeler"
                    && e.Instant > limite
                )
                .MaxAsync(e => (DateTime?)e.Instant, annulation) is
            { } dernier
        )
            throw new RegleMetierException(
                $"Un rappel lui a été envoyé le {Francais.Jour(dernier)} : attendez {JoursEntreRappels} jours entre deux."
            );
        db.Courriels.Add(
            new MessageCompte(
                "votre compte vous attend",
                [
                    "Votre compte e-MJPM est ouvert et vous ne l’utilisez pas. Les tribunaux et les mandataires comptent sur des informations à jour.",
                    $"Pour vous connecter, ouvrez {instance.Adresse}/connexion avec cette adresse électronique. Si vous n’avez plus votre mot de passe, la page {instance.Adresse}/mot-de-passe-oublie vous envoie un code.",
                    "Une difficulté vous arrête ? Une fois connecté, le lien « Une remarque ? », en bas de chaque page, la fait connaître à l’administrateur de cette instance.",
                ]
            ).Pour(compte.Email, maintenant)
        );
        db.Tracer(maintenant, acteur, "suivi.rappeler", "utilisateur", compteId);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>
    /// Lets somebody who typed a wrong password too many times try again now. False when there is no such account.
    /// </summary>
    public async Task<bool> DebloquerAsync(
        Acteur acteur,
        int compteId,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(compteId);
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var debloques = await db
            .Users.Where(u => u.Id == compteId && u.Actif)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null)
                        .SetProperty(u => u.AccessFailedCount, 0),
                annulation
            );
        if (debloques == 0)
            return false;
        db.Tracer(maintenant, acteur, "suivi.debloquer", "utilisateur", compteId);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
