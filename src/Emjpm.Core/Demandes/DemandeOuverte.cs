using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>A request opened to be decided: locked, so that of two who decide at once the second is told what the first did.</summary>
internal static class DemandeOuverte
{
    /// <summary>The request, tracked; null when there is none that the actor decides.</summary>
    /// <exception cref="RegleMetierException">somebody decided meanwhile</exception>
    public static async Task<DemandeCompte?> VerrouillerAsync(
        EmjpmDbContext db,
        Acteur acteur,
        int demandeId,
        CancellationToken annulation
    )
    {
        await db
            .DemandesCompte.Where(d => d.Id == demandeId)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), annulation);
        var demande = await db
            .DemandesCompte.DuRessort(acteur)
            .Include(d => d.DecideePar)
            .SingleOrDefaultAsync(d => d.Id == demandeId, annulation);
        if (demande is { Etat: not EtatDemande.EnAttente })
            throw new RegleMetierException(
                demande.DecideePar is { } par
                    ? $"Cette demande est déjà {demande.Etat.Libelle()} : {par.NomComplet} l’a décidé le {Francais.Instant(demande.DecideeLe!.Value)}. Rien n’a changé."
                    : "Cette demande n’a plus d’objet : la personne a accepté une invitation."
            );
        return demande;
    }

    /// <summary>A text that is mailed to the applicant.</summary>
    /// <exception cref="RegleMetierException">none, or too long</exception>
    public static string LireTexte(string? saisie, string refus, string champ)
    {
        var propre = saisie?.ReplaceLineEndings("\n").Trim() ?? "";
        if (propre.Length < 3)
            throw new RegleMetierException(refus, champ);
        return propre.Length <= DemandeCompte.TexteMax
            ? propre
            : throw new RegleMetierException(
                $"Ce texte dépasse {DemandeCompte.TexteMax} caractères : raccourcissez-le.",
                champ
            );
    }
}
