using System.Security.Cryptography;
using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Campagnes;

/// <summary>Sends the campaigns whose hour has come, each once and whole: the audience is the one of that instant.</summary>
public sealed class EnvoyerCampagnes(
    EmjpmDbContext db,
    Audiences audiences,
    Instance instance,
    TimeProvider horloge,
    Reveil reveil
)
{
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var dues = await db
            .Campagnes.AsNoTracking()
            .Where(c => c.Etat == EtatCampagne.Programmee && c.PrevueLe <= maintenant)
            .OrderBy(c => c.Id)
            .ToListAsync(annulation);
        var rappels = 0;
        foreach (var campagne in dues)
            rappels += await EnvoyerAsync(campagne, maintenant, annulation);
        return $"{Francais.Nombre(dues.Count, "campagne envoyée", "campagnes envoyées")}, {Francais.Nombre(rappels, "rappel")}";
    }

    private async Task<int> EnvoyerAsync(
        Campagne campagne,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        // Two nodes, or a cancellation meanwhile: one wins.
        var prises = await db
            .Campagnes.Where(c => c.Id == campagne.Id && c.Etat == EtatCampagne.Programmee)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(c => c.Etat, EtatCampagne.Envoyee)
                        .SetProperty(c => c.EnvoyeeLe, maintenant),
                annulation
            );
        if (prises == 0)
            return 0;
        var lue = await audiences.LireAsync(
            campagne.Audience,
            campagne.DepartementCode,
            annulation
        );
        foreach (var d in lue.AEcrire)
        {
            // Nothing of it can be guessed from another.
            var jeton = new Guid(RandomNumberGenerator.GetBytes(16));
            db.EnvoisCampagne.Add(
                new EnvoiCampagne
                {
                    CampagneId = campagne.Id,
                    UtilisateurId = d.Id,
                    EnvoyeLe = maintenant,
                    Jeton = jeton,
                }
            );
            db.Courriels.Add(
                MessageCampagne
                    .Composer(campagne.Sujet, campagne.Texte, instance, jeton)
                    .Pour(d.Courriel, maintenant)
            );
        }
        await db
            .Campagnes.Where(c => c.Id == campagne.Id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.DejaRappeles, lue.DejaRappeles),
                annulation
            );
        db.Tracer(maintenant, null, "campagne.envoyer", "campagne", campagne.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        db.ChangeTracker.Clear();
        reveil.Signaler();
        return lue.AEcrire.Count;
    }
}
