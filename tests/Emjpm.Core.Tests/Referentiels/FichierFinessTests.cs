using System.Text;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Referentiels.FichiersOfficiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class FichierFinessTests
{
    private const string Entete = "finess;etalab;93;2026-05-12\n";

    private static LectureFichier<LigneEtablissement> Lire(string texte, Encoding? codage = null) =>
        FichierFiness.Lire(
            new MemoryStream(
                (codage ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetBytes(texte)
            )
        );

    private static string Structure(
        string numero = "010000024",
        string nom = "EHPAD L'ÉTOILE",
        string commune = "451",
        string departement = "01",
        string categorie = "500",
        string agregat = "4401"
    ) =>
        $"structureet;{numero};010780054;COURT;{nom};;;12;R;DE PARIS;BIS;BP 4;{commune};{departement};AIN;01440 VIRIAT;;;{categorie};x;{agregat};x;;;;;;;1979-02-13;1979-02-13;2020-02-04;\n";

    private static string Position(
        string numero = "010000024",
        string x = "870262.2",
        string y = "6571540.8",
        string source = "1,ATLASANTE,96,IGN,BD_ADRESSE,V2.2,LAMBERT_93"
    ) => $"geolocalisation;{numero};{x};{y};{source};2026-05-04\n";

    [Fact]
    public void An_etablissement_is_read_with_its_position()
    {
        var lecture = Lire(Entete + Structure() + Position());
        Assert.Empty(lecture.Erreurs);
        Assert.Equal(
            new LigneEtablissement(
                "010000024",
                "EHPAD L’ÉTOILE",
                TypeEtablissement.PersonnesAgees,
                "01451",
                "12 BIS R DE PARIS BP 4",
                "01440",
                46.22229,
                5.20918,
                PrecisionPosition.Adresse
            ),
            Assert.Single(lecture.Lignes)
        );
    }

    [Fact]
    public void A_file_in_utf8_is_read_too() =>
        Assert.Equal(
            "EHPAD L’ÉTOILE",
            Assert.Single(Lire(Entete + Structure(), new UTF8Encoding(true)).Lignes).Nom
        );

    [Theory]
    [InlineData("355", "1102", TypeEtablissement.Hospitalier)]
    [InlineData("292", "1104", TypeEtablissement.Psychiatrique)]
    [InlineData("255", "4301", TypeEtablissement.PersonnesHandicapees)]
    [InlineData("202", "4401", TypeEtablissement.PersonnesAgees)]
    [InlineData("214", "4501", TypeEtablissement.AutreSocialMedicoSocial)]
    [InlineData("999", "4409", TypeEtablissement.PersonnesAgees)]
    public void Categories_become_kinds(
        string categorie,
        string agregat,
        TypeEtablissement attendu
    ) =>
        Assert.Equal(
            attendu,
            Assert
                .Single(Lire(Entete + Structure(categorie: categorie, agregat: agregat)).Lignes)
                .Type
        );

    [Theory]
    [InlineData("620", "3201")] // pharmacy
    [InlineData("354", "4401")] // nursing at home
    public void Places_where_nobody_lives_are_left_out(string categorie, string agregat)
    {
        var lecture = Lire(
            Entete + Structure() + Structure("010000032", categorie: categorie, agregat: agregat)
        );
        Assert.Empty(lecture.Erreurs);
        Assert.Equal("010000024", Assert.Single(lecture.Lignes).NumeroFiness);
    }

    [Theory]
    [InlineData("9A", "101", "97101")]
    [InlineData("9A", "127", "97801")]
    [InlineData("9F", "611", "97611")]
    [InlineData("2A", "004", "2A004")]
    [InlineData("75", "112", "75112")]
    public void Communes_take_their_INSEE_code(string departement, string commune, string code) =>
        Assert.Equal(
            code,
            Assert
                .Single(Lire(Entete + Structure(commune: commune, departement: departement)).Lignes)
                .CommuneCode
        );

    [Theory]
    [InlineData(
        "657242.9",
        "1795384.4",
        "1,ATLASANTE,98,IGN,BD_ADRESSE,V2.2,UTM_N20",
        16.234,
        -61.52874
    )]
    [InlineData(
        "657242.9",
        "1795384.4",
        "2,ATLASANTE,96,BAN,EPSG:5490 RGAF09/UTM Zone 20N (Antilles)",
        16.234,
        -61.52874
    )]
    [InlineData(
        "524819.9",
        "8587194.7",
        "2,ATLASANTE,100,BDADRESSE,EPSG:4471 RGM04/UTM zone 38S (Mayotte)",
        -12.77989,
        45.22868
    )]
    [InlineData(
        "870262.2",
        "6571540.8",
        "1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole)",
        46.22229,
        5.20918
    )]
    public void Every_projection_of_the_file_is_understood(
        string x,
        string y,
        string source,
        double latitude,
        double longitude
    )
    {
        var lecture = Lire(Entete + Structure() + Position(x: x, y: y, source: source));
        var etablissement = Assert.Single(lecture.Lignes);
        Assert.Equal(latitude, etablissement.Latitude!.Value, 2e-5);
        Assert.Equal(longitude, etablissement.Longitude!.Value, 2e-5);
    }

    [Fact]
    public void A_position_that_cannot_be_placed_warns_without_refusing()
    {
        var lecture = Lire(Entete + Structure() + Position(source: "MARS"));
        Assert.True(lecture.EstValide);
        Assert.Equal(
            new ErreurFichier(3, "projection inconnue : 010000024 reste sans position"),
            Assert.Single(lecture.Avertissements)
        );
        Assert.Equal(PrecisionPosition.Absente, Assert.Single(lecture.Lignes).Precision);
    }

    public static TheoryData<string, string> Fautes =>
        new()
        {
            { "structureet;010000032;x\n", "3 champs au lieu de 31 au moins" },
            { Structure("01000"), "numéro FINESS « 01000 » mal formé" },
            { Structure(), "établissement 010000024 déjà décrit plus haut" },
            {
                Structure("010000032", commune: "4"),
                "commune « 4 » du département « 01 » mal formée"
            },
            { Position(x: "8,7"), "coordonnées « 8,7 ; 6571540.8 » illisibles" },
            { "geolocalisation;010000024\n", "2 champs au lieu de 5 au moins" },
            { "autre;1\n", "section « autre » inconnue" },
        };

    [Theory]
    [MemberData(nameof(Fautes))]
    public void A_bad_line_is_named_with_its_reason(string ligne, string raison)
    {
        var lecture = Lire(Entete + Structure() + ligne);
        Assert.Equal([new ErreurFichier(3, raison)], lecture.Erreurs);
        Assert.False(lecture.EstValide);
    }

    [Theory]
    [InlineData("", "le fichier ne contient aucun établissement")]
    [InlineData(
        "nom;code\n",
        "la première ligne doit commencer par « finess;etalab » : ce n’est pas l’extraction FINESS"
    )]
    public void A_file_that_is_not_one_is_refused(string texte, string raison) =>
        Assert.Equal([new ErreurFichier(1, raison)], Lire(texte).Erreurs);
}
