using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Suivi;

/// <summary>Asks, rarely, how an act went, and keeps the answer without the name of who gave it.</summary>
public sealed class DemanderAvis(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Weeks between two questions to somebody about the same act.</summary>
    public const int Semaines = 12;

    /// <summary>Days between two questions to somebody, whatever the act.</summary>
    public const int JoursEntreDeux = 14;

    /// <summary>Days during which a question may be answered.</summary>
    public const int JoursPourRepondre = 1;

    /// <summary>
    /// The question to show after an act that is done; null when the person asked for none, or was asked a short time ago.
    /// </summary>
    public async Task<int?> PoserAsync(
        Acteur acteur,
        EtapeSondee etape,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var permis = PeutEtrePosee(acteur.UtilisateurId, etape, maintenant);
        if (!await permis.AnyAsync(annulation))
            return null;
        await using var tx = await db.EcrireAsync(annulation);
        // Two acts at once, in two tabs, ask once.
        await db
            .Users.Where(u => u.Id == acteur.UtilisateurId)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, u => u.Actif), annulation);
        if (!await permis.AnyAsync(annulation))
            return null;
        var question = new QuestionPosee
        {
            UtilisateurId = acteur.UtilisateurId,
            Etape = etape,
            PoseeLe = maintenant,
        };
        db.QuestionsPosees.Add(question);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return question.Id;
    }

    /// <summary>A question about an act that ends later than it is asked for, still to show; null when there is none.</summary>
    public Task<int?> EnAttenteAsync(
        Acteur acteur,
        EtapeSondee etape,
        CancellationToken annulation
    ) =>
        ARepondre(acteur)
            .Where(q => q.Etape == etape && q.RepondueLe == null)
            .OrderByDescending(q => q.Id)
            .Select(q => (int?)q.Id)
            .FirstOrDefaultAsync(annulation);

    /// <summary>The act a question is about; null when it was not asked of the actor, or too long ago.</summary>
    public Task<EtapeSondee?> LireAsync(
        Acteur acteur,
        int questionId,
        CancellationToken annulation
    ) =>
        ARepondre(acteur)
            .Where(q => q.Id == questionId)
            .Select(q => (EtapeSondee?)q.Etape)
            .SingleOrDefaultAsync(annulation);

    /// <summary>
    /// Keeps an answer. False when the question was not asked of the actor, or too long ago; answering twice changes nothing. No
    /// line of history: its author and its instant would give the name back.
    /// </summary>
    public async Task<bool> RepondreAsync(
        Acteur acteur,
        int questionId,
        Facilite facilite,
        string? commentaire,
        CancellationToken annulation
    )
    {
        if (await LireAsync(acteur, questionId, annulation) is not { } etape)
            return false;
        var maintenant = horloge.Maintenant();
        var region = await RegionAsync(acteur, annulation);
        await using var tx = await db.EcrireAsync(annulation);
        var prises = await ARepondre(acteur)
            .Where(q => q.Id == questionId && q.RepondueLe == null)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.RepondueLe, maintenant), annulation);
        if (prises == 0)
            return true;
        var jour = Horloge.DateParis(maintenant);
        db.AvisEtapes.Add(
            new AvisEtape
            {
                // Drawn, not counted: the order of the rows would be that of the questions.
                Id = Guid.NewGuid(),
                Etape = etape,
                Role = acteur.Role,
                RegionCode = region,
                Mois = new DateOnly(jour.Year, jour.Month, 1),
                Facilite = facilite,
                Commentaire = FaitsLieu.Propre(commentaire),
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>Asks the actor nothing any more, or asks again.</summary>
    public async Task ChoisirAsync(Acteur acteur, bool demander, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        DateTime? refus = demander ? null : maintenant;
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .Users.Where(u => u.Id == acteur.UtilisateurId && (demander || u.AvisRefusesLe == null))
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.AvisRefusesLe, refus), annulation);
        db.Tracer(
            maintenant,
            acteur,
            demander ? "compte.recevoir_questions" : "compte.arreter_questions",
            "utilisateur",
            acteur.UtilisateurId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
    }

    private IQueryable<Utilisateur> PeutEtrePosee(
        int compte,
        EtapeSondee etape,
        DateTime maintenant
    )
    {
        var (depuis, pourCelleCi) = (
            maintenant.AddDays(-JoursEntreDeux),
            maintenant.AddDays(-7 * Semaines)
        );
        return db.Users.Where(u =>
            u.Id == compte
            && u.AvisRefusesLe == null
            && !db.QuestionsPosees.Any(q =>
                q.UtilisateurId == compte
                && (q.PoseeLe > depuis || (q.Etape == etape && q.PoseeLe > pourCelleCi))
            )
        );
    }

    private IQueryable<QuestionPosee> ARepondre(Acteur acteur)
    {
        var (compte, depuis) = (
            acteur.UtilisateurId,
            horloge.Maintenant().AddDays(-JoursPourRepondre)
        );
        return db.QuestionsPosees.Where(q => q.UtilisateurId == compte && q.PoseeLe > depuis);
    }

    private async Task<string?> RegionAsync(Acteur acteur, CancellationToken annulation)
    {
        var code =
            acteur.Tribunal?.DepartementCode
            ?? (
                acteur.Gestionnaire is { Id: var gestionnaire }
                    ? await db
                        .Habilitations.Where(h => h.GestionnaireId == gestionnaire)
                        .OrderByDescending(h => h.Au == null)
                        .ThenBy(h => h.DepartementCode)
                        .Select(h => h.DepartementCode)
                        .FirstOrDefaultAsync(annulation)
                    : null
            );
        return code is null
            ? null
            : await db
                .Departements.Where(d => d.Code == code)
                .Select(d => d.RegionCode)
                .SingleOrDefaultAsync(annulation);
    }
}
