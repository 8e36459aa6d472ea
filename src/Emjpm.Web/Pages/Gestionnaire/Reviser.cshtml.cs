using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>What the court decided when it reviewed the mesure.</summary>
public sealed class ReviserModel(
    Perimetre perimetre,
    ReviserMesure reviser,
    DemanderAvis avis,
    TimeProvider horloge
) : FormulaireMesure(perimetre)
{
    /// <summary>Natures that have a legal term.</summary>
    public static readonly IReadOnlyList<NatureMesure> AvecTerme =
    [
        NatureMesure.SauvegardeJustice,
        NatureMesure.CuratelleSimple,
        NatureMesure.CuratelleRenforcee,
        NatureMesure.Tutelle,
        NatureMesure.MesureAccompagnementJudiciaire,
    ];

    [BindProperty]
    public SaisieRevision Saisie { get; set; } = new();

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>The results with what each does.</summary>
    public static IEnumerable<OptionDsfr> Resultats =>
        Liste<ResultatRevision>.Valeurs.Select(r => new OptionDsfr(
            r.ToString(),
            Francais.EnTete(r.Libelle()),
            r switch
            {
                ResultatRevision.Reconduction =>
                    "La mesure continue, sans autre changement que son échéance.",
                ResultatRevision.Aggravation => "La protection devient plus forte, ou plus large.",
                ResultatRevision.Allegement =>
                    "La protection devient plus légère, ou plus étroite.",
                ResultatRevision.Mainlevee => "La mesure prend fin.",
                ResultatRevision.DessaisissementFamille =>
                    "La famille exerce désormais la mesure : votre mandat prend fin.",
                _ => "Votre mandat prend fin, la mesure continue ailleurs.",
            }
        ));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.EnCours) is { } reponse)
            return reponse;
        Saisie = new SaisieRevision { Nature = Mesure.Nature, Champ = Mesure.Champ };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var resultat = Saisie.Resultat!.Value;
        var faite = await reviser.ExecuterAsync(
            Perimetre.Acteur,
            Id,
            new RevisionMesure
            {
                Resultat = resultat,
                DateDecision = Saisie.DateDecision!.Value,
                Nature = Saisie.Nature,
                Champ = Saisie.Champ,
                DureeAnnees = Saisie.DureeAnnees,
                Echeance = Saisie.Echeance,
                DateFin = Saisie.DateFin,
                Version = Saisie.Version,
            },
            HttpContext.RequestAborted
        );
        if (faite?.Alerte is { } alerte)
            TempData["Avertissement"] = alerte;
        if (faite is not null)
            TempData["Avis"] = await avis.PoserAsync(
                Perimetre.Acteur,
                EtapeSondee.Revision,
                HttpContext.RequestAborted
            );
        return Revenir(
            faite is not null,
            faite?.Close != true
                    ? $"La révision est enregistrée ({resultat.Libelle()}) : la nouvelle échéance est affichée ci-dessous."
                : Saisie.DateFin > Aujourdhui
                    ? $"La révision est enregistrée ({resultat.Libelle()}) : la mesure reste en cours jusqu’au {Francais.Date(Saisie.DateFin.Value)}."
                : $"La révision est enregistrée ({resultat.Libelle()}) : la mesure est clôturée, sa place est libre."
        );
    }
}

/// <summary>What the judgment says.</summary>
public sealed class SaisieRevision
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(Name = "Résultat de la révision")]
    [Required(ErrorMessage = "Choisissez le résultat de la révision.")]
    public ResultatRevision? Resultat { get; set; }

    [Display(Name = "Date du jugement")]
    [Required(ErrorMessage = "Saisissez la date du jugement.")]
    public DateOnly? DateDecision { get; set; }

    [Display(Name = "Nature décidée")]
    public NatureMesure? Nature { get; set; }

    [Display(Name = "Champ décidé")]
    public ChampMesure? Champ { get; set; }

    [Display(
        Name = "Durée fixée par le jugement, en années",
        Description = "Par exemple 10 pour une tutelle de dix ans"
    )]
    public int? DureeAnnees { get; set; }

    [Display(
        Name = "Échéance fixée par le jugement",
        Description = "Si le jugement donne une date plutôt qu’une durée."
    )]
    public DateOnly? Echeance { get; set; }

    [Display(
        Name = "Date de fin du mandat",
        Description = "Laissez vide si votre mandat prend fin le jour du jugement. Une date à venir est annoncée : la mesure reste en cours jusque-là."
    )]
    public DateOnly? DateFin { get; set; }
}
