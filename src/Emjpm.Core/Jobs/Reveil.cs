using System.Threading.Channels;

namespace Emjpm.Core.Jobs;

/// <summary>
/// Tells this node that mails or works wait, so that they begin at once and not at the next round. Only a shortcut: the rows
/// are what counts, and any node finds them.
/// </summary>
public sealed class Reveil
{
    private readonly Channel<bool> courriels = Signal();
    private readonly Channel<bool> travaux = Signal();

    /// <summary>Called after the commit of an act that wrote mails.</summary>
    public void Signaler() => courriels.Writer.TryWrite(true);

    /// <summary>Completes at the next signal, or at once when one came since the last wait.</summary>
    public async Task AttendreAsync(CancellationToken annulation) =>
        await courriels.Reader.ReadAsync(annulation);

    /// <summary>Called after the commit of an act that asked for a work.</summary>
    public void SignalerTravail() => travaux.Writer.TryWrite(true);

    /// <inheritdoc cref="AttendreAsync"/>
    public async Task AttendreTravailAsync(CancellationToken annulation) =>
        await travaux.Reader.ReadAsync(annulation);

    private static Channel<bool> Signal() =>
        Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
}
