using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>The sheet put in the court's file: who is designated, by which act entitled, with room to date and sign.</summary>
public sealed class FicheDesignationModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    public ReservationDuTribunal Lue { get; private set; } = null!;
    public TribunalImprime Tribunal { get; private set; } = null!;
    public MandataireImprime Mandataire { get; private set; } = null!;

    /// <summary>Acts in force for the département of the person, today; all those in force when none is for it.</summary>
    public IReadOnlyList<Habilitation> Actes { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken annulation)
    {
        if (await ReservationDuTribunal.LireAsync(perimetre, id, annulation) is not { } lue)
            return NotFound();
        Lue = lue;
        var tribunalId = perimetre.Acteur.TribunalId;
        Tribunal = await perimetre
            .Tribunaux.Where(t => t.Id == tribunalId)
            .Select(t => new TribunalImprime(t.Nom, t.Commune!.Nom, t.Telephone, t.Courriel))
            .SingleAsync(annulation);
        var communes = perimetre.Communes;
        var lu = await perimetre
            .Lieux.Where(l => l.Id == lue.LieuId)
            .Select(l => new
            {
                Mandataire = new MandataireImprime(
                    l.Gestionnaire!.Nom,
                    l.Gestionnaire.Type.Libelle(l.Gestionnaire.Civilite),
                    l.Gestionnaire.Siret,
                    l.Nom,
                    l.Adresse,
                    l.CodePostal,
                    l.Commune!.Nom,
                    l.Telephone ?? l.Gestionnaire.Telephone,
                    l.ContactCourriel ?? l.Gestionnaire.Courriel
                ),
                DepartementCode = communes
                    .Where(c => c.Code == lue.CommuneCode)
                    .Select(c => c.DepartementCode)
                    .FirstOrDefault(),
                Habilitations = l
                    .Gestionnaire.Habilitations.OrderByDescending(h => h.Du)
                    .ThenBy(h => h.Id)
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleAsync(annulation);
        Mandataire = lu.Mandataire;
        var actives = lu
            .Habilitations.Where(h => h.StatutLe(Aujourdhui) == StatutHabilitation.Active)
            .ToList();
        var departement = lu.DepartementCode ?? perimetre.Acteur.Tribunal!.DepartementCode;
        Actes = actives.Exists(h => h.DepartementCode == departement)
            ? [.. actives.Where(h => h.DepartementCode == departement)]
            : actives;
        return Page();
    }

    /// <summary>« agrément n° 2021-034 du 12 mars 2021 (département 59) ».</summary>
    public static string Acte(Habilitation h) =>
        Francais.EnTete(h.TypeActe.Libelle())
        + (h.NumeroActe is { } numero ? $" n°{Francais.Insecable}{numero}" : "")
        + (h.DateActe is { } date ? $" du {Francais.Date(date)}" : "")
        + $" (département {h.DepartementCode})";
}

/// <summary>The court as the sheet shows it; its address and telephone are not always known.</summary>
public sealed record TribunalImprime(
    string Nom,
    string Commune,
    string? Telephone,
    string? Courriel
);

/// <summary>The mandataire as the sheet shows it.</summary>
public sealed record MandataireImprime(
    string Nom,
    string Type,
    string? Siret,
    string Lieu,
    string? Adresse,
    string? CodePostal,
    string Commune,
    string? Telephone,
    string? Courriel
);
