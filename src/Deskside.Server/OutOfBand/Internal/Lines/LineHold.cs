using Deskside.Server.OutOfBand.Internal.Devices;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Something that a technician holds open to a PC: a page before the serial line or the screen, or a port on loopback.</summary>
/// <remarks>When it is cut nothing goes through any more from that moment; then its end is told, and <see cref="Token"/> falls. Disposing takes it off the watch.</remarks>
internal sealed class LineHold(DeviceRow row, string what, LineRight right, Func<string, Task> end, Action<LineHold> forget) : IDisposable
{
    private readonly CancellationTokenSource _cut = new();
    private string? _why;

    public DeviceRow Row => row;

    /// <summary>"serial", "screen" or "forward".</summary>
    public string What => what;

    public LineRight Right => right;

    public CancellationToken Token => _cut.Token;

    /// <summary>Why it was cut; null while it holds.</summary>
    public string? Why => Volatile.Read(ref _why);

    /// <summary>False when it was cut before.</summary>
    public async Task<bool> CutAsync(string why)
    {
        if (Interlocked.CompareExchange(ref _why, why, null) is not null)
        {
            return false;
        }

        await end(why);
        await _cut.CancelAsync();
        return true;
    }

    public void Dispose() => forget(this);
}
