using Emjpm.Core.Demandes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A request for an account in a list.</summary>
public sealed record LigneDemande
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required string Courriel { get; init; }
    public required ProfilDemande Profil { get; init; }
    public required EtatDemande Etat { get; init; }
    public string? Tribunal { get; init; }
    public string? Structure { get; init; }
    public string? Departement { get; init; }
    public string? DepartementCode { get; init; }
    public string? Region { get; init; }
    public required DateTime DeposeeLe { get; init; }
    public DateTime? PrecisionDemandeeLe { get; init; }
    public DateTime? ReponduLe { get; init; }
    public DateTime? DecideeLe { get; init; }
    public string? DecideePar { get; init; }

    /// <summary>Whether the last question was answered.</summary>
    public bool Repondue => ReponduLe is not null;

    /// <summary>« Tribunal judiciaire de Lille », « UDAF, Nord (59) », « France entière ».</summary>
    public string Pour =>
        Tribunal
        ?? (
            Departement is null
                ? null
                : $"{(Structure is null ? "" : $"{Structure}, ")}{Departement} ({DepartementCode})"
        )
        ?? Region
        ?? "France entière";
}

/// <summary>Reading of requests for an account.</summary>
public static class LecturesDemandes
{
    public static IQueryable<LigneDemande> EnLignes(this IQueryable<DemandeCompte> demandes) =>
        demandes.Select(d => new LigneDemande
        {
            Id = d.Id,
            Nom = d.Prenom + " " + d.Nom,
            Courriel = d.Courriel,
            Profil = d.Profil,
            Etat = d.Etat,
            Tribunal = d.Tribunal!.Nom,
            Structure = d.Structure,
            Departement = d.Departement!.Nom,
            DepartementCode = d.DepartementCode,
            Region = d.Region!.Nom,
            DeposeeLe = d.DeposeeLe!.Value,
            PrecisionDemandeeLe = d.PrecisionDemandeeLe,
            ReponduLe = d.ReponduLe,
            DecideeLe = d.DecideeLe,
            DecideePar = d.DecideePar!.Prenom + " " + d.DecideePar.Nom,
        });
}

/// <summary>The requests that the actor decides: those that wait, oldest first, then those decided. One desk for each space.</summary>
public abstract class BureauDemandes(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    public const string Traitees = "traitees";

    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? Etat { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Numero { get; set; } = 1;

    /// <summary>Address of the desk in its space.</summary>
    public abstract string Chemin { get; }

    public bool MontreTraitees => Etat == Traitees;
    public DateTime Maintenant { get; } = horloge.GetUtcNow().UtcDateTime;
    public int EnAttente { get; private set; }
    public Tranche<LigneDemande> Tranche { get; private set; } = Tranche<LigneDemande>.Vide;

    public async Task OnGetAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var enAttente = perimetre.Demandes.Where(d => d.Etat == EtatDemande.EnAttente);
        EnAttente = await enAttente.CountAsync(annulation);
        var lignes = MontreTraitees
            ? perimetre
                .Demandes.Where(d => d.Etat != EtatDemande.EnAttente)
                .OrderByDescending(d => d.DecideeLe)
                .ThenByDescending(d => d.Id)
            : enAttente.OrderBy(d => d.DeposeeLe).ThenBy(d => d.Id);
        Tranche = await Tranche<LigneDemande>.LireAsync(lignes.EnLignes(), Numero, annulation);
    }
}
