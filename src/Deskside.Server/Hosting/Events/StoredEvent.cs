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
    public required string Body { get; init; }

    /// <summary>As it stands on the wire; made once for all readers. The JSON has no line end in it: the writer escapes them.</summary>
    internal byte[] Frame => _frame ??= Encoding.UTF8.GetBytes(
        Number > 0
            ? string.Create(CultureInfo.InvariantCulture, $"event: {Kind}\nid: {Number}\ndata: {Body}\n\n")
            : $"event: {Kind}\ndata: {Body}\n\n");

    private byte[]? _frame;
}
