using System.Net;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Presence;
using Deskside.DeviceEmulator.Redirection;

namespace Deskside.DeviceEmulator;

/// <summary>How an emulated PC is put together.</summary>
public sealed record EmulatedPcOptions
{
    public required DeviceSettings Settings { get; init; }
    public DeviceFaults Faults { get; init; } = new();
    public Fidelity Fidelity { get; init; } = Fidelity.Fast;
    public LineProtection Protection { get; init; } = LineProtection.Tls;
    public PortGeneration Ports { get; init; } = PortGeneration.PlainAndTls;
    public PlainSignIn PlainSignIn { get; init; } = PlainSignIn.Refused;
    public BootHabit BootHabit { get; init; } = BootHabit.AsArmed;

    /// <summary>Shared by PCs that stand for one and the same, one after another; otherwise each has its own.</summary>
    public LearntStarts Learnt { get; init; } = new();
}

/// <summary>When redirected drives are started from.</summary>
public enum BootHabit
{
    AsArmed,

    /// <summary>Whenever drives are open at a start: for consoles that arm nothing themselves.</summary>
    OpenDrivesFirst,
}

/// <summary>A home PC with management firmware: the machine, its engine, its ports and its call to the service.</summary>
/// <remarks>Disposing says goodbye, stops the ports and the machine, which this takes over.</remarks>
public sealed class EmulatedPc : IAsyncDisposable
{
    private readonly IMachine _machine;
    private readonly List<LocalPort> _local = [];

    public EmulatedPc(EmulatedPcOptions options, IMachine machine, TimeProvider time)
    {
        _machine = machine;
        Engine = new ManagementEngine(options.Settings, machine, options.Faults, options.Fidelity, time) { AlwaysStartsFromOpenDrives = options.BootHabit == BootHabit.OpenDrivesFirst, Learnt = options.Learnt };
        Ports = new DevicePorts(Engine, options.Ports, options.PlainSignIn, time);
        Caller = new PresenceCaller(Engine, Ports, options.Protection, time);
    }

    public ManagementEngine Engine { get; }
    public DevicePorts Ports { get; }
    public PresenceCaller Caller { get; }

    /// <summary>Serves one of the firmware's ports on an address of this machine.</summary>
    public IPEndPoint ListenOn(IPEndPoint address, int port)
    {
        var local = new LocalPort(Ports, port, address);
        _local.Add(local);
        return local.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await Caller.DisposeAsync();
        foreach (var port in _local) await port.DisposeAsync();
        Ports.Dispose();
        await _machine.DisposeAsync();
    }
}
