using System.Globalization;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>What of the serial line and the drives may be redirected.</summary>
[Flags]
public enum Redirected
{
    None = 0,
    Drives = 1,
    Serial = 2,
}

/// <summary>The redirection service's switches: which kinds are on, and whether it listens at all.</summary>
public sealed record RedirectionSwitch(Redirected Enabled, bool IsListening)
{
    private const string Service = "AMT_RedirectionService";
    private const int AllOff = 32768;

    public static async ValueTask<WsManAnswer<RedirectionSwitch>> ReadAsync(WsManDesk desk, CancellationToken cancellation) =>
        (await desk.GetAsync(Service, cancellation)).Select(Of);

    /// <summary>Switches kinds on or off, and the listener with them.</summary>
    public static async ValueTask<WsManAnswer<Done>> SetAsync(WsManDesk desk, Redirected wanted, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(Service);
        var state = (AllOff + (int)wanted).ToString(CultureInfo.InvariantCulture);
        var changed = await desk.InvokeAsync(Service, "RequestStateChange", [SoapElement.Leaf("RequestedState", space, state)], Repeat.Never, cancellation);
        if (!changed.Has(out _, out var failure)) return failure;
        var got = await desk.GetAsync(Service, cancellation);
        if (!got.Has(out var now, out failure)) return failure;
        var fields = now.Children.Where(field => field.Children.Count == 0).Select(field => SoapElement.Leaf(field.Name, space, field.Name switch
        {
            "ListenerEnabled" => wanted == Redirected.None ? "false" : "true",
            "EnabledState" => state,
            _ => field.Text,
        }));
        return (await desk.PutAsync(Service, new SoapElement(Service, space, "", [.. fields]), cancellation)).Select(_ => default(Done));
    }

    private static RedirectionSwitch Of(SoapElement found) =>
        new((Redirected)((found.NumberOf("EnabledState") ?? AllOff) & 3), found.IsTrue("ListenerEnabled"));
}
