using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

public static partial class Dessin
{
    /// <summary>What is known and what is foreseen.</summary>
    public static byte[] De(CourbePrevision courbe, LegendeDessin legende)
    {
        const int Hauteur = 360;
        var intervalle = Element("polygon", ("points", courbe.Intervalle), ("fill", Teintes[1]));
        return Cadrer(
            legende,
            Hauteur,
            Zone(
                Hauteur,
                [intervalle, Ligne(courbe.Connu, Bleu), Ligne(courbe.Attendu, Bleu, tirets: "8 6")]
            ),
            Texte(24, Haut + 12, Francais.Entier((int)courbe.Maximum), 14, Gris),
            Texte(24, Haut + Hauteur + 4, Francais.Date(courbe.Debut), 14, Gris),
            Texte(
                Largeur - 24,
                Haut + Hauteur + 4,
                $"{Francais.Date(courbe.Fin)} ; bande : ce que le hasard explique",
                14,
                Gris,
                "end"
            )
        );
    }
}
