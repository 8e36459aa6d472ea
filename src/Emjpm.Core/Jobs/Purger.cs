using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Jobs;

/// <summary>What the service erases, each by its published rule of retention; <see cref="Echeances"/> says what is past its term.</summary>
public sealed class Purger(EmjpmDbContext db, Echeances echeances, TimeProvider horloge)
{
    /// <summary>Searches past their term, with the rankings seen.</summary>
    public async Task<string> RecherchesAsync(CancellationToken annulation)
    {
        var nombre = await echeances.Recherches.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.recherches",
            Francais.Nombre(nombre, "recherche effacée", "recherches effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Needs, languages, message and reasons seen of the reservations ended for <see cref="Echeances.JoursBesoins"/> days.</summary>
    public async Task<string> BesoinsAsync(CancellationToken annulation)
    {
        IReadOnlyList<Accompagnement> sansBesoin = [];
        IReadOnlyList<Langue> sansLangue = [];
        var nombre = await echeances.Besoins.ExecuteUpdateAsync(
            s =>
                s.SetProperty(r => r.Message, (string?)null)
                    .SetProperty(r => r.RaisonsVues, (string?)null)
                    .SetProperty(r => r.Accompagnements, sansBesoin)
                    .SetProperty(r => r.Langues, sansLangue),
            annulation
        );
        return await DireAsync(
            "purge.besoins",
            $"Besoins effacés de {Francais.Nombre(nombre, "réservation")}",
            nombre,
            annulation
        );
    }

    /// <summary>Observations withdrawn by their author a year ago.</summary>
    public async Task<string> ObservationsAsync(CancellationToken annulation)
    {
        var nombre = await echeances.Observations.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.observations",
            Francais.Nombre(nombre, "observation effacée", "observations effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>The access log past its term.</summary>
    public async Task<string> JournalAccesAsync(CancellationToken annulation)
    {
        var nombre = await echeances.JournalAcces.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.journal_acces",
            Francais.Nombre(nombre, "accès effacé", "accès effacés"),
            nombre,
            annulation
        );
    }

    /// <summary>Sessions over and attempts to sign in past the term of the access log; one-time codes a day after their end.</summary>
    public async Task<string> ConnexionsAsync(CancellationToken annulation)
    {
        var veille = horloge.Maintenant().AddDays(-1);
        await db.CodesUniques.Where(c => c.ExpireLe <= veille).ExecuteDeleteAsync(annulation);
        await echeances.Sessions.ExecuteDeleteAsync(annulation);
        var nombre = await echeances.Connexions.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.connexions",
            Francais.Nombre(nombre, "connexion effacée", "connexions effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Requests for an account whose address was not confirmed in a day; those decided a year ago.</summary>
    public async Task<string> DemandesAsync(CancellationToken annulation)
    {
        var nombre = await echeances.Demandes.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.demandes",
            Francais.Nombre(nombre, "demande de compte effacée", "demandes de compte effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Mails and notifications past their term.</summary>
    public async Task<string> MessagesAsync(CancellationToken annulation)
    {
        var courriels = await echeances.Courriels.ExecuteDeleteAsync(annulation);
        var notifications = await echeances.Notifications.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.messages",
            $"{Francais.Nombre(courriels, "courriel effacé", "courriels effacés")}, {Francais.Nombre(notifications, "notification effacée", "notifications effacées")}",
            courriels + notifications,
            annulation
        );
    }

    /// <summary>Images joined to remarks, past their term.</summary>
    public async Task<string> CapturesAsync(CancellationToken annulation)
    {
        var nombre = await echeances.Captures.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.captures",
            Francais.Nombre(nombre, "capture effacée", "captures effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Reminders sent, notes, answers and remarks past their term.</summary>
    public async Task<string> SuiviAsync(CancellationToken annulation)
    {
        await echeances.Captures.ExecuteDeleteAsync(annulation);
        var effacees = echeances.Remarques.Select(r => (int?)r.Id);
        await db
            .Remarques.Where(d => effacees.Contains(d.DoublonDeId))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.DoublonDeId, (int?)null), annulation);
        var nombre =
            await echeances.Envois.ExecuteDeleteAsync(annulation)
            + await echeances.Notes.ExecuteDeleteAsync(annulation)
            + await echeances.Reponses.ExecuteDeleteAsync(annulation)
            + await echeances.Questions.ExecuteDeleteAsync(annulation)
            + await echeances.Avis.ExecuteDeleteAsync(annulation)
            + await echeances.Remarques.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.suivi",
            Francais.Nombre(nombre, "ligne effacée", "lignes effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Invitations that nobody accepted, and the runs of the jobs, past their term.</summary>
    public async Task<string> InvitationsAsync(CancellationToken annulation)
    {
        await echeances.Executions.ExecuteDeleteAsync(annulation);
        var nombre = await echeances.Invitations.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.invitations",
            Francais.Nombre(nombre, "invitation effacée", "invitations effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Long works past their term, with the files they read and made.</summary>
    public async Task<string> TravauxAsync(CancellationToken annulation)
    {
        var ids = echeances.Travaux.Select(t => t.Id);
        await db
            .MorceauxTravail.Where(m => ids.Contains(m.TravailId))
            .ExecuteDeleteAsync(annulation);
        var nombre = await echeances.Travaux.ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.travaux",
            Francais.Nombre(nombre, "travail effacé", "travaux effacés"),
            nombre,
            annulation
        );
    }

    /// <summary>
    /// Files, lines and former facts of the imports applied, or dropped and never applied, thirty days ago: they can no longer
    /// be undone. What an import did stays, in numbers and in the history of each mesure.
    /// </summary>
    public async Task<string> ImportsAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var ids = await echeances
            .Imports.OrderBy(i => i.Id)
            .Select(i => i.Id)
            .ToListAsync(annulation);
        foreach (var id in ids)
        {
            await db.MorceauxImport.Where(m => m.ImportId == id).ExecuteDeleteAsync(annulation);
            await db.LignesImport.Where(l => l.ImportId == id).ExecuteDeleteAsync(annulation);
            await db.EffetsImport.Where(e => e.ImportId == id).ExecuteDeleteAsync(annulation);
            await db
                .Imports.Where(i => i.Id == id)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(i => i.EffaceLe, maintenant)
                            .SetProperty(i => i.Fichier, "{}"),
                    annulation
                );
        }
        return await DireAsync(
            "purge.imports",
            Francais.Nombre(ids.Count, "fichier d’import effacé", "fichiers d’import effacés"),
            ids.Count,
            annulation
        );
    }

    private async Task<string> DireAsync(
        string acte,
        string resultat,
        int nombre,
        CancellationToken annulation
    )
    {
        if (nombre > 0)
        {
            db.Tracer(horloge.Maintenant(), null, acte, "purge", null, details: resultat);
            await db.SaveChangesAsync(annulation);
        }
        return $"{resultat}.";
    }
}
