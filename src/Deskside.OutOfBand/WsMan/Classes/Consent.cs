using System.Diagnostics.CodeAnalysis;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>For what the customer's code is needed.</summary>
public enum ConsentNeed
{
    Nothing,
    Screen,
    Everything,
}

public enum ConsentProgress
{
    NotStarted = 0,
    Requested = 1,
    Displayed = 2,
    Received = 3,
    InSession = 4,
}

/// <summary>Six digits, shown on the customer's screen by the firmware and read out over the phone.</summary>
public readonly record struct ConsentDigits
{
    private readonly string? _digits;

    private ConsentDigits(string digits) => _digits = digits;

    /// <summary>Blanks and dashes between the digits are forgiven.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ConsentDigits code)
    {
        code = default;
        if (text is null || text.Length > 32) return false;
        var digits = string.Concat(text.Where(sign => sign is not (' ' or '-')));
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit)) return false;
        code = new ConsentDigits(digits);
        return true;
    }

    /// <summary>The digits go to the firmware, never to a log.</summary>
    public override string ToString() => "******";

    internal string Digits => _digits ?? throw new InvalidOperationException("Uninitialised consent code.");
}

/// <summary>The firmware's own consent: it shows a code to the customer, and wants it back from the technician.</summary>
public sealed record Consent(ConsentNeed Need, ConsentProgress Progress)
{
    private const string Service = "IPS_OptInService";

    /// <summary>True when a session can be opened now.</summary>
    public bool IsGiven => Need == ConsentNeed.Nothing || Progress is ConsentProgress.Received or ConsentProgress.InSession;

    public static async ValueTask<WsManAnswer<Consent>> ReadAsync(WsManDesk desk, CancellationToken cancellation) =>
        (await desk.GetAsync(Service, cancellation)).Select(found => new Consent(
            found.NumberOf("OptInRequired") switch { 0 => ConsentNeed.Nothing, 1 => ConsentNeed.Screen, _ => ConsentNeed.Everything },
            (ConsentProgress)(found.NumberOf("OptInState") ?? 0)));

    /// <summary>The firmware shows the code to the customer.</summary>
    public static ValueTask<WsManAnswer<Done>> AskAsync(WsManDesk desk, CancellationToken cancellation) => CallAsync(desk, "StartOptIn", [], cancellation);

    /// <summary>Gives the code back. A refusal with 2 or 3 is a wrong code; the firmware counts tries.</summary>
    public static ValueTask<WsManAnswer<Done>> GiveAsync(WsManDesk desk, ConsentDigits code, CancellationToken cancellation) =>
        CallAsync(desk, "SendOptInCode", [SoapElement.Leaf("OptInCode", SoapNames.ResourceUri(Service), code.Digits)], cancellation);

    public static ValueTask<WsManAnswer<Done>> CancelAsync(WsManDesk desk, CancellationToken cancellation) => CallAsync(desk, "CancelOptIn", [], cancellation);

    private static async ValueTask<WsManAnswer<Done>> CallAsync(WsManDesk desk, string method, IReadOnlyList<SoapElement> arguments, CancellationToken cancellation) =>
        (await desk.InvokeAsync(Service, method, arguments, Repeat.Never, cancellation)).Select(_ => default(Done));
}
