using System.Text;
using Emjpm.Core.Juridictions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.LigneDeCommande;

/// <summary>import-referentiel: dry run first, then applied whole, or refused whole.</summary>
public sealed class ImporterReferentielTests : IDisposable
{
    private const string Entete =
        "handle;type;nom;commune;departement;parent;ouvert_le;ferme_le;successeur\n";
    private const string Lille =
        "tj-lille;tribunal_judiciaire;Tribunal judiciaire de Lille;59350;59;;2020-01-01;;\n";
    private const string Metropole =
        "tj-metropole;tribunal_judiciaire;Tribunal judiciaire de la métropole;59512;59;;2027-01-01;;\n";
    private const string RoubaixFerme =
        "tprox-roubaix;tribunal_proximite;Tribunal de proximité de Roubaix;59512;59;tj-lille;2020-01-01;2027-01-01;tj-metropole\n";

    private readonly string fichier = Path.GetTempFileName();

    public void Dispose() => File.Delete(fichier);

    [Fact]
    public async Task Sans_appliquer_on_voit_les_differences_et_rien_ne_change()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var reponse = await ImporterAsync(
            poste,
            "tribunaux",
            Entete + Metropole + RoubaixFerme + Lille
        );

        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        Assert.Contains("À créer : 1", reponse.Sortie, StringComparison.Ordinal);
        Assert.Contains(
            "tprox-roubaix Tribunal de proximité de Roubaix : ferme_le (vide) → 01/01/2027, successeur (vide) → « tj-metropole »",
            reponse.Sortie,
            StringComparison.Ordinal
        );
        Assert.Contains("1 sans changement", reponse.Sortie, StringComparison.Ordinal);
        Assert.Contains("--appliquer", reponse.Sortie, StringComparison.Ordinal);
        Assert.False(
            await poste.LireAsync(db => db.Tribunaux.AnyAsync(t => t.Code == "tj-metropole"))
        );
        Assert.Null((await TribunalAsync(poste, "tprox-roubaix")).FermeLe);
    }

    [Fact]
    public async Task Applique_il_cree_ferme_relie_et_ne_trouve_plus_rien_ensuite()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var nombre = await poste.LireAsync(db => db.Tribunaux.CountAsync());
        const string Contenu = Entete + Metropole + RoubaixFerme + Lille;
        var reponse = await ImporterAsync(poste, "tribunaux", Contenu, "--appliquer");

        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        Assert.Contains("à jour", reponse.Sortie, StringComparison.Ordinal);
        var roubaix = await TribunalAsync(poste, "tprox-roubaix");
        var metropole = await TribunalAsync(poste, "tj-metropole");
        Assert.Equal(new DateOnly(2027, 1, 1), roubaix.FermeLe);
        Assert.Equal(metropole.Id, roubaix.SuccesseurId);
        // Those the file does not have are kept.
        Assert.Equal(nombre + 1, await poste.LireAsync(db => db.Tribunaux.CountAsync()));
        Assert.Equal(
            "1 créées, 1 modifiées, 0 fermées",
            await poste.LireAsync(db =>
                db.EvenementsAudit.Where(e => e.Acte == "referentiel.importer")
                    .Select(e => e.Details)
                    .SingleAsync()
            )
        );

        var encore = await ImporterAsync(poste, "tribunaux", Contenu, "--appliquer");
        Assert.Contains("déjà conforme", encore.Sortie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_fichier_casse_est_refuse_en_entier_avec_la_ligne_et_la_raison()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var reponse = await ImporterAsync(
            poste,
            "tribunaux",
            Entete + Metropole + Lille.Replace("2020-01-01", "hier", StringComparison.Ordinal),
            "--appliquer"
        );
        Assert.Equal(1, reponse.Code);
        Assert.Contains("rien n’a changé", reponse.Erreur, StringComparison.Ordinal);
        Assert.Contains(
            "ligne 3 : ouvert_le « hier » n’est pas une date",
            reponse.Erreur,
            StringComparison.Ordinal
        );
        Assert.False(
            await poste.LireAsync(db => db.Tribunaux.AnyAsync(t => t.Code == "tj-metropole"))
        );
    }

    [Fact]
    public async Task Un_tribunal_dans_une_commune_inconnue_est_refuse()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var reponse = await ImporterAsync(
            poste,
            "tribunaux",
            Entete + Metropole.Replace("59512", "59999", StringComparison.Ordinal),
            "--appliquer"
        );
        Assert.Equal(1, reponse.Code);
        Assert.Contains("commune 59999 inconnue", reponse.Erreur, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Les_communes_prennent_leur_centre_exact_et_gardent_les_autres()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        const string Contenu = """
            [
              {"nom":"L'Abergement-Clémenciat","code":"01001","codesPostaux":["01400"],"codeEpci":"200069193","codeDepartement":"01","population":871,"centre":{"type":"Point","coordinates":[4.9306,46.1517]}},
              {"nom":"Saint-Neuf","code":"01999","codesPostaux":["01400"],"codeDepartement":"01","population":12}
            ]
            """;
        var avant = await poste.LireAsync(db => db.Communes.CountAsync());
        var reponse = await ImporterAsync(poste, "communes", Contenu, "--appliquer");
        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        Assert.Contains("population 860 → 871", reponse.Sortie, StringComparison.Ordinal);

        var commune = await poste.LireAsync(db => db.Communes.SingleAsync(c => c.Code == "01001"));
        Assert.Equal(
            (46.1517, 4.9306, 871),
            (commune.Latitude, commune.Longitude, commune.Population)
        );
        var nouvelle = await poste.LireAsync(db => db.Communes.SingleAsync(c => c.Code == "01999"));
        Assert.Equal("SAINT NEUF", nouvelle.NomRecherche);
        Assert.Equal(avant + 1, await poste.LireAsync(db => db.Communes.CountAsync()));
    }

    [Fact]
    public async Task Un_etablissement_absent_du_nouveau_fichier_est_ferme_et_rouvert_s_il_revient()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var deux = Finess(
            ("010000024", "EHPAD L'ETOILE", "451"),
            ("010000032", "EHPAD LE PRE", "004")
        );
        await ImporterAsync(poste, "etablissements", deux, "--appliquer");
        Assert.Equal(2, await poste.LireAsync(db => db.Etablissements.CountAsync()));

        var un = Finess(("010000024", "EHPAD L'ETOILE", "451"), ("010000040", "LOIN", "998"));
        var reponse = await ImporterAsync(poste, "etablissements", un, "--appliquer");
        Assert.Contains("Fermées : 1", reponse.Sortie, StringComparison.Ordinal);
        Assert.Contains(
            "010000040 LOIN : commune 01998 inconnue",
            reponse.Sortie,
            StringComparison.Ordinal
        );
        Assert.NotNull(await FermetureAsync(poste, "010000032"));
        Assert.Null(await FermetureAsync(poste, "010000024"));

        await ImporterAsync(poste, "etablissements", deux, "--appliquer");
        Assert.Null(await FermetureAsync(poste, "010000032"));
    }

    [Fact]
    public async Task Une_partie_du_fichier_des_etablissements_est_refusee()
    {
        await using var poste = await Poste.DevantUneBaseNeuveAsync();
        var beaucoup = Enumerable
            .Range(0, 300)
            .Select(i => ($"01{i:0000000}", $"EHPAD {i}", "451"))
            .ToArray();
        await ImporterAsync(poste, "etablissements", Finess(beaucoup), "--appliquer");
        var reponse = await ImporterAsync(
            poste,
            "etablissements",
            Finess(beaucoup[..100]),
            "--appliquer"
        );
        Assert.Equal(1, reponse.Code);
        Assert.Contains(
            "200 établissements sur 300 seraient fermés",
            reponse.Erreur,
            StringComparison.Ordinal
        );
        Assert.Equal(
            300,
            await poste.LireAsync(db => db.Etablissements.CountAsync(e => e.FermeLe == null))
        );
    }

    private static string Finess(params (string Numero, string Nom, string Commune)[] lignes) =>
        "finess;etalab;93;2026-05-12\n"
        + string.Concat(
            lignes.Select(l =>
                $"structureet;{l.Numero};010780054;COURT;{l.Nom};;;12;R;DE PARIS;;;{l.Commune};01;AIN;01440 VIRIAT;;;500;x;4401;x;;;;;;;1979-02-13;1979-02-13;2020-02-04;\n"
            )
        );

    private static Task<DateOnly?> FermetureAsync(Poste poste, string finess) =>
        poste.LireAsync(db =>
            db.Etablissements.Where(e => e.NumeroFiness == finess)
                .Select(e => e.FermeLe)
                .SingleAsync()
        );

    private async Task<Reponse> ImporterAsync(
        Poste poste,
        string type,
        string contenu,
        string suite = ""
    )
    {
        await File.WriteAllTextAsync(fichier, contenu, new UTF8Encoding(false));
        return await poste.TaperAsync($"import-referentiel {type} {fichier} {suite}".TrimEnd());
    }

    private static Task<Tribunal> TribunalAsync(Poste poste, string code) =>
        poste.LireAsync(db => db.Tribunaux.SingleAsync(t => t.Code == code));
}
