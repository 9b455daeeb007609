using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>A machine without a PC: remembers what was done to it, echoes its serial port in capitals, keeps what is in its drives.</summary>
internal sealed class BenchMachine : IMachine
{
    private readonly List<string> _done = [];
    private SerialTap? _tap;

    public IReadOnlyList<string> Done
    {
        get
        {
            lock (_done)
            {
                return [.. _done];
            }
        }
    }

    public IMedium? Cd { get; private set; }

    public IMedium? Floppy { get; private set; }

    public bool IsOn { get; private set; }

    public bool HasSecureBoot => true;

    /// <summary>What the screen is; null = it has none.</summary>
    public Func<Stream?> Screen { get; set; } = () => null;

    public event Action<bool>? PowerChanged;

    public ValueTask PowerOnAsync(MachineStart start, CancellationToken cancellation) => Do($"on {start.From}", true);

    public ValueTask PowerOffAsync(CancellationToken cancellation) => Do("off", false);

    public ValueTask ResetAsync(MachineStart start, CancellationToken cancellation) => Do($"reset {start.From}", true);

    public SerialTap TapSerial() => _tap = new SerialTap();

    public async ValueTask WriteSerialAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var echo = bytes.ToArray().Select(sign => sign is >= (byte)'a' and <= (byte)'z' ? (byte)(sign - 32) : sign).ToArray();
        if (_tap is { } tap)
        {
            await tap.OfferAsync(echo, cancellation);
        }
    }

    /// <summary>The PC writes to its serial port; waits while nobody takes it.</summary>
    public async ValueTask PrintAsync(byte[] bytes) => await _tap!.OfferAsync(bytes, CancellationToken.None);

    public ValueTask InsertAsync(IMedium? cd, IMedium? floppy, CancellationToken cancellation)
    {
        (Cd, Floppy) = (cd, floppy);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Stream?> OpenScreenAsync(CancellationToken cancellation) => ValueTask.FromResult(Screen());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask Do(string what, bool isOn)
    {
        lock (_done)
        {
            _done.Add(what);
        }

        IsOn = isOn;
        PowerChanged?.Invoke(isOn);
        return ValueTask.CompletedTask;
    }
}
