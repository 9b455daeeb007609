using Deskside.Domain.Sessions;

namespace Deskside.Server.Sessions;

/// <summary>What the sharer last reported about one capability. In advance: given before anybody asked, on the Companion's command line.</summary>
public sealed record ConsentResponse(Capability Capability, ReportedConsent State, bool InAdvance, DateTimeOffset At);
