using System.Globalization;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>Whether the PC is on, and switching it.</summary>
/// <remarks>During an open redirection session firmware rejects off and cycle, and allows reset. Leave 10 s between two changes.</remarks>
public static class Power
{
    private const string Service = "CIM_PowerManagementService";

    public static async ValueTask<WsManAnswer<PowerState>> ReadAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var found = await desk.EnumerateAsync("CIM_ServiceAvailableToElement", cancellation);
        return found.Select(list => (PowerState)(list.Select(item => item.NumberOf("PowerState")).FirstOrDefault(state => state is not null) ?? 0));
    }

    public static async ValueTask<WsManAnswer<Done>> RequestAsync(WsManDesk desk, PowerState wanted, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(Service);
        var system = new Dictionary<string, string> { ["CreationClassName"] = "CIM_ComputerSystem", ["Name"] = "ManagedSystem" };
        var answer = await desk.InvokeAsync(
            Service, "RequestPowerStateChange",
            [
                SoapElement.Leaf("PowerState", space, ((int)wanted).ToString(CultureInfo.InvariantCulture)),
                SoapWriter.Reference("ManagedElement", space, "CIM_ComputerSystem", system),
            ],
            Repeat.Never, cancellation);
        return answer.Select(_ => default(Done));
    }
}
