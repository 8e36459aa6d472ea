using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The fields of a habilitation.</summary>
public class SaisieHabilitation
{
    [Display(Name = "Département", Description = "Parmi ceux de votre territoire.")]
    public string? DepartementCode { get; set; }

    [Display(Name = "Établissement", Description = "Nom et ville, ou numéro FINESS.")]
    public string? Etablissement { get; set; }
    public string? EtablissementFiness { get; set; }

    [Display(Name = "Numéro de l’acte", Description = "Par exemple 2026-017.")]
    [Required(ErrorMessage = "Saisissez le numéro de l’acte, par exemple 2026-017.")]
    [StringLength(FaitsHabilitation.NumeroMax)]
    public string? NumeroActe { get; set; }

    [Display(Name = "Date de signature de l’acte")]
    [Required(ErrorMessage = "Saisissez la date de signature de l’acte.")]
    public DateOnly? DateActe { get; set; }

    [Display(Name = "Premier jour de l’habilitation")]
    [Required(ErrorMessage = "Saisissez le premier jour de l’habilitation.")]
    public DateOnly? Du { get; set; }

    [Display(Name = "Dernier jour", Description = "À laisser vide sans terme.")]
    public DateOnly? Au { get; set; }

    [Display(
        Name = "Natures de mesure permises",
        Description = "Ne cochez rien si l’acte permet toutes les natures."
    )]
    public List<NatureMesure> NaturesPermises { get; set; } = [];

    [Display(
        Name = "Nombre de mesures autorisé",
        Description = "Pour tous les lieux d’exercice de ce territoire ensemble. À laisser vide si l’acte n’en fixe pas."
    )]
    public int? CapaciteAutorisee { get; set; }

    public bool Principale { get; set; }

    /// <inheritdoc cref="HabilitationAjoutee.SanctionsLues"/>
    public bool SanctionsLues { get; set; }

    [Display(
        Name = "Raison",
        Description = "Elle reste dans l’historique de la fiche, lu par les agents. Ne nommez aucune personne protégée."
    )]
    [Required(
        ErrorMessage = "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche."
    )]
    [StringLength(ActeRegistre.MotifMax)]
    public string? Motif { get; set; }

    public FaitsHabilitation Faits =>
        new()
        {
            NumeroActe = NumeroActe,
            DateActe = DateActe,
            Du = Du!.Value,
            Au = Au,
            NaturesPermises = NaturesPermises,
            CapaciteAutorisee = CapaciteAutorisee,
            Principale = Principale,
        };

    /// <param name="finess">the établissement that was found; null when none is asked</param>
    public HabilitationAjoutee Ajoutee(string? finess) =>
        new()
        {
            DepartementCode = DepartementCode,
            EtablissementFiness = finess,
            Faits = Faits,
            Motif = Motif,
            SanctionsLues = SanctionsLues,
        };
}

/// <summary>An établissement asked in a form: typed, suggested by the script, or chosen in the list that a refusal shows.</summary>
public sealed class ChampEtablissement(IQueryable<Etablissement> etablissements)
{
    /// <summary>Établissements to choose from, when what was typed names several.</summary>
    public IReadOnlyList<Suggestion> Proposes { get; private set; } = [];

    /// <summary>FINESS number of what was typed or chosen.</summary>
    /// <exception cref="RegleMetierException">none is so named, or several are</exception>
    public async Task<string> LireAsync(SaisieHabilitation saisie, CancellationToken annulation)
    {
        if (string.IsNullOrWhiteSpace(saisie.Etablissement))
            throw new RegleMetierException(
                "Saisissez l’établissement du préposé : son nom, sa ville ou son numéro FINESS.",
                nameof(saisie.Etablissement)
            );
        var finess = saisie.EtablissementFiness;
        if (
            !string.IsNullOrEmpty(finess)
            && await etablissements.AnyAsync(e => e.NumeroFiness == finess, annulation)
        )
            return finess;
        var trouves = await ChercherLieux.EtablissementsAsync(
            etablissements,
            saisie.Etablissement,
            annulation
        );
        if (trouves.Count == 1)
            return trouves[0].Code;
        Proposes = trouves;
        throw new RegleMetierException(
            trouves.Count == 0
                ? $"Aucun établissement ne correspond à « {saisie.Etablissement} ». Saisissez son numéro FINESS."
                : $"Plusieurs établissements correspondent à « {saisie.Etablissement} » : choisissez le bon dans la liste ci-dessous.",
            nameof(saisie.Etablissement)
        );
    }
}
