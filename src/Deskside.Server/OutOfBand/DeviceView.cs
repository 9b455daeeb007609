using System.Text.Json.Serialization;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.OutOfBand;

/// <summary>A PC that a case expects.</summary>
/// <param name="Device">Its UUID.</param>
/// <param name="Spoken">The UUID as it is read out: groups of four and a check sign.</param>
/// <param name="Request">The case.</param>
/// <param name="State">How its line stands.</param>
/// <param name="HelloAt">When it last called.</param>
/// <param name="Address">From where.</param>
/// <param name="Trigger">Why, as it says.</param>
/// <param name="Cipher">What protects its line to us.</param>
/// <param name="Ports">Those that the firmware offers.</param>
/// <param name="Access">Whether the administrator password opened it.</param>
/// <param name="RetryAfterSeconds">How long no password is tried, after wrong ones.</param>
/// <param name="Line">What protects the calls inside the line: tls or plain; null before any.</param>
/// <param name="Pin">SHA-256 of the certificate that the firmware showed first.</param>
/// <param name="ExpiresAt">When it is forgotten, unless its session goes on.</param>
/// <param name="Serial">The serial line.</param>
/// <param name="Media">The redirected drives.</param>
/// <param name="Screen">Screen, keyboard and mouse.</param>
/// <param name="Boot">The last start from an image.</param>
/// <param name="Forward">One of its ports on the node's loopback address.</param>
public sealed record DeviceView(
    Guid Device, string Spoken, RequestId Request, DeviceState State, DateTimeOffset? HelloAt, string? Address, HelloTrigger? Trigger, string? Cipher, IReadOnlyList<int> Ports,
    DeviceAccess Access, int? RetryAfterSeconds, DeviceLineKind? Line, string? Pin, DateTimeOffset ExpiresAt, DeviceSwitch Serial, DeviceSwitch Media, DeviceSwitch Screen,
    BootView? Boot, ForwardView? Forward)
{
    /// <summary>In the answer to close: what of the firmware could not be put back as it was, and why.</summary>
    public string? NotPutBack { get; init; }
}

public enum DeviceState
{
    Expected,
    Connected,
    Offline,
}

public enum HelloTrigger
{
    /// <summary>Somebody at the PC asked for it.</summary>
    [JsonStringEnumMemberName("user")]
    Person,
    Alert,
    Provisioning,
    Periodic,
    Other,
}

public enum DeviceAccess
{
    Unknown,
    Right,
    Wrong,
}

public enum DeviceLineKind
{
    Tls,
    Plain,
}

public enum DeviceSwitch
{
    Closed,
    Open,
}

/// <summary>One of the firmware's ports, on the loopback address of the node that holds the PC's line.</summary>
public sealed record ForwardView(string Address, int Port, DateTimeOffset ExpiresAt);

/// <summary>A start from an image, step by step.</summary>
public sealed record BootView(
    BootState State, ImageId Image, DateTimeOffset StartedAt, IReadOnlyList<BootStepView> Steps, long Bytes, long Commands, long LastBlock, long BytesPerSecond, long Errors);

public sealed record BootStepView(BootStepName Step, BootStepState State, DateTimeOffset? At, string? Text);

public enum BootState
{
    Running,

    /// <summary>The PC reads from the image.</summary>
    Started,
    Failed,

    /// <summary>The drives are taken away; the next start is the usual one.</summary>
    Restored,
}

public enum BootStepName
{
    Consent,
    RedirectionOn,
    MediaOpen,
    SerialOpen,
    BootOrder,
    BootOptions,
    BootRole,
    Power,
    Reading,
    Restored,
}

public enum BootStepState
{
    Waiting,
    Running,
    Done,
    Failed,
    Skipped,
}
