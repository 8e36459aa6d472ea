using System.Globalization;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>Drafts a version of the bareme, corrects it, puts it aside. What was once in force is never changed.</summary>
public sealed class EcrireBareme(EmjpmDbContext db, BaremeEnVigueur enVigueur, TimeProvider horloge)
{
    /// <summary>A draft with the values of another version; its id, null when that version does not exist.</summary>
    public async Task<int?> CreerAsync(Acteur acteur, int sourceId, CancellationToken annulation)
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await enVigueur.InscrireInitialAsync(annulation);
        await using var tx = await db.EcrireAsync(annulation);
        var source = await db
            .VersionsBareme.AsNoTracking()
            .SingleOrDefaultAsync(v => v.Id == sourceId, annulation);
        if (source is null)
            return null;
        var numero = await db.VersionsBareme.MaxAsync(v => v.Numero, annulation) + 1;
        var jour = Horloge.DateParis(maintenant);
        var version = new VersionBareme
        {
            Numero = numero,
            Code = string.Create(
                CultureInfo.InvariantCulture,
                $"{jour.Year}-{jour.Month:00}.{numero}"
            ),
            Nom = $"Copie de la version {source.Code}",
            Regles = source.Regles,
            Etat = EtatBareme.Brouillon,
            AuteurId = acteur.UtilisateurId,
            CreeeLe = maintenant,
            ModifieeLe = maintenant,
        };
        db.VersionsBareme.Add(version);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw new RegleMetierException(
                "Un autre brouillon vient d’être créé au même moment : recommencez."
            );
        }
        db.Tracer(
            maintenant,
            acteur,
            "bareme.preparer",
            "bareme",
            version.Id,
            details: $"version {version.Code}, d’après la version {source.Code}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return version.Id;
    }

    /// <summary>Replaces the name and the values of a draft. False when the version does not exist.</summary>
    /// <param name="version">concurrency version that was read</param>
    /// <exception cref="RegleMetierException">it is no longer a draft, or the values are inconsistent</exception>
    public async Task<bool> ModifierAsync(
        Acteur acteur,
        int id,
        string nom,
        Bareme regles,
        int version,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        Verifier(regles);
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await BrouillonAsync(id, version, annulation) is not { } brouillon)
            return false;
        brouillon.Nom = nom.Trim();
        brouillon.Regles = regles;
        brouillon.ModifieeLe = maintenant;
        brouillon.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "bareme.modifier",
            "bareme",
            id,
            details: $"version {brouillon.Code} : {Poids(regles.Poids)}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>Puts a draft aside: it stays in the list, and is never activated. False when the version does not exist.</summary>
    /// <inheritdoc cref="ModifierAsync"/>
    public async Task<bool> EcarterAsync(
        Acteur acteur,
        int id,
        int version,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await BrouillonAsync(id, version, annulation) is not { } brouillon)
            return false;
        brouillon.Etat = EtatBareme.Retire;
        brouillon.RetireeLe = maintenant;
        brouillon.Version++;
        db.Tracer(
            maintenant,
            acteur,
            "bareme.ecarter",
            "bareme",
            id,
            details: $"version {brouillon.Code}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>« proximité 35, adéquation 45… »: the weights in the order of the criteria.</summary>
    public static string Poids(Poids poids) =>
        string.Join(", ", Liste<Critere>.Valeurs.Select(c => $"{c.Libelle()} {poids.De(c)}"));

    private async Task<VersionBareme?> BrouillonAsync(
        int id,
        int version,
        CancellationToken annulation
    )
    {
        var lue = await db.VersionsBareme.SingleOrDefaultAsync(v => v.Id == id, annulation);
        if (lue is null)
            return null;
        if (lue.Etat != EtatBareme.Brouillon)
            throw new RegleMetierException(
                $"La version {lue.Code} n’est plus un brouillon : ses valeurs ne changent plus. Préparez-en une autre d’après elle."
            );
        if (lue.Version != version)
            throw new RegleMetierException(
                "Ce brouillon vient d’être modifié par un autre administrateur : relisez-le avant de recommencer."
            );
        return lue;
    }

    private static void Verifier(Bareme regles)
    {
        if (regles.FraicheurNulleJours <= regles.FraicheurPleineJours)
            throw new RegleMetierException(
                "Ce nombre de jours doit dépasser celui jusqu’auquel la fraîcheur donne tous les points.",
                nameof(Bareme.FraicheurNulleJours)
            );
        if (regles.ReponseNulleJours <= regles.ReponsePleineJours)
            throw new RegleMetierException(
                "Ce nombre de jours doit dépasser celui jusqu’auquel le délai donne tous les points.",
                nameof(Bareme.ReponseNulleJours)
            );
        if ((regles with { Version = "brouillon" }).Erreur() is { } erreur)
            throw new RegleMetierException(Francais.EnTete(erreur));
    }
}
