using System.Text;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Imports;

/// <summary>What an import asks once: which court a name stands for, and which of several mesures a line is.</summary>
public sealed class QuestionsTests(Application application) : IClassFixture<Application>
{
    private const string Qui = Comptes.Service;

    /// <summary>A file whose courts are written as the gestionnaire calls them.</summary>
    private async Task<byte[]> Tribunal(
        string qui,
        string siret,
        string nom,
        params LigneCsv[] lignes
    )
    {
        var csv = Encoding.UTF8.GetString(await application.Csv(qui, lignes)).Split('\n');
        var titres = csv[0].Split(';');
        var (colonneSiret, colonneNom) = (
            Array.IndexOf(titres, "tribunal_siret"),
            Array.IndexOf(titres, "tribunal")
        );
        for (var i = 1; i < csv.Length && csv[i].Length > 0; i++)
        {
            var cellules = csv[i].Split(';');
            (cellules[colonneSiret], cellules[colonneNom]) = (siret, nom);
            csv[i] = string.Join(';', cellules);
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', csv));
    }

    [Theory]
    [InlineData(Comptes.Service, "", "Tutelles du secteur nord")]
    [InlineData(Comptes.Individuel, "11122233300044", "")]
    public async Task A_court_named_otherwise_is_asked_once_and_remembered(
        string qui,
        string siret,
        string nom
    )
    {
        var ecrit = siret + nom;
        var rg = Depots.Rg();
        var import = await application.Deposer(
            qui,
            await Tribunal(
                qui,
                siret,
                nom,
                new(rg) { Annee = "1921" },
                new(Depots.Rg()) { Annee = "1922" }
            )
        );
        Assert.Equal((0, 2), (import.ACreer, import.Refusees));
        var service = await application.Connecter(qui);
        await service.Ouvrir($"/gestionnaire/imports/{import.Id}");
        Assert.Contains("1 tribunal à indiquer", service.Texte.Plat());
        Assert.Contains("2 lignes attendent", service.Texte.Plat());

        await service.Suivre("Indiquer les tribunaux");
        Assert.Contains($"« {ecrit} » (2 lignes)", service.Texte.Plat());
        await service.Envoyer("Continuer");
        Assert.Equal(422, service.Statut);
        Assert.Contains("Choisissez au moins un tribunal.", service.Resume());
        var liste = service.Page.QuerySelector("main select")!;
        var lille = await application.Tribunal();
        liste.QuerySelector($"option[value='{lille.Id}']")!.SetAttribute("selected", "");
        await service.Envoyer("Continuer");
        await application.Travailler();

        import = await application.Import(import.Id);
        Assert.Equal((2, 0), (import.ACreer, import.Refusees));
        await application.Appliquer(qui, import.Id);
        Assert.Equal(lille.Id, (await application.MesureDuRg(rg)).TribunalId);

        // The next file asks nothing, whatever the case it writes it in.
        import = await application.Deposer(
            qui,
            await Tribunal(
                qui,
                siret,
                nom.ToUpperInvariant(),
                new LigneCsv(Depots.Rg()) { Annee = "1923" }
            )
        );
        Assert.Equal((1, 0), (import.ACreer, import.Refusees));
        // What was answered can be put right.
        await service.Ouvrir($"/gestionnaire/imports/{import.Id}");
        await service.Suivre("Revoir les tribunaux indiqués");
        Assert.Contains("Déjà indiqué", service.Texte);

        var autre = await application.Connecter(Comptes.Prepose);
        await autre.Ouvrir($"/gestionnaire/imports/{import.Id}/tribunaux");
        Assert.Equal(404, autre.Statut);
    }

    [Fact]
    public async Task A_court_that_does_not_exist_is_refused_and_another_gestionnaire_is_not_answered_for()
    {
        var import = await application.Deposer(
            Qui,
            await Tribunal(Qui, "", "Secteur inconnu", new LigneCsv(Depots.Rg()) { Annee = "1924" })
        );
        var acteur = await application.Acteur(Qui);
        var reponses = new Dictionary<string, int> { ["Secteur inconnu"] = 999_999 };
        await Assert.ThrowsAsync<Emjpm.Core.RegleMetierException>(() =>
            application.Executer(
                (RepondreImport o) => o.TribunauxAsync(acteur, import.Id, reponses)
            )
        );
        reponses["Secteur inconnu"] = (await application.Tribunal()).Id;
        var autre = await application.Acteur(Comptes.Individuel);
        Assert.False(
            await application.Executer(
                (RepondreImport o) => o.TribunauxAsync(autre, import.Id, reponses)
            )
        );
        Assert.Equal(1, (await application.Import(import.Id)).Refusees);
    }

    [Fact]
    public async Task A_line_that_looks_like_several_mesures_shows_what_differs_and_becomes_the_one_picked()
    {
        // Two mesures of persons born the same year in the same town, one of whose numbers the file writes with a slip.
        var (a, b) = (Depots.Rg(), Depots.Rg());
        var premier = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(a) { Annee = "1925", Dossier = "D-A" },
                new LigneCsv(b) { Annee = "1925", Dossier = "D-B" }
            )
        );
        await application.Appliquer(Qui, premier.Id);
        var faux = Depots.Rg();
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(faux) { Annee = "1925" },
                new LigneCsv(Depots.Rg()) { Annee = "1925" }
            )
        );
        Assert.Equal((0, 2), (import.ACreer, import.AVerifier));
        var (mesureA, mesureB) = (await application.MesureDuRg(a), await application.MesureDuRg(b));

        var service = await application.Connecter(Qui);
        await service.Ouvrir($"/gestionnaire/imports/{import.Id}?decision=a_verifier");
        service.BudgetSql(9);
        Assert.Contains($"C’est la mesure RG {a}", service.Texte);
        Assert.Contains($"C’est la mesure RG {b}", service.Texte);
        Assert.Contains($"Numéro RG : {b} dans e-MJPM, {faux} dans le fichier", service.Texte);

        // The person picks the second for the first line, then the same for the other line: it is one mesure already.
        var lignes = await application.Lignes(import.Id);
        foreach (var ligne in lignes)
            service
                .Page.QuerySelector($"#choix-{ligne.Id}-{mesureB.Id}")!
                .SetAttribute("checked", "");
        await service.Envoyer("Enregistrer ces réponses");

        Assert.Equal(200, service.Statut);
        lignes = await application.Lignes(import.Id);
        Assert.Equal(
            [(DecisionLigne.AModifier, mesureB.Id), (DecisionLigne.Refusee, mesureB.Id)],
            lignes.Select(l => (l.Decision, l.MesureId!.Value))
        );
        Assert.Contains("La ligne 2 est déjà cette mesure", lignes[1].Motifs);
        await application.Appliquer(Qui, import.Id);
        Assert.Equal(mesureB.Id, (await application.MesureDuRg(faux)).Id);
        Assert.Equal(mesureA.Version, (await application.MesureDuRg(a)).Version);
        await application.CompteursExacts();
    }

    [Fact]
    public async Task At_most_five_are_proposed_and_one_that_was_not_cannot_be_picked()
    {
        var premier = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                Enumerable.Range(0, 7).Select(_ => new LigneCsv(Depots.Rg()) { Annee = "1926" })
            )
        );
        await application.Appliquer(Qui, premier.Id);
        var import = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1926" })
        );
        var ligne = Assert.Single(await application.Lignes(import.Id));
        Assert.Equal(5, TexteJson.Lire<List<MesureProche>>(ligne.Proches)!.Count);

        var autre = await application.Base(db =>
            db.Mesures.Where(m => m.AnneeNaissance != 1926 && m.Statut == StatutMesure.EnCours)
                .Select(m => m.Id)
                .FirstAsync()
        );
        var acteur = await application.Acteur(Qui);
        foreach (var memes in (Dictionary<int, int>?[])[new() { [ligne.Id] = autre }, null])
            Assert.Equal(
                0,
                await application.Executer(
                    (TrancherLignes o) =>
                        o.ExecuterAsync(
                            acteur,
                            import.Id,
                            new Dictionary<int, ChoixLigne> { [ligne.Id] = ChoixLigne.Meme },
                            null,
                            memes
                        )
                )
            );
        Assert.Equal(1, (await application.Import(import.Id)).AVerifier);
    }

    [Fact]
    public async Task The_whole_of_a_city_of_arrondissements_comes_back_as_it_left()
    {
        var id = await application.Enregistrer(
            Qui,
            m => m with { Situation = m.Situation with { CommuneCode = "75056" } }
        );
        var service = await application.Connecter(Qui);
        var rg = (await application.Mesure(id)).NumeroRg!;
        var csv = await service.Client.GetByteArrayAsync($"/gestionnaire/mesures.csv?q={rg}");
        Assert.Contains(";;Paris;", Encoding.UTF8.GetString(csv));

        var import = await application.Deposer(Qui, csv);

        Assert.Equal(
            (1, 0, 0, 0),
            (import.Inchangees, import.AModifier, import.AVerifier, import.Refusees)
        );
    }
}
