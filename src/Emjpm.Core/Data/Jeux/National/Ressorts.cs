using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Data.Jeux.National;

/// <summary>The court a commune depends on: the nearest of its département, now and then the next one.</summary>
internal sealed class Ressorts
{
    private readonly Dictionary<string, (int Premier, int Second)> parCommune = [];

    public Ressorts(IEnumerable<Place> places, IReadOnlyList<Tribunal> tribunaux)
    {
        var communes = places.ToDictionary(p => p.Commune.Code);
        var parDepartement = tribunaux.ToLookup(t => t.DepartementCode);
        foreach (var place in communes.Values)
        {
            // A few collectivities have no court of their own.
            var choix = parDepartement[place.Commune.DepartementCode];
            if (!choix.Any())
                choix = tribunaux;
            var proches = choix
                .OrderBy(t =>
                    communes.GetValueOrDefault(t.CommuneCode) is { } siege
                        ? siege.DistanceKm(place.Commune.Latitude, place.Commune.Longitude)
                        : double.MaxValue
                )
                .Take(2)
                .ToList();
            parCommune[place.Commune.Code] = (proches[0].Id, proches[^1].Id);
        }
    }

    public int De(Place place, Hasard hasard)
    {
        var (premier, second) = parCommune[place.Commune.Code];
        return hasard.Chance(90) ? premier : second;
    }
}
