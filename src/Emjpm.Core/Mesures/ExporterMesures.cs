using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Emjpm.Core.Audit;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The file of the mesures of a gestionnaire, made as a long work when it is too long to be waited for.</summary>
public sealed class ExporterMesures(EmjpmDbContext db, TimeProvider horloge, Reveil reveil)
{
    /// <summary>Beyond this many lines, nobody waits before a page.</summary>
    public const int SeuilTravail = 5_000;

    private sealed record Demande(CriteresMesures Criteres, FormatClasseur Format);

    /// <summary>Name of the file, without its extension.</summary>
    public static string NomFichier(DateOnly aujourdhui) =>
        string.Create(CultureInfo.InvariantCulture, $"mesures-{aujourdhui:yyyy-MM-dd}");

    /// <summary>Asks for the file of the mesures that the filters keep; returns the id of the work.</summary>
    public async Task<int> DemanderAsync(
        Acteur acteur,
        CriteresMesures criteres,
        FormatClasseur format,
        CancellationToken annulation = default
    )
    {
        var (maintenant, nombre) = (
            horloge.Maintenant(),
            await Retenues(acteur, criteres).CountAsync(annulation)
        );
        var travail = db.Demander(
            acteur,
            GenreTravail.ExportMesures,
            $"Export de {Francais.Nombre(nombre, "mesure")}, {format.Libelle()}",
            JsonSerializer.Serialize(new Demande(criteres, format)),
            maintenant
        );
        travail.Total = nombre;
        db.Tracer(
            maintenant,
            acteur,
            "mesures.exporter",
            "gestionnaire",
            acteur.GestionnaireId,
            details: Francais.Nombre(nombre, "ligne")
        );
        await db.SaveChangesAsync(annulation);
        reveil.SignalerTravail();
        return travail.Id;
    }

    /// <summary>Makes the file, through a temporary file of the node: the memory does not grow with the lines.</summary>
    internal async Task<string> ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        var demande = JsonSerializer.Deserialize<Demande>(suivi.Travail.Parametres)!;
        var retenues = Retenues(suivi.Acteur, demande.Criteres);
        var total = await retenues.CountAsync(annulation);
        await using var fichier = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose
        );
        await Classeur.EcrireAsync(
            fichier,
            demande.Format,
            LignesExport.Feuille,
            CompterAsync(
                demande.Criteres.Trier(retenues).EnLignesExport().AsAsyncEnumerable(),
                suivi,
                total,
                annulation
            ),
            annulation
        );
        fichier.Position = 0;
        await suivi.RendreFichierAsync(
            $"{NomFichier(horloge.Aujourdhui())}.{demande.Format.Handle()}",
            demande.Format.TypeMime(),
            fichier
        );
        return $"{Francais.Nombre(total, "mesure exportée", "mesures exportées")}.";
    }

    private static async IAsyncEnumerable<LigneExport> CompterAsync(
        IAsyncEnumerable<LigneExport> lignes,
        SuiviTravail suivi,
        int total,
        [EnumeratorCancellation] CancellationToken annulation
    )
    {
        var faites = 0;
        await foreach (var ligne in lignes.WithCancellation(annulation))
        {
            yield return ligne;
            if (++faites % 500 == 0)
                await suivi.AvancerAsync(faites, total);
        }
        await suivi.AvancerAsync(faites, faites);
    }

    private IQueryable<Mesure> Retenues(Acteur acteur, CriteresMesures criteres) =>
        criteres.Filtrer(db.Mesures.AsNoTracking().De(acteur.Gestionnaire!), horloge.Aujourdhui());
}
