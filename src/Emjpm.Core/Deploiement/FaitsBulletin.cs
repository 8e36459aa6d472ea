using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>What happened in the seven days before a Monday, a line each; and what waits on the day it is read.</summary>
public sealed class FaitsBulletin(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Days without a line in the history after which a blocker is told.</summary>
    public const int JoursSansProgres = 14;

    /// <summary>Days within which an opening is told beforehand.</summary>
    public const int JoursAVenir = 30;

    /// <summary>The lines, in the order of the bulletin then of the codes.</summary>
    /// <param name="departements">the board of the country, as it is counted now</param>
    public async Task<IReadOnlyList<LigneBulletin>> LireAsync(
        DateOnly semaine,
        IReadOnlyList<LigneDeploiement> departements,
        CancellationToken annulation
    )
    {
        var noms = departements.ToDictionary(d => d.Code, d => $"{d.Nom} ({d.Code})");
        var (debut, fin) = (
            Horloge.InstantParis(semaine.AddDays(-7), TimeOnly.MinValue),
            Horloge.InstantParis(semaine, TimeOnly.MinValue)
        );
        List<LigneBulletin> lignes =
        [
            .. await StadesAsync(debut, fin, noms, annulation),
            .. await PreparationsAsync(semaine, departements, noms, annulation),
            .. await ComptesAsync(
                RubriqueBulletin.Comptes,
                db.Users.Where(u => u.CreeLe >= debut && u.CreeLe < fin),
                ("compte ouvert", "comptes ouverts"),
                noms,
                annulation
            ),
            .. await ComptesAsync(
                RubriqueBulletin.Venues,
                db.Users.Where(u => u.PremiereVenueLe >= debut && u.PremiereVenueLe < fin),
                ("première connexion", "premières connexions"),
                noms,
                annulation
            ),
            .. await ReservationsAsync(debut, fin, noms, annulation),
            .. await AttentesAsync(departements, noms, annulation),
        ];
        return
        [
            .. lignes
                .OrderBy(l => l.Rubrique)
                .ThenBy(l => l.Departement, StringComparer.Ordinal)
                .ThenBy(l => l.Texte, StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<LigneBulletin>> StadesAsync(
        DateTime debut,
        DateTime fin,
        Dictionary<string, string> noms,
        CancellationToken annulation
    )
    {
        var lus = await db
            .EvenementsDeploiement.AsNoTracking()
            .Where(e => e.Instant >= debut && e.Instant < fin && e.Avant != e.Stade)
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.DepartementCode,
                e.Avant,
                e.Stade,
            })
            .ToListAsync(annulation);
        // Moved several times in the week, it is told from where to where.
        return lus.GroupBy(e => e.DepartementCode)
            .Select(g => (Code: g.Key, g.First().Avant, g.Last().Stade))
            .Where(m => m.Avant != m.Stade)
            .Select(m => new LigneBulletin(
                m.Stade == StadeDeploiement.Ouverture
                    ? RubriqueBulletin.Ouvertures
                    : RubriqueBulletin.Stades,
                m.Code,
                $"{noms[m.Code]} : {m.Avant.Libelle()} → {m.Stade.Libelle()}"
            ));
    }

    private async Task<IEnumerable<LigneBulletin>> PreparationsAsync(
        DateOnly semaine,
        IReadOnlyList<LigneDeploiement> departements,
        Dictionary<string, string> noms,
        CancellationToken annulation
    )
    {
        var avant = await db
            .RelevesDeploiement.Where(r => r.Semaine < semaine)
            .MaxAsync(r => (DateOnly?)r.Semaine, annulation);
        if (avant is not { } reference)
            return [];
        var notes = await db
            .RelevesDeploiement.Where(r => r.Semaine == reference)
            .ToDictionaryAsync(r => r.DepartementCode, r => r.Note, annulation);
        var depuis =
            reference == semaine.AddDays(-7) ? "" : $", depuis le {Francais.Date(reference)}";
        return departements
            .Where(d => notes.ContainsKey(d.Code) && notes[d.Code] != d.Preparation.Note)
            .Select(d => (d.Code, Avant: notes[d.Code], d.Preparation.Note))
            .Select(d => new LigneBulletin(
                RubriqueBulletin.Preparation,
                d.Code,
                $"{noms[d.Code]} : de {d.Avant} à {d.Note} sur 100, {Francais.Nombre(Math.Abs(d.Note - d.Avant), "point")} de {(d.Note > d.Avant ? "plus" : "moins")}{depuis}",
                d.Note - d.Avant
            ));
    }

    /// <summary>Accounts by the départements where they work today.</summary>
    private async Task<IEnumerable<LigneBulletin>> ComptesAsync(
        RubriqueBulletin rubrique,
        IQueryable<Utilisateur> comptes,
        (string Un, string Plusieurs) nom,
        Dictionary<string, string> noms,
        CancellationToken annulation
    )
    {
        var ouverts = comptes
            .Where(u => u.Actif && u.Role != Role.Administration)
            .Select(u => u.Id);
        var lus = await db.Rattachements(horloge.Aujourdhui())
            .Where(r => ouverts.Contains(r.UtilisateurId))
            .Distinct()
            .GroupBy(r => r.DepartementCode)
            .Select(g => new { Code = g.Key, Nombre = g.Count() })
            .ToListAsync(annulation);
        return lus.Select(g => new LigneBulletin(
            rubrique,
            g.Code,
            $"{noms[g.Code]} : {Francais.Nombre(g.Nombre, nom.Un, nom.Plusieurs)}",
            g.Nombre
        ));
    }

    private async Task<IEnumerable<LigneBulletin>> ReservationsAsync(
        DateTime debut,
        DateTime fin,
        Dictionary<string, string> noms,
        CancellationToken annulation
    )
    {
        var lus = await db
            .Tribunaux.AsNoTracking()
            .Where(t =>
                db.Reservations.Any(r =>
                    r.TribunalId == t.Id && r.CreeeLe >= debut && r.CreeeLe < fin
                ) && !db.Reservations.Any(r => r.TribunalId == t.Id && r.CreeeLe < debut)
            )
            .Select(t => new { t.DepartementCode, t.Nom })
            .ToListAsync(annulation);
        return lus.Select(t => new LigneBulletin(
            RubriqueBulletin.Reservations,
            t.DepartementCode,
            $"{noms[t.DepartementCode]} : première réservation pour {Tribunal.DansPhrase(t.Nom)}"
        ));
    }

    /// <summary>What waits. The text of a blocker is not repeated: it may name somebody, and the bulletin leaves by mail.</summary>
    private async Task<IEnumerable<LigneBulletin>> AttentesAsync(
        IReadOnlyList<LigneDeploiement> departements,
        Dictionary<string, string> noms,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        var dernieres = await db
            .EvenementsDeploiement.GroupBy(e => e.DepartementCode)
            .Select(g => new { g.Key, Le = g.Max(e => e.Instant) })
            .ToDictionaryAsync(g => g.Key, g => g.Le, annulation);
        var lignes = new List<LigneBulletin>();
        foreach (var carte in departements.Select(d => d.Carte).OfType<DeploiementDepartement>())
        {
            var nom = noms[carte.DepartementCode];
            void Dire(RubriqueBulletin rubrique, string texte) =>
                lignes.Add(new(rubrique, carte.DepartementCode, $"{nom} : {texte}"));
            var depuis = dernieres.TryGetValue(carte.DepartementCode, out var le)
                ? Horloge.DateParis(le)
                : carte.DepuisLe;
            var jours = date.DayNumber - depuis.DayNumber;
            if (carte.Blocages is not null && jours >= JoursSansProgres)
                Dire(
                    RubriqueBulletin.Blocages,
                    $"bloqué, rien de nouveau depuis {Francais.Nombre(jours, "jour")}"
                );
            if (carte.ProchaineEtapeLe is { } etape && etape < date)
                Dire(
                    RubriqueBulletin.Retards,
                    $"«\u00A0{carte.ProchaineEtape}\u00A0», en retard de {Francais.Nombre(date.DayNumber - etape.DayNumber, "jour")}"
                );
            if (
                carte.OuvertLe is null
                && carte.OuverturePrevueLe is { } prevue
                && prevue >= date
                && prevue <= date.AddDays(JoursAVenir)
            )
                Dire(RubriqueBulletin.AVenir, $"ouverture prévue le {Francais.Date(prevue)}");
        }
        return lignes;
    }
}
