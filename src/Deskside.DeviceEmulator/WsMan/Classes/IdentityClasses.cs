using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Classes;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>What the device says it is.</summary>
internal static class IdentityClasses
{
    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        yield return new("AMT_GeneralSettings")
        {
            Instances = () =>
            [
                Instance("AMT_GeneralSettings",
                    ("AMTNetworkEnabled", 1), ("DDNSPeriodicUpdateInterval", 1440), ("DDNSTTL", 900), ("DDNSUpdateByDHCPServerEnabled", true), ("DDNSUpdateEnabled", false),
                    ("DHCPv6ConfigurationTimeout", 0), ("DigestRealm", engine.Realm), ("DomainName", ""), ("ElementName", "Intel(r) AMT: General Settings"),
                    ("HostName", engine.Settings.HostName), ("HostOSFQDN", ""), ("IdleWakeTimeout", 65535), ("InstanceID", "Intel(r) AMT: General Settings"),
                    ("NetworkInterfaceEnabled", true), ("PingResponseEnabled", true), ("PowerSource", 0), ("PreferredAddressFamily", 0), ("PresenceNotificationInterval", 0),
                    ("PrivacyLevel", 0), ("RmcpPingResponseEnabled", true), ("SharedFQDN", true), ("ThunderboltDockEnabled", 0), ("WsmanOnlyMode", false)),
            ],
        };
        yield return new("IPS_HostBasedSetupService")
        {
            Instances = () =>
            [
                Instance("IPS_HostBasedSetupService",
                    ("AllowedControlModes", (int)ControlMode.ByAdministrator), ("AllowedControlModes", (int)ControlMode.ByHost), ("CertChainStatus", 0), ("ConfigurationNonce", ""),
                    ("CreationClassName", "IPS_HostBasedSetupService"), ("CurrentControlMode", (int)engine.Settings.ControlMode),
                    ("ElementName", "Intel(r) AMT Host Based Setup Service"), ("Name", "Intel(r) AMT Host Based Setup Service"),
                    ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT")),
            ],
        };
        yield return new("CIM_ComputerSystemPackage")
        {
            Instances = () => [Instance("CIM_ComputerSystemPackage", ("PlatformGUID", Convert.ToHexString(engine.Settings.Uuid.ToByteArray())))],
        };
        yield return new("CIM_SystemPackaging")
        {
            Instances = () => [Instance("CIM_ComputerSystemPackage", ("PlatformGUID", Convert.ToHexString(engine.Settings.Uuid.ToByteArray())))],
        };
        yield return new("CIM_SoftwareIdentity")
        {
            Instances = () => new[] { ("Flash", ManagementEngine.Version), ("AMT", ManagementEngine.Version), ("AMTApps", ManagementEngine.Version), ("Sku", "16392"), ("VendorID", "8086"), ("Build Number", "2049") }
                .Select(part => Instance("CIM_SoftwareIdentity", ("InstanceID", part.Item1), ("IsEntity", true), ("VersionString", part.Item2))),
        };
        yield return Setup(engine);
    }

    private static FirmwareClass Setup(ManagementEngine engine)
    {
        const string Name = "AMT_SetupAndConfigurationService";
        var found = new FirmwareClass(Name)
        {
            Instances = () =>
            [
                Instance(Name,
                    ("CreationClassName", Name), ("ElementName", "Intel(r) AMT Setup and Configuration Service"), ("EnabledState", 5), ("Name", "Intel(r) AMT Setup and Configuration Service"),
                    ("PasswordModel", 1), ("ProvisioningMode", engine.Settings.ControlMode == ControlMode.ByHost ? 4 : 1), ("ProvisioningState", 2), ("RequestedState", 12),
                    ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT"), ("ZeroTouchConfigurationEnabled", false)),
            ],
        };
        found.Methods["GetUuid"] = (_, _) => ValueTask.FromResult(new MethodOutput(0, found.Field("UUID", Convert.ToBase64String(engine.Settings.Uuid.ToByteArray()))));
        return found;
    }
}
