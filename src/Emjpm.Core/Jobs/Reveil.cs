using System.Threading.Channels;

namespace Emjpm.Core.Jobs;

/// <summary>
/// Tells this node that mails wait, so that they leave at once and not at the next round. Only a shortcut: the rows are what
/// counts, and any node finds them.
/// </summary>
public sealed class Reveil
{
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Called after the commit of an act that wrote mails.</summary>
    public void Signaler() => signal.Writer.TryWrite(true);

    /// <summary>Completes at the next signal, or at once when one came since the last wait.</summary>
    public async Task AttendreAsync(CancellationToken annulation) =>
        await signal.Reader.ReadAsync(annulation);
}
