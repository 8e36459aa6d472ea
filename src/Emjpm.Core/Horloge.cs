namespace Emjpm.Core;

/// <summary>Civil time: a date of the service is a date in Paris, an instant is UTC.</summary>
public static class Horloge
{
    /// <summary>The time zone of every civil date of the service.</summary>
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Today's civil date in Paris.</summary>
    public static DateOnly Aujourdhui(this TimeProvider horloge) => DateParis(horloge.Maintenant());

    /// <summary>The present instant, UTC (<see cref="DateTimeKind.Utc"/>).</summary>
    public static DateTime Maintenant(this TimeProvider horloge) => horloge.GetUtcNow().UtcDateTime;

    /// <summary>The civil date in Paris of a UTC instant.</summary>
    public static DateOnly DateParis(DateTime instantUtc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instantUtc, Paris));

    /// <summary>The UTC instant of a civil time in Paris; the hour that spring skips is read as the next one.</summary>
    public static DateTime InstantParis(DateOnly date, TimeOnly heure)
    {
        var local = date.ToDateTime(heure);
        return TimeZoneInfo.ConvertTimeToUtc(
            Paris.IsInvalidTime(local) ? local.AddHours(1) : local,
            Paris
        );
    }
}
