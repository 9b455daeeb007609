using System.Security.Cryptography;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Faults;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Redirection;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.DeviceEmulator.Engine;

/// <summary>The management engine's own state: switches, boot settings, consent, logs, and the PC that it governs.</summary>
/// <remarks>Thread-safe by one lock. Nothing here waits but power. What survives a power-off is in <see cref="DeviceSettings"/>.</remarks>
public sealed class ManagementEngine
{
    public const string AdministratorName = "admin";
    public const string Version = "16.1.25";

    private readonly Lock _gate = new();
    private readonly Dictionary<RedirectionKind, int> _sessions = [];
    private DeviceSettings _settings;

    public ManagementEngine(DeviceSettings settings, IMachine machine, DeviceFaults faults, Fidelity fidelity, TimeProvider time)
    {
        (_settings, Machine, Faults, Fidelity) = (settings, machine, faults, fidelity);
        Consent = new ConsentDesk(this, time);
        Logs = new EngineLogs(time);
        Realm = "Digest:" + Convert.ToHexString(MD5.HashData(settings.Uuid.ToByteArray()));
    }

    public IMachine Machine { get; }
    public DeviceFaults Faults { get; }
    public Fidelity Fidelity { get; }
    public ConsentDesk Consent { get; }
    public EngineLogs Logs { get; }
    public BootSettings Boot { get; } = new();
    public string Realm { get; }

    /// <summary>Starts that find redirected drives open use them, armed or not: for consoles that arm nothing themselves.</summary>
    public bool AlwaysStartsFromOpenDrives { get; init; }

    /// <summary>What the fast mode knows of images that this PC was started from before.</summary>
    public LearntStarts Learnt { get; init; } = new();

    public DeviceSettings Settings { get { lock (_gate) return _settings; } set { lock (_gate) _settings = value; } }

    public Redirected Redirected { get; set { lock (_gate) field = value; } }
    public bool IsListening { get; set { lock (_gate) field = value; } }
    public bool IsScreenOn { get; set { lock (_gate) field = value; } }

    public bool HasSession { get { lock (_gate) return _sessions.Values.Any(count => count > 0); } }

    public bool HasSessionOf(RedirectionKind kind)
    {
        lock (_gate) return _sessions.GetValueOrDefault(kind) > 0;
    }

    /// <summary>Takes the one place for a kind of session; disposing gives it back. Null when it is taken.</summary>
    public IDisposable? TryEnter(RedirectionKind kind)
    {
        lock (_gate)
        {
            if (_sessions.GetValueOrDefault(kind) > 0) return null;
            _sessions[kind] = 1;
        }
        Consent.SessionOpened();
        return new Leaving(() =>
        {
            lock (_gate) _sessions[kind] = 0;
            if (!HasSession) Consent.SessionsClosed();
        });
    }

    /// <summary>Whether a kind of session may be opened now, by switches and consent.</summary>
    public bool MayOpen(RedirectionKind kind)
    {
        var isOn = kind switch
        {
            RedirectionKind.Screen => IsScreenOn,
            RedirectionKind.Serial => IsListening && Redirected.HasFlag(Redirected.Serial),
            _ => IsListening && Redirected.HasFlag(Redirected.Drives),
        };
        return isOn && Consent.Allows(kind);
    }

    /// <summary>Changes the power as the numbers of CIM say; the result is a return value.</summary>
    public async ValueTask<int> ChangePowerAsync(PowerState wanted, CancellationToken cancellation)
    {
        const int NotSupported = 1, NotNow = 2, Failed = 4;
        if (wanted is not (PowerState.On or PowerState.CycleSoft or PowerState.OffSoft or PowerState.OffHard or PowerState.CycleHard or PowerState.Reset)) return NotSupported;
        if (wanted is not (PowerState.On or PowerState.Reset) && HasSession) return NotNow;
        if (wanted == PowerState.Reset && !Machine.IsOn) return NotNow;
        try
        {
            if (wanted is PowerState.CycleSoft or PowerState.CycleHard or PowerState.OffSoft or PowerState.OffHard) await Machine.PowerOffAsync(cancellation);
            if (wanted is PowerState.OffSoft or PowerState.OffHard) return 0;
            var start = Boot.TakeOnce(HasSessionOf(RedirectionKind.Drives), AlwaysStartsFromOpenDrives);
            if (Machine.IsOn) await Machine.ResetAsync(start, cancellation);
            else await Machine.PowerOnAsync(start, cancellation);
            Logs.AddStart();
            return 0;
        }
        catch (IOException)
        {
            return Failed;
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
