using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Soap;
using static Deskside.DeviceEmulator.WsMan.FirmwareClass;

namespace Deskside.DeviceEmulator.WsMan.Classes;

/// <summary>Power: what it is, and changing it.</summary>
internal static class PowerClasses
{
    private const string Service = "CIM_PowerManagementService";
    private const string Associated = "CIM_AssociatedPowerManagementService";

    public static IEnumerable<FirmwareClass> Of(ManagementEngine engine)
    {
        yield return new("CIM_ServiceAvailableToElement") { Instances = () => [State(engine)] };
        yield return new(Associated) { Instances = () => [State(engine)] };
        yield return new(Service)
        {
            Instances = () =>
            [
                Instance(Service,
                    ("CreationClassName", Service), ("ElementName", "Intel(r) AMT Power Management Service"), ("EnabledState", 5), ("Name", "Intel(r) AMT Power Management Service"),
                    ("RequestedState", 12), ("SystemCreationClassName", "CIM_ComputerSystem"), ("SystemName", "Intel(r) AMT")),
            ],
            Methods =
            {
                ["RequestPowerStateChange"] = async (input, cancellation) =>
                {
                    if (input.NumberOf("PowerState") is not { } wanted) return new MethodOutput(5);
                    engine.Logs.AddAudit(17, (ushort)wanted);
                    return new MethodOutput(await engine.ChangePowerAsync((PowerState)wanted, cancellation));
                },
            },
        };
        yield return new("IPS_PowerManagementService")
        {
            Instances = () => [Instance("IPS_PowerManagementService", ("CreationClassName", "IPS_PowerManagementService"), ("OSPowerSavingState", 2))],
        };
    }

    private static SoapElement State(ManagementEngine engine)
    {
        var space = SoapNames.ResourceUri(Associated);
        var states = engine.Machine.IsOn ? new[] { 10, 8, 5 } : [2];
        return Instance(Associated,
        [
            .. states.Select(state => ("AvailableRequestedPowerStates", (object?)state)),
            ("PowerState", (int)(engine.Machine.IsOn ? PowerState.On : PowerState.OffSoft)),
            ("ServiceProvided", SoapWriter.Reference("ServiceProvided", space, Service, new Dictionary<string, string>
            {
                ["CreationClassName"] = Service, ["Name"] = "Intel(r) AMT Power Management Service", ["SystemCreationClassName"] = "CIM_ComputerSystem", ["SystemName"] = "Intel(r) AMT",
            })),
            ("UserOfService", SoapWriter.Reference("UserOfService", space, "CIM_ComputerSystem", new Dictionary<string, string>
            {
                ["CreationClassName"] = "CIM_ComputerSystem", ["Name"] = "ManagedSystem",
            })),
        ]);
    }
}
