using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Gives an account another function, and an agent of the State its territory. In force at the next request of its open
/// sessions. The rights on a court or on a gestionnaire stay what they are: without one, the function opens nothing.
/// </summary>
public sealed class ChangerRole(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>How the whole country is written where a territory is expected.</summary>
    public const string France = "france";

    /// <summary>False when the account does not exist.</summary>
    /// <param name="territoire"><see cref="France"/>, <c>r-32</c> (a region) or <c>d-59</c> (a département); for an agent only</param>
    /// <exception cref="RegleMetierException">the account is the actor's own, or the territory of an agent is missing or unknown</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int compteId,
        Role role,
        string? territoire,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(compteId);
        var maintenant = horloge.Maintenant();
        var date = Horloge.DateParis(maintenant);
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Users.SingleOrDefaultAsync(u => u.Id == compteId, annulation) is not { } compte
        )
            return false;
        var avant = compte.Role;
        var (droit, nom) =
            role is Role.Direction
                ? await DroitAsync(acteur, compteId, territoire, maintenant, annulation)
                : (null, null);
        compte.Role = role;
        // A right covers its last day: to stop at once it ends the day before.
        var (veille, enCours) = ((DateOnly?)date.AddDays(-1), db.DroitsTerritoire);
        await enCours
            .Where(t => t.UtilisateurId == compteId && (t.Au == null || t.Au >= date))
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Au, veille), annulation);
        if (droit is not null)
            db.DroitsTerritoire.Add(droit);
        if (role is Role.Juge or Role.Greffier)
        {
            var fonction = role is Role.Juge ? FonctionTribunal.Juge : FonctionTribunal.Greffier;
            await db
                .MembresTribunal.Where(m =>
                    m.UtilisateurId == compteId && (m.Au == null || m.Au >= date)
                )
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Fonction, fonction), annulation);
        }
        var apres = nom is null ? role.Libelle() : $"{role.Libelle()}, {nom}";
        db.Tracer(
            maintenant,
            acteur,
            "compte.changer_role",
            "utilisateur",
            compteId,
            details: $"{avant.Libelle()} → {apres}"
        );
        db.Courriels.Add(
            MessageCompte.RoleChange(apres, maintenant).Pour(compte.Email!, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    private async Task<(DroitTerritoire? Droit, string? Nom)> DroitAsync(
        Acteur acteur,
        int compteId,
        string? territoire,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var code = territoire is { Length: > 2 } ? territoire[2..] : "";
        var (niveau, nom) = territoire switch
        {
            France => (NiveauTerritoire.National, "France entière"),
            ['r', '-', ..] => (
                NiveauTerritoire.Region,
                await db
                    .Regions.Where(r => r.Code == code)
                    .Select(r => r.Nom)
                    .SingleOrDefaultAsync(annulation)
            ),
            ['d', '-', ..] => (
                NiveauTerritoire.Departement,
                await db
                    .Departements.Where(d => d.Code == code)
                    .Select(d => d.Nom)
                    .SingleOrDefaultAsync(annulation)
            ),
            _ => (default, null),
        };
        if (nom is null)
            throw new RegleMetierException("Choisissez le territoire de cet agent.", "Territoire");
        return (
            new DroitTerritoire
            {
                UtilisateurId = compteId,
                Niveau = niveau,
                DepartementCode = niveau is NiveauTerritoire.Departement ? code : null,
                RegionCode = niveau is NiveauTerritoire.Region ? code : null,
                Du = Horloge.DateParis(maintenant),
                ApprouveLe = maintenant,
                ApprouveParId = acteur.UtilisateurId,
            },
            nom
        );
    }
}
