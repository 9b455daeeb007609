using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Viewers;

/// <summary>A seat as the bar shows it: a snapshot.</summary>
internal sealed record SeatView(
    string Name, string Organisation, bool IsHere, string? Words, IReadOnlySet<Capability> Held, CapabilityState Control)
{
    public static SeatView Of(ViewerSeat seat) => new(
        seat.Name, seat.Organisation, seat.IsHere, seat.Words?.ToString(),
        Enum.GetValues<Capability>().Where(capability => seat[capability].IsHeld).ToHashSet(), seat[Capability.Control]);
}
