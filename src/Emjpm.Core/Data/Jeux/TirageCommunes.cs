using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux;

/// <summary>A commune, with what the lists search it by.</summary>
internal sealed record Place(Commune Commune)
{
    /// <summary>The part of a mesure's searched text that its commune gives.</summary>
    public string Recherche { get; } = Texte.Normaliser($"{Commune.Nom} {Commune.CodesPostaux}");

    /// <summary>« de Lille », « d’Arras », « du Quesnoy », « des Attaques ».</summary>
    public string DeNom =>
        Commune.Nom switch
        {
            ['L', 'e', ' ', .. var reste] => $"du {reste}",
            ['L', 'e', 's', ' ', .. var reste] => $"des {reste}",
            [var c, ..] nom when "AEIOUYÉÈÊŒ".Contains(c) => $"d’{nom}",
            var nom => $"de {nom}",
        };

    public string CodePostal => Commune.CodesPostaux.Split(' ')[0];

    /// <summary>Kilometres, good enough to draw at random; 1,000 when either has no position.</summary>
    public double DistanceKm(double? latitude, double? longitude)
    {
        if (
            (Commune.Latitude, Commune.Longitude, latitude, longitude)
            is not
            ({ } a, { } b, { } c, { } d)
        )
            return 1_000;
        var x = (b - d) * Math.Cos(double.DegreesToRadians((a + c) / 2));
        return 111.2 * Math.Sqrt((a - c) * (a - c) + x * x);
    }
}

/// <summary>Draws of communes in proportion of their inhabitants.</summary>
internal sealed class TirageCommunes
{
    private readonly Place[] places;
    private readonly double[] cumuls;

    private TirageCommunes(Place[] places, IEnumerable<double> poids)
    {
        this.places = places;
        cumuls = new double[places.Length];
        var somme = 0.0;
        var i = 0;
        foreach (var p in poids)
            cumuls[i++] = somme += p;
    }

    /// <summary>Where people live.</summary>
    public static TirageCommunes Population(IEnumerable<Place> places)
    {
        Place[] liste = [.. places];
        return new(liste, liste.Select(p => (double)Math.Max(1, p.Commune.Population)));
    }

    /// <summary>Where the persons entrusted to a lieu live: inhabitants, halved about every 9 km.</summary>
    public static TirageCommunes Autour(
        IEnumerable<Place> places,
        double? latitude,
        double? longitude
    )
    {
        Place[] liste =
        [
            .. places
                .Select(p => (Place: p, Distance: p.DistanceKm(latitude, longitude)))
                .OrderBy(p => p.Distance)
                .ThenBy(p => p.Place.Commune.Code, StringComparer.Ordinal)
                .Take(60)
                .Select(p => p.Place),
        ];
        return new(
            liste,
            liste.Select(p =>
                Math.Max(1, p.Commune.Population)
                * Math.Exp(-p.DistanceKm(latitude, longitude) / 13)
            )
        );
    }

    public Place Tirer(Hasard hasard) => places[hasard.Indice(cumuls)];
}
