using System.Globalization;
using Deskside.OutOfBand.WsMan.Http;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.OutOfBand.WsMan;

/// <summary>WS-Management calls to one device: get, put, enumerate, invoke.</summary>
/// <remarks>
/// Calls go one at a time (the firmware serves no more). Expected failures are values: see <see cref="WsManFailure"/>. The classes of
/// the folder Classes stand on this. Thread-safe. Disposing closes the line.
/// </remarks>
public sealed class WsManDesk(LineOpener open, DeviceCredentials credentials, TimeProvider time) : IAsyncDisposable
{
    private const int MaxPulls = 64;
    private const int MaxItems = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly Dictionary<string, string> NoSelectors = [];

    private readonly HttpLine _http = new(open, credentials, "/wsman", Patience, time);
    private uint _number;

    /// <summary>The header "Server" of the last answer, which bears the firmware's version; null before any.</summary>
    public string? ServerHeader { get; private set; }

    /// <summary>The realm by which the firmware asked for the password last; null before any.</summary>
    public string? Realm => _http.Realm;

    public ValueTask<WsManAnswer<SoapElement>> GetAsync(string className, CancellationToken cancellation) =>
        CallAsync(SoapNames.Get, className, NoSelectors, null, Repeat.Safe, cancellation);

    /// <summary>Writes an instance back; the element must bear the class's name and namespace.</summary>
    public ValueTask<WsManAnswer<SoapElement>> PutAsync(string className, SoapElement instance, CancellationToken cancellation) =>
        CallAsync(SoapNames.Put, className, NoSelectors, instance, Repeat.Never, cancellation);

    /// <summary>All instances of a class.</summary>
    public async ValueTask<WsManAnswer<IReadOnlyList<SoapElement>>> EnumerateAsync(string className, CancellationToken cancellation)
    {
        var start = new SoapElement("Enumerate", SoapNames.Enumeration, "", []);
        var begun = await CallAsync(SoapNames.Enumerate, className, NoSelectors, start, Repeat.Safe, cancellation);
        if (!begun.Has(out var body, out var failure)) return failure;
        var context = body.TextOf("EnumerationContext");
        var found = new List<SoapElement>();
        for (var pulls = 0; context is not null; pulls++)
        {
            if (pulls == MaxPulls) return new WsManFailure.Unreadable($"The list of {className} does not end.");
            var pull = new SoapElement("Pull", SoapNames.Enumeration, "",
            [
                SoapElement.Leaf("EnumerationContext", SoapNames.Enumeration, context),
                SoapElement.Leaf("MaxElements", SoapNames.Enumeration, "999"),
                SoapElement.Leaf("MaxCharacters", SoapNames.Enumeration, "99999"),
            ]);
            var pulled = await CallAsync(SoapNames.Pull, className, NoSelectors, pull, Repeat.Never, cancellation);
            if (!pulled.Has(out var page, out failure)) return failure;
            found.AddRange(page.Find("Items")?.Children ?? []);
            if (found.Count > MaxItems) return new WsManFailure.Unreadable($"The list of {className} has more than {MaxItems} items.");
            context = page.Find("EndOfSequence") is null ? page.TextOf("EnumerationContext") : null;
        }
        return found;
    }

    /// <summary>Calls a method; arguments are elements in the class's namespace. A ReturnValue other than 0 is a refusal.</summary>
    public async ValueTask<WsManAnswer<SoapElement>> InvokeAsync(
        string className, string method, IReadOnlyList<SoapElement> arguments, Repeat repeat, CancellationToken cancellation)
    {
        var space = SoapNames.ResourceUri(className);
        var input = new SoapElement(method + "_INPUT", space, "", arguments);
        var answer = await CallAsync($"{space}/{method}", className, NoSelectors, input, repeat, cancellation);
        if (!answer.Has(out var output, out var failure)) return failure;
        return output.NumberOf("ReturnValue") is { } value and not 0 ? new WsManFailure.Refused($"{className}.{method}", value) : output;
    }

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    private async ValueTask<WsManAnswer<SoapElement>> CallAsync(
        string action, string className, IReadOnlyDictionary<string, string> selectors, SoapElement? body, Repeat repeat, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _number);
        var request = SoapWriter.Request(action, SoapNames.ResourceUri(className), number, selectors, body);
        switch (await _http.PostAsync(request, repeat, cancellation))
        {
            case HttpPost.WrongPassword wrong: return new WsManFailure.WrongPassword(wrong.Realm);
            case HttpPost.Failed failed: return new WsManFailure.LineLost(failed.Why);
            case HttpPost.Answered answered:
                ServerHeader = answered.Server ?? ServerHeader;
                var read = SoapReader.Read(answered.Body);
                if (read is SoapRead.Ok { Envelope.RelatesTo: { Length: > 0 } related } && related != number.ToString(CultureInfo.InvariantCulture))
                {
                    // Whatever else lies on this line answers something that was not asked: it is not read any further.
                    await _http.DropLineAsync(cancellation);
                    return new WsManFailure.Unreadable($"It answers message {Printable(related)}, but {number} was asked.");
                }
                return Answer(answered, read, className);
            default: return new WsManFailure.LineLost("No answer.");
        }
    }

    private static string Printable(string text) => new([.. text.Take(32).Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is ':' or '-' ? sign : '?')]);

    private static WsManAnswer<SoapElement> Answer(HttpPost.Answered answered, SoapRead read, string className)
    {
        if (read is SoapRead.Ok { Envelope.Body: { Name: "Fault" } fault })
            return new WsManFailure.Fault(answered.Status, fault.Find("Reason")?.TextOf("Text") ?? fault.Find("Code")?.Find("Subcode")?.TextOf("Value") ?? "no reason given");
        if (answered.Status != 200) return new WsManFailure.Fault(answered.Status, $"{className} was answered without a reason");
        return read switch
        {
            SoapRead.Ok { Envelope.Body: { } body } => body,
            // Firmware answers some writes with an empty body.
            SoapRead.Ok => new SoapElement("", "", "", []),
            SoapRead.Malformed malformed => new WsManFailure.Unreadable(malformed.Why),
            _ => new WsManFailure.Unreadable("Unknown."),
        };
    }
}
