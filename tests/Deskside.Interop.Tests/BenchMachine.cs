using Deskside.DeviceEmulator.Machines;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.Interop.Tests;

/// <summary>A machine without a PC, for programs that only want the firmware: echoes its serial port, keeps what is in its drives.</summary>
internal sealed class BenchMachine : IMachine
{
    private SerialTap? _tap;

    public List<string> Done { get; } = [];
    public TaskCompletionSource<IMedium> Inserted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public bool IsOn { get; private set; } = true;

    public bool HasSecureBoot => true;

    public event Action<bool>? PowerChanged;

    public ValueTask PowerOnAsync(MachineStart start, CancellationToken cancellation) => Do($"on {start.From}", true);

    public ValueTask PowerOffAsync(CancellationToken cancellation) => Do("off", false);

    public ValueTask ResetAsync(MachineStart start, CancellationToken cancellation) => Do($"reset {start.From}", true);

    public SerialTap TapSerial() => _tap = new SerialTap();

    public async ValueTask WriteSerialAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (_tap is { } tap) await tap.OfferAsync([.. "<"u8, .. bytes.Span, .. ">"u8], cancellation);
    }

    public ValueTask InsertAsync(IMedium? cd, IMedium? floppy, CancellationToken cancellation)
    {
        if (cd is not null) Inserted.TrySetResult(cd);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Stream?> OpenScreenAsync(CancellationToken cancellation) => ValueTask.FromResult<Stream?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask Do(string what, bool isOn)
    {
        lock (Done) Done.Add(what);
        IsOn = isOn;
        PowerChanged?.Invoke(isOn);
        return ValueTask.CompletedTask;
    }
}
