using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Tests;

/// <summary>A machine without a PC: remembers what was done to it, echoes its serial port in capitals, keeps what is in its drives.</summary>
internal sealed class BenchMachine : IMachine
{
    private SerialTap? _tap;

    public List<string> Done { get; } = [];
    public IMedium? Cd { get; private set; }
    public IMedium? Floppy { get; private set; }
    public TaskCompletionSource Inserted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public bool IsOn { get; private set; }

    public bool HasSecureBoot { get; set; } = true;

    public MachineStart LastStart { get; private set; }

    public event Action<bool>? PowerChanged;

    public ValueTask PowerOnAsync(MachineStart start, CancellationToken cancellation) => Do($"on {(LastStart = start).From}", true);

    public ValueTask PowerOffAsync(CancellationToken cancellation) => Do("off", false);

    public ValueTask ResetAsync(MachineStart start, CancellationToken cancellation) => Do($"reset {(LastStart = start).From}", true);

    public SerialTap TapSerial() => _tap = new SerialTap();

    public async ValueTask WriteSerialAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var echo = bytes.ToArray().Select(sign => sign is >= (byte)'a' and <= (byte)'z' ? (byte)(sign - 32) : sign).ToArray();
        if (_tap is { } tap) await tap.OfferAsync(echo, cancellation);
    }

    public ValueTask InsertAsync(IMedium? cd, IMedium? floppy, CancellationToken cancellation)
    {
        (Cd, Floppy) = (cd, floppy);
        if (cd is not null || floppy is not null) Inserted.TrySetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>The PC's end of a screen; none until a test sets it.</summary>
    public Stream? Screen { get; set; }

    public ValueTask<Stream?> OpenScreenAsync(CancellationToken cancellation) => ValueTask.FromResult(Screen);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask Do(string what, bool isOn)
    {
        Done.Add(what);
        IsOn = isOn;
        PowerChanged?.Invoke(isOn);
        return ValueTask.CompletedTask;
    }
}
