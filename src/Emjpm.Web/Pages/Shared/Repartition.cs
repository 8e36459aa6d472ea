namespace Emjpm.Web.Pages.Shared;

/// <summary>How many things there are of each kind, drawn as bars and told by a table.</summary>
/// <param name="Titre">« Par nature »</param>
/// <param name="Colonne">what the lines are, title of the first column</param>
public sealed record Repartition(
    string Titre,
    string Colonne,
    IReadOnlyList<LigneRepartition> Lignes
)
{
    /// <summary>Bars drawn; the table has every line.</summary>
    public const int BarresMax = 8;

    /// <summary>Before anything is read.</summary>
    public static Repartition Vide { get; } = new("", "", []);

    public int Total => Lignes.Sum(l => l.Nombre);

    /// <summary>The largest lines, then the others together.</summary>
    public IEnumerable<(string Libelle, int Nombre)> Barres =>
        Lignes.Count <= BarresMax
            ? Lignes.Select(l => (l.Libelle, l.Nombre))
            :
            [
                .. Lignes.Take(BarresMax - 1).Select(l => (l.Libelle, l.Nombre)),
                ("Autres", Lignes.Skip(BarresMax - 1).Sum(l => l.Nombre)),
            ];
}

/// <param name="Lien">where the things of the line are listed</param>
public sealed record LigneRepartition(string Libelle, int Nombre, string Lien);
