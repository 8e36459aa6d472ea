using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Where a site works: communes, intercommunalités, and a radius around it; all empty, no zone is declared.</summary>
public sealed record ZoneIntervention(
    IReadOnlyList<string> Communes,
    IReadOnlyList<string> Epcis,
    int? RayonKm
);

/// <summary>Declares the zone of intervention of a site.</summary>
public sealed class DefinirZone(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Communes and intercommunalités a zone may name.</summary>
    public const int CodesMax = 300;

    /// <summary>The largest radius, kilometres.</summary>
    public const int RayonMaxKm = 200;

    /// <summary>Saves the zone. False when the lieu is not one of the actor's.</summary>
    /// <param name="version">version of the lieu that was shown</param>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, a code or the radius is wrong, or somebody else changed the lieu since it was shown
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int lieuId,
        ZoneIntervention zone,
        int version,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        if (zone.RayonKm is < 1 or > RayonMaxKm)
            throw new RegleMetierException(
                $"Saisissez un rayon entre 1 et {RayonMaxKm} km, ou laissez vide.",
                nameof(zone.RayonKm)
            );
        var communes = zone.Communes.Distinct().Order(StringComparer.Ordinal).ToList();
        var epcis = zone.Epcis.Distinct().Order(StringComparer.Ordinal).ToList();
        if (communes.Count + epcis.Count > CodesMax)
            throw new RegleMetierException(
                $"Choisissez {CodesMax} communes et intercommunalités au plus : une intercommunalité entière en remplace beaucoup.",
                nameof(zone.Communes)
            );
        var connues =
            await db.Communes.CountAsync(c => communes.Contains(c.Code), annulation)
            + await db.Epcis.CountAsync(e => epcis.Contains(e.Code), annulation);
        if (connues != communes.Count + epcis.Count)
            throw new RegleMetierException(
                "Une commune ou une intercommunalité n’existe plus : actualisez la page.",
                nameof(zone.Communes)
            );
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.LieuDeAsync(acteur, lieuId, horloge.Aujourdhui(), annulation) is not { } lieu)
            return false;
        if (lieu.Version != version)
            throw new RegleMetierException(
                "Ce lieu a été modifié par une autre personne pendant votre saisie. Votre saisie est gardée : relisez-la, puis enregistrez à nouveau."
            );
        lieu.ZoneCommunes = communes;
        lieu.ZoneEpcis = epcis;
        lieu.ZoneRayonKm = zone.RayonKm;
        lieu.Version++;
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "lieu.definir_zone",
            "lieu",
            lieu.Id,
            details: $"{Francais.Nombre(communes.Count, "commune")}, {Francais.Nombre(epcis.Count, "intercommunalité")}, {(zone.RayonKm is { } km ? $"{km} km" : "sans rayon")}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
