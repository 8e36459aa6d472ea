using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire.Imports;

/// <summary>A file to drop, and the imports of the gestionnaire.</summary>
[RequestSizeLimit(EnvoiMax), RequestFormLimits(MultipartBodyLengthLimit = EnvoiMax)]
[ExigeFonction(FonctionTerritoriale.Import)]
public sealed class ListeModel(Perimetre perimetre, DeposerImport deposer) : PageModel, IFormulaire
{
    /// <summary>The largest file, and what surrounds it in the form.</summary>
    private const long EnvoiMax = LimitesLecture.Octets + 1024 * 1024;

    [FromQuery(Name = "p")]
    public int Numero { get; set; } = 1;

    [BindProperty]
    public SaisieImport Saisie { get; set; } = new();

    public bool Ecrit => perimetre.Acteur.Gestionnaire!.Droits.Ecrit;
    public Tranche<ImportLu> Tranche { get; private set; } = Tranche<ImportLu>.Vide;

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync() =>
        Tranche = await Tranche<ImportLu>.LireAsync(
            perimetre
                .Imports.OrderByDescending(i => i.CreeLe)
                .ThenByDescending(i => i.Id)
                .Select(i => new ImportLu(
                    i.Id,
                    i.NomFichier,
                    i.CreeLe,
                    i.Auteur!.Prenom + " " + i.Auteur.Nom,
                    i.Etat,
                    i.ACreer,
                    i.AModifier,
                    i.AVerifier,
                    i.Refusees,
                    i.Creees,
                    i.Modifiees,
                    i.Closes,
                    i.Rendues,
                    i.NonRendues
                )),
            Numero,
            HttpContext.RequestAborted
        );

    public IActionResult OnGetModele() =>
        File(ModeleImport.Ecrire(), FormatClasseur.Xlsx.TypeMime(), ModeleImport.Nom);

    public async Task<IActionResult> OnPostAsync()
    {
        await using var contenu = Saisie.Fichier!.OpenReadStream();
        var id = await deposer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Fichier.FileName,
            contenu,
            Saisie.Complet,
            HttpContext.RequestAborted
        );
        return RedirectToPage("Import", new { id });
    }
}

/// <summary>A file dropped.</summary>
public sealed class SaisieImport
{
    [Display(Name = "Fichier des mesures")]
    [Required(ErrorMessage = "Choisissez le fichier à importer.")]
    public IFormFile? Fichier { get; set; }

    [Display(
        Name = "Ce fichier contient toutes mes mesures en cours",
        Description = "Vos mesures en cours absentes du fichier vous seront alors proposées à la clôture, une par une. Sans cette case, elles ne sont pas touchées."
    )]
    public bool Complet { get; set; }
}

/// <summary>An import in the history.</summary>
public sealed record ImportLu(
    int Id,
    string Nom,
    DateTime CreeLe,
    string Auteur,
    EtatImport Etat,
    int ACreer,
    int AModifier,
    int AVerifier,
    int Refusees,
    int Creees,
    int Modifiees,
    int Closes,
    int Rendues,
    int NonRendues
)
{
    public string Libelle =>
        Etat switch
        {
            EtatImport.Recu => "reçu",
            EtatImport.Colonnes => "colonnes à indiquer",
            EtatImport.Apercu => "à appliquer",
            EtatImport.Applique => "appliqué",
            _ => "annulé",
        };

    public string? Ton =>
        Etat switch
        {
            EtatImport.Applique => "success",
            EtatImport.Apercu => "new",
            EtatImport.Colonnes => "warning",
            _ => null,
        };

    public string Resultat =>
        Etat switch
        {
            EtatImport.Apercu =>
                $"{Francais.Entier(ACreer)} à créer, {Francais.Entier(AModifier)} à modifier, {Francais.Entier(AVerifier)} à vérifier, {Francais.Entier(Refusees)} refusées",
            EtatImport.Applique =>
                $"{Francais.Entier(Creees)} créées, {Francais.Entier(Modifiees)} modifiées, {Francais.Entier(Closes)} clôturées",
            EtatImport.Annule =>
                $"{Francais.Entier(Rendues)} revenues à l’état d’avant, {Francais.Entier(NonRendues)} laissées",
            _ => "rien n’est changé",
        };
}
