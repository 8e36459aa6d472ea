using System.Text;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Referentiels.FichiersOfficiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class FichierCommunesTests
{
    private static LectureFichier<LigneCommune> Lire(string texte) =>
        FichierCommunes.Lire(new MemoryStream(Encoding.UTF8.GetBytes(texte)));

    private const string Lille = """
        {"nom":"L'Ille","code":"59350","codesPostaux":["59777","59000"],"codeEpci":"200093201","codeDepartement":"59","population":236710,"centre":{"type":"Point","coordinates":[3.0485,50.6311]}}
        """;

    [Fact]
    public void A_good_file_is_read()
    {
        var lecture = Lire(
            "\uFEFF["
                + Lille
                + """
                ,
                {"nom":"Paris 1er Arrondissement","code":"75101","codesPostaux":["75001"],"codeDepartement":"75","type":"arrondissement-municipal"}]
                """
        );
        Assert.Empty(lecture.Erreurs);
        Assert.Equal(
            new LigneCommune(
                "59350",
                "L’Ille",
                "59",
                "200093201",
                "59000 59777",
                236710,
                50.6311,
                3.0485,
                PrecisionPosition.Commune,
                null
            ),
            lecture.Lignes[0]
        );
        Assert.Equal(
            ("75056", PrecisionPosition.Absente, null),
            (
                lecture.Lignes[1].CommuneMereCode,
                lecture.Lignes[1].Precision,
                lecture.Lignes[1].Latitude
            )
        );
    }

    [Theory]
    [InlineData(
        """{"nom":"X","code":"5935","codesPostaux":[],"codeDepartement":"59"}""",
        "(5935) : code INSEE absent ou mal formé"
    )]
    [InlineData(
        """{"nom":"X","codesPostaux":[],"codeDepartement":"59"}""",
        "(sans code) : code INSEE absent ou mal formé"
    )]
    [InlineData(
        """{"code":"59351","codesPostaux":[],"codeDepartement":"59"}""",
        "(59351) : nom absent"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codesPostaux":[]}""",
        "(59351) : codeDepartement absent ou mal formé"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codesPostaux":[],"codeDepartement":"62"}""",
        "(59351) : le département 62 ne va pas avec le code"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codeDepartement":"59"}""",
        "(59351) : codesPostaux absent"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codesPostaux":["5900"],"codeDepartement":"59"}""",
        "(59351) : code postal « 5900 » mal formé"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codesPostaux":[],"codeEpci":"1","codeDepartement":"59"}""",
        "(59351) : codeEpci « 1 » n’est pas un numéro SIREN"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codesPostaux":[],"codeDepartement":"59","population":-1}""",
        "(59351) : population négative"
    )]
    [InlineData(
        """{"nom":"X","code":"59351","codesPostaux":[],"codeDepartement":"59","centre":{"type":"Point","coordinates":[50.6,300]}}""",
        "(59351) : centre : un point [longitude, latitude] est attendu"
    )]
    [InlineData(
        """{"nom":"X","code":"59350","codesPostaux":[],"codeDepartement":"59"}""",
        "(59350) : code déjà vu plus haut"
    )]
    [InlineData("""{"nom":"X","code":59351}""", ": valeur de forme inattendue en $.code")]
    [InlineData("12", ": ce n’est pas un objet JSON")]
    public void A_bad_commune_is_named_with_its_line_and_reason(string commune, string raison)
    {
        var lecture = Lire($"[\n{Lille.Trim()},\n\n{commune}]");
        var erreur = Assert.Single(lecture.Erreurs);
        Assert.Equal(4, erreur.Ligne);
        Assert.StartsWith("commune n° 2", erreur.Raison);
        Assert.EndsWith(raison, erreur.Raison);
        Assert.False(lecture.EstValide);
    }

    [Theory]
    [InlineData("{}", 1, "le fichier doit être un tableau JSON de communes")]
    [InlineData("[]", 1, "le fichier ne contient aucune commune")]
    [InlineData("[\n\n{\"nom\":", 3, "le fichier n’est pas du JSON valide")]
    [InlineData("", 1, "le fichier n’est pas du JSON valide")]
    [InlineData("nom;code", 1, "le fichier n’est pas du JSON valide")]
    public void A_file_that_is_not_one_is_refused(string texte, int ligne, string raison) =>
        Assert.Equal([new ErreurFichier(ligne, raison)], Lire(texte).Erreurs);
}
