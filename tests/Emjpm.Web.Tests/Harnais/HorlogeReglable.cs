namespace Emjpm.Web.Tests.Harnais;

/// <summary>A clock that stands still until a test moves it: the only double of the suite with what leaves the building.</summary>
public sealed class HorlogeReglable : TimeProvider
{
    /// <summary>A Monday morning, so that no test depends on the day it runs.</summary>
    public static readonly DateTimeOffset Depart = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private long _ticks = Depart.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves the clock forward.</summary>
    public void Avancer(TimeSpan duree) => Interlocked.Add(ref _ticks, duree.Ticks);

    /// <summary>Moves the clock forward by whole days.</summary>
    public void AvancerDeJours(int jours) => Avancer(TimeSpan.FromDays(jours));
}
