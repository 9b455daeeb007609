using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Classes;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>The customer's code.</summary>
internal static class ConsentClasses
{
    private const string Service = "IPS_OptInService";

    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        yield return new(Service)
        {
            Instances = () =>
            [
                Instance(Service,
                    ("CanModifyOptInPolicy", engine.Settings.ControlMode == ControlMode.ByAdministrator ? 1 : 0), ("CreationClassName", Service), ("ElementName", "Intel(r) AMT OptIn Service"),
                    ("Name", "Intel(r) AMT OptIn Service"), ("OptInCodeTimeout", 300), ("OptInDisplayTimeout", 300),
                    ("OptInRequired", engine.Consent.Need switch { ConsentNeed.Nothing => 0u, ConsentNeed.Screen => 1u, _ => uint.MaxValue }), ("OptInState", (int)engine.Consent.Progress),
                    ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT")),
            ],
            Put = written =>
            {
                if (engine.Settings.ControlMode != ControlMode.ByAdministrator || written.NumberOf("OptInRequired") is not { } need) return false;
                engine.Settings = engine.Settings with { Consent = need switch { 0 => ConsentNeed.Nothing, 1 => ConsentNeed.Screen, _ => ConsentNeed.Everything } };
                return true;
            },
            Methods =
            {
                ["StartOptIn"] = (_, _) => ValueTask.FromResult(new MethodOutput(engine.Consent.Start())),
                ["CancelOptIn"] = (_, _) => ValueTask.FromResult(new MethodOutput(engine.Consent.Cancel())),
                // Some consoles write the code as a number and so lose its leading noughts.
                ["SendOptInCode"] = (input, _) => ValueTask.FromResult(new MethodOutput(engine.Consent.Give((input.TextOf("OptInCode") ?? "").PadLeft(6, '0')))),
            },
        };
    }
}
