using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Soap;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>The switches of serial line, drives and screen.</summary>
internal static class RedirectionClasses
{
    private const string Service = "AMT_RedirectionService";
    private const string Screen = "CIM_KVMRedirectionSAP";
    private const int AllOff = 32768;

    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        yield return new(Service)
        {
            Instances = () =>
            [
                Instance(Service,
                    ("CreationClassName", Service), ("ElementName", "Intel(r) AMT Redirection Service"), ("EnabledState", AllOff + (int)engine.Redirected),
                    ("ListenerEnabled", engine.IsListening), ("Name", "Intel(r) AMT Redirection Service"), ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT")),
            ],
            Put = written =>
            {
                engine.IsListening = written.IsTrue("ListenerEnabled");
                return true;
            },
            Methods = { ["RequestStateChange"] = (input, _) => ValueTask.FromResult(Change(engine, input)) },
        };
        yield return new(Screen)
        {
            Instances = () =>
            [
                Instance(Screen,
                    ("CreationClassName", Screen), ("ElementName", "KVM Redirection Service Access Point"), ("EnabledState", engine.IsScreenOn ? 6 : 3), ("KVMProtocol", 4),
                    ("Name", "KVM Redirection Service Access Point"), ("RequestedState", engine.IsScreenOn ? 2 : 3), ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "ManagedSystem")),
            ],
            Methods =
            {
                ["RequestStateChange"] = (input, _) =>
                {
                    if (input.NumberOf("RequestedState") is not (2 or 3)) return ValueTask.FromResult(new MethodOutput(5));
                    engine.IsScreenOn = input.NumberOf("RequestedState") == 2;
                    return ValueTask.FromResult(new MethodOutput(0));
                },
            },
        };
        yield return new("IPS_KVMRedirectionSettingData")
        {
            Instances = () =>
            [
                Instance("IPS_KVMRedirectionSettingData",
                    ("BackToBackFbMode", false), ("DefaultScreen", 0), ("ElementName", "Intel(r) KVM Redirection Settings"), ("EnabledByMEBx", true),
                    ("InstanceID", "Intel(r) KVM Redirection Settings"), ("Is5900PortEnabled", false), ("OptInPolicy", engine.Consent.Need != ConsentNeed.Nothing), ("OptInPolicyTimeout", 60), ("SessionTimeout", 10)),
            ],
            Put = _ => true,
        };
    }

    private static MethodOutput Change(ManagementEngine engine, SoapElement input)
    {
        if (input.NumberOf("RequestedState") is not (>= AllOff and <= AllOff + 3 and var state)) return new MethodOutput(5);
        engine.Redirected = (Redirected)(state - AllOff);
        engine.Logs.AddAudit(17, 9);
        return new MethodOutput(0);
    }
}
