using Deskside.OutOfBand.WsMan.Classes;

namespace Deskside.DeviceEmulator.Configuration;

/// <summary>What the firmware keeps when the power is off. Saved as JSON, readable by the owner only.</summary>
public sealed record DeviceSettings
{
    public required Guid Uuid { get; init; }
    public string HostName { get; init; } = "home-pc";

    /// <summary>The address of the presence server; empty until it was typed.</summary>
    public string ServiceAddress { get; init; } = "";
    public int ServicePort { get; init; } = 4433;

    /// <summary>SHA-256 of the service's certificate; empty until it was compared.</summary>
    public string ServiceFingerprint { get; init; } = "";

    /// <summary>The name that is given to the presence server; empty uses the UUID.</summary>
    public string PresenceName { get; init; } = "";
    public string PresenceSecret { get; init; } = "";

    /// <summary>"admin" until it was changed; nothing can be switched on before.</summary>
    public string AdministratorPassword { get; init; } = FactoryPassword;
    public ControlMode ControlMode { get; init; } = ControlMode.ByAdministrator;
    public ConsentNeed Consent { get; init; } = ConsentNeed.Nothing;
    public bool IsRemoteOn { get; init; }

    public const string FactoryPassword = "admin";

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"device {Uuid} calling {ServiceAddress}:{ServicePort}";
}
