using System.Net;
using System.Text;
using Emjpm.Core.Imports;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Imports;

/// <summary>An import through its screens, without a script: dropped, read, corrected, applied, undone.</summary>
public sealed class PagesTests(Application application) : IClassFixture<Application>
{
    private const string Qui = Comptes.Service;

    [Fact]
    public async Task From_the_file_to_the_undo()
    {
        var service = await application.Connecter(Qui);
        var rg = Depots.Rg();
        await DeposerAsync(
            service,
            await application.Csv(
                Qui,
                new LigneCsv(rg) { Annee = "1931" },
                new LigneCsv(Depots.Rg()) { Annee = "1932", Date = "31/02/2019" }
            )
        );
        Assert.Contains("Arrêter", Boutons(service));
        Assert.Contains("en attente", Lu(service));
        await application.Travailler();
        await service.Suivre("Actualiser");
        Assert.Contains("1 mesure à créer", Lu(service));
        Assert.Contains("À créer (1)", Lu(service));
        service.BudgetSql(8);

        await service.Suivre("Refusées (1)");
        Assert.Contains("« 31/02/2019 » n’est pas un jour du calendrier", Lu(service));
        await service.Ouvrir(service.Adresse.Split('?')[0]);
        await service.Envoyer("Appliquer 1\u00A0ligne");
        await application.Travailler();
        await service.Ouvrir(service.Adresse);
        Assert.Contains("1 mesure créée", Lu(service));
        Assert.Equal(1931, (await application.MesureDuRg(rg)).AnneeNaissance);

        await service.Envoyer("Annuler cet import");
        await application.Travailler();
        await service.Ouvrir(service.Adresse);
        Assert.Contains("1 mesure revenue à l’état d’avant", Lu(service));

        await service.Ouvrir("/gestionnaire/imports");
        Assert.Contains("mesures.csv", Lu(service));
        Assert.Contains("1 revenues à l’état d’avant", Lu(service));
    }

    [Fact]
    public async Task The_lines_left_come_back_in_the_columns_of_the_file_with_the_reason()
    {
        var service = await application.Connecter(Qui);
        await DeposerAsync(
            service,
            await application.Csv(
                Qui,
                new LigneCsv(Depots.Rg()) { Annee = "1933", Type = "Curatelle renforce" }
            )
        );
        await application.Travailler();
        var csv = Encoding.UTF8.GetString(
            await service.Client.GetByteArrayAsync(
                $"{service.Adresse.Split('?')[0]}?handler=Refus&format=csv"
            )
        );
        Assert.StartsWith("date_nomination;type;code_postal", csv.TrimStart('\uFEFF'));
        Assert.Contains(";erreur", csv);
        Assert.Contains(
            "« Curatelle renforce » n’est pas une valeur acceptée",
            csv.Replace('\u00A0', ' ')
        );
    }

    [Fact]
    public async Task A_file_that_is_not_a_spreadsheet_is_refused_under_its_field()
    {
        var service = await application.Connecter(Qui);
        using var reponse = await EnvoyerAsync(
            service,
            [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37, 0, 1, 2, 3]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("fr-message--error", await reponse.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_look_alike_is_answered_on_the_page()
    {
        var rg = Depots.Rg();
        var premier = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(rg) { Annee = "1934", Civilite = "F" })
        );
        await application.Appliquer(Qui, premier.Id);
        var service = await application.Connecter(Qui);
        await DeposerAsync(
            service,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1934", Civilite = "F" })
        );
        await application.Travailler();
        await service.Ouvrir($"{service.Adresse}?decision=a_verifier");
        await service.Envoyer("Enregistrer ces réponses");
        Assert.Equal(422, service.Statut);
        Assert.Contains("Choisissez une réponse", Lu(service));

        await service.Ouvrir(service.Adresse.Split('?')[0] + "?decision=a_verifier");
        service.Cocher("C’est une autre mesure : la créer");
        await service.Envoyer("Enregistrer ces réponses");
        Assert.Contains("À créer (1)", Lu(service));
        Assert.Contains("1 réponse enregistrée", Lu(service));
    }

    [Fact]
    public async Task The_imports_of_another_gestionnaire_do_not_exist()
    {
        var import = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1935" })
        );
        var autre = await application.Connecter(Comptes.Individuel);
        foreach (
            var adresse in new[]
            {
                "",
                "/colonnes",
                "/antennes",
                "?handler=Refus",
                "?handler=Rapport",
            }
        )
        {
            await autre.Ouvrir($"/gestionnaire/imports/{import.Id}{adresse}");
            Assert.Equal(404, autre.Statut);
        }
    }

    [Fact]
    public async Task Our_own_export_read_back_changes_nothing_and_is_the_same_after_an_undo()
    {
        var service = await application.Connecter(Qui);
        var avant = await service.Client.GetByteArrayAsync(
            "/gestionnaire/mesures.csv?statut=en_cours"
        );
        var relu = await application.Deposer(Qui, avant);
        Assert.Equal(
            (EtatImport.Apercu, 0, 0, 0, 0),
            (relu.Etat, relu.ACreer, relu.AModifier, relu.AVerifier, relu.Refusees)
        );
        Assert.True(relu.Inchangees > 10);

        var import = await application.Deposer(
            Qui,
            Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(avant).Replace(";F;", ";H;", StringComparison.Ordinal)
            )
        );
        Assert.True(import.AModifier > 5);
        await application.Appliquer(Qui, import.Id);
        Assert.NotEqual(
            avant,
            await service.Client.GetByteArrayAsync("/gestionnaire/mesures.csv?statut=en_cours")
        );
        await application.Annuler(Qui, import.Id);
        Assert.Equal(
            avant,
            await service.Client.GetByteArrayAsync("/gestionnaire/mesures.csv?statut=en_cours")
        );
    }

    private static string Lu(Visiteur visiteur) => visiteur.Texte.Replace('\u00A0', ' ');

    private static IEnumerable<string> Boutons(Visiteur visiteur) =>
        visiteur.Page.QuerySelectorAll("main button").Select(Libelles.Texte);

    private static async Task DeposerAsync(Visiteur visiteur, byte[] fichier)
    {
        using var reponse = await EnvoyerAsync(visiteur, fichier);
        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        await visiteur.Ouvrir(reponse.Headers.Location!.ToString());
    }

    /// <summary>The form of the page, which holds a file.</summary>
    private static async Task<HttpResponseMessage> EnvoyerAsync(Visiteur visiteur, byte[] fichier)
    {
        await visiteur.Ouvrir("/gestionnaire/imports");
        var jeton = visiteur.Page.QuerySelector("main form input[name=jeton]")!;
        using var corps = new MultipartFormDataContent
        {
            { new StringContent(jeton.GetAttribute("value")!), "jeton" },
            { new ByteArrayContent(fichier), "Saisie.Fichier", "mesures.csv" },
        };
        return await visiteur.Client.PostAsync("/gestionnaire/imports", corps);
    }
}
