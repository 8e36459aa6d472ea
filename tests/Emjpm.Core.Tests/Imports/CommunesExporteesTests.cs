using System.Text;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Tests.Classeurs;

namespace Emjpm.Core.Tests.Imports;

/// <summary>Every commune of the country, written as the export writes it, is read back as itself.</summary>
public sealed class CommunesExporteesTests
{
    [Fact]
    public void Every_commune_comes_back_from_the_postcode_and_the_name_of_the_export()
    {
        var communes = LectureReferentiel.Communes().ToList();
        var csv = new StringBuilder("numero_rg;code_postal;ville;pays\n");
        foreach (var c in communes)
            csv.AppendLine(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{c.Code}AAA;{LignesExport.CodePostal(c.Code, c.CodesPostaux)};{c.Nom};FR"
            );
        var reperes = new Reperes(
            [],
            communes.Select(c => new CommuneConnue(
                c.Code,
                c.Nom,
                c.CodesPostaux,
                c.CommuneMereCode
            ))
        );
        var lecture = LectureMesures.Ouvrir(
            Classeur.Lire(Fichiers.Csv(csv.ToString()), "communes.csv"),
            reperes,
            Exemples.Aujourdhui
        );

        var fautes = lecture
            .Lignes()
            .Zip(communes)
            .Where(p => p.First.CommuneCode != p.Second.Code)
            .Select(p =>
                $"{p.Second.Code} {p.Second.Nom} ({p.Second.CodesPostaux}): {p.First.CommuneCode}"
            )
            .ToList();

        Assert.True(fautes.Count == 0, $"{fautes.Count}: {string.Join(" | ", fautes.Take(30))}");
    }
}
