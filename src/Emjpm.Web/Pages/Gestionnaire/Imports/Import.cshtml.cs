using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire.Imports;

/// <summary>An import from its preview to its undo: the page says what there is to do now.</summary>
[ExigeFonction(FonctionTerritoriale.Import)]
public sealed class ImportModel(
    Perimetre perimetre,
    DemanderImport demander,
    TrancherLignes trancher,
    RepondreImport repondre,
    AnnulerTravail annulerTravail,
    EcrireRefus ecrireRefus,
    DemanderAvis avis,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    /// <summary>Lines named among those that the undo left.</summary>
    public const int Nommees = 50;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Handle of the decision whose lines are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "decision")]
    public string? Decision { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    [Display(Name = "Numéro RG, dossier ou ville")]
    public string? Recherche { get; set; }

    [FromQuery(Name = "p")]
    public int Numero { get; set; } = 1;

    [BindProperty]
    public SaisieVerification Saisie { get; set; } = new();

    public ImportMesures? Import { get; private set; }
    public Travail? Travail { get; private set; }
    public OptionsImport Options { get; private set; } = new();
    public FichierImport Fichier { get; private set; } = new();
    public DecisionLigne Choisie { get; private set; }
    public Tranche<LigneImportLue> Tranche { get; private set; } = Tranche<LigneImportLue>.Vide;

    /// <summary>Lines to check, by question.</summary>
    public IReadOnlyDictionary<QuestionLigne, int> Questions { get; private set; } =
        new Dictionary<QuestionLigne, int>();
    public IReadOnlyList<EffetImport> Laissees { get; private set; } = [];

    /// <summary>The question to ask once the lines are applied; null when there is none.</summary>
    public int? AvisId { get; private set; }
    public bool Introuvable => Import is null;
    public bool Ecrit => perimetre.Acteur.Gestionnaire!.Droits.Ecrit;
    public bool EnCours => Travail is { EstFini: false };
    public bool Annulable =>
        Import is { Etat: EtatImport.Applique, AnnulableJusqua: { } limite }
        && limite >= horloge.Maintenant();

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Import = await perimetre
            .Imports.Include(i => i.Auteur)
            .Include(i => i.AppliquePar)
            .Include(i => i.AnnulePar)
            .SingleOrDefaultAsync(i => i.Id == Id, annulation);
        if (Import is null)
            return;
        Travail = await perimetre.TravauxImport(Id).SingleOrDefaultAsync(annulation);
        Options = TexteJson.Lire<OptionsImport>(Import.Options)!;
        Fichier = TexteJson.Lire<FichierImport>(Import.Fichier)!;
        if (EnCours || Import.Lignes == 0)
            return;
        if (
            Import.Etat == EtatImport.Applique
            && Import.AppliqueParId == perimetre.Acteur.UtilisateurId
            && Import.AppliqueLe > horloge.Maintenant().AddDays(-DemanderAvis.JoursPourRepondre)
        )
            AvisId = await avis.EnAttenteAsync(perimetre.Acteur, EtapeSondee.Import, annulation);
        Choisie =
            Liste<DecisionLigne>.Lire(Decision)
            ?? Liste<DecisionLigne>.Valeurs.FirstOrDefault(d => Import.Nombre(d) > 0);
        var choisie = Choisie;
        var lignes = perimetre.LignesImport(Id).Where(l => l.Decision == choisie);
        if (Texte.Normaliser(Recherche) is { Length: > 0 } cherche)
            lignes = lignes.Where(l => l.Texte.Contains(cherche));
        Tranche = await Tranche<LigneImportLue>.LireAsync(
            lignes
                .OrderBy(l => l.Ligne)
                .ThenBy(l => l.Id)
                .Select(l => new LigneImportLue(
                    l.Id,
                    l.Ligne,
                    l.Question,
                    l.MesureId,
                    l.Donnees,
                    l.Ecarts,
                    l.Motifs,
                    l.Avertissements,
                    l.Proches
                )),
            Numero,
            annulation
        );
        if (Choisie == DecisionLigne.AVerifier)
            Questions = await perimetre
                .LignesImport(Id)
                .Where(l => l.Decision == DecisionLigne.AVerifier && l.Question != null)
                .GroupBy(l => l.Question!.Value)
                .Select(g => new { g.Key, Nombre = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
        if (Import.NonRendues > 0)
            Laissees = await perimetre
                .EffetsImport(Id)
                .Where(e => e.Rendu == false)
                .OrderBy(e => e.Ligne)
                .ThenBy(e => e.Id)
                .Take(Nommees)
                .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAppliquerAsync()
    {
        var suite = await RevenirAsync(
            demander.AppliquerAsync(perimetre.Acteur, Id, HttpContext.RequestAborted)
        );
        // Asked once the lines are applied, on the page that says what changed.
        if (suite is not NotFoundResult)
            await avis.PoserAsync(perimetre.Acteur, EtapeSondee.Import, HttpContext.RequestAborted);
        return suite;
    }

    public Task<IActionResult> OnPostAnnulerAsync() =>
        RevenirAsync(demander.AnnulerAsync(perimetre.Acteur, Id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostRevoirAsync() =>
        RevenirAsync(demander.RevoirAsync(perimetre.Acteur, Id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostOptionsAsync() =>
        RevenirAsync(
            repondre.OptionsAsync(
                perimetre.Acteur,
                Id,
                Saisie.QuatreChiffres,
                Saisie.Complet,
                HttpContext.RequestAborted
            )
        );

    /// <summary>Stops the preview, the apply or the undo that runs: nothing of it is kept.</summary>
    public async Task<IActionResult> OnPostArreterAsync()
    {
        await ChargerAsync();
        if (Import is null)
            return NotFound();
        if (Import.TravailId is { } travail)
            await annulerTravail.ExecuterAsync(
                perimetre.Acteur,
                travail,
                HttpContext.RequestAborted
            );
        return RedirectToPage(new { id = Id });
    }

    /// <summary>The answers of the lines of the page.</summary>
    public Task<IActionResult> OnPostTrancherAsync() =>
        TrancherAsync(
            Saisie
                .Choix.Select(c => (Ligne: c.Key, Choix: Liste<ChoixLigne>.Lire(Mots(c.Value)[0])))
                .Where(c => c.Choix is not null)
                .ToDictionary(c => c.Ligne, c => c.Choix!.Value),
            Saisie
                .Choix.Where(c => Mots(c.Value).Length == 2)
                .ToDictionary(
                    c => c.Key,
                    c =>
                        int.TryParse(
                            Mots(c.Value)[1],
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var mesure
                        )
                            ? mesure
                            : 0
                )
        );

    /// <summary>An answer and what it is about: <c>meme/123</c>, <c>semblable/nouvelle</c>.</summary>
    private static string[] Mots(string? reponse) => (reponse ?? "").Split('/');

    /// <summary>One answer for all the lines of a question: its button says both, <c>semblable/nouvelle</c>.</summary>
    public async Task<IActionResult> OnPostToutesAsync(string? reponse)
    {
        var mots = Mots(reponse);
        if (
            mots.Length != 2
            || Liste<QuestionLigne>.Lire(mots[0]) is not { } question
            || Liste<ChoixLigne>.Lire(mots[1]) is not { } choix
        )
            return NotFound();
        var ids = await perimetre
            .LignesImport(Id)
            .Where(l => l.Decision == DecisionLigne.AVerifier && l.Question == question)
            .Select(l => l.Id)
            .ToListAsync(HttpContext.RequestAborted);
        return await TrancherAsync(ids.ToDictionary(i => i, _ => choix));
    }

    private async Task<IActionResult> TrancherAsync(
        Dictionary<int, ChoixLigne> choix,
        Dictionary<int, int>? memes = null
    )
    {
        if (choix.Count == 0)
            throw new RegleMetierException("Choisissez une réponse pour au moins une ligne.");
        var nombre = await trancher.ExecuterAsync(
            perimetre.Acteur,
            Id,
            choix,
            Saisie is { Cause: { } cause, DateFin: { } fin } ? new FinAbsentes(cause, fin) : null,
            memes,
            HttpContext.RequestAborted
        );
        if (nombre is null)
            return NotFound();
        TempData["Succes"] =
            $"{Francais.Nombre(nombre.Value, "réponse enregistrée", "réponses enregistrées")} : rien n’est encore appliqué.";
        return RedirectToPage(new { id = Id, decision = DecisionLigne.AVerifier.Handle() });
    }

    /// <summary>The lines left, in the columns of the file, with the reason of each.</summary>
    public async Task<IActionResult> OnGetRefusAsync(string? format)
    {
        var annulation = HttpContext.RequestAborted;
        if (
            await perimetre.Imports.SingleOrDefaultAsync(i => i.Id == Id, annulation)
            is not { } import
        )
            return NotFound();
        var choisi = Liste<FormatClasseur>.Lire(format) ?? FormatClasseur.Xlsx;
        var fichier = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose
        );
        HttpContext.Response.RegisterForDisposeAsync(fichier);
        if (!await ecrireRefus.ExecuterAsync(import, fichier, choisi, annulation))
            return NotFound();
        fichier.Position = 0;
        return File(
            fichier,
            choisi.TypeMime(),
            $"{Path.GetFileNameWithoutExtension(import.NomFichier)}-a-corriger.{choisi.Handle()}"
        );
    }

    /// <summary>Every line with its decision.</summary>
    public async Task<IActionResult> OnGetRapportAsync()
    {
        var import = await perimetre.Imports.SingleOrDefaultAsync(
            i => i.Id == Id,
            HttpContext.RequestAborted
        );
        return import is null
            ? NotFound()
            : RapportImport.Fichier(import, perimetre.LignesImport(Id));
    }

    private async Task<IActionResult> RevenirAsync(Task<bool> acte) =>
        await acte ? RedirectToPage(new { id = Id }) : NotFound();
}

/// <summary>What the preview asks.</summary>
public sealed class SaisieVerification
{
    /// <summary>Handle of the answer of each line, by its id; « meme/123 » says which mesure it is.</summary>
    public Dictionary<int, string?> Choix { get; set; } = [];

    [Display(Name = "Raison de la fin du mandat")]
    public CauseSortie? Cause { get; set; }

    [Display(Name = "Date de fin du mandat")]
    public DateOnly? DateFin { get; set; }

    [Display(
        Name = "Le fichier contient toutes mes mesures en cours : me proposer de clôturer les absentes"
    )]
    public bool Complet { get; set; }

    [Display(Name = "Codes postaux à quatre chiffres")]
    public QuatreChiffres QuatreChiffres { get; set; }
}
