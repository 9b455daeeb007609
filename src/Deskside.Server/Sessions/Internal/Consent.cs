using Deskside.Domain.Sessions;

namespace Deskside.Server.Sessions.Internal;

/// <summary>What a sharer reports: its customer's decision about one capability.</summary>
internal sealed record Consent(Capability Capability, ReportedConsent State, bool InAdvance);
