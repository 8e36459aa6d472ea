using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Order of the directory. In every order those whose activity is interrupted come last.</summary>
public enum TriAnnuaire
{
    [Valeur("disponibilite", "places libres")]
    Disponibilite,

    [Valeur("nom", "nom")]
    Nom,

    [Valeur("distance", "distance à une commune")]
    Distance,

    [Valeur("declaration", "dernière déclaration")]
    Declaration,
}

/// <summary>What the directory is asked.</summary>
/// <param name="Departement">code; null for the whole of France</param>
/// <param name="Mots">words typed, from <see cref="Texte.Mots"/></param>
/// <param name="AvecPlaces">only those with a free place</param>
/// <param name="Souhait">only those who wish to work for the actor's court</param>
/// <param name="Depuis">where distances are measured from; null: they are not</param>
public sealed record CriteresAnnuaire(
    string? Departement,
    TypeGestionnaire? Type,
    IReadOnlyList<string> Mots,
    bool AvecPlaces,
    bool Souhait,
    TriAnnuaire Tri,
    Position? Depuis
);

/// <summary>Who answers.</summary>
/// <param name="Ids">in the territory asked, in order</param>
/// <param name="Approchants">nobody there has the words typed: these differ by a typing error or two, nearest first</param>
/// <param name="Ailleurs">how many others have the words typed in the rest of France, or differ little when nobody has them</param>
public sealed record ReponseAnnuaire(IReadOnlyList<int> Ids, bool Approchants, int Ailleurs);
