using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Juridictions;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A member of the court.</summary>
public sealed record MembreDuTribunal
{
    public required int Id { get; init; }
    public required int UtilisateurId { get; init; }
    public required string Nom { get; init; }
    public string? Courriel { get; init; }
    public required FonctionTribunal Fonction { get; init; }
    public string? Cabinet { get; init; }
    public required DateOnly Du { get; init; }

    /// <summary>Last day; null while no end is said.</summary>
    public DateOnly? Au { get; init; }
}

/// <summary>Who works for the court; its judges also see who asks to, and who is invited.</summary>
public sealed class MembresModel(Perimetre perimetre, InviterAcces inviter, TimeProvider horloge)
    : InvitationsModele(perimetre, inviter, horloge)
{
    private readonly Perimetre _perimetre = perimetre;

    public override bool Invite => _perimetre.Acteur.Role == Role.Juge;
    public int MoiId => _perimetre.Acteur.UtilisateurId;
    public IReadOnlyList<MembreDuTribunal> Membres { get; private set; } = [];
    public IReadOnlyList<LigneDemande> Demandes { get; private set; } = [];

    public override async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        await base.ChargerAsync();
        Membres = await _perimetre
            .MembresDuTribunal.OrderByDescending(m => m.Fonction)
            .ThenBy(m => m.Utilisateur!.Nom)
            .ThenBy(m => m.Id)
            .EnLignes()
            .ToListAsync(annulation);
        if (Invite)
            Demandes = await _perimetre
                .Demandes.Where(d => d.Etat == EtatDemande.EnAttente)
                .OrderBy(d => d.DeposeeLe)
                .ThenBy(d => d.Id)
                .EnLignes()
                .ToListAsync(annulation);
    }
}

/// <summary>Reading of the members of a court.</summary>
public static class LectureMembres
{
    public static IQueryable<MembreDuTribunal> EnLignes(this IQueryable<MembreTribunal> membres) =>
        membres.Select(m => new MembreDuTribunal
        {
            Id = m.Id,
            UtilisateurId = m.UtilisateurId,
            Nom = m.Utilisateur!.Prenom + " " + m.Utilisateur.Nom,
            Courriel = m.Utilisateur.Email,
            Fonction = m.Fonction,
            Cabinet = m.Cabinet!.Nom,
            Du = m.Du,
            Au = m.Au,
        });
}
