using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>A leg's place in a session, whether it is connected now or not. Guarded by the session's lock.</summary>
internal sealed class Seat(LegIdentity identity, RelayOptions options, TimeProvider time)
{
    // One flag a channel of leg 0: true until a message (for a screen: a keyframe) begins that this viewer can start with.
    private readonly bool[] _withheld = new bool[Channel.LastFile + 1];

    public LegIdentity Identity { get; set; } = identity;

    public LegConnection? Connection { get; set; }

    public Patience Patience { get; } = new(options.ParkAfter, time);

    public bool IsParked { get; private set; }

    public long AwaySince { get; set; } = time.GetTimestamp();

    public PeerPresence Presence => Connection is null ? PeerPresence.Away : PeerPresence.Here;

    public Peer ToPeer() => new(Identity.Leg, Presence, Identity.Name, Identity.Organisation);

    public void Park()
    {
        IsParked = true;
        WithholdAll();
    }

    public void WithholdAll() => Array.Fill(_withheld, true);

    /// <summary>A new connection begins with nothing in the middle.</summary>
    public void Connect(LegConnection connection)
    {
        Connection = connection;
        IsParked = false;
        WithholdAll();
    }

    /// <summary>Whether this frame for all may go to this viewer.</summary>
    /// <param name="header">A frame of leg 0.</param>
    /// <param name="beginsMessage">The frame before it on this stream was the last of its message.</param>
    /// <param name="hasCaughtUp">Nothing old waits for the viewer any more.</param>
    public SeatPass Pass(FrameHeader header, bool beginsMessage, bool hasCaughtUp)
    {
        var channel = header.Stream.Channel;
        if (!_withheld[channel]) return SeatPass.Pass;
        var isScreen = Channel.IsScreen(channel);
        var canBegin = isScreen ? header.IsKeyframe : beginsMessage;
        if (!canBegin || (IsParked && !(isScreen && hasCaughtUp))) return SeatPass.Withhold;
        _withheld[channel] = false;
        if (!IsParked) return SeatPass.Pass;
        IsParked = false;
        return SeatPass.Unpark;
    }
}

/// <summary>What a viewer's seat says to a frame for all.</summary>
internal enum SeatPass : byte { Pass, Withhold, Unpark }
