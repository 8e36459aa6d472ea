using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>Says that two entries of different kinds are two activities of one person, or of one organisation.</summary>
public sealed class RelierActivites(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when one of them is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">they are of the same kind, or are linked already</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int unId,
        int autreId,
        CancellationToken annulation = default
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
        if (un.Type == autre.Type)
            throw new RegleMetierException(
                "Ces deux inscriptions ont la même catégorie : si c’est la même personne, réunissez-les."
            );
        if (un.MemePersonneId is { } groupe && groupe == autre.MemePersonneId)
            throw new RegleMetierException("Ces deux inscriptions sont déjà reliées.");
        var nouveau = un.MemePersonneId ?? autre.MemePersonneId ?? un.Id;
        // Two groups that turn out to be one person become one.
        if (autre.MemePersonneId is { } ancien && ancien != nouveau)
            await db
                .Gestionnaires.Where(g => g.MemePersonneId == ancien && g.Id != autre.Id)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(g => g.MemePersonneId, (int?)nouveau),
                    annulation
                );
        (un.MemePersonneId, autre.MemePersonneId) = (nouveau, nouveau);
        Inscrire(premiere, autre);
        Inscrire(seconde, un);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private void Inscrire(EntreeRegistre entree, Gestionnaire autre) =>
        entree.Inscrire(
            GenreActe.MemePersonne,
            new()
            {
                DateEffet = horloge.Aujourdhui(),
                Motif = $"Également {autre.Type.Libelle(autre.Civilite)} (fiche n° {autre.Id}).",
            }
        );
}

/// <summary>
/// Gives an account without any entry its rights on the entry that has the same mail. Another mail is no proof: such an account
/// goes through the desk of requests.
/// </summary>
public sealed class RattacherCompte(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the entry is not in the territory of the agent, or when the account is not one without an entry.</summary>
    /// <exception cref="RegleMetierException">the mails differ</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int utilisateurId,
        int gestionnaireId,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        var entree = await EntreeRegistre.OuvrirAsync(
            db,
            acteur,
            gestionnaireId,
            maintenant,
            annulation
        );
        // The lock of the account orders two agents who attach it at once.
        await db
            .Users.Where(u => u.Id == utilisateurId)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, u => u.Actif), annulation);
        var compte = await db
            .Users.SansInscription(db, aujourdhui)
            .SingleOrDefaultAsync(u => u.Id == utilisateurId, annulation);
        if (entree is null || compte is null)
            return false;
        if (
            !string.Equals(
                compte.Email,
                entree.Gestionnaire.Courriel,
                StringComparison.OrdinalIgnoreCase
            )
        )
            throw new RegleMetierException(
                "Le courriel du compte n’est pas celui de la fiche : corrigez la fiche si elle se trompe, puis recommencez."
            );
        db.DroitsGestionnaire.Add(
            new DroitGestionnaire
            {
                UtilisateurId = utilisateurId,
                GestionnaireId = gestionnaireId,
                Du = aujourdhui,
                Administre = true,
                Ecrit = true,
                Repond = true,
                RecoitReservations = true,
            }
        );
        entree.Inscrire(
            GenreActe.CompteRattache,
            new()
            {
                DateEffet = aujourdhui,
                Motif = $"Compte de {compte.NomComplet}, même courriel que la fiche.",
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}

/// <summary>Reading of the accounts of gestionnaires that no entry answers for.</summary>
public static class ComptesSansInscription
{
    /// <summary>Active accounts of gestionnaires without a right on <paramref name="date"/>.</summary>
    public static IQueryable<Utilisateur> SansInscription(
        this IQueryable<Utilisateur> comptes,
        EmjpmDbContext db,
        DateOnly date
    ) =>
        comptes.Where(u =>
            u.Role == Role.Gestionnaire
            && u.Actif
            && !db.DroitsGestionnaire.Any(d =>
                d.UtilisateurId == u.Id && (d.Au == null || d.Au >= date)
            )
        );
}
