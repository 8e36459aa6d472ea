using Emjpm.Core.Comptes;
using Emjpm.Core.Data.Jeux;
using Emjpm.Core.Data.Jeux.Demonstration;
using Emjpm.Core.Data.Jeux.National;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Data;

/// <summary>How far a long load is.</summary>
/// <param name="Etape">what is being done, in French</param>
public sealed record Avancement(string Etape, long Fait, long Total);

/// <summary>
/// Fills an empty database with a data set at the scale of the country, to measure with. Deterministic from its seed. In one
/// transaction: interrupted, it leaves the database as it was.
/// </summary>
public sealed class ChargerNational(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Mesures of the whole country.</summary>
    public const int MesuresParDefaut = 1_000_000;

    private const int Graine = 2_026;
    private const int TailleTranche = 20_000;

    /// <summary>Loads the data set.</summary>
    /// <param name="mesures">number of mesures; courts, accounts and gestionnaires do not depend on it</param>
    /// <param name="avancer">told of the progress, a few times a second</param>
    public async Task ExecuterAsync(
        int mesures,
        Action<Avancement> avancer,
        CancellationToken annulation = default
    )
    {
        avancer(new("Tribunaux, mandataires et comptes", 0, mesures));
        var maintenant = horloge.Maintenant();
        var places = await db
            .Communes.AsNoTracking()
            .OrderBy(c => c.Code)
            .Select(c => new Place(c))
            .ToDictionaryAsync(p => p.Commune.Code, annulation);
        var tribunaux = await db
            .Tribunaux.AsNoTracking()
            .Where(t => t.FermeLe == null)
            // The court of Lille first: its first judge is juge-0001.
            .OrderBy(t => t.Code == "tj-lille" ? 0 : 1)
            .ThenBy(t => t.Id)
            .ToListAsync(annulation);

        var jeu = new JeuDeDonnees();
        var hasard = new Hasard(Graine);
        var premierCompte = 1 + (await db.Users.MaxAsync(u => (int?)u.Id, annulation) ?? 0);
        var fabrique = new Fabrique(
            jeu,
            hasard,
            maintenant,
            ReglesIdentite
                .Hacheur<Utilisateur>()
                .HashPassword(null!, DonneesDemonstration.MotDePasse),
            premierCompte
        );
        var structure = new StructureNationale(jeu, hasard, fabrique, tribunaux, places);
        var sites = structure.Composer();
        var ressorts = new Ressorts(places.Values, tribunaux);
        // Drawn apart: what is asked does not change what exists.
        var besoins = new BesoinsRecents(new Hasard(Graine + 1), maintenant);
        jeu.Recherches.AddRange(
            besoins.Recherches(
                mesures / BesoinsRecents.MesuresParRecherche,
                structure.Population,
                ressorts,
                jeu.Membres.ToLookup(m => m.TribunalId, m => m.UtilisateurId)
            )
        );
        var flux = new FluxMesures(jeu, hasard, maintenant, sites, ressorts, besoins, mesures);
        for (var i = 0; i < sites.Count; i++)
            Remplir(sites[i], flux.EnCours[i], hasard);

        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await jeu.EcrireAsync(masse, annulation);
        List<string> index =
        [
            .. await masse.RetirerIndexAsync<Mesure>(annulation),
            .. await masse.RetirerIndexAsync<EtatMesure>(annulation),
            .. await masse.RetirerIndexAsync<EvenementMesure>(annulation),
            .. await masse.RetirerIndexAsync<Ressource>(annulation),
        ];
        await masse.EcrireAsync(
            jeu.Lieux.Select(l => new ReleveCapacite
            {
                LieuId = l.Id,
                Du = l.OuvertLe,
                Autorisee = l.CapaciteAutorisee,
                Souhaitee = l.CapaciteSouhaitee,
                DeclareLe = l.DeclareLe,
            }),
            Cles.DeLaBase,
            annulation
        );
        await EcrireMesuresAsync(masse, flux, mesures, avancer, annulation);
        for (var i = 0; i < index.Count; i++)
        {
            avancer(new("Index", i, index.Count));
            await masse.RecreerIndexAsync(index[i], annulation);
        }
        foreach (var g in jeu.Gestionnaires)
        {
            g.Experience = flux.Experience(g).ToString();
            db.Update(g);
        }
        db.UpdateRange(jeu.Lieux.Where(l => l.EnAttente > 0));
        await db.SaveChangesAsync(annulation);
        db.ChangeTracker.Clear();
        avancer(new("Enregistrement", 1, 1));
        await masse.AnalyserAsync(annulation);
        await masse.ValiderAsync(annulation);
    }

    // One slice is drawn while the one before is written: a core each.
    private static async Task EcrireMesuresAsync(
        EcritureEnMasse masse,
        FluxMesures flux,
        int nombre,
        Action<Avancement> avancer,
        CancellationToken annulation
    )
    {
        var prochaine = Task.Run(() => flux.Tirer(0, TailleTranche), annulation);
        for (var debut = 0; debut < nombre; debut += TailleTranche)
        {
            var tranche = await prochaine;
            var suite = debut + TailleTranche;
            prochaine = Task.Run(() => flux.Tirer(suite, TailleTranche), annulation);
            await tranche.EcrireAsync(masse, annulation);
            avancer(new("Mesures", Math.Min(suite, nombre), nombre));
        }
        await prochaine;
    }

    private static void Remplir(SiteNational site, int enCours, Hasard hasard)
    {
        var libres = hasard.Entier(-2, 3 + enCours / 6);
        site.Lieu.EnCours = enCours;
        site.Lieu.FixerCapacites(
            hasard.Chance(30) ? null : enCours + Math.Max(libres, 0) + hasard.Entier(0, 10),
            hasard.Chance(4) ? null : Math.Max(0, enCours + libres)
        );
    }
}
