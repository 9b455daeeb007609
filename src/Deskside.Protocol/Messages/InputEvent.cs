using System.Buffers;
using System.Collections.Immutable;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>One input of the technician: type (1) ‖ event id (4) ‖ body. Closed: one file an event.</summary>
/// <remarks>
/// An input message is one or more events, in order, at most <see cref="MaxEvents"/>. Coordinates are pixels of the surface.
/// Ids grow by one and come back in the screen header, so that the delay can be measured. Input is never replayed.
/// Errors: reading never throws; one bad event voids the whole message, so that no half of a click is taken.
/// </remarks>
public abstract record InputEvent
{
    public const int MaxEvents = 256;

    private protected InputEvent(uint eventId) => EventId = eventId;

    public uint EventId { get; }

    private protected abstract byte Type { get; }

    private protected abstract void WriteBody(WireWriter writer);

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8(Type);
        writer.U32(EventId);
        WriteBody(writer);
    }

    /// <summary>Reads a whole message. False when any event is malformed, there is none or there are too many.</summary>
    public static bool TryReadAll(ReadOnlySpan<byte> bytes, out ImmutableArray<InputEvent> events)
    {
        events = [];
        var reader = new WireReader(bytes);
        var found = ImmutableArray.CreateBuilder<InputEvent>();
        while (reader.HasMore && found.Count < MaxEvents)
        {
            if (Read(ref reader) is not { } input) return false;
            found.Add(input);
        }
        if (!reader.EndsWell || found.Count == 0) return false;
        events = found.ToImmutable();
        return true;
    }

    private static InputEvent? Read(ref WireReader reader)
    {
        var type = reader.U8();
        var id = reader.U32();
        return type switch
        {
            PointerMove.Number => PointerMove.Read(id, ref reader),
            PointerButton.Number => PointerButton.Read(id, ref reader),
            Wheel.Number => Wheel.Read(id, ref reader),
            Key.Number => Key.Read(id, ref reader),
            TypedText.Number => TypedText.Read(id, ref reader),
            ReleaseAll.Number => new ReleaseAll(id),
            _ => null,
        };
    }
}
