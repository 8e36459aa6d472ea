using System.Security.Cryptography;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Imports;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre.Listes;

/// <summary>
/// Reads the list of a département and says what it would change. Nothing of the registry is changed. A list has some hundreds of
/// lines: it is read while its agent waits.
/// </summary>
public sealed class DeposerListe(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Largest file, bytes.</summary>
    public const int OctetsMax = 5 * 1024 * 1024;

    /// <summary>The id of the import.</summary>
    /// <param name="nom">name of the file as the browser gives it</param>
    /// <param name="contenu">can seek</param>
    /// <exception cref="RegleMetierException">the département is out of the territory, or the file cannot be read</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        string departementCode,
        string nom,
        Stream contenu,
        CancellationToken annulation = default
    )
    {
        if (
            !acteur.TerritoireOuRefus().Couvre(departementCode)
            || !await db.Departements.AnyAsync(d => d.Code == departementCode, annulation)
        )
            throw new RegleMetierException(
                "Choisissez un département de votre territoire.",
                "DepartementCode"
            );
        if (contenu.Length > OctetsMax)
            throw new RegleMetierException(
                $"Le fichier dépasse {OctetsMax / 1024 / 1024} Mo : déposez la liste d’un seul département, sans image.",
                "Fichier"
            );
        nom = Path.GetFileName(nom.Trim());
        nom = nom.Length == 0 ? "liste" : nom[..Math.Min(nom.Length, 200)];
        var empreinte = Convert.ToHexStringLower(await SHA256.HashDataAsync(contenu, annulation));
        contenu.Position = 0;
        var (lignes, nonLues) = Lire(
            contenu,
            nom,
            await ContexteListe.CommunesAsync(db, departementCode, annulation)
        );
        var maintenant = horloge.Maintenant();
        var import = new ImportListe
        {
            DepartementCode = departementCode,
            AuteurId = acteur.UtilisateurId,
            NomFichier = nom,
            Empreinte = empreinte,
            CreeLe = maintenant,
            NonLues = nonLues,
        };
        import.Lignes.AddRange(await DeciderAsync(acteur, departementCode, lignes, annulation));
        await using var tx = await db.EcrireAsync(annulation);
        db.ImportsListe.Add(import);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "liste.deposer",
            "import_liste",
            import.Id,
            details: $"{departementCode}, empreinte {empreinte}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return import.Id;
    }

    /// <summary>Compares the lines with the registry as it is now. False when there is no such import to preview in the territory.</summary>
    public async Task<bool> RevoirAsync(
        Acteur acteur,
        int importId,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var import = await db
            .ImportsListe.Include(i => i.Lignes)
            .SingleOrDefaultAsync(i => i.Id == importId && i.Etat == EtatListe.Apercu, annulation);
        if (import is null || !acteur.TerritoireOuRefus().Couvre(import.DepartementCode))
            return false;
        var lignes = import
            .Lignes.Where(l => l.Donnees is not null)
            .OrderBy(l => l.Ligne)
            .Select(l => TexteJson.Lire<InscriptionLue>(l.Donnees)!)
            .ToList();
        var decidees = await DeciderAsync(acteur, import.DepartementCode, lignes, annulation);
        db.LignesListe.RemoveRange(import.Lignes);
        import.Lignes.Clear();
        import.Lignes.AddRange(decidees);
        import.Version++;
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private async Task<IReadOnlyList<LigneListe>> DeciderAsync(
        Acteur acteur,
        string departement,
        IReadOnlyList<InscriptionLue> lignes,
        CancellationToken annulation
    )
    {
        var contexte = await ContexteListe.LireAsync(
            db,
            acteur,
            departement,
            horloge.Aujourdhui(),
            lignes,
            annulation
        );
        return [.. new DeciderListe(contexte).Decider(lignes)];
    }

    /// <summary>A file that cannot be read is refused under its field.</summary>
    private static (IReadOnlyList<InscriptionLue> Lignes, string NonLues) Lire(
        Stream contenu,
        string nom,
        CommunesConnues communes
    )
    {
        try
        {
            return LectureListe.Lire(contenu, nom, communes);
        }
        catch (RegleMetierException e)
        {
            throw new RegleMetierException(e.Message, "Fichier");
        }
    }
}
