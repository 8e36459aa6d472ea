using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Designation;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Jobs;

/// <summary>What the service erases, each by its published rule of retention.</summary>
public sealed class Purger(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Days after its end during which a reservation keeps the needs of the person.</summary>
    public const int JoursBesoins = 30;

    /// <summary>Months the access log is kept.</summary>
    public const int MoisJournalAcces = 12;

    /// <summary>Searches past their term, with the rankings seen.</summary>
    public async Task<string> RecherchesAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var nombre = await db
            .Recherches.Where(r => r.ExpireLe <= maintenant)
            .ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.recherches",
            Francais.Nombre(nombre, "recherche effacée", "recherches effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Needs, languages, message and reasons seen of the reservations ended for <see cref="JoursBesoins"/> days.</summary>
    public async Task<string> BesoinsAsync(CancellationToken annulation)
    {
        var limite = horloge.Maintenant().AddDays(-JoursBesoins);
        IReadOnlyList<Accompagnement> sansBesoin = [];
        IReadOnlyList<Langue> sansLangue = [];
        var nombre = await db
            .Reservations.Where(r =>
                (r.Etat == EtatReservation.Declinee && r.RepondueLe <= limite)
                || (r.Etat == EtatReservation.Annulee && r.AnnuleeLe <= limite)
                || (r.Etat == EtatReservation.Expiree && r.ExpireeLe <= limite)
                || (r.Etat == EtatReservation.Ouverte && r.OuverteLe <= limite)
            )
            .Where(r =>
                r.Message != null
                || r.RaisonsVues != null
                || r.Accompagnements != sansBesoin
                || r.Langues != sansLangue
            )
            .ExecuteUpdateAsync(
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
        var limite = horloge.Maintenant().AddYears(-1);
        var nombre = await db
            .Observations.Where(o => o.RetireeLe <= limite)
            .ExecuteDeleteAsync(annulation);
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
        var limite = horloge.Maintenant().AddMonths(-MoisJournalAcces);
        var nombre = await db
            .AccesJournal.Where(a => a.Instant <= limite)
            .ExecuteDeleteAsync(annulation);
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
        var maintenant = horloge.Maintenant();
        var (limite, veille) = (maintenant.AddMonths(-MoisJournalAcces), maintenant.AddDays(-1));
        await db.CodesUniques.Where(c => c.ExpireLe <= veille).ExecuteDeleteAsync(annulation);
        await db.SessionsOuvertes.Where(s => s.VueLe <= limite).ExecuteDeleteAsync(annulation);
        var nombre = await db
            .TentativesConnexion.Where(t => t.Instant <= limite)
            .ExecuteDeleteAsync(annulation);
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
        var maintenant = horloge.Maintenant();
        var (veille, annee) = (maintenant.AddDays(-1), maintenant.AddYears(-1));
        var nombre = await db
            .DemandesCompte.Where(d =>
                (d.Etat == EtatDemande.AConfirmer && d.CreeeLe <= veille) || d.DecideeLe <= annee
            )
            .ExecuteDeleteAsync(annulation);
        return await DireAsync(
            "purge.demandes",
            Francais.Nombre(nombre, "demande de compte effacée", "demandes de compte effacées"),
            nombre,
            annulation
        );
    }

    /// <summary>Long works past their term, with the files they read and made.</summary>
    public async Task<string> TravauxAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        await db
            .MorceauxTravail.Where(m => m.Travail!.EffaceLe <= maintenant)
            .ExecuteDeleteAsync(annulation);
        var nombre = await db
            .Travaux.Where(t => t.EffaceLe <= maintenant)
            .ExecuteDeleteAsync(annulation);
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
        var limite = maintenant.AddDays(-ImportMesures.JoursGardes);
        var ids = await db
            .Imports.Where(i => i.EffaceLe == null && (i.AppliqueLe ?? i.CreeLe) < limite)
            .OrderBy(i => i.Id)
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
