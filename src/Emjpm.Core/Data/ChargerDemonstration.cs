using Emjpm.Core.Comptes;
using Emjpm.Core.Data.Jeux.Demonstration;
using Emjpm.Core.Pilotage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Data;

/// <summary>Fills an empty database with the demonstration, see <see cref="DonneesDemonstration"/>.</summary>
public sealed class ChargerDemonstration(
    EmjpmDbContext db,
    TimeProvider horloge,
    IPasswordHasher<Utilisateur> hacheur
)
{
    /// <summary>Seed of the demonstration shown by <c>make run</c>.</summary>
    public const int Graine = 59_62;

    /// <summary>Loads everything in one transaction; does nothing when the database has an account or a gestionnaire.</summary>
    /// <returns>whether it was loaded now</returns>
    public async Task<bool> ExecuterAsync(CancellationToken annulation = default)
    {
        if (await db.Users.AnyAsync(annulation) || await db.Gestionnaires.AnyAsync(annulation))
            return false;
        string[] departements = ["59", "62", "974"];
        var communes = await db
            .Communes.AsNoTracking()
            .Where(c => departements.Contains(c.DepartementCode))
            .ToListAsync(annulation);
        var tribunaux = await db
            .Tribunaux.AsNoTracking()
            .Where(t => t.FermeLe == null)
            .ToListAsync(annulation);
        var jeu = DonneesDemonstration.Composer(
            Graine,
            horloge.Maintenant(),
            communes,
            tribunaux,
            hacheur.HashPassword(null!, DonneesDemonstration.MotDePasse)
        );
        foreach (var (code, siret) in DonneesDemonstration.Sirets)
            await db
                .Tribunaux.Where(t => t.Code == code && t.Siret == null)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Siret, siret), annulation);
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await jeu.EcrireAsync(masse, annulation);
        await masse.ValiderAsync(annulation);
        await masse.DisposeAsync();
        await ReconstituerAsync(annulation);
        return true;
    }

    /// <summary>The figures of the past: the last day of each month for four years, each day of the last two.</summary>
    private async Task ReconstituerAsync(CancellationToken annulation)
    {
        var hier = horloge.Aujourdhui().AddDays(-1);
        var (debut, quotidiens) = (new DateOnly(hier.Year - 4, 1, 1), hier.AddYears(-2));
        var jours = Enumerable
            .Range(0, hier.DayNumber - debut.DayNumber + 1)
            .Select(debut.AddDays)
            .Where(j => j >= quotidiens || j.AddDays(1).Day == 1);
        await new EtablirReleves(
            db,
            horloge,
            new NoterCapacites(db),
            new JoursTenus(horloge)
        ).EtablirAsync([.. jours], refaire: false, null, annulation);
    }
}
