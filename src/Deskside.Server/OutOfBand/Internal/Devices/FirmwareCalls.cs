using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>The firmware's answers in the desk's words.</summary>
internal static class FirmwareCalls
{
    public static async Task<DeviceAnswer<DeviceReport>> ReportAsync(WsManDesk desk, CancellationToken cancellation)
    {
        if (!(await DeviceIdentity.ReadAsync(desk, cancellation)).Has(out var identity, out var failure))
        {
            return DeviceFault.Of(failure);
        }

        var chassis = await desk.GetAsync("CIM_Chassis", cancellation);
        if (!chassis.Has(out var found, out failure) && failure is not WsManFailure.Fault)
        {
            return DeviceFault.Of(failure);
        }

        if (!(await Power.ReadAsync(desk, cancellation)).Has(out var power, out failure)
            || !(await BootCapabilities.ReadAsync(desk, cancellation)).Has(out var boot, out failure)
            || !(await RedirectionSwitch.ReadAsync(desk, cancellation)).Has(out var redirection, out failure)
            || !(await Consent.ReadAsync(desk, cancellation)).Has(out var consent, out failure))
        {
            return DeviceFault.Of(failure);
        }

        return new DeviceReport(
            new DeviceIdentityReport(identity.Uuid, identity.HostName, Text(found?.TextOf("Manufacturer")), Text(found?.TextOf("Model")), identity.Version, ModeOf(identity.ControlMode)),
            PowerOf(power),
            WordsOf(boot),
            new DeviceRedirectionReport(redirection.Enabled.HasFlag(Redirected.Serial), redirection.Enabled.HasFlag(Redirected.Drives), redirection.IsListening),
            ReportOf(consent));
    }

    public static DeviceConsentReport ReportOf(Consent consent) => new(
        consent.Need switch { ConsentNeed.Nothing => DeviceConsentNeed.None, ConsentNeed.Screen => DeviceConsentNeed.Screen, _ => DeviceConsentNeed.All },
        (DeviceConsentState)Math.Clamp((int)consent.Progress, 0, 4));

    public static DevicePower PowerOf(PowerState state) => state switch
    {
        PowerState.On => DevicePower.On,
        PowerState.SleepLight or PowerState.SleepDeep => DevicePower.Sleep,
        PowerState.Hibernate => DevicePower.Hibernated,
        PowerState.OffHard or PowerState.OffSoft or PowerState.OffGraceful or PowerState.OffHardGraceful => DevicePower.Off,
        _ => DevicePower.Unknown,
    };

    public static PowerState StateFor(DevicePowerAction action) => action switch
    {
        DevicePowerAction.On => PowerState.On,
        DevicePowerAction.Off => PowerState.OffSoft,
        DevicePowerAction.Cycle => PowerState.CycleSoft,
        _ => PowerState.Reset,
    };

    public static IReadOnlyList<DeviceEventEntry> EntriesOf(DeviceLog<EventRecord> log) =>
        [.. log.Records.OrderByDescending(r => r.At).Select(r => new DeviceEventEntry(r.At, SeverityOf(r.Severity), $"entity {r.Entity}", r.Told))];

    public static IReadOnlyList<DeviceAuditEntry> EntriesOf(DeviceLog<AuditRecord> log) =>
        [.. log.Records.OrderByDescending(r => r.At).Select(r => new DeviceAuditEntry(
            r.At, r.Who.Length > 0 ? r.Who : EnumText.Write(r.Initiator), r.Address, $"Application {r.Application}, event {r.Event}{(r.Extra.Length > 0 ? $", {r.Extra}" : "")}."))];

    private static DeviceEventSeverity SeverityOf(byte severity) => severity switch
    {
        1 => DeviceEventSeverity.Monitor,
        2 => DeviceEventSeverity.Information,
        4 => DeviceEventSeverity.Ok,
        8 => DeviceEventSeverity.Warning,
        16 => DeviceEventSeverity.Critical,
        32 => DeviceEventSeverity.Fatal,
        _ => DeviceEventSeverity.Unspecified,
    };

    private static DeviceControlMode ModeOf(ControlMode mode) => mode switch
    {
        ControlMode.ByHost => DeviceControlMode.ByHost,
        ControlMode.ByAdministrator => DeviceControlMode.ByAdministrator,
        _ => DeviceControlMode.None,
    };

    private static List<string> WordsOf(BootCapabilities boot)
    {
        var words = new List<string>();
        Add(boot.Serial, "serial");
        Add(boot.RemoteDrives, "media");
        Add(boot.ForceCd, "cd");
        Add(boot.ForcePxe, "network");
        Add(boot.ForceHardDrive, "hardDrive");
        Add(boot.Setup, "setup");
        Add(boot.SecureBootChoice, "secureBootChoice");
        return words;

        void Add(bool can, string word)
        {
            if (can)
            {
                words.Add(word);
            }
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
