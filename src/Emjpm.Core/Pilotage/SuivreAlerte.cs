using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>An agent says that it saw an alert of its territory, or puts it aside for a month.</summary>
public sealed class SuivreAlerte(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when there is no such alert in the territory of the agent, or it is over.</summary>
    /// <param name="mettreDeCote">false: acknowledged, and still shown; true: put aside too</param>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int id,
        bool mettreDeCote,
        CancellationToken annulation
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var alerte = await db.Alertes.SingleOrDefaultAsync(
            a => a.Id == id && a.FinieLe == null,
            annulation
        );
        if (alerte is null || acteur.Territoire?.Couvre(alerte.DepartementCode) != true)
            return false;
        var maintenant = horloge.Maintenant();
        alerte.VueLe = maintenant;
        alerte.VueParId = acteur.UtilisateurId;
        if (mettreDeCote)
            alerte.MuetteJusquau = horloge.Aujourdhui().AddDays(Alerte.JoursSourdine);
        alerte.Version++;
        db.Tracer(
            maintenant,
            acteur,
            mettreDeCote ? "alerte.mettre_de_cote" : "alerte.prendre_en_compte",
            "alerte",
            id,
            gestionnaireId: alerte.GestionnaireId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}

/// <summary>An agent sets the thresholds of a département of its territory; they hold from the next night.</summary>
public sealed class FixerSeuils(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Highest threshold that has a sense.</summary>
    public const int Maximum = 365;

    /// <summary>False when the département is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">a threshold is out of its bounds</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        string departementCode,
        IReadOnlyDictionary<RegleAlerte, int> seuils,
        CancellationToken annulation
    )
    {
        if (
            acteur.Territoire?.Couvre(departementCode) != true
            || !await db.Departements.AnyAsync(d => d.Code == departementCode, annulation)
        )
            return false;
        if (seuils.Values.Any(s => s is < 0 or > Maximum))
            throw new RegleMetierException($"Saisissez un seuil entre 0 et {Maximum}.");
        await using var tx = await db.EcrireAsync(annulation);
        var connus = await db
            .SeuilsAlerte.Where(s => s.DepartementCode == departementCode)
            .ToDictionaryAsync(s => s.Regle, annulation);
        var changes = new List<string>();
        foreach (var (regle, seuil) in seuils)
        {
            var avant = connus.GetValueOrDefault(regle)?.Seuil ?? ReglesAlerte.ParDefaut(regle);
            if (avant == seuil)
                continue;
            changes.Add($"{regle.Handle()} : {avant} → {seuil}");
            if (connus.TryGetValue(regle, out var ligne))
                ligne.Seuil = seuil;
            else
                db.SeuilsAlerte.Add(
                    new()
                    {
                        Regle = regle,
                        DepartementCode = departementCode,
                        Seuil = seuil,
                    }
                );
        }
        if (changes.Count > 0)
            db.Tracer(
                horloge.Maintenant(),
                acteur,
                "alerte.fixer_seuils",
                "departement",
                null,
                details: $"{departementCode} : {string.Join(", ", changes)}"
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
