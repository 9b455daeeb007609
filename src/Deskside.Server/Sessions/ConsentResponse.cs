using Deskside.Domain.Sessions;

namespace Deskside.Server.Sessions;

/// <summary>What the sharer last reported about one capability.</summary>
public sealed record ConsentResponse(Capability Capability, ReportedConsent State, DateTimeOffset At);
