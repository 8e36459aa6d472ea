using Emjpm.Core.Pilotage;

namespace Emjpm.Web.Pages.Shared;

/// <summary>An indicator side by side in some territories, the largest first: bars, doubled by a table.</summary>
public sealed record Comparaison(
    Indicateur Indicateur,
    NomsTerritoires Noms,
    IReadOnlyList<(Territoire Territoire, Valeur Valeur)> Valeurs
)
{
    /// <summary>Bars drawn: the table has all of them.</summary>
    private const int Barres = 20;

    public static Comparaison De(
        Figures figures,
        NomsTerritoires noms,
        IEnumerable<Territoire> territoires,
        Indicateur indicateur
    ) =>
        new(
            indicateur,
            noms,
            [
                .. territoires
                    .Select(t => (t, figures.Lire(indicateur, t)))
                    .OrderByDescending(v => v.Item2.Nombre ?? -1),
            ]
        );

    public string Titre => Indicateur.Libelle;
    public IEnumerable<(Territoire Territoire, Valeur Valeur)> Premieres => Valeurs.Take(Barres);

    private double Maximum => Valeurs.Max(v => v.Valeur.Nombre ?? 0) is > 0 and var m ? m : 1;

    /// <summary>Length of a bar, from 0 to 1.</summary>
    public double Part(Valeur valeur) => Math.Max(0, valeur.Nombre ?? 0) / Maximum;
}
