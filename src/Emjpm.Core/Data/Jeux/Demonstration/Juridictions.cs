using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>A court of the demonstration with its cabinets and those who reserve.</summary>
internal sealed record JuridictionDemo(
    Tribunal Tribunal,
    Place Siege,
    IReadOnlyList<Cabinet> Cabinets,
    IReadOnlyList<Utilisateur> Membres
);

/// <summary>The six courts of the demonstration, their cabinets, judges and greffiers.</summary>
internal sealed class Juridictions(
    JeuDeDonnees jeu,
    Hasard hasard,
    Fabrique fabrique,
    IReadOnlyDictionary<string, Tribunal> tribunaux,
    IReadOnlyDictionary<string, Place> places
)
{
    private readonly List<JuridictionDemo> toutes = [];

    public IReadOnlyList<JuridictionDemo> Toutes => toutes;

    /// <summary>The court of the demonstration judge.</summary>
    public JuridictionDemo Lille => toutes[0];

    public Tribunal De(string code) => tribunaux[code];

    public void Composer()
    {
        int[] cabinets = [4, 2, 2, 3, 3, 3];
        foreach (var (code, nombre) in DonneesDemonstration.Tribunaux.Zip(cabinets))
        {
            var tribunal = tribunaux[code];
            var liste = Enumerable
                .Range(0, nombre)
                .Select(i => fabrique.Cabinet(tribunal, $"Cabinet {(char)('A' + i)}"))
                .ToList();
            var membres = new List<Utilisateur>();
            if (toutes.Count == 0)
            {
                membres.Add(Membre(tribunal, liste[0], "juge@demo.emjpm.fr", Role.Juge));
                membres.Add(Membre(tribunal, liste[0], "greffier@demo.emjpm.fr", Role.Greffier));
            }
            foreach (var cabinet in liste.Skip(membres.Count / 2))
                membres.Add(Membre(tribunal, cabinet, null, Role.Juge));
            membres.Add(Membre(tribunal, liste[^1], null, Role.Greffier));
            toutes.Add(new(tribunal, places[tribunal.CommuneCode], liste, membres));
        }
        // One who left, one not approved yet: neither opens anything.
        fabrique.Membre(
            Lille.Tribunal,
            Lille.Cabinets[1],
            Nouveau(Role.Juge),
            au: fabrique.Aujourdhui.AddDays(-90)
        );
        fabrique.Membre(Lille.Tribunal, null, Nouveau(Role.Greffier), approuve: false);
    }

    /// <summary>The court a person living there depends on: the nearest, now and then the next one.</summary>
    public Tribunal Pour(Place place, Hasard tirage)
    {
        var proches = toutes
            .OrderBy(j => j.Siege.DistanceKm(place.Commune.Latitude, place.Commune.Longitude))
            .Take(2)
            .ToList();
        return proches[tirage.Chance(85) ? 0 : 1].Tribunal;
    }

    public Cabinet? Cabinet(Tribunal tribunal, Hasard tirage) =>
        toutes.Find(j => j.Tribunal.Id == tribunal.Id) is { } j ? tirage.Parmi(j.Cabinets) : null;

    private Utilisateur Membre(Tribunal tribunal, Cabinet cabinet, string? courriel, Role role)
    {
        var compte = courriel is null
            ? Nouveau(role)
            : fabrique.Compte(courriel, DonneesDemonstration.Personne(courriel), role);
        fabrique.Membre(tribunal, cabinet, compte);
        return compte;
    }

    private Utilisateur Nouveau(Role role) =>
        fabrique.Compte(
            $"tribunal-{jeu.Utilisateurs.Count + 1:00}@demo.emjpm.fr",
            Noms.Personne(hasard),
            role
        );
}
