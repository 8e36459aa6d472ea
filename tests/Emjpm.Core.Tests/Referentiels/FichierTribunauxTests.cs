using System.Text;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels.FichiersOfficiels;

namespace Emjpm.Core.Tests.Referentiels;

public sealed class FichierTribunauxTests
{
    private const string Entete =
        "handle;type;nom;commune;departement;parent;ouvert_le;ferme_le;successeur\n";

    private static LectureFichier<Emjpm.Core.Referentiels.LigneTribunal> Lire(string texte) =>
        FichierTribunaux.Lire(new MemoryStream(Encoding.UTF8.GetBytes(texte)));

    [Fact]
    public void A_good_file_is_read()
    {
        var lecture = Lire(
            Entete
                + "tj-lille;tribunal_judiciaire;Tribunal judiciaire de Lille;59350;59;;2020-01-01;;\n"
                + "ti-lille;tribunal_instance;\"Tribunal d’instance ; Lille\";59350;59;;1959-03-02;2020-01-01;tj-lille\n"
        );
        Assert.Empty(lecture.Erreurs);
        Assert.Equal(TypeTribunal.Judiciaire, lecture.Lignes[0].Type);
        Assert.Equal("Tribunal d’instance ; Lille", lecture.Lignes[1].Nom);
        Assert.Equal(new DateOnly(2020, 1, 1), lecture.Lignes[1].FermeLe);
    }

    [Theory]
    [InlineData(
        "TJ Lille;tribunal_judiciaire;T;59350;59;;2020-01-01;;",
        "handle « TJ Lille » : lettres minuscules sans accent, chiffres et tirets attendus"
    )]
    [InlineData("tj-x;tribunal;T;59350;59;;2020-01-01;;", "type de tribunal « tribunal » inconnu")]
    [InlineData("tj-x;tribunal_judiciaire;;59350;59;;2020-01-01;;", "nom absent")]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;5935;59;;2020-01-01;;",
        "« 5935 » n’est pas un code de commune INSEE"
    )]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;590;;2020-01-01;;",
        "« 590 » n’est pas un code de département"
    )]
    [InlineData("tj-x;tribunal_judiciaire;T;59350;59;;;;", "ouvert_le absent")]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;59;;01/01/2020;;",
        "ouvert_le « 01/01/2020 » n’est pas une date aaaa-mm-jj"
    )]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;59;;2020-01-01;2019-12-31;",
        "ferme_le n’est pas après ouvert_le"
    )]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;59;;2020-01-01;;tj-y",
        "un tribunal qui a un successeur doit avoir une date de fermeture"
    )]
    [InlineData("tj-x;tribunal_judiciaire;T;59350;59", "5 champs au lieu de 9")]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;59;tj-y;2020-01-01;;",
        "le parent « tj-y » n’est pas un tribunal judiciaire du fichier"
    )]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;59;;2020-01-01;2021-01-01;tj-y",
        "le successeur « tj-y » n’est pas dans le fichier"
    )]
    [InlineData(
        "tj-x;tribunal_judiciaire;T;59350;59;;2020-01-01;2021-01-01;tj-x",
        "les successeurs de « tj-x » tournent en rond"
    )]
    [InlineData(
        "tj-a;tribunal_judiciaire;T;59350;59;;2020-01-01;;",
        "le handle « tj-a » est déjà pris plus haut"
    )]
    public void A_bad_line_is_named_with_its_reason(string ligne, string raison)
    {
        var lecture = Lire(
            Entete + "tj-a;tribunal_judiciaire;T;59350;59;;2020-01-01;;\n\n" + ligne + "\n"
        );
        Assert.Equal([new ErreurFichier(4, raison)], lecture.Erreurs);
        Assert.False(lecture.EstValide);
    }

    [Fact]
    public void Every_error_of_the_file_is_listed()
    {
        var lecture = Lire(Entete + "A;b;;1;2;;x;;\nc;d\n");
        Assert.Equal([2, 2, 2, 2, 2, 2, 3], lecture.Erreurs.Select(e => e.Ligne));
    }

    [Fact]
    public void An_unclosed_quote_is_an_error() =>
        Assert.Contains(
            new ErreurFichier(2, "guillemets mal placés ou non fermés"),
            Lire(Entete + "tj-a;tribunal_judiciaire;\"T;59350;59;;2020-01-01;;\n").Erreurs
        );

    [Theory]
    [InlineData("", "le fichier est vide")]
    [InlineData(
        "handle;type;nom\n",
        "colonne(s) absente(s) de l’en-tête : commune, departement, parent, ouvert_le, ferme_le, successeur"
    )]
    [InlineData(Entete, "le fichier ne contient aucun tribunal")]
    public void A_file_that_is_not_one_is_refused(string texte, string raison) =>
        Assert.Equal([new ErreurFichier(1, raison)], Lire(texte).Erreurs);
}
