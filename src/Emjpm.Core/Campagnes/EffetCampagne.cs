using Emjpm.Core.Data;
using Emjpm.Core.Suivi;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Campagnes;

/// <summary>What a campaign changed after some days.</summary>
/// <param name="Echu">whether those days are over: before, the figure still moves</param>
/// <param name="Revenus">of those written to, signed in since</param>
/// <param name="Utiles">of those written to, did a useful act since</param>
public sealed record Effet(int Jours, bool Echu, int Revenus, int Utiles);

/// <summary>Counts what became of those a campaign wrote to.</summary>
public sealed class EffetCampagne(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>How many were written to, and the effect at 7 then 30 days; no effect before it leaves.</summary>
    public async Task<(int Envois, IReadOnlyList<Effet> Effets)> LireAsync(
        Campagne campagne,
        CancellationToken annulation
    )
    {
        var envois = db.EnvoisCampagne.Where(e => e.CampagneId == campagne.Id);
        var nombre = await envois.CountAsync(annulation);
        if (campagne.EnvoyeeLe is not { } debut)
            return (nombre, []);
        var effets = new List<Effet>();
        foreach (var jours in new[] { 7, 30 })
        {
            var fin = debut.AddDays(jours);
            var utiles = db.EvenementsAudit.Utiles();
            effets.Add(
                new(
                    jours,
                    fin <= horloge.Maintenant(),
                    await envois.CountAsync(
                        e =>
                            db.SessionsOuvertes.Any(s =>
                                s.UtilisateurId == e.UtilisateurId
                                && s.OuverteLe >= debut
                                && s.OuverteLe < fin
                            ),
                        annulation
                    ),
                    await envois.CountAsync(
                        e =>
                            utiles.Any(a =>
                                a.UtilisateurId == e.UtilisateurId
                                && a.Instant >= debut
                                && a.Instant < fin
                            ),
                        annulation
                    )
                )
            );
        }
        return (nombre, effets);
    }
}
