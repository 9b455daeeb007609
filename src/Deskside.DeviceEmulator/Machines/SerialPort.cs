namespace Deskside.DeviceEmulator.Machines;

/// <summary>The serial port across power-offs: whoever reads it keeps reading when the machine comes back.</summary>
/// <remarks>What nobody reads is dropped, as a port without a cable would do: QEMU would stop the PC instead.</remarks>
internal sealed class SerialPort : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private Stream? _line;
    private SerialTap? _tap;
    private Task _pump = Task.CompletedTask;

    /// <summary>A new reader; the one before gets no more.</summary>
    public SerialTap Tap()
    {
        var tap = new SerialTap();
        Interlocked.Exchange(ref _tap, tap)?.Dispose();
        return tap;
    }

    public void Attach(Stream line)
    {
        _line = line;
        _pump = PumpAsync(line, _closing.Token);
    }

    public async ValueTask DetachAsync()
    {
        if (Interlocked.Exchange(ref _line, null) is not { } line) return;
        await line.DisposeAsync();
        // A tap that nobody reads would hold the pump: the machine is off, so nothing is lost by not waiting.
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (_line is not { } line) return;
        try
        {
            await line.WriteAsync(bytes, cancellation);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Switched off while we wrote: nobody is there to type to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await DetachAsync();
        await _pump;
    }

    private async Task PumpAsync(Stream line, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        try
        {
            while (await line.ReadAsync(buffer, cancellation) is > 0 and var count)
                if (_tap is { } tap && !await tap.OfferAsync(buffer.AsSpan(0, count).ToArray(), cancellation)) Interlocked.CompareExchange(ref _tap, null, tap);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Switched off.
        }
    }
}
