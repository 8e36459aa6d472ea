using Emjpm.Core.Imports;

namespace Emjpm.Core.Tests.Imports;

/// <summary>Dates, places and courts: what is sure is read, what is not is asked or explained.</summary>
public sealed class ValeursTests
{
    [Theory]
    [InlineData("43820", 2019)]
    [InlineData("21-12-2019", 2019)]
    [InlineData("21/12/2019 00:00:00", 2019)]
    [InlineData("2019-12-21T00:00:00", 2019)]
    [InlineData("21/12/19", null)]
    [InlineData("12/21/2019", null)]
    [InlineData("21 décembre", null)]
    [InlineData("21/12/0019", null)]
    [InlineData("31/04/2019", null)]
    [InlineData("29/02/2020", 2020)]
    [InlineData("29/02/2019", null)]
    [InlineData("13/03/2026", null)]
    public void A_date_is_read_or_explained(string ecrit, int? annee)
    {
        var ligne = int.TryParse(ecrit, out _)
            ? Exemples.LireXlsx(("date_nomination", $"<c><v>{ecrit}</v></c>"))
            : Exemples.Lire(("date_nomination", ecrit));

        Assert.Equal(annee is null, ligne.EstRefusee);
        if (annee is not null)
            Assert.Equal(annee, ligne.DateNomination?.Year);
    }

    [Theory]
    [InlineData("75002", "PARIS", "75102")]
    [InlineData("75 002", "Paris 02", "75102")]
    [InlineData("75002", "Paris 2ème", "75102")]
    [InlineData("75001", "Paris 1er Arrondissement", "75101")]
    [InlineData("", "Paris", "75056")]
    [InlineData("59000", "lile", "59350")]
    [InlineData("59260", "Hellemes", "59298")]
    [InlineData("62300", "", "62498")]
    [InlineData("01000", "St Denis les Bourg", "01344")]
    [InlineData("F-59000", "Lille", "59350")]
    [InlineData("01000", "", null)]
    public void A_commune_is_found_by_its_postcode_and_its_name(
        string codePostal,
        string ville,
        string? commune
    )
    {
        var ligne = Exemples.Lire(("code_postal", codePostal), ("ville", ville));

        Assert.False(ligne.EstRefusee);
        Assert.Equal(commune, ligne.CommuneCode);
    }

    [Theory]
    [InlineData("", "Saint-Denis", "93200 Saint-Denis")]
    [InlineData("59000", "Lens", "Lille")]
    [InlineData("62300", "Saint-Denis", "Lens")]
    public void A_commune_that_is_not_sure_is_asked(
        string codePostal,
        string ville,
        string suggestion
    )
    {
        var remarque = Exemples.Lire(("code_postal", codePostal), ("ville", ville)).Seule();

        Assert.True(remarque.Refuse);
        Assert.Contains(suggestion, remarque.Suggestions);
    }

    [Theory]
    [InlineData("Tribunal judiciaire de Lille", 3)]
    [InlineData("TJ LILLE", 3)]
    [InlineData("lille", 3)]
    [InlineData("TI de Lille", 3)]
    [InlineData("tj-lille", 3)]
    [InlineData("Tribunal de proximité Montreuil", 2)]
    public void A_court_is_found_by_its_name(string nom, int tribunal)
    {
        var ligne = Exemples.Lire(("tribunal_siret", ""), ("tribunal", nom));

        Assert.False(ligne.EstRefusee);
        Assert.Equal(tribunal, ligne.TribunalId);
    }

    [Theory]
    [InlineData("", "Lens", Gravite.Question)]
    [InlineData("", "Lile", Gravite.Erreur)]
    [InlineData("17590001400111", "", Gravite.Erreur)]
    [InlineData("11111111111111", "", Gravite.Erreur)]
    [InlineData("17750111101383", "Lille", Gravite.Erreur)]
    [InlineData("11111111111111", "Lille", Gravite.Avertissement)]
    public void A_court_that_is_not_sure_is_said(string siret, string nom, Gravite gravite) =>
        Assert.Equal(
            gravite,
            Exemples.Lire(("tribunal_siret", siret), ("tribunal", nom)).Seule().Gravite
        );

    [Fact]
    public void A_court_that_the_person_has_chosen_is_kept() =>
        Assert.Equal(
            1,
            Exemples
                .Lire(
                    new OptionsLecture
                    {
                        Tribunaux = new Dictionary<string, int> { ["11111111111111"] = 1 },
                    },
                    ("tribunal_siret", "11111111111111")
                )
                .TribunalId
        );

    [Theory]
    [InlineData("date_premiere_protection", "01/01/2020")]
    [InlineData("date_etat", "01/01/2019")]
    [InlineData("date_fin", "01/01/2019")]
    public void Dates_that_do_not_follow_one_another_are_refused(string colonne, string date) =>
        Assert.Equal(Motif.Incoherent, Exemples.Lire((colonne, date)).Seule().Motif);
}
