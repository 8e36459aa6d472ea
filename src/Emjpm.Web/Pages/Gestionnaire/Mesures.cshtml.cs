using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The mesures of the gestionnaire: filters in the address and kept by name, the same lines as a file.</summary>
public sealed class MesuresModel(
    Perimetre perimetre,
    EnregistrerFiltre enregistrer,
    ExporterMesures exporter,
    TimeProvider horloge
) : FiltresMesures(perimetre, horloge), IFormulaire
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    [BindProperty]
    public SaisieFiltre Saisie { get; set; } = new();

    public override string Action => "/gestionnaire/mesures";
    public Tranche<LigneMesure> Tranche { get; private set; } = Tranche<LigneMesure>.Vide;
    public IReadOnlyList<FiltreEnregistre> Enregistres { get; private set; } = [];

    /// <summary>Reservations that wait for an answer.</summary>
    public int ARepondre { get; private set; }

    /// <summary>Whether the actor changes mesures.</summary>
    public bool Ecrit => Perimetre.Acteur.Gestionnaire!.Droits.Ecrit;

    /// <summary>Whether the mesures may come from OCMI.</summary>
    public bool EstIndividuel => Perimetre.Acteur.Gestionnaire!.Type == TypeGestionnaire.Individuel;

    /// <summary>The file is too long to be made while one waits.</summary>
    public bool ExportLong => Tranche.Total > ExporterMesures.SeuilTravail;

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        if (format is not null)
            return await FichierAsync(format);
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        await ComprendreAsync();
        Tranche = await Tranche<LigneMesure>.LireAsync(
            Criteres.Trier(Retenues).EnLignes(),
            NumeroPage,
            Annulation
        );
        await ChargerListesAsync();
        Enregistres = await Perimetre
            .Filtres.OrderBy(f => f.Nom)
            .ThenBy(f => f.Id)
            .ToListAsync(Annulation);
        ARepondre = await Perimetre.Reservations.CountAsync(
            r => r.Etat == EtatReservation.EnAttente,
            Annulation
        );
    }

    public async Task<IActionResult> OnPostEnregistrerAsync()
    {
        await enregistrer.ExecuterAsync(Perimetre.Acteur, Saisie.Nom, Requete(), Annulation);
        TempData["Succes"] = $"Le filtre « {Saisie.Nom!.Trim()} » est enregistré.";
        return Redirect(Adresse());
    }

    /// <summary>Asks for a file too long to be made while one waits.</summary>
    public async Task<IActionResult> OnPostExporterAsync(string format)
    {
        if (Liste<FormatClasseur>.Lire(format) is not { } f)
            return NotFound();
        await ComprendreAsync();
        await exporter.DemanderAsync(Perimetre.Acteur, Criteres, f, Annulation);
        TempData["Succes"] =
            "Votre fichier est en préparation : il sera à télécharger ici dès qu’il sera prêt.";
        return RedirectToPage("Exports");
    }

    /// <summary>Address of the file of exactly what is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/gestionnaire/mesures.{format.Handle()}{Requete()}";

    /// <summary>Address of the list with the filters of today.</summary>
    public string Adresse() => $"/gestionnaire/mesures{Requete()}";

    private async Task<IActionResult> FichierAsync(string format)
    {
        if (Liste<FormatClasseur>.Lire(format) is not { } f)
            return NotFound();
        await ComprendreAsync();
        if (await Retenues.CountAsync(Annulation) > ExporterMesures.SeuilTravail)
        {
            TempData["Avertissement"] =
                $"Ce fichier dépasse {Francais.Nombre(ExporterMesures.SeuilTravail, "ligne")} : demandez-le avec le bouton au-dessus de la liste, il sera préparé pendant que vous continuez.";
            return Redirect(Adresse());
        }
        return new FichierClasseur<LigneExport>(
            f,
            ExporterMesures.NomFichier(Aujourdhui),
            LignesExport.Feuille,
            Criteres.Trier(Retenues).EnLignesExport().AsAsyncEnumerable()
        );
    }
}

/// <summary>The name under which filters are kept.</summary>
public sealed class SaisieFiltre
{
    [
        Display(Name = "Nom du filtre", Description = "Par exemple « Tutelles de Lille »."),
        StringLength(EnregistrerFiltre.LongueurNom)
    ]
    public string? Nom { get; set; }
}
