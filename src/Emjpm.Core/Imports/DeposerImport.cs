using System.Security.Cryptography;
using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>Keeps a file of mesures and asks for its preview. Nothing of it is read yet but its first bytes.</summary>
public sealed class DeposerImport(EmjpmDbContext db, TimeProvider horloge, Reveil reveil)
{
    /// <summary>The id of the import.</summary>
    /// <param name="nom">name of the file as the browser gives it</param>
    /// <param name="contenu">can seek</param>
    /// <param name="complet">the file holds every mesure en cours</param>
    /// <exception cref="RegleMetierException">the member only reads, or the file is not a spreadsheet that can be read</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        string nom,
        Stream contenu,
        bool complet,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        nom = Path.GetFileName(nom.Trim());
        nom = nom.Length == 0 ? "fichier" : nom[..Math.Min(nom.Length, 200)];
        if (contenu.Length > LimitesLecture.Octets)
            throw new RegleMetierException(
                $"Le fichier dépasse {LimitesLecture.Octets / 1024 / 1024} Mo : séparez-le en plusieurs.",
                "Fichier"
            );
        Reconnaitre(contenu, nom);
        contenu.Position = 0;
        var empreinte = Convert.ToHexStringLower(await SHA256.HashDataAsync(contenu, annulation));
        contenu.Position = 0;

        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var import = new ImportMesures
        {
            GestionnaireId = acteur.GestionnaireId,
            AuteurId = acteur.UtilisateurId,
            NomFichier = nom,
            Empreinte = empreinte,
            Taille = (int)contenu.Length,
            CreeLe = maintenant,
            Options = TexteJson.Ecrire(await RetenuesAsync(acteur, complet, annulation)),
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync(annulation);
        await GarderAsync(import.Id, contenu, annulation);
        var travail = db.Demander(
            acteur,
            GenreTravail.ApercuImport,
            $"Aperçu de {nom}",
            Parametres(import.Id),
            maintenant
        );
        db.Tracer(
            maintenant,
            acteur,
            "import.deposer",
            "import",
            import.Id,
            details: $"empreinte {empreinte}"
        );
        await db.SaveChangesAsync(annulation);
        import.TravailId = travail.Id;
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.SignalerTravail();
        return import.Id;
    }

    internal static string Parametres(int importId) =>
        JsonSerializer.Serialize(new ParametresImport(importId));

    internal sealed record ParametresImport(int ImportId);

    /// <summary>What is not a spreadsheet is refused at once, in words, rather than after the upload.</summary>
    private static void Reconnaitre(Stream contenu, string nom)
    {
        try
        {
            using var classeur = Classeur.Lire(contenu, nom);
        }
        catch (RegleMetierException e)
        {
            throw new RegleMetierException(e.Message, "Fichier");
        }
    }

    private async Task GarderAsync(int importId, Stream contenu, CancellationToken annulation)
    {
        var (tampon, rang) = (new byte[MorceauxImport.Taille], 0);
        while (
            await contenu.ReadAtLeastAsync(tampon, tampon.Length, false, annulation)
                is var lus
                    and > 0
        )
        {
            var morceau = new MorceauImport
            {
                ImportId = importId,
                Rang = rang++,
                Octets = tampon[..lus],
            };
            db.MorceauxImport.Add(morceau);
            await db.SaveChangesAsync(annulation);
            db.Entry(morceau).State = EntityState.Detached;
        }
    }

    /// <summary>What was answered for the files before.</summary>
    private async Task<OptionsImport> RetenuesAsync(
        Acteur acteur,
        bool complet,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        var retenues = await db
            .CorrespondancesImport.AsNoTracking()
            .Where(c => c.GestionnaireId == gestionnaire)
            .ToListAsync(annulation);
        return new OptionsImport
        {
            Complet = complet,
            Colonnes = De(GenreCorrespondance.Colonne)
                .ToDictionary(
                    c => c.Texte,
                    c => c.Cible == CorrespondanceImport.Aucune ? null : c.Cible
                ),
            Antennes = De(GenreCorrespondance.Antenne).ToDictionary(c => c.Texte, Identifiant),
            Tribunaux = De(GenreCorrespondance.Tribunal).ToDictionary(c => c.Texte, Identifiant),
        };

        IEnumerable<CorrespondanceImport> De(GenreCorrespondance genre) =>
            retenues.Where(c => c.Genre == genre);
        static int Identifiant(CorrespondanceImport c) =>
            int.Parse(c.Cible, System.Globalization.CultureInfo.InvariantCulture);
    }
}
