namespace Deskside.Server.OutOfBand;

/// <summary>The events of devices.</summary>
public static class DeviceKinds
{
    public const string Expected = "device.expected";
    public const string Forgotten = "device.forgotten";
    public const string Hello = "device.hello";
    public const string Access = "device.access";
    public const string Power = "device.power";
    public const string Consent = "device.consent";
    public const string Serial = "device.serial";
    public const string Screen = "device.screen";
    public const string Media = "device.media";
    public const string Boot = "device.boot";

    /// <summary>A line or a port was cut, as the right to it ended.</summary>
    public const string Cut = "device.cut";

    /// <summary>Something of the firmware could not be put back as it was.</summary>
    public const string NotPutBack = "device.notPutBack";
    public const string Closed = "device.closed";
    public const string Offline = "device.offline";
    public const string Told = "device.told";

    /// <summary>Fleeting, at most once a second.</summary>
    public const string Progress = "device.progress";

    /// <summary>Fleeting: a PC called that no case expects.</summary>
    public const string Pending = "hello.pending";
}
