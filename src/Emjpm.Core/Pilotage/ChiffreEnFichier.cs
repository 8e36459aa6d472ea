using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>An indicator of a territory as a line of a file, with its definition: the file explains itself.</summary>
/// <param name="Precision">why there is no value; empty when there is one</param>
public sealed record ChiffreEnFichier(
    DateOnly Jour,
    Territoire Territoire,
    string Nom,
    Indicateur Indicateur,
    double? Valeur,
    double? UnAnAvant,
    string Precision
)
{
    /// <summary>The columns, the same for every file of figures.</summary>
    public static readonly Feuille<ChiffreEnFichier> Feuille = new(
        "Chiffres",
        [
            Colonne<ChiffreEnFichier>.Date("Au", l => l.Jour),
            Colonne<ChiffreEnFichier>.Texte("Niveau", l => l.Territoire.Niveau.Libelle(), 14),
            Colonne<ChiffreEnFichier>.Texte("Code", l => l.Territoire.Code, 12),
            Colonne<ChiffreEnFichier>.Texte("Territoire", l => l.Nom, 28),
            Colonne<ChiffreEnFichier>.Texte("Indicateur", l => l.Indicateur.Code, 22),
            Colonne<ChiffreEnFichier>.Texte("Libellé", l => l.Indicateur.Libelle, 36),
            Colonne<ChiffreEnFichier>.Nombre("Valeur", l => l.Valeur),
            Colonne<ChiffreEnFichier>.Texte("Unité", l => l.Indicateur.Unite.Libelle(), 14),
            Colonne<ChiffreEnFichier>.Nombre("Un an avant", l => l.UnAnAvant),
            Colonne<ChiffreEnFichier>.Texte("Précision", l => l.Precision, 16),
            Colonne<ChiffreEnFichier>.Texte("Définition", l => l.Indicateur.Definition, 80),
            Colonne<ChiffreEnFichier>.Texte(
                "Règle territoriale",
                l => l.Indicateur.RegleTerritoriale,
                60
            ),
        ]
    );

    /// <summary>The lines of some territories.</summary>
    public static IEnumerable<ChiffreEnFichier> De(
        Photographie photo,
        IEnumerable<Territoire> territoires
    ) =>
        from t in territoires
        from i in Dictionnaire.Pour(t.Niveau)
        let present = photo.Present.Lire(i, t)
        let avant = photo.AnPasse?.Lire(i, t)
        select new ChiffreEnFichier(
            photo.Jour,
            t,
            photo.Noms.Nom(t),
            i,
            Arrondir(i, present.Nombre),
            Arrondir(i, avant?.Nombre),
            present.Secrete ? Pilotage.Valeur.NonPubliee
                : present.Nombre is null ? "non connu"
                : ""
        );

    /// <summary>A share as a percentage, one decimal at most.</summary>
    public static double? Arrondir(Indicateur indicateur, double? valeur) =>
        valeur is { } v
            ? Math.Round(indicateur.Unite == UniteIndicateur.Pourcentage ? v * 100 : v, 1)
            : null;
}
