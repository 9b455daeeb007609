using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

public enum ScreenState
{
    Off,

    /// <summary>Usable: enabled, or enabled but not listening on a port of its own.</summary>
    On,

    /// <summary>This PC cannot show its screen below the operating system.</summary>
    NotThere,
}

/// <summary>Switches the redirection of screen, keyboard and mouse.</summary>
public static class ScreenSwitch
{
    private const string Service = "CIM_KVMRedirectionSAP";

    public static async ValueTask<WsManAnswer<ScreenState>> ReadAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var got = await desk.GetAsync(Service, cancellation);
        if (!got.Has(out var found, out var failure)) return failure is WsManFailure.Fault ? ScreenState.NotThere : failure;
        return found.NumberOf("EnabledState") is 2 or 6 ? ScreenState.On : ScreenState.Off;
    }

    public static async ValueTask<WsManAnswer<Done>> SetAsync(WsManDesk desk, ScreenState wanted, CancellationToken cancellation)
    {
        var state = SoapElement.Leaf("RequestedState", SoapNames.ResourceUri(Service), wanted == ScreenState.On ? "2" : "3");
        return (await desk.InvokeAsync(Service, "RequestStateChange", [state], Repeat.Never, cancellation)).Select(_ => default(Done));
    }
}
