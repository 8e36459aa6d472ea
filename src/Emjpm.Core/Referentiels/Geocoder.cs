using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core.Referentiels;

/// <summary>A position with how well it is known.</summary>
public sealed record PositionConnue(
    double? Latitude,
    double? Longitude,
    PrecisionPosition Precision
)
{
    /// <summary>The centre of a commune, which stands for an address that is not known better.</summary>
    public static PositionConnue De(Commune commune) =>
        new(commune.Latitude, commune.Longitude, commune.Precision);
}

/// <summary>
/// Where a street address is, asked of the service of the setting <c>Emjpm:Geocodeur</c> (Base Adresse Nationale, as served by
/// the Géoplateforme: <c>https://data.geopf.fr/geocodage/search</c>). Called from the server, so that no browser talks to a third
/// party. Nothing ever waits on it: without an answer in time, the centre of the commune stands for the address.
/// </summary>
public sealed partial class Geocoder : IDisposable
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Delai = TimeSpan.FromSeconds(2);

    /// <summary>Under this score, from 0 to 1, the answer is about another street.</summary>
    private const double ScoreMinimal = 0.5;

    private readonly Uri? _service;
    private readonly ILogger<Geocoder> _journal;
    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            // An address other than the one configured is never called.
            AllowAutoRedirect = false,
        }
    )
    {
        Timeout = Delai,
    };

    /// <param name="service">address of the service; null or empty: none is configured</param>
    /// <exception cref="InvalidOperationException">it is in clear and leaves this machine</exception>
    public Geocoder(string? service, ILogger<Geocoder> journal)
    {
        _journal = journal;
        _service = Uri.TryCreate(service, UriKind.Absolute, out var uri)
            ? Reseau.ExigerHttps(uri, "Emjpm:Geocodeur")
            : null;
    }

    /// <summary>The position of <paramref name="adresse"/> in <paramref name="commune"/>; the centre of the commune failing that.</summary>
    public async Task<PositionConnue> ExecuterAsync(
        string? adresse,
        Commune commune,
        CancellationToken annulation
    )
    {
        var centre = PositionConnue.De(commune);
        if (_service is null || string.IsNullOrWhiteSpace(adresse))
            return centre;
        try
        {
            var question = string.Create(
                CultureInfo.InvariantCulture,
                $"{_service}?q={Uri.EscapeDataString($"{adresse} {commune.Nom}")}&citycode={commune.Code}&limit=1"
            );
            var reponse = await _client.GetFromJsonAsync<Reponse>(question, annulation);
            return reponse?.Features is [{ } trouvee, ..] && Accepter(trouvee, commune.Code)
                ? new(
                    trouvee.Geometry!.Coordinates![1],
                    trouvee.Geometry.Coordinates[0],
                    PrecisionPosition.Adresse
                )
                : centre;
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException or OperationCanceledException
                && !annulation.IsCancellationRequested
            )
        {
            SansReponse(_journal, e);
            return centre;
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool Accepter(Lieu lieu, string commune) =>
        lieu.Properties is { Type: "housenumber" or "street" or "locality" } p
        && p.Score >= ScoreMinimal
        && p.Citycode == commune
        && lieu.Geometry?.Coordinates is [>= -180 and <= 180, >= -90 and <= 90, ..];

    [LoggerMessage(
        LogLevel.Warning,
        "The geocoder did not answer; the centre of the commune is kept"
    )]
    private static partial void SansReponse(ILogger journal, Exception e);

    private sealed record Reponse([property: JsonPropertyName("features")] Lieu[]? Features);

    private sealed record Lieu(
        [property: JsonPropertyName("geometry")] Point? Geometry,
        [property: JsonPropertyName("properties")] Proprietes? Properties
    );

    private sealed record Point([property: JsonPropertyName("coordinates")] double[]? Coordinates);

    private sealed record Proprietes(
        [property: JsonPropertyName("type")] string? Type,
        [property: JsonPropertyName("score")] double Score,
        [property: JsonPropertyName("citycode")] string? Citycode
    );
}
