using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// An indicator of a territory, or a part of the mesures en cours, as a line of a file with its definition: the file explains itself.
/// </summary>
/// <param name="Libelle">of the indicator, or of the part: « Mesures en cours : tutelle »</param>
/// <param name="Precision">why there is no value; empty when there is one</param>
public sealed record ChiffreEnFichier(
    DateOnly Jour,
    Territoire Territoire,
    string Nom,
    Indicateur Indicateur,
    string Code,
    string Libelle,
    string Definition,
    double? Valeur,
    double? UnAnAvant,
    string Precision
)
{
    /// <summary>What stands for a figure that is not known.</summary>
    public const string NonConnu = "non connu";

    /// <summary>The columns, the same for every file of figures.</summary>
    public static readonly Feuille<ChiffreEnFichier> Feuille = new(
        "Chiffres",
        [
            Colonne<ChiffreEnFichier>.Date("Au", l => l.Jour),
            Colonne<ChiffreEnFichier>.Texte("Niveau", l => l.Territoire.Niveau.Libelle(), 14),
            Colonne<ChiffreEnFichier>.Texte("Code", l => l.Territoire.Code, 12),
            Colonne<ChiffreEnFichier>.Texte("Territoire", l => l.Nom, 28),
            Colonne<ChiffreEnFichier>.Texte("Indicateur", l => l.Code, 22),
            Colonne<ChiffreEnFichier>.Texte("Libellé", l => l.Libelle, 36),
            Colonne<ChiffreEnFichier>.Nombre("Valeur", l => l.Valeur),
            Colonne<ChiffreEnFichier>.Texte("Unité", l => l.Indicateur.Unite.Libelle(), 14),
            Colonne<ChiffreEnFichier>.Nombre("Un an avant", l => l.UnAnAvant),
            Colonne<ChiffreEnFichier>.Texte("Précision", l => l.Precision, 16),
            Colonne<ChiffreEnFichier>.Texte("Définition", l => l.Definition, 80),
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
            i.Code,
            i.Libelle,
            i.Definition,
            Arrondir(i, present.Nombre),
            Arrondir(i, avant?.Nombre),
            present.Secrete ? Pilotage.Valeur.NonPubliee
                : present.Nombre is null ? NonConnu
                : ""
        );

    /// <summary>How the mesures en cours of some territories divide, a line a part.</summary>
    public static IEnumerable<ChiffreEnFichier> Repartitions(
        Photographie photo,
        IEnumerable<Territoire> territoires
    ) =>
        from t in territoires
        from v in Dictionnaire.Ventilations
        let avant = photo.AnPasse?.Lire(v, t)
        from p in photo.Present.Lire(v, t).Select((part, i) => (Part: part, Rang: i))
        select new ChiffreEnFichier(
            photo.Jour,
            t,
            photo.Noms.Nom(t),
            Dictionnaire.MesuresEnCours,
            $"{v.Code}-{v.Parts[p.Rang].Code}",
            $"{Dictionnaire.MesuresEnCours.Libelle} : {p.Part.Libelle}",
            v.Definition,
            p.Part.Nombre,
            avant?[p.Rang].Nombre,
            p.Part.Nombre is null ? Pilotage.Valeur.NonPubliee : ""
        );

    /// <summary>A share as a percentage, one decimal at most.</summary>
    public static double? Arrondir(Indicateur indicateur, double? valeur) =>
        valeur is { } v
            ? Math.Round(indicateur.Unite == UniteIndicateur.Pourcentage ? v * 100 : v, 1)
            : null;
}
