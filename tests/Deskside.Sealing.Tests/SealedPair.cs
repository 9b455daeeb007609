using System.Buffers;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Parts;

namespace Deskside.Sealing.Tests;

/// <summary>A handshake done, and what it takes to seal at one end and open at the other.</summary>
internal sealed class SealedPair
{
    public SealedPair(byte leg = 1)
    {
        Leg = leg;
        var (sharer, viewer) = new HandshakePair(leg, leg).RunFresh();
        ToSharer = new FrameSealer(viewer.Keys.ViewerToSharer, leg);
        AtSharer = new FrameOpener(sharer.Keys.ViewerToSharer, leg);
        ToViewer = new FrameSealer(sharer.Keys.SharerToViewer, leg);
        AtViewer = new FrameOpener(viewer.Keys.SharerToViewer, leg);
        SharerWrap = sharer.Keys.Wrap;
        Content = new ContentOpener(viewer.Keys.Wrap);
    }

    public byte Leg { get; }
    public FrameSealer ToSharer { get; }
    public FrameOpener AtSharer { get; }
    public FrameSealer ToViewer { get; }
    public FrameOpener AtViewer { get; }
    public WrapKey SharerWrap { get; }
    public ContentOpener Content { get; }

    public static readonly byte[] Secret = "the password is correct horse battery staple"u8.ToArray();

    public Frame SealInput(byte[]? body = null) => Seal(ToSharer.TrySeal, FrameKind.Input, StreamId.Of(Leg, Channel.Input), body ?? Secret);

    public Frame SealControl(byte[]? body = null) => Seal(ToViewer.TrySeal, FrameKind.Control, StreamId.Of(Leg, Channel.Control), body ?? Secret);

    public static Frame SealScreen(ContentSealer content, byte[]? body = null) =>
        Seal(content.TrySeal, FrameKind.Screen, StreamId.Of(0, Channel.Screen(0)), body ?? Secret);

    public static Frame Seal(Func<OutgoingPart, uint, IBufferWriter<byte>, bool> seal, FrameKind kind, StreamId stream, byte[] body)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.True(seal(new OutgoingPart(kind, FrameFlags.None, stream, body), 1234, output));
        return Parse(output.WrittenSpan.ToArray());
    }

    public static Frame Parse(byte[] bytes)
    {
        Assert.Equal(HeaderParse.Ok, FrameHeader.TryRead(bytes, out var header));
        return new Frame(header, bytes);
    }
}
