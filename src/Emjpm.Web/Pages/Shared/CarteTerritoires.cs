using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>An indicator by département, as five shades drawn by the server. The table of the page says the same.</summary>
public sealed class CarteTerritoires
{
    /// <summary>Number of shades.</summary>
    public const int Classes = 5;

    /// <param name="cadre">codes of the départements to show in full; the others stay grey. Null: all</param>
    public CarteTerritoires(
        Indicateur indicateur,
        Figures figures,
        NomsTerritoires noms,
        IReadOnlyCollection<string>? cadre
    )
    {
        Indicateur = indicateur;
        Cadre = cadre is null ? FondDepartements.Cadre : FondDepartements.Autour(cadre);
        var valeurs = figures
            .DuNiveau(NiveauReleve.Departement)
            .Where(t => cadre is null || cadre.Contains(t.Code))
            .ToDictionary(t => t.Code, t => figures.Lire(indicateur, t));
        var connues = valeurs.Values.Select(v => v.Nombre).OfType<double>().Order().ToList();
        Bornes =
            connues.Count == 0
                ? []
                :
                [
                    .. Enumerable
                        .Range(1, Classes)
                        .Select(i => connues[Math.Max(0, connues.Count * i / Classes - 1)])
                        .Distinct(),
                ];
        Zones =
        [
            .. FondDepartements.Traces.Select(trace =>
            {
                var valeur = valeurs.TryGetValue(trace.Code, out var v) ? v : default;
                var classe = valeur.Nombre is { } n ? 1 + Rang(n) : 0;
                var texte = valeurs.ContainsKey(trace.Code)
                    ? valeur.Texte(indicateur)
                    : "aucune donnée";
                return new Zone(
                    $"{noms.Nom(new(NiveauReleve.Departement, trace.Code))} : {texte}",
                    classe,
                    trace.Place,
                    trace.Trace
                );
            }),
        ];
    }

    public Indicateur Indicateur { get; }

    /// <summary>Box of what is shown: the country, or its départements asked for and a little around.</summary>
    public string Cadre { get; }

    /// <summary>The highest value of each shade, lowest shade first.</summary>
    public IReadOnlyList<double> Bornes { get; }
    public IReadOnlyList<Zone> Zones { get; }

    /// <summary>« jusqu’à 1 250 », for the legend.</summary>
    public string Legende(int rang) =>
        rang == Bornes.Count - 1 && rang > 0
            ? $"plus de {Indicateur.Ecrire(Bornes[rang - 1])}"
            : $"jusqu’à {Indicateur.Ecrire(Bornes[rang])}";

    /// <summary>The shade of a rank among those there are: few values use the ends of the scale.</summary>
    public int Teinte(int rang) =>
        Bornes.Count <= 1 ? Classes : 1 + rang * (Classes - 1) / (Bornes.Count - 1);

    private int Rang(double valeur)
    {
        var rang = 0;
        while (rang < Bornes.Count - 1 && valeur > Bornes[rang])
            rang++;
        return Teinte(rang) - 1;
    }

    /// <param name="Classe">0: no value; else the shade, from 1</param>
    /// <param name="Place">where its outline is drawn; empty: as it is</param>
    /// <param name="Trace">path of its outline</param>
    public sealed record Zone(string Titre, int Classe, string Place, string Trace);
}
