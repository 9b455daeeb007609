using System.Globalization;
using System.Text;
using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events;

/// <summary>An event with its place in the organisation's log. <see cref="Number"/> is 0 for fleeting ones, which are not stored.</summary>
public sealed record StoredEvent
{
    public long Number { get; init; }

    public required string Kind { get; init; }

    public Audience Audience { get; init; }

    public RequestId? Request { get; init; }

    public TechnicianId? Holder { get; init; }

    /// <summary>The JSON that readers get.</summary>
    public string Body { get; init; } = "";

    /// <summary>As it stands on the wire; made once for all readers. The JSON has no line end in it: the writer escapes them.</summary>
    internal byte[] Frame
    {
        get => field ??= FrameOf(Kind, Number, Encoding.UTF8.GetBytes(Body));
        init;
    }

    internal static byte[] FrameOf(string kind, long number, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(number > 0 ? string.Create(CultureInfo.InvariantCulture, $"event: {kind}\nid: {number}\ndata: ") : $"event: {kind}\ndata: ");
        return [.. head, .. body, .. "\n\n"u8];
    }
}
