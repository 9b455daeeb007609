using System.Text.Json.Nodes;

namespace Deskside.Server.Cases.Internal;

/// <summary>An event as one plain sentence.</summary>
internal static class CaseWords
{
    public static string? ActorOf(JsonObject details) => Text(details, "technician") ?? Text(details, "by") switch
    {
        "customer" => "Customer",
        "technician" => "Technician",
        var other => other,
    };

    public static string Say(string kind, JsonObject details) => kind switch
    {
        "request.waiting" => Text(details, "wayIn") == "phone" ? "A call was noted; the question waits." : "The question waits.",
        "request.accepted" => $"{Text(details, "technician") ?? "A technician"} accepted.",
        "request.left" => "The customer left.",
        "request.ended" => "The case is closed.",
        "session.opened" => "The session began.",
        "session.ended" => "The session ended.",
        "session.held" => "The session was put on hold or taken up again.",
        "session.sharer" => Text(details, "present") == "true" ? "The customer's PC is connected for sharing." : "The customer's PC is not connected for sharing any more.",
        "session.consent" => $"The customer's consent to {Text(details, "capability")}: {Text(details, "state")}.",
        "chat.message" => "A message in the chat.",
        "case.step" => $"Step done: {Text(details, "step")}.",
        "case.unsealed" => Text(details, "by") switch
        {
            "page" => "The customer's page says that this work is not sealed from end to end.",
            "mail" => "The customer is told by mail that this work is not sealed from end to end.",
            _ => "The customer has no page and no mail address: say aloud that this work is not sealed from end to end.",
        },
        "device.expected" => "The PC's number and password were typed in: its call is expected.",
        "device.forgotten" when Text(details, "why") == "expired" => "A day went by without a session: the PC is not expected any more, and its password was forgotten. Type both again when it goes on.",
        "device.forgotten" => "The PC is not expected any more; its password was forgotten.",
        "device.hello" => $"The PC called from {Text(details, "address")}.",
        "device.access" => Text(details, "access") == "right" ? "The password opened the PC's firmware." : "The password was wrong.",
        "device.power" => $"Power: {Text(details, "action")}.",
        "device.consent" => $"The firmware's consent: {Text(details, "state")}.",
        "device.serial" => $"The serial line is {Text(details, "state")}.",
        "device.screen" => $"The screen is {Text(details, "state")}.",
        "device.media" => $"The redirected drives are {Text(details, "state")}.",
        "device.boot" => $"Start from an image: {BootStep(Text(details, "step"))} – {Text(details, "state")}.{(Text(details, "text") is { } text ? " " + text : "")}",
        "device.forward" => "A port of the PC's firmware was served on the node, or is not any more.",
        "device.cut" => $"The {CutName(Text(details, "what"))} was cut. {Text(details, "why")}",
        "device.notPutBack" => $"Not put back: {Text(details, "text")}",
        "device.closed" => Text(details, "putBack") == "no" ? "The PC was closed here and its line ended, but not everything was put back." : "Everything on the PC was closed and put back; its line was ended.",
        "device.offline" => $"The PC's line is over. {Text(details, "why")}",
        "device.told" => Text(details, "fixed") == "yes" ? "The customer was told: the fault is fixed." : "The customer was told: the fault is not fixed.",
        _ => $"{kind}.",
    };

    private static string CutName(string? what) => what switch { "serial" => "serial line", "screen" => "screen", _ => "port that was served on the node" };

    private static string? BootStep(string? step) => step switch
    {
        "consent" => "the customer's consent",
        "redirectionOn" => "serial line and drives switched on",
        "mediaOpen" => "the image laid into the PC's drive",
        "serialOpen" => "the serial line opened",
        "bootOrder" => "the PC's own boot order put aside",
        "bootOptions" => "the options of one start set",
        "bootRole" => "the options armed",
        "power" => "the PC switched on or reset",
        "reading" => "the PC reads the image",
        "restored" => "the PC's own start put back",
        _ => step,
    };

    private static string? Text(JsonObject details, string name) => details[name] is JsonValue value ? value.ToString() : null;
}
