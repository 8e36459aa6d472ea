using System.Globalization;
using System.Text;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Imports;

/// <summary>A line of a file of these tests, in the columns of the predecessor's template and two of ours.</summary>
internal sealed record LigneCsv(string Rg)
{
    public string Date { get; init; } = "21/12/2019";
    public string Type { get; init; } = "Curatelle renforcée aux biens et à la personne";
    public string CodePostal { get; init; } = "59270";
    public string Ville { get; init; } = "Bailleul";
    public string Civilite { get; init; } = "H";
    public string Annee { get; init; } = "1962";
    public string Dossier { get; init; } = "";
    public string Residence { get; init; } = "A domicile";
    public string Antenne { get; init; } = "";
    public string DateEtat { get; init; } = "";
    public string Statut { get; init; } = "";
    public string DateFin { get; init; } = "";
    public string Cause { get; init; } = "";
}

/// <summary>Imports as the screens do them, the work run at once.</summary>
internal static class Depots
{
    private static int _rang;

    /// <summary>An RG nobody has.</summary>
    public static string Rg() => $"25J{Interlocked.Increment(ref _rang):00000}";

    /// <summary>A CSV of these lines for the court of Lille; the antenne is the first lieu of the gestionnaire unless the line says one.</summary>
    public static async Task<byte[]> Csv(
        this Application application,
        string courriel,
        params IEnumerable<LigneCsv> lignes
    )
    {
        var siret = await application.Base(db =>
            db.Tribunaux.Where(t => t.Code == "tj-lille").Select(t => t.Siret).SingleAsync()
        );
        var lieu = (await application.Lieux(courriel))[0].Nom;
        var csv = new StringBuilder(
            "date_nomination;type;code_postal;ville;civilite;annee;numero_rg;numero_dossier;residence;tribunal_siret;tribunal;antenne;date_etat;statut;date_fin;cause_sortie\n"
        );
        foreach (var l in lignes)
            csv.AppendLine(
                CultureInfo.InvariantCulture,
                $"{l.Date};{l.Type};{l.CodePostal};{l.Ville};{l.Civilite};{l.Annee};{l.Rg};{l.Dossier};{l.Residence};{siret};Tribunal judiciaire de Lille;{(l.Antenne.Length > 0 ? l.Antenne : lieu)};{l.DateEtat};{l.Statut};{l.DateFin};{l.Cause}"
            );
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    public static async Task<ImportMesures> Deposer(
        this Application application,
        string courriel,
        byte[] fichier,
        bool complet = false
    )
    {
        var acteur = await application.Acteur(courriel);
        var id = await application.Executer(
            (DeposerImport o) =>
                o.ExecuterAsync(acteur, "mesures.csv", new MemoryStream(fichier), complet)
        );
        await application.Travailler();
        return await application.Import(id);
    }

    public static async Task<ImportMesures> Appliquer(
        this Application application,
        string courriel,
        int id
    )
    {
        var acteur = await application.Acteur(courriel);
        Assert.True(await application.Executer((DemanderImport o) => o.AppliquerAsync(acteur, id)));
        await application.Travailler();
        return await application.Import(id);
    }

    public static async Task<ImportMesures> Annuler(
        this Application application,
        string courriel,
        int id
    )
    {
        var acteur = await application.Acteur(courriel);
        Assert.True(await application.Executer((DemanderImport o) => o.AnnulerAsync(acteur, id)));
        await application.Travailler();
        return await application.Import(id);
    }

    public static Task<int> Travailler(this Application application) =>
        application.Executer((ExecuterTravaux o) => o.ExecuterDusAsync(CancellationToken.None));

    public static Task<ImportMesures> Import(this Application application, int id) =>
        application.Base(db => db.Imports.AsNoTracking().SingleAsync(i => i.Id == id));

    public static Task<List<LigneImport>> Lignes(this Application application, int id) =>
        application.Base(db =>
            db.LignesImport.AsNoTracking()
                .Where(l => l.ImportId == id)
                .OrderBy(l => l.Ligne)
                .ToListAsync()
        );

    /// <summary>What the last work of the import said.</summary>
    public static Task<(EtatTravail Etat, string? Message)> Travail(
        this Application application,
        int importId
    ) =>
        application.Base(async db =>
        {
            var import = await db.Imports.SingleAsync(i => i.Id == importId);
            var t = await db.Travaux.AsNoTracking().SingleAsync(t => t.Id == import.TravailId);
            return (t.Etat, t.Message);
        });

    /// <summary>Everything that can be seen of the mesures of the gestionnaire, and the counters of its lieux, as text.</summary>
    public static Task<string> Instantane(this Application application, string courriel) =>
        application.Base(async db =>
        {
            var acteur = await application.Acteur(courriel);
            var mesures = await db
                .Mesures.AsNoTracking()
                .Include(m => m.Etats.OrderBy(e => e.Id))
                .Where(m =>
                    m.GestionnaireId == acteur.GestionnaireId && m.Statut != StatutMesure.Retiree
                )
                .OrderBy(m => m.Id)
                .Select(m => new
                {
                    m.Id,
                    m.LieuExerciceId,
                    m.TribunalId,
                    m.CabinetId,
                    m.NumeroRg,
                    m.NumeroRgBrut,
                    m.NumeroDossier,
                    m.Civilite,
                    m.AnneeNaissance,
                    m.Statut,
                    m.Nature,
                    m.Champ,
                    m.LieuVie,
                    m.TypeEtablissement,
                    m.CommuneCode,
                    m.Pays,
                    m.DatePremiereProtection,
                    m.DateNomination,
                    m.DateProtectionEnCours,
                    m.DateDerniereDecision,
                    m.DateFin,
                    m.CauseSortie,
                    m.Echeance,
                    m.EcheanceFixee,
                    m.TexteRecherche,
                    m.ReservationId,
                    Etats = m.Etats.OrderBy(e => e.Id).ToList(),
                })
                .ToListAsync();
            var lieux = await db
                .LieuxExercice.Where(l => l.GestionnaireId == acteur.GestionnaireId)
                .OrderBy(l => l.Id)
                .Select(l => new
                {
                    l.Id,
                    l.EnCours,
                    l.EnAttente,
                })
                .ToListAsync();
            return JsonSerializer.Serialize(
                new { mesures, lieux },
                new JsonSerializerOptions { WriteIndented = true }
            );
        });

    /// <summary>The counters are those of the facts.</summary>
    public static async Task CompteursExacts(this Application application) =>
        Assert.Equal(
            "0\u00A0lieu corrigé.",
            await application.Executer(
                (Emjpm.Core.Gestionnaires.RecalculerCompteurs o) =>
                    o.ExecuterAsync(CancellationToken.None)
            )
        );

    public static Task<Mesure> MesureDuRg(this Application application, string rg) =>
        application.Base(db =>
            db.Mesures.AsNoTracking()
                .Include(m => m.Etats.OrderBy(e => e.DateEffet))
                .Include(m => m.Evenements.OrderBy(e => e.Id))
                .AsSplitQuery()
                .SingleAsync(m => m.NumeroRg == rg && m.Statut != StatutMesure.Retiree)
        );
}
