using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.WsMan.Classes;
using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.DeviceEmulator.WsMan;

/// <summary>Every class that the firmware serves, and how a call finds it. Thread-safe; at most 32 lists stand open.</summary>
internal sealed class ClassBook
{
    private const int MaxLists = 32;

    private readonly Dictionary<string, FirmwareClass> _classes;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SoapElement[]> _lists = [];
    private uint _number;
    private uint _nextList;

    public ClassBook(ManagementEngine engine) =>
        _classes = new[]
            {
                IdentityClasses.Of(engine), PowerClasses.Of(engine), BootClasses.Of(engine), RedirectionClasses.Of(engine), ConsentClasses.Of(engine),
                LogClasses.Of(engine), NetworkClasses.Of(engine),
            }
            .SelectMany(classes => classes).ToDictionary(found => found.Name);

    public async ValueTask<(int Status, byte[] Body)> AnswerAsync(SoapRead read, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _number);
        if (read is not SoapRead.Ok { Envelope: var request })
            return (400, SoapAnswer.Fault(null, number, "b:InvalidMessageInformationHeader", (read as SoapRead.Malformed)?.Why ?? "malformed"));
        if (!_classes.TryGetValue(request.ClassName, out var found) || found.Space != request.ResourceUri)
            return (400, SoapAnswer.Fault(request, number, "b:DestinationUnreachable", "No route can be determined to reach the destination role defined by the WS-Addressing To."));
        switch (request.Action)
        {
            case SoapNames.Get when found.Instances().FirstOrDefault() is { } instance: return (200, SoapAnswer.Of(request, number, instance));
            case SoapNames.Put when found.Put is { } put && request.Body is { } written:
                return put(written)
                    ? (200, SoapAnswer.Of(request, number, found.Instances().FirstOrDefault()))
                    : (400, SoapAnswer.Fault(request, number, "c:InvalidParameter", "A field cannot be written, or its value is not allowed."));
            case SoapNames.Enumerate: return (200, SoapAnswer.Of(request, number, Begin(found)));
            case SoapNames.Pull: return Pull(request, number);
        }
        var method = request.Action[(request.Action.LastIndexOf('/') + 1)..];
        if (!request.Action.StartsWith(found.Space + "/", StringComparison.Ordinal) || !found.Methods.TryGetValue(method, out var call))
            return (400, SoapAnswer.Fault(request, number, "b:ActionNotSupported", $"The action is not supported by {found.Name}."));
        var output = await call(request.Body ?? new SoapElement(method + "_INPUT", found.Space, "", []), cancellation);
        var body = new SoapElement(method + "_OUTPUT", found.Space, "", [.. output.Elements, found.Field("ReturnValue", output.ReturnValue)]);
        return (200, SoapAnswer.Of(request, number, body));
    }

    private SoapElement Begin(FirmwareClass found)
    {
        lock (_gate)
        {
            if (_lists.Count >= MaxLists) _lists.Clear();
            var context = $"{++_nextList:X8}-0000-0000-0000-000000000000";
            _lists[context] = [.. found.Instances()];
            return new SoapElement("EnumerateResponse", SoapNames.Enumeration, "", [SoapElement.Leaf("EnumerationContext", SoapNames.Enumeration, context)]);
        }
    }

    private (int, byte[]) Pull(SoapEnvelope request, uint number)
    {
        SoapElement[]? items;
        lock (_gate) _lists.Remove(request.Body?.TextOf("EnumerationContext") ?? "", out items);
        if (items is null) return (400, SoapAnswer.Fault(request, number, "e:InvalidEnumerationContext", "The supplied enumeration context is invalid."));
        return (200, SoapAnswer.Of(request, number, new SoapElement("PullResponse", SoapNames.Enumeration, "",
            [new("Items", SoapNames.Enumeration, "", items), SoapElement.Leaf("EndOfSequence", SoapNames.Enumeration, "")])));
    }
}
