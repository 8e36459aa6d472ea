using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Finds the other account of the same person, says what would move, and makes one of the two.</summary>
[ExigeConfirmation]
public sealed class ReunirModel(
    PerimetreAdministration perimetre,
    ReunirComptes reunir,
    TimeProvider horloge
) : FormulaireCompte(perimetre)
{
    private const int Candidates = 20;

    /// <summary>The account that would close.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Avec { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    [BindProperty]
    public SaisieReunion Saisie { get; set; } = new();

    public EffetReunion? Effet { get; private set; }

    /// <summary>Why the account chosen cannot be united.</summary>
    public string? Refus { get; private set; }
    public IReadOnlyList<LigneCompte> Candidats { get; private set; } = [];

    /// <summary>What is looked for: the name of the account until something else is typed.</summary>
    public string Cherche => Texte ?? Compte!.NomComplet;

    public override async Task ChargerAsync()
    {
        await base.ChargerAsync();
        if (Compte is null || EstMoi)
            return;
        var annulation = HttpContext.RequestAborted;
        if (Avec is { } avec)
            try
            {
                Effet = await reunir.PreparerAsync(Perimetre.Acteur, Id, avec, annulation);
            }
            catch (RegleMetierException refus)
            {
                // Already said above the form when it is the answer to an act.
                Refus = ModelState.IsValid ? refus.Message : null;
            }
        if (Effet is not null)
            return;
        var id = Id;
        var comptes = Perimetre.Comptes.Where(u => u.Id != id);
        foreach (var mot in Core.Referentiels.Texte.Mots(Cherche))
            comptes = comptes.Where(u => u.TexteRecherche.Contains(mot));
        Candidats = await comptes
            .OrderBy(u => u.Nom)
            .ThenBy(u => u.Prenom)
            .ThenBy(u => u.Id)
            .Take(Candidates)
            .EnLignes(Perimetre, horloge.Aujourdhui())
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await reunir.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Avec ?? 0,
                Saisie.Motif!.Value,
                HttpContext.RequestAborted
            ),
            "Les deux comptes n’en font plus qu’un : celui-ci. La personne est prévenue à ses deux adresses."
        );

    public sealed class SaisieReunion
    {
        [Display(Name = "Motif", Description = "Il est gardé dans l’historique des deux comptes.")]
        [Required(ErrorMessage = "Choisissez pourquoi ces deux comptes n’en font qu’un.")]
        public MotifReunion? Motif { get; set; }
    }
}
