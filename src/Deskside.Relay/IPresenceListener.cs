using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>Hears which legs are here. Called in order for a session, from the legs' own threads; return at once and never throw.</summary>
public interface IPresenceListener
{
    void PresenceChanged(Guid session, LegIdentity leg, PeerPresence presence);
}
