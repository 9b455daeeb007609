using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;
using Deskside.Sealing;

namespace Deskside.Companion.Viewers;

/// <summary>One technician's place in the session: who it is, its keys, and what the customer has allowed it.</summary>
/// <remarks>Guarded by the session's lock.</remarks>
internal sealed class ViewerSeat : IDisposable
{
    private readonly Dictionary<Capability, CapabilityState> _rights = [];
    private ITimer? _absence;

    public ViewerSeat(Guid session, Peer peer)
    {
        Leg = peer.Leg;
        Name = peer.Name;
        Organisation = peer.Organisation;
        Handshake = new HandshakeSharer(new HandshakeBinding(session, peer.Leg, peer.Name, peer.Organisation));
    }

    public byte Leg { get; }

    /// <summary>The technician's name in the server's words.</summary>
    public string Name { get; }

    public string Organisation { get; }

    public HandshakeSharer Handshake { get; }

    public FrameOpener? Opener { get; set; }

    public MessageAssembler Assembler { get; private set; } = new();

    public SafetyWords? Words { get; set; }

    /// <summary>Bytes of sealed input used since the keys were agreed; wraps.</summary>
    public uint InputBytes { get; set; }

    /// <summary>Which monitors it wants to see; the main one until it says.</summary>
    public SurfaceWish Wish { get; set; }

    /// <summary>When the last receipt went to this viewer.</summary>
    public long ReceiptAt { get; set; }

    /// <summary>False while its line is cut.</summary>
    public bool IsHere { get; private set; } = true;

    public bool HasKeys => Opener is not null;

    /// <summary>True while this viewer may get the screen.</summary>
    public bool MaySee => IsHere && HasKeys && this[Capability.View].LetsPass;

    public CapabilityState this[Capability capability]
    {
        get => _rights.GetValueOrDefault(capability) ?? new CapabilityState.None();
        set => _rights[capability] = value;
    }

    /// <summary>Keys end with the line; the rights stay, for the same viewer that comes back with its resume key.</summary>
    public void DropKeys()
    {
        Opener?.Dispose();
        Opener = null;
        InputBytes = 0;
        Assembler = new MessageAssembler();
    }

    /// <summary>Its line is cut; <paramref name="absence"/> runs until it is back and is owned from here on.</summary>
    public void GoAway(ITimer absence)
    {
        IsHere = false;
        DropKeys();
        _absence?.Dispose();
        _absence = absence;
    }

    public void ComeBack()
    {
        IsHere = true;
        _absence?.Dispose();
        _absence = null;
    }

    public void ForgetRights() => _rights.Clear();

    public void Dispose()
    {
        DropKeys();
        Handshake.Dispose();
        _absence?.Dispose();
    }
}
