using System.Text.Json.Serialization;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>UUID as read out, and the password that the customer set for the repair.</summary>
internal sealed record ExpectDeviceRequest(string? Uuid, string? Password);

internal sealed record DeviceReport(
    DeviceIdentityReport Identity, DevicePower Power, IReadOnlyList<string> BootCapabilities, DeviceRedirectionReport Redirection, DeviceConsentReport Consent);

internal sealed record DeviceIdentityReport(Guid? Uuid, string? HostName, string? Manufacturer, string? Model, string? Firmware, DeviceControlMode ControlMode);

internal sealed record DeviceRedirectionReport(bool Serial, bool Media, bool Enabled);

internal sealed record DeviceConsentReport(DeviceConsentNeed Required, DeviceConsentState State);

internal sealed record DeviceConsentResponse(DeviceConsentState State);

internal sealed record DeviceConsentCodeRequest(string? Code);

internal sealed record DeviceEventEntry(DateTimeOffset At, DeviceEventSeverity Severity, string Entity, string Text);

internal sealed record DeviceAuditEntry(DateTimeOffset At, string By, string Address, string Text);

internal sealed record DevicePowerRequest(DevicePowerAction? Action, OpenSessionsRule? OpenSessions);

internal sealed record DevicePowerResponse(DevicePower Power);

internal sealed record DeviceLegRequest(DeviceLegKind? Kind);

/// <param name="Ticket">43 signs, base64url: its 32 bytes are the first binary message.</param>
/// <param name="Path">Of the WebSocket.</param>
internal sealed record DeviceLegResponse(string Ticket, string Path);

internal sealed record DeviceTextRequest(string? Text);

internal sealed record ForwardRequest(int Port);

internal sealed record StartImageRequest(ImageId? Image, ImageId? Floppy, SecureBootRule? SecureBoot, ResetRule? Reset);

internal enum DeviceControlMode
{
    None,

    /// <summary>Set up from the operating system: a consent code is always needed.</summary>
    [JsonStringEnumMemberName("client")]
    ByHost,

    /// <summary>Set up on its own screen.</summary>
    [JsonStringEnumMemberName("admin")]
    ByAdministrator,
}

internal enum DevicePower
{
    Unknown,
    On,
    Off,
    Sleep,
    Hibernated,
}

internal enum DeviceConsentNeed
{
    None,
    Screen,
    All,
}

internal enum DeviceConsentState
{
    NotStarted,
    Requested,
    Displayed,
    Received,
    InSession,
}

internal enum DeviceEventSeverity
{
    Unspecified,
    Monitor,
    Information,
    Ok,
    Warning,
    Critical,
    Fatal,
}

internal enum DevicePowerAction
{
    On,
    Off,
    Cycle,
    Reset,
}

internal enum OpenSessionsRule
{
    Refuse,
    Close,
}

internal enum DeviceLegKind
{
    Serial,
    Screen,
}

internal enum SecureBootRule
{
    Enforced,
    Relaxed,
}

internal enum ResetRule
{
    Yes,
    No,
}
