using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Designation;

public sealed class ExplicationBaremeTests
{
    private static string Tout(Bareme bareme)
    {
        var explication = ExplicationBareme.Pour(bareme);
        return string.Join(
                "\n",
                explication
                    .Sections.SelectMany(s => s.Paragraphes.Prepend(s.Titre))
                    .Concat(explication.Lignes.Select(l => $"{l.Poids} {l.Regle} {l.Donnees}"))
            )
            .Replace('\u00A0', ' ');
    }

    [Fact]
    public void Chaque_critere_a_sa_ligne_et_son_poids()
    {
        var lignes = ExplicationBareme.Pour(Bareme.Defaut).Lignes;
        Assert.Equal(Liste<Critere>.Valeurs, lignes.Select(l => l.Critere));
        Assert.Equal(100, lignes.Sum(l => l.Poids));
    }

    [Theory]
    [InlineData("L311-3-1")]
    [InlineData("aide à la décision")]
    [InlineData("degré et le mode de contribution")]
    [InlineData("les données traitées et leurs sources")]
    [InlineData("les paramètres et leur pondération")]
    [InlineData("les opérations effectuées")]
    [InlineData("Barème 2026-11, en vigueur depuis le 1er novembre 2026")]
    public void Dit_ce_que_la_loi_demande(string attendu) =>
        Assert.Contains(attendu, Tout(Bareme.Defaut));

    [Fact]
    public void Est_ecrite_a_partir_des_valeurs_du_bareme()
    {
        var texte = Tout(
            Bareme.Defaut with
            {
                Version = "essai",
                Poids = new() { Proximite = 21, Adequation = 59 },
                ProximitePleineKm = 7.5,
                ProximiteMoitieKm = 23,
                MesuresPourDemontrer = 6,
                PartPourUnePlace = 41,
                PlacesPleinesPourcent = 17,
                FraicheurPleineJours = 29,
                FraicheurNulleJours = 191,
                ReponsePleineJours = 1,
                ReponseNulleJours = 11,
                ReponsesMinimum = 8,
            }
        );
        string[] attendus =
        [
            "les 41 points des autres lignes",
            "21 Tous les points jusqu’à 7,5 km, puis moitié moins tous les 23 km",
            "au moins 6 mesures",
            "41 % des points pour une place libre",
            "jusqu’à 17 % de la capacité",
            "au plus 29 jours",
            "à partir de 191 jours",
            "au plus 1 jour,",
            "à partir de 11 jours",
            "moins de 8 réponses",
        ];
        Assert.All(attendus, attendu => Assert.Contains(attendu, texte));
    }
}
