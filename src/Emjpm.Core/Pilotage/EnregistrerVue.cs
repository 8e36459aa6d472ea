using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>The views of the figures that an account keeps under a name: its own affair.</summary>
public sealed class EnregistrerVue(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Longest name.</summary>
    public const int LongueurNom = 60;

    private const int LongueurAdresse = 300;

    /// <summary>Where the views are: nothing else is kept, so that opening one never leads out of the figures.</summary>
    private const string Racine = "/direction/territoires/";

    /// <summary>Keeps a view under a new name, or in place of the one of the same name.</summary>
    /// <exception cref="RegleMetierException">no name, not a view, or too many kept</exception>
    public async Task ExecuterAsync(
        Acteur acteur,
        string? nom,
        string? adresse,
        CancellationToken annulation
    )
    {
        nom = nom?.Trim() ?? "";
        if (nom.Length is 0 or > LongueurNom)
            throw new RegleMetierException(
                nom.Length == 0
                    ? "Donnez un nom à cette vue, par exemple « Places dans le Nord »."
                    : $"Ce nom est trop long : {LongueurNom} caractères au plus.",
                "Nom"
            );
        if (!EstUneVue(adresse))
            throw new RegleMetierException(
                "Ouvrez d’abord le territoire à garder, puis enregistrez la vue depuis sa page."
            );
        await using var tx = await db.EcrireAsync(annulation);
        var siennes = await db
            .VuesEnregistrees.Where(v => v.UtilisateurId == acteur.UtilisateurId)
            .ToListAsync(annulation);
        if (siennes.Find(v => v.Nom == nom) is { } connue)
            connue.Adresse = adresse!;
        else if (siennes.Count >= VueEnregistree.Maximum)
            throw new RegleMetierException(
                $"Vous avez déjà {VueEnregistree.Maximum} vues enregistrées : supprimez-en une d’abord."
            );
        else
            db.VuesEnregistrees.Add(
                new()
                {
                    UtilisateurId = acteur.UtilisateurId,
                    Nom = nom,
                    Adresse = adresse!,
                    CreeLe = horloge.Maintenant(),
                }
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
    }

    /// <summary>Forgets a view. False when the actor has none by this id.</summary>
    public async Task<bool> SupprimerAsync(Acteur acteur, int id, CancellationToken annulation) =>
        await db
            .VuesEnregistrees.Where(v => v.Id == id && v.UtilisateurId == acteur.UtilisateurId)
            .ExecuteDeleteAsync(annulation) == 1;

    private static bool EstUneVue(string? adresse) =>
        adresse is { Length: <= LongueurAdresse }
        && adresse.StartsWith(Racine, StringComparison.Ordinal)
        && !adresse.Contains("..", StringComparison.Ordinal)
        && !adresse.Contains('\\', StringComparison.Ordinal)
        && !adresse.Any(char.IsControl)
        && Territoire.Lire(adresse[Racine.Length..].Split('?', '/')[0], out _);
}
