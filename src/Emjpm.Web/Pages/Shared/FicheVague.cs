using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A wave of invitations: its funnel, the people behind each count, the reminder of those who did not come.</summary>
public abstract class FicheVague(
    Perimetre perimetre,
    LectureVagues lecture,
    RelancerVague relancer,
    TimeProvider horloge
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Handle of a step: those who reached it are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Etape { get; set; }

    /// <summary>Handle of a step: those who went no further are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Arretes { get; set; }

    /// <summary>Address of the board.</summary>
    public abstract string Tableau { get; }
    public string Adresse => $"{Tableau}/{Code}/vagues/{Id}";
    public VagueLue Vague { get; private set; } = null!;
    public IReadOnlyList<InviteLu> Invites { get; private set; } = [];
    public int ARelancer { get; private set; }
    public DateTime Maintenant { get; } = horloge.GetUtcNow().UtcDateTime;

    public EtapeInvite? EtapeChoisie =>
        Liste<EtapeInvite>.Lire(Etape) ?? Liste<EtapeInvite>.Lire(Arretes);

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await lecture.LireAsync(perimetre.Acteur, Code, Id, annulation) is not { } vague)
            return NotFound();
        Vague = vague;
        var (atteinte, arretes) = (
            Liste<EtapeInvite>.Lire(Etape),
            Liste<EtapeInvite>.Lire(Arretes)
        );
        Invites =
        [
            .. (await lecture.InvitesAsync(vague, annulation)).Where(i =>
                (atteinte is null || i.Etape >= atteinte) && (arretes is null || i.Etape == arretes)
            ),
        ];
        ARelancer = await lecture.ARelancerAsync(perimetre.Acteur, vague, annulation);
        return Page();
    }

    public async Task<IActionResult> OnPostRelancerAsync(CancellationToken annulation)
    {
        if (
            await lecture.LireAsync(perimetre.Acteur, Code, Id, annulation) is null
            || await relancer.ExecuterAsync(perimetre.Acteur, Id, annulation) is not { } relances
        )
            return NotFound();
        if (relances == 0)
            TempData["Avertissement"] =
                $"Personne n’est à relancer aujourd’hui : nul ne reçoit deux rappels en moins de {Campagne.JoursEntreRappels} jours.";
        else
            TempData["Succes"] =
                $"{Francais.Nombre(relances, "personne relancée", "personnes relancées")} avec un nouveau code, valable {Invitation.Jours} jours.";
        return Redirect(Adresse);
    }

    /// <summary>Why somebody is not further, and what to do about it.</summary>
    public string Ou(InviteLu i) =>
        i switch
        {
            { ActeLe: { } le } => $"premier acte utile le {Francais.Jour(le)}",
            { VenuLe: { } le } => $"connecté le {Francais.Jour(le)}, aucun acte utile encore",
            { AccepteeLe: { } le } =>
                $"accès ouvert le {Francais.Jour(le)}, jamais connecté depuis",
            { RevoqueeLe: { } le } => $"invitation révoquée le {Francais.Jour(le)}",
            { NonRemise: true } =>
                $"courriel non remis{(i.Erreur is null ? "" : $" ({i.Erreur})")} : vérifiez l’adresse",
            { Courriel: null } => "invitation échue et effacée : à inviter dans une nouvelle vague",
            { ExpireLe: { } fin } when fin <= Maintenant =>
                $"code expiré le {Francais.Jour(fin)}{Relance(i)}",
            { Etape: EtapeInvite.Envoyee } => $"courriel en attente d’envoi{Relance(i)}",
            _ =>
                $"courriel remis, code valable jusqu’au {Francais.Jour(i.ExpireLe!.Value)}{Relance(i)}",
        };

    private static string Relance(InviteLu i) =>
        i.RelanceeLe is { } le ? $", relancé le {Francais.Jour(le)}" : "";
}
