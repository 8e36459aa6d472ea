using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>
/// Writes the bulletin of the week and mails it to those who lead, once: the bulletin, the figures it will be compared with and
/// the mails are one transaction, so that a job killed midway leaves nothing and the next one does it whole.
/// </summary>
public sealed class EtablirBulletin(
    EmjpmDbContext db,
    FaitsBulletin faits,
    LectureDeploiement lecture,
    Instance instance,
    TimeProvider horloge,
    Reveil reveil
)
{
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var semaine = BulletinDeploiement.LundiDe(Horloge.DateParis(maintenant));
        if (await ExisteAsync(semaine, annulation))
            return Deja(semaine);
        var departements = await lecture.ToutesAsync(annulation);
        var lignes = await faits.LireAsync(semaine, departements, annulation);
        var destinataires = await DestinatairesAsync(annulation);
        await using var tx = await db.EcrireAsync(annulation);
        if (await ExisteAsync(semaine, annulation))
            return Deja(semaine);
        db.BulletinsDeploiement.Add(
            new BulletinDeploiement
            {
                Semaine = semaine,
                EtabliLe = maintenant,
                Contenu = JsonSerializer.Serialize(lignes),
                Destinataires = destinataires.Count,
            }
        );
        db.RelevesDeploiement.AddRange(
            departements.Select(d => new ReleveDeploiement
            {
                Semaine = semaine,
                DepartementCode = d.Code,
                Stade = d.Stade,
                Note = d.Preparation.Note,
                Inscrits = d.Preparation.InscritsTotal,
                Comptes = d.Preparation.ComptesTotal,
                Tribunaux = d.Preparation.Tribunaux,
                TribunauxPrets = d.Preparation.TribunauxPrets,
                Lieux = d.Preparation.Lieux,
                LieuxPrets = d.Preparation.LieuxPrets,
            })
        );
        foreach (var d in destinataires)
            db.Courriels.Add(
                MessageBulletin
                    .Composer(
                        semaine,
                        d.Departements is { } siens
                            ? [.. lignes.Where(l => siens.Contains(l.Departement))]
                            : lignes,
                        instance,
                        d.Departements is null
                            ? "/administration/deploiement/bulletin"
                            : "/direction/deploiement/bulletin"
                    )
                    .Pour(d.Courriel, maintenant)
            );
        db.Tracer(
            maintenant,
            null,
            "deploiement.bulletin",
            "deploiement",
            null,
            details: $"{semaine:yyyy-MM-dd} {destinataires.Count}"
        );
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            // Another node wrote it at the same instant, and its mails with it.
            db.ChangeTracker.Clear();
            return Deja(semaine);
        }
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return $"Bulletin du {Francais.Date(semaine)} : {Francais.Nombre(lignes.Count, "ligne")}, {Francais.Nombre(destinataires.Count, "destinataire")}.";
    }

    private static string Deja(DateOnly semaine) =>
        $"Le bulletin du {Francais.Date(semaine)} est déjà établi.";

    private Task<bool> ExisteAsync(DateOnly semaine, CancellationToken annulation) =>
        db.BulletinsDeploiement.AnyAsync(b => b.Semaine == semaine, annulation);

    /// <summary>The administrators, of everything; the agents who lead a département, of theirs. Not those who refused the reminders.</summary>
    private async Task<IReadOnlyList<Destinataire>> DestinatairesAsync(CancellationToken annulation)
    {
        var lus = await db
            .Users.AsNoTracking()
            .Where(u =>
                u.Actif
                && u.Email != null
                && u.RappelsRefusesLe == null
                && (
                    u.Role == Role.Administration
                    || db.Deploiements.Any(d => d.ResponsableId == u.Id)
                )
            )
            .OrderBy(u => u.Id)
            .Select(u => new
            {
                u.Id,
                u.Email,
                u.Role,
            })
            .ToListAsync(annulation);
        var conduits = (
            await db
                .Deploiements.AsNoTracking()
                .Where(d => d.ResponsableId != null)
                .Select(d => new { d.ResponsableId, d.DepartementCode })
                .ToListAsync(annulation)
        ).ToLookup(d => d.ResponsableId!.Value, d => d.DepartementCode);
        return
        [
            .. lus.Select(u => new Destinataire(
                u.Email!,
                u.Role == Role.Administration ? null : [.. conduits[u.Id]]
            )),
        ];
    }

    /// <param name="Departements">codes followed; null for all</param>
    private sealed record Destinataire(string Courriel, IReadOnlyList<string>? Departements);
}
