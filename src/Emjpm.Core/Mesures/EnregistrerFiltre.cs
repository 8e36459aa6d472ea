using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The filters an account keeps under a name: its own affair, whatever its rights.</summary>
public sealed class EnregistrerFiltre(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Longest name.</summary>
    public const int LongueurNom = 60;

    /// <summary>Keeps filters under a new name, or in place of those of the same name.</summary>
    /// <exception cref="RegleMetierException">no name, or too many filters kept</exception>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        string? nom,
        string criteres,
        CancellationToken annulation = default
    )
    {
        nom = Lire(nom);
        await using var tx = await db.EcrireAsync(annulation);
        var siens = await Siens(acteur).ToListAsync(annulation);
        var filtre = siens.Find(f => f.Nom == nom);
        if (filtre is null)
        {
            if (siens.Count >= FiltreEnregistre.Maximum)
                throw new RegleMetierException(
                    $"Vous avez déjà {FiltreEnregistre.Maximum} filtres enregistrés : supprimez-en un d’abord.",
                    "Nom"
                );
            filtre = new FiltreEnregistre
            {
                UtilisateurId = acteur.UtilisateurId,
                GestionnaireId = acteur.GestionnaireId,
                Nom = nom,
                Criteres = criteres,
                CreeLe = horloge.Maintenant(),
            };
            db.FiltresEnregistres.Add(filtre);
        }
        filtre.Criteres = criteres;
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return filtre.Id;
    }

    /// <summary>Gives another name to a filter. False when the actor has none by this id.</summary>
    /// <exception cref="RegleMetierException">no name, or another filter has it</exception>
    public async Task<bool> RenommerAsync(
        Acteur acteur,
        int id,
        string? nom,
        CancellationToken annulation = default
    )
    {
        nom = Lire(nom);
        await using var tx = await db.EcrireAsync(annulation);
        var siens = await Siens(acteur).ToListAsync(annulation);
        if (siens.Find(f => f.Id == id) is not { } filtre)
            return false;
        if (siens.Exists(f => f.Id != id && f.Nom == nom))
            throw new RegleMetierException(
                $"Un autre de vos filtres se nomme déjà « {nom} ».",
                "Nom"
            );
        filtre.Nom = nom;
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    /// <summary>Forgets a filter. False when the actor has none by this id.</summary>
    public async Task<bool> SupprimerAsync(
        Acteur acteur,
        int id,
        CancellationToken annulation = default
    ) => await Siens(acteur).Where(f => f.Id == id).ExecuteDeleteAsync(annulation) == 1;

    private IQueryable<FiltreEnregistre> Siens(Acteur acteur)
    {
        var (utilisateur, gestionnaire) = (acteur.UtilisateurId, acteur.GestionnaireId);
        return db.FiltresEnregistres.Where(f =>
            f.UtilisateurId == utilisateur && f.GestionnaireId == gestionnaire
        );
    }

    private static string Lire(string? nom)
    {
        nom = nom?.Trim() ?? "";
        return nom.Length switch
        {
            0 => throw new RegleMetierException(
                "Donnez un nom à ce filtre, par exemple « Tutelles de Lille ».",
                "Nom"
            ),
            > LongueurNom => throw new RegleMetierException(
                $"Ce nom est trop long : {LongueurNom} caractères au plus.",
                "Nom"
            ),
            _ => nom,
        };
    }
}
