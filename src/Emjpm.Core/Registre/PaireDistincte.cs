using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>Two entries that look alike and are two people: an agent said so, and the desk of doubles stops asking.</summary>
public sealed class PaireDistincte
{
    /// <summary>The smaller of the two numbers.</summary>
    public int UnId { get; init; }
    public Gestionnaire? Un { get; init; }
    public int AutreId { get; init; }
    public Gestionnaire? Autre { get; init; }
    public int ParId { get; init; }
    public Utilisateur? Par { get; init; }
    public DateTime Le { get; init; }
}

/// <summary>Says that two entries that look alike are not a double, or takes it back; both stay in the history of each.</summary>
public sealed class DistinguerInscriptions(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when one of them is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">it was said already</exception>
    public Task<bool> ExecuterAsync(
        Acteur acteur,
        int unId,
        int autreId,
        CancellationToken annulation = default
    ) =>
        FaireAsync(
            acteur,
            unId,
            autreId,
            GenreActe.NonDoublon,
            (un, autre, maintenant, dite) =>
            {
                if (dite is not null)
                    throw new RegleMetierException(
                        $"{dite.Par!.NomComplet} a déjà dit le {Francais.Jour(dite.Le)} que ces deux inscriptions ne sont pas un doublon."
                    );
                db.PairesDistinctes.Add(
                    new PaireDistincte
                    {
                        UnId = un.Id,
                        AutreId = autre.Id,
                        ParId = acteur.UtilisateurId,
                        Le = maintenant,
                    }
                );
            },
            annulation
        );

    /// <summary>Takes it back: the two are shown again. False when one of them is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">nobody says it, or somebody took it back meanwhile</exception>
    public Task<bool> AnnulerAsync(
        Acteur acteur,
        int unId,
        int autreId,
        CancellationToken annulation = default
    ) =>
        FaireAsync(
            acteur,
            unId,
            autreId,
            GenreActe.NonDoublonAnnule,
            (_, _, _, dite) =>
                db.PairesDistinctes.Remove(
                    dite
                        ?? throw new RegleMetierException(
                            "Un autre agent est déjà revenu sur cette décision."
                        )
                ),
            annulation
        );

    private async Task<bool> FaireAsync(
        Acteur acteur,
        int unId,
        int autreId,
        GenreActe genre,
        Action<Gestionnaire, Gestionnaire, DateTime, PaireDistincte?> acte,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await EntreeRegistre.OuvrirDeuxAsync(db, acteur, unId, autreId, maintenant, annulation)
            is not var (premiere, seconde)
        )
            return false;
        var (un, autre) = (premiere.Gestionnaire, seconde.Gestionnaire);
        var dite = await db
            .PairesDistinctes.Include(p => p.Par)
            .SingleOrDefaultAsync(p => p.UnId == un.Id && p.AutreId == autre.Id, annulation);
        acte(un, autre, maintenant, dite);
        premiere.Inscrire(genre, Ligne(autre));
        seconde.Inscrire(genre, Ligne(un));
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private ActeSaisi Ligne(Gestionnaire autre) =>
        new()
        {
            DateEffet = horloge.Aujourdhui(),
            Motif =
                $"Comparée à la fiche n°{Francais.Insecable}{autre.Id}, {autre.Nom} ({autre.Type.Libelle(autre.Civilite)}).",
        };
}
