using System.Globalization;
using System.Text.Json;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>What anyone reads without an account: the same figures as the agents, and nothing that secrecy withholds.</summary>
public sealed class StatistiquesTests(Application application) : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anyone_reads_the_country_and_each_département()
    {
        var visiteur = application.Visiteur();

        await visiteur.Ouvrir("/statistiques");
        Assert.Equal("Statistiques publiques", visiteur.Titre);
        visiteur.BudgetSql(8);
        await visiteur.Suivre("Nord (59)");

        Assert.Equal("Statistiques publiques : Nord (59)", visiteur.Titre.Replace('\u00A0', ' '));
        await visiteur.Ouvrir("/statistiques/00");
        Assert.Equal(404, visiteur.Statut);
    }

    [Fact]
    public async Task The_open_data_say_what_the_figures_of_the_day_say()
    {
        var json = await application
            .Visiteur()
            .Client.GetStringAsync("/statistiques/donnees/indicateurs.json", Annulation);
        var lignes = JsonDocument.Parse(json).RootElement.EnumerateArray().ToList();
        var jour = new DateOnly(2026, 10, 31);
        var photo = await application.Executer(
            (LectureReleves l) => l.PhotographierAsync(jour, null, Annulation)
        );

        Assert.Equal(12, lignes.Select(l => l.GetProperty("au").GetString()).Distinct().Count());
        foreach (
            var t in (Territoire[])
                [
                    Territoire.France,
                    new(NiveauReleve.Departement, "59"),
                    new(NiveauReleve.Departement, "974"),
                ]
        )
        foreach (var i in Dictionnaire.Indicateurs)
        {
            var ligne = lignes.Single(l =>
                l.GetProperty("au").GetString()
                    == jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                && l.GetProperty("niveau").GetString() + l.GetProperty("code").GetString()
                    == $"{(t.Niveau == NiveauReleve.France ? "france" : "departement")}{t.Code}"
                && l.GetProperty("indicateur").GetString() == i.Code
            );
            var valeur = photo!.Present.Lire(i, t);
            Assert.Equal(
                ChiffreEnFichier.Arrondir(i, valeur.Nombre),
                ligne.GetProperty("valeur").Deserialize<double?>()
            );
            Assert.Equal(valeur.Secrete, ligne.GetProperty("precision").GetString() == "secret");
        }
    }

    [Fact]
    public async Task No_published_number_counts_one_to_four_persons()
    {
        var json = await application
            .Visiteur()
            .Client.GetStringAsync("/statistiques/donnees/indicateurs.json", Annulation);
        var comptes = Dictionnaire
            .Indicateurs.Where(i => i is { SeSomme: true, Personnes: not null })
            .Select(i => i.Code)
            .ToHashSet();
        var valeurs = JsonDocument
            .Parse(json)
            .RootElement.EnumerateArray()
            .Where(l => comptes.Contains(l.GetProperty("indicateur").GetString()!))
            .Select(l => l.GetProperty("valeur").Deserialize<double?>())
            .ToList();

        Assert.Contains(null, valeurs);
        Assert.DoesNotContain(valeurs, v => v is > 0 and < Secret.Seuil);
    }

    [Fact]
    public async Task The_published_professionals_are_those_entitled_today_without_their_contacts()
    {
        var client = application.Visiteur().Client;
        var json = await client.GetStringAsync(
            "/statistiques/donnees/mandataires.json",
            Annulation
        );
        var csv = await client.GetStringAsync("/statistiques/donnees/mandataires.csv", Annulation);
        var jour = DateOnly.FromDateTime(HorlogeReglable.Depart.Date);
        var attendu = await application.Base(db =>
            db.Habilitations.CountAsync(Core.Registre.Habilitation.ActiveLe(jour), Annulation)
        );

        Assert.Equal(attendu, JsonDocument.Parse(json).RootElement.GetArrayLength());
        Assert.DoesNotContain("@", json + csv, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"0\d( \d\d){4}", json + csv);
    }

    [Theory]
    [InlineData("indicateurs.schema")]
    [InlineData("mandataires.schema")]
    public async Task Each_set_has_a_schema_and_a_licence(string fichier)
    {
        using var reponse = await application
            .Visiteur()
            .Client.GetAsync($"/statistiques/donnees/{fichier}", Annulation);
        var schema = JsonDocument
            .Parse(await reponse.Content.ReadAsStringAsync(Annulation))
            .RootElement;

        Assert.Equal(
            "etalab-2.0",
            schema.GetProperty("licenses")[0].GetProperty("name").GetString()
        );
        Assert.True(schema.GetProperty("fields").GetArrayLength() > 5);
        Assert.True(reponse.Headers.CacheControl!.Public);
    }
}
