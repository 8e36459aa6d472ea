using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Emjpm.Web.Tests.Harnais.SortiesInterdites))]

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// Nothing leaves the machine during the tests: a connection to anything but loopback, seen through the runtime's own
/// events whatever library opened it, fails the run.
/// </summary>
public sealed partial class SortiesInterdites : EventListener
{
    private readonly ConcurrentBag<string> _sorties = [];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (
            eventData.EventName == "ConnectStart"
            && eventData.Payload?[0] is string adresse
            && !Locale().IsMatch(adresse)
        )
            _sorties.Add(adresse);
    }

    public override void Dispose()
    {
        base.Dispose();
        if (!_sorties.IsEmpty)
            throw new InvalidOperationException(
                $"The application called outside the machine: {string.Join(", ", _sorties.Distinct())}"
            );
    }

    /// <summary>Serialised socket addresses: Unix sockets, 127.0.0.0/8, ::1 and IPv4 loopback mapped in IPv6.</summary>
    [GeneratedRegex(
        @"^(Unix|Unspecified|InterNetwork:\d+:\{\d+,\d+,127,|InterNetworkV6:\d+:\{\d+,\d+,0,0,0,0,0,0,0,0,0,0,0,0,0,0,(0,0,0,0,0,1|255,255,127,))"
    )]
    private static partial Regex Locale();
}
