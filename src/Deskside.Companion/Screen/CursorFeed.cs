using System.IO.Compression;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;
using CursorShape = Deskside.Protocol.Messages.CursorShape;

namespace Deskside.Companion.Screen;

/// <summary>The pointer as messages of its own: each shape once an epoch, places merged, newest wins.</summary>
internal sealed class CursorFeed(ICursorSource cursor, IScreenSource screen, Outgoing outgoing, TimeProvider time)
{
    // The technician's own moves come back to him in the picture of others only: they need no hurry.
    private static readonly TimeSpan EchoEvery = TimeSpan.FromMilliseconds(100);

    private const int MaxKnown = 64;

    private readonly Pulse _changed = new();
    private readonly HashSet<uint> _known = [];
    private uint _used = uint.MaxValue;
    private CursorPlace? _told;
    private int _mustTellAll;

    /// <summary>A new epoch began: viewers know no shape and no place.</summary>
    public void TellAll()
    {
        Interlocked.Exchange(ref _mustTellAll, 1);
        _changed.Set();
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        cursor.Changed += _changed.Set;
        try
        {
            while (true)
            {
                await _changed.WaitAsync(cancellation);
                if (!outgoing.HasAudience) continue;
                if (Interlocked.Exchange(ref _mustTellAll, 0) == 1) Forget();
                TellShape(cursor.Shape);
                TellPlace(cursor.Place);
                if (cursor.Place.MovedBy == CursorMover.Technician) await Task.Delay(EchoEvery, time, cancellation);
            }
        }
        finally
        {
            cursor.Changed -= _changed.Set;
        }
    }

    private void Forget()
    {
        _known.Clear();
        _used = uint.MaxValue;
        _told = null;
    }

    private void TellShape(Ports.CursorShape shape)
    {
        if (shape.Id == _used) return;
        if (_known.Count >= MaxKnown) _known.Clear();
        CursorMessage message = _known.Contains(shape.Id)
            ? new CursorUse(shape.Id)
            : new CursorShape(shape.Id, (ushort)shape.Width, (ushort)shape.Height, (ushort)shape.HotX, (ushort)shape.HotY, Deflate(shape.Rgba.Span));
        if (!Post(message)) return;
        _known.Add(shape.Id);
        _used = shape.Id;
    }

    private void TellPlace(CursorPlace place)
    {
        if (place == _told) return;
        foreach (var surface in screen.Surfaces)
        {
            if (!surface.Holds(place.X, place.Y)) continue;
            if (Post(new CursorPosition((byte)surface.Id, (ushort)(place.X - surface.X), (ushort)(place.Y - surface.Y), true, (CursorMovedBy)place.MovedBy))) _told = place;
            return;
        }
    }

    private bool Post(CursorMessage message) =>
        outgoing.TryPost(new OutgoingMessage(FrameKind.Cursor, StreamId.Of(StreamId.EveryViewer, Channel.Cursor), message.ToBytes()));

    private static ReadOnlyMemory<byte> Deflate(ReadOnlySpan<byte> rgba)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(rgba);
        return packed.ToArray();
    }
}
