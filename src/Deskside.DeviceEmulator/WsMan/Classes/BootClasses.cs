using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Soap;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>The next start: what is possible, what is asked, arming it.</summary>
internal static class BootClasses
{
    private const string Settings = "AMT_BootSettingData";

    private static readonly string[] Sources = ["Force Hard-drive Boot", "Force CD/DVD Boot", "Force PXE Boot"];
    private static readonly HashSet<string> Fixed = ["ElementName", "InstanceID", "OwningEntity"];

    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        yield return new("AMT_BootCapabilities")
        {
            Instances = () =>
            [
                Instance("AMT_BootCapabilities",
                    ("BIOSPause", false), ("BIOSReflash", false), ("BIOSSecureBoot", engine.Machine.HasSecureBoot), ("BIOSSetup", false), ("ElementName", "Intel(r) AMT: Boot Capabilities"),
                    ("ForceCDorDVDBoot", true), ("ForceDiagnosticBoot", false), ("ForceHardDriveBoot", true), ("ForcePXEBoot", false), ("IDER", true),
                    ("InstanceID", "Intel(r) AMT:BootCapabilities 0"), ("SOL", true), ("SecureErase", false)),
            ],
        };
        yield return new(Settings)
        {
            Instances = () =>
            [
                Instance(Settings,
                [
                    ("BIOSLastStatus", 2), ("BIOSLastStatus", 0), ("BootguardStatus", 127), ("ElementName", "Intel(r) AMT Boot Configuration Settings"),
                    ("InstanceID", "Intel(r) AMT:BootSettingData 0"), ("OptionsCleared", engine.Boot.IsCleared), ("OwningEntity", "Intel(r) AMT"), ("RSEPassword", ""),
                    ("SecureBootControlEnabled", engine.Machine.HasSecureBoot), ("UEFIHTTPSBootEnabled", false), ("UEFILocalPBABootEnabled", false), ("WinREBootEnabled", false),
                    .. engine.Boot.All.Select(value => (value.Name, (object?)value.Value)),
                ]),
            ],
            Put = written => written.Name == Settings && MayRelax(engine, written) && engine.Boot.TryWrite(
                written.Children.Where(field => !Fixed.Contains(field.Name)).Select(field => KeyValuePair.Create(field.Name, field.Text))),
        };
        yield return new("CIM_BootSourceSetting")
        {
            Instances = () => Sources.Select(source => Instance("CIM_BootSourceSetting",
                ("BIOSBootString", ""), ("BootString", source), ("ElementName", "Intel(r) AMT: Boot Source"), ("FailThroughSupported", 2), ("InstanceID", "Intel(r) AMT: " + source))),
        };
        yield return new("CIM_BootConfigSetting")
        {
            Instances = () => [Instance("CIM_BootConfigSetting", ("ElementName", "Intel(r) AMT: Boot Configuration"), ("InstanceID", "Intel(r) AMT: Boot Configuration 0"))],
            Methods = { ["ChangeBootOrder"] = (input, _) => ValueTask.FromResult(ChangeOrder(engine, input)) },
        };
        yield return new("CIM_BootService")
        {
            Instances = () =>
            [
                Instance("CIM_BootService",
                    ("CreationClassName", "CIM_BootService"), ("ElementName", "Intel(r) AMT Boot Service"), ("EnabledState", 5), ("Name", "Intel(r) AMT Boot Service"),
                    ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT")),
            ],
            Methods = { ["SetBootConfigRole"] = (input, _) => ValueTask.FromResult(SetRole(engine, input)) },
        };
    }

    // Secure Boot is set aside by an administrator only, not in the control mode "by host".
    private static bool MayRelax(ManagementEngine engine, SoapElement written) =>
        engine.Settings.ControlMode == ControlMode.ByAdministrator || !engine.Machine.HasSecureBoot || written.Find("EnforceSecureBoot")?.Text != "false";

    private static MethodOutput ChangeOrder(ManagementEngine engine, SoapElement input)
    {
        var source = input.Find("Source")?.Find("ReferenceParameters")?.Find("SelectorSet")?.All("Selector").FirstOrDefault(selector => selector.NameAttribute == "InstanceID")?.Text;
        if (source is not null && !Sources.Any(known => source == "Intel(r) AMT: " + known)) return new MethodOutput(5);
        engine.Boot.ChooseSource(source);
        return new MethodOutput(0);
    }

    private static MethodOutput SetRole(ManagementEngine engine, SoapElement input)
    {
        switch (input.NumberOf("Role"))
        {
            case 1: engine.Boot.Arm(); return new MethodOutput(0);
            case 32768: engine.Boot.Disarm(); return new MethodOutput(0);
            default: return new MethodOutput(5);
        }
    }
}
