using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure is offered to the gestionnaire that the court designated.</summary>
[ExigeFonction(FonctionTerritoriale.Transfert)]
public sealed class TransfererModel(
    Perimetre perimetre,
    Receveurs receveurs,
    DemanderTransfert demander
) : FormulaireMesure(perimetre)
{
    [BindProperty]
    public SaisieTransfert Saisie { get; set; } = new();

    /// <summary>Receivers to choose from, when what was typed names several.</summary>
    public IReadOnlyList<OptionDsfr> Proposes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() =>
        await ArriverAsync(StatutMesure.EnCours) ?? Page();

    /// <summary>Suggestions while a person types.</summary>
    public async Task<IActionResult> OnGetReceveursAsync(string? q) =>
        new JsonResult(
            Options(await ChercherAsync(q))
                .Take(10)
                .Select(o => new { valeur = o.Value, libelle = o.Text })
        );

    public async Task<IActionResult> OnPostAsync()
    {
        var (receveur, lieu) = await ChoisirAsync();
        int? transfert;
        try
        {
            transfert = await demander.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                new DemandeTransfert
                {
                    ReceveurId = receveur,
                    LieuSouhaiteId = lieu,
                    DateDecision = Saisie.DateDecision!.Value,
                    Motif = Saisie.Motif!.Value,
                    TexteMotif = Saisie.TexteMotif,
                    Version = Saisie.Version,
                },
                HttpContext.RequestAborted
            );
        }
        catch (RegleMetierException e)
            when (e.Champ
                    is nameof(DemandeTransfert.ReceveurId)
                        or nameof(DemandeTransfert.LieuSouhaiteId)
            )
        {
            // The field a person sees is the one in which the name is typed.
            throw new RegleMetierException(e.Message, nameof(Saisie.Receveur));
        }
        if (transfert is not { } id)
            return NotFound();
        TempData["Succes"] =
            "Le transfert est proposé. La mesure reste chez vous tant que l’autre mandataire n’a pas accepté.";
        return RedirectToPage("Transfert", new { id });
    }

    private Task<IReadOnlyList<Receveur>> ChercherAsync(string? nom) =>
        receveurs.ChercherAsync(Perimetre.Acteur, Id, nom, HttpContext.RequestAborted);

    /// <summary>The receiver named, and the site when one is.</summary>
    /// <exception cref="RegleMetierException">nobody is so named, several are, or the only one may not receive the mesure</exception>
    private async Task<(int Receveur, int? Lieu)> ChoisirAsync()
    {
        if (!await Perimetre.Mesures.AnyAsync(m => m.Id == Id, HttpContext.RequestAborted))
            return (0, null);
        var trouves = await ChercherAsync(Saisie.Receveur);
        var options = Options(trouves).ToList();
        var choisie = options.Find(o => o.Value == Saisie.ReceveurChoisi);
        if (choisie is null && options.Count == 1)
            choisie = options[0];
        if (choisie is not null)
        {
            var parties = choisie.Value.Split('-');
            return (
                int.Parse(parties[0], CultureInfo.InvariantCulture),
                parties.Length > 1 ? int.Parse(parties[1], CultureInfo.InvariantCulture) : null
            );
        }
        Saisie.ReceveurChoisi = null;
        Proposes = trouves.Count > Receveurs.Maximum ? [] : options;
        var refuse = trouves.FirstOrDefault(r => r.Refus is not null);
        throw new RegleMetierException(
            Proposes.Count > 0
                    ? $"Plusieurs réponses correspondent à « {Saisie.Receveur} » : choisissez la bonne dans la liste ci-dessous."
                : trouves.Count > Receveurs.Maximum
                    ? $"Plus de {Receveurs.Maximum} mandataires correspondent à « {Saisie.Receveur} » : précisez le nom ou la ville."
                : refuse is not null
                    ? $"{refuse.Nom} ne peut pas recevoir cette mesure : {refuse.Refus}."
                : $"Aucun mandataire habilité là où vit la personne ne correspond à « {Saisie.Receveur} ». Vérifiez le nom.",
            nameof(Saisie.Receveur)
        );
    }

    /// <summary>Those that may receive the mesure, and each of their sites when they have several.</summary>
    private static IEnumerable<OptionDsfr> Options(IEnumerable<Receveur> trouves) =>
        trouves
            .Where(r => r.Refus is null)
            .SelectMany(r =>
            {
                var id = r.Id.ToString(CultureInfo.InvariantCulture);
                var type = Francais.EnTete(r.Type.Libelle());
                var seul = new OptionDsfr(
                    id,
                    r.Nom,
                    r.Lieux.Count > 1 ? $"{type}, lieu d’exercice à son choix"
                        : r.Commune is null ? type
                        : $"{type}, {r.Commune}"
                );
                return r.Lieux.Count < 2
                    ? [seul]
                    : r
                        .Lieux.Select(l => new OptionDsfr(
                            string.Create(CultureInfo.InvariantCulture, $"{r.Id}-{l.Id}"),
                            $"{r.Nom}, {l.Nom}",
                            $"{type}, {l.Commune}"
                        ))
                        .Prepend(seul);
            });
}

/// <summary>To whom, and why.</summary>
public sealed class SaisieTransfert
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(
        Name = "Mandataire désigné",
        Description = "Son nom, celui du service, ou d’un de ses lieux d’exercice. Seuls ceux qui sont habilités là où vit la personne sont proposés."
    )]
    [Required(ErrorMessage = "Saisissez le nom du mandataire que le tribunal a désigné.")]
    [StringLength(200, ErrorMessage = "Saisissez 200 caractères au plus.")]
    public string? Receveur { get; set; }

    public string? ReceveurChoisi { get; set; }

    [Display(
        Name = "Date du jugement",
        Description = "Votre mandat prend fin ce jour, le sien commence."
    )]
    [Required(ErrorMessage = "Saisissez la date du jugement qui désigne l’autre mandataire.")]
    public DateOnly? DateDecision { get; set; }

    [Display(Name = "Pourquoi la mesure change-t-elle de mandataire ?")]
    [Required(ErrorMessage = "Choisissez le motif du transfert.")]
    public MotifTransfert? Motif { get; set; }

    [Display(
        Name = "Précisions pour l’autre mandataire",
        Description = "Nécessaires avec « autre motif ». Ne nommez pas la personne."
    )]
    [StringLength(Core.Referentiels.Precision.Max)]
    public string? TexteMotif { get; set; }
}
