using Deskside.DeviceEmulator.Engine;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>What other consoles ask of the network and the certificates before they go on; mostly empty lists.</summary>
internal static class NetworkClasses
{
    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        yield return new("AMT_EthernetPortSettings")
        {
            Instances = () =>
            [
                Instance("AMT_EthernetPortSettings",
                    ("DHCPEnabled", true), ("ElementName", "Intel(r) AMT Ethernet Port Settings"), ("InstanceID", "Intel(r) AMT Ethernet Port Settings 0"), ("IpSyncEnabled", true),
                    ("LinkIsUp", true), ("LinkPolicy", 1), ("LinkPolicy", 14), ("MACAddress", "02-00-00-00-00-01"), ("SharedMAC", true), ("SharedStaticIp", false)),
            ],
        };
        yield return new("AMT_PublicKeyCertificate");
        yield return new("AMT_TLSSettingData");
        yield return new("AMT_UserInitiatedConnectionService")
        {
            Instances = () =>
            [
                Instance("AMT_UserInitiatedConnectionService",
                    ("CreationClassName", "AMT_UserInitiatedConnectionService"), ("ElementName", "Intel(r) AMT User Initiated Connection Service"),
                    ("EnabledState", engine.Settings.IsRemoteOn ? 32769 : 32768), ("Name", "Intel(r) AMT User Initiated Connection Service"),
                    ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT")),
            ],
        };
        yield return new("AMT_EnvironmentDetectionSettingData")
        {
            Instances = () => [Instance("AMT_EnvironmentDetectionSettingData", ("DetectionAlgorithm", 0), ("ElementName", "Intel(r) AMT Environment Detection Settings"), ("InstanceID", "Intel(r) AMT Environment Detection Settings"))],
        };
        yield return new("AMT_ManagementPresenceRemoteSAP");
        yield return new("AMT_RemoteAccessPolicyRule");
        yield return new("AMT_RemoteAccessPolicyAppliesToMPS");
    }
}
