using System.Text;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Tests.Classeurs;

namespace Emjpm.Core.Tests.Imports;

/// <summary>Files of mesures, and the few courts and communes they name.</summary>
internal static class Exemples
{
    public const string SiretMontreuil = "17750111101383";

    public const string Titres =
        "date_nomination;type;code_postal;ville;civilite;annee;numero_rg;numero_dossier;residence;tribunal_siret;antenne";

    public const string Bonne =
        "21/12/2019;Curatelle renforcée;75002;Paris;H;1982;21B00167;;A domicile;17750111101383;MONTREUIL";

    public static readonly DateOnly Aujourdhui = new(2026, 3, 12);

    public static readonly Reperes Reperes = new(
        [
            new(1, "tj-bobigny", "Tribunal judiciaire de Bobigny", null, "93008", null, null),
            new(
                2,
                "tprox-montreuil",
                "Tribunal de proximité de Montreuil",
                SiretMontreuil,
                "93048",
                null,
                null
            ),
            new(
                3,
                "tj-lille",
                "Tribunal judiciaire de Lille",
                "17590001400013",
                "59350",
                null,
                null
            ),
            new(
                4,
                "ti-lille",
                "Tribunal d’instance de Lille",
                "17590001400099",
                "59350",
                new(2020, 1, 1),
                3
            ),
            new(5, "tprox-lens", "Tribunal de proximité de Lens", null, "62498", null, null),
            new(6, "tprox-lens-2", "Tribunal de proximité de Lens", null, "62498", null, null),
            new(
                7,
                "ti-perdu",
                "Tribunal d’instance d’Hazebrouck",
                "17590001400111",
                "59295",
                new(2020, 1, 1),
                null
            ),
        ],
        [
            new("75056", "Paris", "75001 75002", null),
            new("75101", "Paris 1er Arrondissement", "75001", "75056"),
            new("75102", "Paris 2e Arrondissement", "75002", "75056"),
            new("59350", "Lille", "59000 59160 59260 59777 59800", null),
            new("59298", "Hellemmes", "59260", null),
            new("01053", "Bourg-en-Bresse", "01000", null),
            new("01344", "Saint-Denis-lès-Bourg", "01000", null),
            new("93066", "Saint-Denis", "93200 93210", null),
            new("97411", "Saint-Denis", "97400 97417 97490", null),
            new("62498", "Lens", "62300", null),
        ]
    );

    public static LectureMesures Ouvrir(
        Stream fichier,
        string nom,
        OptionsLecture? options = null
    ) => LectureMesures.Ouvrir(Classeur.Lire(fichier, nom), Reperes, Aujourdhui, options);

    public static LectureMesures Ouvrir(string csv, OptionsLecture? options = null) =>
        Ouvrir(Fichiers.Csv(csv), "mesures.csv", options);

    /// <summary>The line of a file of one line that has the good example's values but for some columns; an unknown column is added.</summary>
    public static LigneMesure Lire(params (string Colonne, string Valeur)[] changements) =>
        Lire(null, changements);

    /// <inheritdoc cref="Lire(ValueTuple{string, string}[])"/>
    public static LigneMesure Lire(
        OptionsLecture? options,
        params (string Colonne, string Valeur)[] changements
    )
    {
        var (titres, valeurs) = Modifier(changements);
        var texte = new StringBuilder()
            .AppendJoin(';', titres)
            .Append('\n')
            .AppendJoin(
                ';',
                valeurs.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            );
        return Assert.Single(Ouvrir(texte.ToString(), options).Lignes());
    }

    /// <summary>The same from an Excel workbook, some cells being given in its own XML.</summary>
    public static LigneMesure LireXlsx(params (string Colonne, string Cellule)[] changements)
    {
        var (titres, valeurs) = Modifier(changements);
        var lignes =
            $"<row>{string.Concat(titres.Select(Texte))}</row><row>{string.Concat(valeurs.Select(v => v.StartsWith('<') ? v : Texte(v)))}</row>";
        return Assert.Single(Ouvrir(Fichiers.Xlsx(lignes), "mesures.xlsx").Lignes());
    }

    public static Remarque Seule(this LigneMesure ligne) => Assert.Single(ligne.Remarques);

    private static string Texte(string valeur) =>
        $"""<c t="inlineStr"><is><t>{valeur}</t></is></c>""";

    private static (List<string> Titres, List<string> Valeurs) Modifier(
        (string Colonne, string Valeur)[] changements
    )
    {
        List<string> titres = [.. Titres.Split(';')];
        List<string> valeurs = [.. Bonne.Split(';')];
        foreach (var (colonne, valeur) in changements)
            if (titres.IndexOf(colonne) is >= 0 and var place)
                valeurs[place] = valeur;
            else
            {
                titres.Add(colonne);
                valeurs.Add(valeur);
            }
        return (titres, valeurs);
    }
}
