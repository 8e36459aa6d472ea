using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.LigneDeCommande;

/// <summary>migrate, seed, create-admin, and command lines that make no sense.</summary>
public sealed class CommandesTests
{
    [Theory]
    [InlineData("effacer-tout", "n’existe pas")]
    [InlineData("seed --echelle demo", "--echelle")]
    [InlineData("seed --scale", "attend une valeur")]
    [InlineData("seed --scale regional", "demo ou national")]
    [InlineData("seed --scale national --mesures beaucoup", "--mesures beaucoup")]
    [InlineData("seed --mesures 10", "--scale national")]
    [InlineData("create-admin --nom Dumas", "--courriel est obligatoire")]
    [InlineData("import-referentiel regions a.csv", "Usage")]
    [InlineData("job menage", "compteurs")]
    [InlineData("import-referentiel communes", "Usage")]
    public async Task Une_ligne_mal_tapee_est_expliquee_et_ne_change_rien(
        string commande,
        string attendu
    )
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var reponse = await poste.TaperAsync(commande);
        Assert.Equal(2, reponse.Code);
        Assert.Contains(attendu, reponse.Erreur, StringComparison.Ordinal);
        Assert.Equal(0, await poste.LireAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task L_aide_donne_toutes_les_commandes()
    {
        await using var poste = await Poste.DevantUneBaseVideAsync();
        var aide = await poste.TaperAsync("--help");
        Assert.Equal(0, aide.Code);
        foreach (
            var commande in new[]
            {
                "migrate",
                "seed",
                "create-admin",
                "import-referentiel",
                "job",
                "sceller",
            }
        )
            Assert.Contains(commande, aide.Sortie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rien_ne_se_fait_sur_une_base_qui_n_est_pas_a_jour()
    {
        await using var poste = await Poste.DevantUneBaseVideAsync();
        var reponse = await poste.TaperAsync("seed");
        Assert.Equal(1, reponse.Code);
        Assert.Contains("emjpm migrate", reponse.Erreur, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrer_deux_fois_ne_refait_rien()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var seconde = await poste.TaperAsync("migrate");
        Assert.Equal(0, seconde.Code);
        Assert.Contains("déjà", seconde.Sortie, StringComparison.Ordinal);
        Assert.True(await poste.LireAsync(db => db.Communes.CountAsync()) > 35_000);
        Assert.False(
            await poste.LireAsync(db =>
                db.Tribunaux.AnyAsync(t => t.FermeLe != null && t.Successeur!.FermeLe != null)
            )
        );
    }

    [Fact]
    public async Task Seed_refuse_une_base_remplie()
    {
        await using var poste = await Poste.DevantLaDemonstrationAsync();
        foreach (var commande in new[] { "seed", "seed --scale national --mesures 10" })
        {
            var reponse = await poste.TaperAsync(commande);
            Assert.Equal(1, reponse.Code);
            Assert.Contains("base vide", reponse.Erreur, StringComparison.Ordinal);
        }
        Assert.Equal(3_000, await poste.LireAsync(db => db.Mesures.CountAsync()));
    }

    [Fact]
    public async Task Le_premier_administrateur_est_cree_avec_un_mot_de_passe_solide()
    {
        const string Commande = "create-admin --courriel chef@exemple.fr --nom Dumas --prenom Luc";
        await using var poste = await Poste.DevantUneBaseNeuveAsync();

        var faible = await poste.TaperAsync(Commande, "court", "court");
        Assert.Equal(1, faible.Code);
        Assert.Contains("12 caractères", faible.Erreur, StringComparison.Ordinal);
        var differents = await poste.TaperAsync(
            Commande,
            "Longue-phrase-2026",
            "Autre-phrase-2026"
        );
        Assert.Equal(1, differents.Code);
        Assert.Contains("diffèrent", differents.Erreur, StringComparison.Ordinal);
        Assert.Equal(0, await poste.LireAsync(db => db.Users.CountAsync()));

        var cree = await poste.TaperAsync(Commande, "Longue-phrase-2026", "Longue-phrase-2026");
        Assert.Equal(0, cree.Code);
        var compte = await poste.LireAsync(db => db.Users.SingleAsync());
        Assert.True(compte is { Role: Role.Administration, Actif: true, EmailConfirmed: true });
        Assert.Equal("Luc Dumas", compte.NomComplet);
        Assert.Equal(
            PasswordVerificationResult.Success,
            new PasswordHasher<Utilisateur>().VerifyHashedPassword(
                compte,
                compte.PasswordHash!,
                "Longue-phrase-2026"
            )
        );
        // The rounds are written in the hash, after its version and its function.
        Assert.Equal(
            210_000,
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(
                Convert.FromBase64String(compte.PasswordHash!).AsSpan(5)
            )
        );
        Assert.Equal(
            compte.Id,
            await poste.LireAsync(db =>
                db.EvenementsAudit.Where(e => e.Acte == "compte.creer")
                    .Select(e => e.ObjetId)
                    .SingleAsync()
            )
        );

        var encore = await poste.TaperAsync(Commande, "Longue-phrase-2026", "Longue-phrase-2026");
        Assert.Equal(1, encore.Code);
        Assert.Equal("Un compte a déjà l’adresse chef@exemple.fr.", encore.Erreur.Trim());
    }

    [Fact]
    public async Task Le_jeu_national_est_complet_et_ses_compteurs_sont_exacts()
    {
        const int Nombre = 6_000;
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        await poste.TaperAsync(
            "create-admin --courriel chef@exemple.fr --nom Dumas --prenom Luc",
            "Longue-phrase-2026",
            "Longue-phrase-2026"
        );
        var indexAvant = await IndexAsync(poste);
        var reponse = await poste.TaperAsync($"seed --scale national --mesures {Nombre}");
        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));

        var types = await poste.LireAsync(db =>
            db.Gestionnaires.GroupBy(g => g.Type)
                .Select(g => new { g.Key, Nombre = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Nombre)
        );
        Assert.Equal(2_500, types[TypeGestionnaire.Individuel]);
        Assert.Equal(1_500, types[TypeGestionnaire.Prepose]);
        Assert.Equal(380, types[TypeGestionnaire.Service]);
        Assert.Equal(
            1_500,
            await poste.LireAsync(db =>
                db.LieuxExercice.CountAsync(l => l.Type == TypeLieu.Antenne)
            )
        );
        Assert.Equal(1_500, await poste.LireAsync(db => db.MembresTribunal.CountAsync()));
        Assert.Equal(Nombre, await poste.LireAsync(db => db.Mesures.CountAsync()));
        Assert.Equal(
            Nombre * 55 / 100,
            await poste.LireAsync(db =>
                db.Mesures.CountAsync(m => m.Statut == StatutMesure.EnCours)
            )
        );
        Assert.False(
            await poste.LireAsync(db =>
                db.Mesures.AnyAsync(m =>
                    db.EtatsMesure.Count(e => e.MesureId == m.Id) < 1
                    || db.EtatsMesure.Count(e => e.MesureId == m.Id) > 3
                )
            )
        );
        await RienACorrigerAsync(poste);
        // Courts ask for something, kept for thirty days only: the purge of the night has nothing to erase.
        Assert.Equal(Nombre / 100, await poste.LireAsync(db => db.Recherches.CountAsync()));
        Assert.Contains(
            await poste.LireAsync(db =>
                db.Reservations.Select(r => r.Accompagnements).ToListAsync()
            ),
            a => a.Count > 0
        );
        Assert.StartsWith(
            "Besoins effacés de 0",
            (await poste.TaperAsync("job purge-besoins")).Sortie,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "tj-lille",
            await poste.LireAsync(db =>
                db.MembresTribunal.Where(m => m.Utilisateur!.Email == "juge-0001@national.emjpm.fr")
                    .Select(m => m.Tribunal!.Code)
                    .SingleAsync()
            )
        );
        // The indexes dropped for the load are back, and keys go on after those of the load.
        Assert.Equal(indexAvant, await IndexAsync(poste));
        var nouvelle = await poste.LireAsync(async db =>
        {
            var mesure = new Mesure
            {
                GestionnaireId = 1,
                DateNomination = new(2026, 1, 1),
                CreeeLe = new(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc),
            };
            db.Mesures.Add(mesure);
            await db.SaveChangesAsync();
            return mesure.Id;
        });
        Assert.Equal(Nombre + 1, nouvelle);
    }

    [Fact]
    public async Task La_demonstration_n_a_rien_a_corriger()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        Assert.Equal((0, ""), await CodeEtErreurAsync(poste, "seed"));
        Assert.Equal(3_000, await poste.LireAsync(db => db.Mesures.CountAsync()));
        await RienACorrigerAsync(poste);
    }

    [Fact]
    public async Task Job_sans_nom_donne_la_liste()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var reponse = await poste.TaperAsync("job");
        Assert.Equal(0, reponse.Code);
        Assert.Contains("compteurs", reponse.Sortie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrompu_en_plein_chargement_le_jeu_national_laisse_la_base_intacte()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var indexAvant = await IndexAsync(poste);
        using var arret = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            poste.LireAsync(async db =>
            {
                await new ChargerNational(db, TimeProvider.System).ExecuterAsync(
                    100,
                    a =>
                    {
                        if (a.Etape == "Index")
                            arret.Cancel();
                    },
                    arret.Token
                );
                return 0;
            })
        );
        Assert.Equal(0, await poste.LireAsync(db => db.Gestionnaires.CountAsync()));
        Assert.Equal(0, await poste.LireAsync(db => db.Mesures.CountAsync()));
        Assert.Equal(indexAvant, await IndexAsync(poste));
    }

    /// <summary>The nightly jobs recount everything from the facts: after a load they find nothing to change.</summary>
    private static async Task RienACorrigerAsync(Poste poste)
    {
        Assert.Equal(
            "0\u00A0lieu corrigé.",
            (await poste.TaperAsync("job compteurs")).Sortie.Trim()
        );
        Assert.EndsWith(
            ", 0\u00A0mis à jour.",
            (await poste.TaperAsync("job experience")).Sortie.Trim(),
            StringComparison.Ordinal
        );
    }

    private static async Task<(int, string)> CodeEtErreurAsync(Poste poste, string commande)
    {
        var reponse = await poste.TaperAsync(commande);
        return (reponse.Code, reponse.Erreur);
    }

    private static Task<List<string>> IndexAsync(Poste poste) =>
        poste.LireAsync(db =>
            (
                db.Database.IsSqlite()
                    ? db.Database.SqlQuery<string>(
                        $"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index' ORDER BY 1"
                    )
                    : db.Database.SqlQuery<string>(
                        $"SELECT indexname AS \"Value\" FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
                    )
            ).ToListAsync()
        );
}
