using System.Buffers;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Protocol.Tests;

/// <summary>One good example of every message, by name. The TypeScript twin has the same values; testdata/messages.json has the bytes.</summary>
internal static class MessageVectors
{
    public static readonly Ticket Ticket = Protocol.Ticket.FromBytes(Row(0x10, 32));

    public static readonly IReadOnlyDictionary<string, byte[]> All = new Dictionary<string, byte[]>
    {
        ["join"] = Of(new Join(1, LegRole.Viewer, Ticket).Write),
        ["joined"] = Of(new Joined(3, true, Ticket, 123456789, [new(0, PeerPresence.Here, "Cora", ""), new(2, PeerPresence.Away, "Ada Óneill", "Acme 支援 🛟")]).Write),
        ["peerNews"] = Of(new PeerNews(PeerNewsKind.Back, new Peer(0, PeerPresence.Here, "Cora", "")).Write),
        ["refused"] = Of(new Refused(RefusalReason.Version, 1, 2, "Update the Companion.").Write),
        ["handshakeCommit"] = new HandshakeCommit(Row(1, 32)).ToBytes(),
        ["handshakeKey"] = new HandshakeKey(Row(2, 65), Row(3, 32)).ToBytes(),
        ["handshakeReveal"] = new HandshakeReveal(Row(4, 65), Row(5, 32)).ToBytes(),
        ["handshakeResume"] = new HandshakeResume(Row(6, 32), Row(7, 32)).ToBytes(),
        ["handshakeResumed"] = new HandshakeResumed(Row(8, 32), Row(9, 32)).ToBytes(),
        ["handshakeEpoch"] = new HandshakeEpoch(0xFEDCBA98, Row(10, 48)).ToBytes(),
        ["handshakeStartOver"] = new HandshakeStartOver(StartOverReason.MacMismatch).ToBytes(),
        ["consentState"] = new ConsentState(Capability.Control, ConsentStanding.SuspendedByCustomer, 5000, true).ToBytes(),
        ["surfaces"] = new Surfaces([new(0, 0, 0, 1920, 1080, true, "DP-1"), new(1, -1280, 40, 1280, 1024, false, "HDMI-Ö")]).ToBytes(),
        ["ended"] = new Ended(EndedReason.Customer).ToBytes(),
        ["frameRefused by sharer"] = new FrameRefused(LegRole.Sharer, StreamId.Of(3, 1), 77, FrameRefusal.Replay).ToBytes(),
        ["sharerAbout"] = new SharerAbout("Deskside Companion", "0.1.0", "Linux, X11", "péché", 1).ToBytes(),
        ["notice"] = new Notice(404, "The display went away.").ToBytes(),
        ["consentAsked"] = new ConsentAsked(Capability.View).ToBytes(),
        ["controlReleased"] = new ControlReleased().ToBytes(),
        ["keyframeWanted"] = new KeyframeWanted(15, KeyframeReason.Decoder).ToBytes(),
        ["viewerAbout"] = new ViewerAbout("Deskside console", "0.1.0", "Chromium").ToBytes(),
        ["frameRefused by viewer"] = new FrameRefused(LegRole.Viewer, StreamId.Of(0, 16), 0xFFFFFFFF, FrameRefusal.Seal).ToBytes(),
        ["surfaceChoice"] = new SurfaceChoice(0x80000001, true).ToBytes(),
        ["input"] = Of(
            new PointerMove(1, 2, 300, 65535).Write, new PointerButton(2, 0, 1, 2, MouseButton.Forward, true).Write,
            new Wheel(3, 0, 10, 20, -120, 30).Write, new Key(4, true, 0x04, 0x0101F6DF).Write, new TypedText(5, "naïve 😀 \n").Write,
            new ReleaseAll(0xFFFFFFFF).Write),
        ["cursorShape"] = new CursorShape(9, 24, 24, 3, 4, Row(0x40, 20)).ToBytes(),
        ["cursorPosition"] = new CursorPosition(1, 640, 480, true, CursorMovedBy.Customer).ToBytes(),
        ["cursorUse"] = new CursorUse(9).ToBytes(),
        ["screen"] = [.. Of(new ScreenHeader(7, 5, 123456).Write), 1, 2, 3],
        ["receipt"] = new Receipt([new(16, 0xFFFFFFF0), new(0, 12)], [new(0, 7, 15, 65535), new(1, 3, 0, 1)], 123456).ToBytes(),
    };

    private static byte[] Of(params Action<IBufferWriter<byte>>[] writes)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var write in writes) write(output);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Row(byte first, int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(first + i))];
}
