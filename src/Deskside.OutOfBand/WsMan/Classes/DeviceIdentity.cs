using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>How the firmware was set up, which decides what it allows without the customer's code.</summary>
public enum ControlMode
{
    NotSetUp = 0,

    /// <summary>Set up from the operating system: a code is always needed.</summary>
    ByHost = 1,

    /// <summary>Set up on its own screen: consent as configured.</summary>
    ByAdministrator = 2,

    Unknown = -1,
}

/// <summary>What the firmware says it is. Texts are the firmware's own; null where it does not say.</summary>
public sealed record DeviceIdentity(Guid? Uuid, string? Version, string? HostName, string? DomainName, string? DigestRealm, ControlMode ControlMode)
{
    private const string ServerPrefix = "Intel(R) Active Management Technology ";

    public static async ValueTask<WsManAnswer<DeviceIdentity>> ReadAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var general = await desk.GetAsync("AMT_GeneralSettings", cancellation);
        if (!general.Has(out var settings, out var failure)) return failure;
        // The same firmware says both; other consoles refuse a device on which they differ, too.
        if (settings.TextOf("DigestRealm") is { Length: > 0 } realm && desk.Realm is { } asked && realm != asked)
            return new WsManFailure.Unreadable("It asks for the password by another realm than its settings name.");
        var setup = await desk.GetAsync("IPS_HostBasedSetupService", cancellation);
        if (!setup.Has(out var hostBased, out failure) && failure is not WsManFailure.Fault) return failure;
        var package = await desk.GetAsync("CIM_ComputerSystemPackage", cancellation);
        if (!package.Has(out var system, out failure) && failure is not WsManFailure.Fault) return failure;
        return new DeviceIdentity(
            Guid.TryParseExact(system?.TextOf("PlatformGUID"), "N", out var printed) ? Printed(printed) : null,
            VersionIn(desk.ServerHeader),
            NullIfEmpty(settings.TextOf("HostName")),
            NullIfEmpty(settings.TextOf("DomainName")),
            NullIfEmpty(settings.TextOf("DigestRealm")),
            ModeOf(hostBased));
    }

    // PlatformGUID is the 16 bytes as they lie in memory, in hex; the printed form swaps the first three fields.
    private static Guid Printed(Guid asWritten) => new(asWritten.ToByteArray(bigEndian: true));

    private static string? VersionIn(string? header) =>
        header?.StartsWith(ServerPrefix, StringComparison.OrdinalIgnoreCase) == true ? header[ServerPrefix.Length..] : null;

    private static ControlMode ModeOf(SoapElement? setup) => setup?.NumberOf("CurrentControlMode") switch
    {
        0 => ControlMode.NotSetUp,
        1 => ControlMode.ByHost,
        2 => ControlMode.ByAdministrator,
        _ => ControlMode.Unknown,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
