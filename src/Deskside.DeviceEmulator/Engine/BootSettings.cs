using Deskside.DeviceEmulator.Machines;

namespace Deskside.DeviceEmulator.Engine;

/// <summary>What is asked of the next start, and whether it is armed. Good for one start.</summary>
public sealed class BootSettings
{
    private static readonly (string Name, string Value)[] Usual =
    [
        ("BIOSPause", "false"), ("BIOSSetup", "false"), ("BootMediaIndex", "0"), ("ConfigurationDataReset", "false"), ("EnforceSecureBoot", "true"),
        ("FirmwareVerbosity", "0"), ("ForcedProgressEvents", "false"), ("IDERBootDevice", "0"), ("LockKeyboard", "false"), ("LockPowerButton", "false"),
        ("LockResetButton", "false"), ("LockSleepButton", "false"), ("ReflashBIOS", "false"), ("UseIDER", "false"), ("UseSOL", "false"),
        ("UseSafeMode", "false"), ("UserPasswordBypass", "false"),
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _values = Usual.ToDictionary(value => value.Name, value => value.Value);
    private bool _isArmed;
    private string? _source;

    public IReadOnlyList<(string Name, string Value)> All { get { lock (_gate) return [.. Usual.Select(value => (value.Name, _values[value.Name]))]; } }

    /// <summary>Whether the last options were used up or taken back.</summary>
    public bool IsCleared { get; private set; } = true;

    public bool TryWrite(IEnumerable<KeyValuePair<string, string>> values)
    {
        lock (_gate)
        {
            foreach (var (name, value) in values)
            {
                if (!_values.ContainsKey(name)) return false;
                _values[name] = value;
            }
            IsCleared = false;
            return true;
        }
    }

    /// <summary>The source of CIM_BootConfigSetting.ChangeBootOrder; null clears it.</summary>
    public void ChooseSource(string? source)
    {
        lock (_gate) _source = source;
    }

    public void Arm()
    {
        lock (_gate) _isArmed = true;
    }

    public void Disarm()
    {
        lock (_gate) _isArmed = false;
    }

    /// <summary>Where the start that happens now begins, and whether it takes only what is signed; uses the options up.</summary>
    public MachineStart TakeOnce(bool areDrivesOpen, bool always)
    {
        lock (_gate)
        {
            var wantsDrives = (_isArmed && (_values["UseIDER"] == "true" || _source?.EndsWith("Force CD/DVD Boot", StringComparison.Ordinal) == true)) || always;
            var from = !areDrivesOpen || !wantsDrives ? StartFrom.HardDrive
                : _isArmed && _values["UseIDER"] == "true" && _values["IDERBootDevice"] == "0" ? StartFrom.RemoteFloppy : StartFrom.RemoteCd;
            var signedOnly = _isArmed && from != StartFrom.HardDrive && _values["EnforceSecureBoot"] == "false" ? SignedOnly.Relaxed : SignedOnly.Enforced;
            foreach (var (name, value) in Usual) _values[name] = value;
            (_isArmed, _source, IsCleared) = (false, null, true);
            return new MachineStart(from, signedOnly);
        }
    }
}
