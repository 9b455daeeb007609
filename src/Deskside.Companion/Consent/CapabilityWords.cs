using System.Text.Json;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Consent;

/// <summary>Consent in the words of the wire and of the server's record.</summary>
internal static class CapabilityWords
{
    public static ConsentStanding Standing(CapabilityState state) => state switch
    {
        CapabilityState.Asking => ConsentStanding.Asking,
        CapabilityState.Granted => ConsentStanding.Granted,
        CapabilityState.Suspended => ConsentStanding.SuspendedByCustomer,
        CapabilityState.Denied => ConsentStanding.Denied,
        CapabilityState.TimedOut => ConsentStanding.TimedOut,
        CapabilityState.Withdrawn => ConsentStanding.Withdrawn,
        CapabilityState.Unavailable => ConsentStanding.Unavailable,
        _ => ConsentStanding.None,
    };

    public static bool InAdvance(CapabilityState state) =>
        state is CapabilityState.Granted { InAdvance: Advance.Yes } or CapabilityState.Suspended { InAdvance: Advance.Yes };

    /// <summary>As the REST interface names them.</summary>
    public static string Name(Capability capability) => capability.ToString().ToLowerInvariant();

    public static string Name(CapabilityState state) => JsonNamingPolicy.CamelCase.ConvertName(Standing(state).ToString());
}
