namespace Deskside.Domain.Consent;

/// <summary>What an organisation sets for its sessions. The Companion keeps to it; it can be stricter, never laxer.</summary>
/// <param name="ConsentLimit">How long the prompt waits before it counts as refused; 10 s to 5 min.</param>
/// <param name="ControlPause">How long the customer's hands must rest before remote control returns; 1 s to 5 min.</param>
/// <param name="AbsenceLimit">How long a viewer may be gone before its rights lapse; 10 s to 10 min.</param>
public sealed record SessionPolicy(TimeSpan ConsentLimit, TimeSpan ControlPause, TimeSpan AbsenceLimit)
{
    public static SessionPolicy Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(2));
}
