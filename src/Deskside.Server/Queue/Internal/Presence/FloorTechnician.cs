using Deskside.Domain.Identifiers;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>A technician as the queue sees him now.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As shown.</param>
/// <param name="State">What he said.</param>
/// <param name="Reason">Why he is away, in his words.</param>
/// <param name="SinceMs">Since when, unix milliseconds.</param>
/// <param name="Sessions">How many he holds open, those on hold left out.</param>
/// <param name="FreeSinceMs">The end of his last session, or since when he is available.</param>
/// <param name="IsOnline">A console of his is open.</param>
/// <param name="HasPush">A browser of his can be woken.</param>
/// <param name="Skills">Lower-case words.</param>
internal sealed record FloorTechnician(
    TechnicianId Id, string Name, TechnicianState State, string? Reason, long SinceMs, int Sessions, long FreeSinceMs, bool IsOnline, bool HasPush, IReadOnlySet<string> Skills)
{
    public bool IsOnDuty => IsOnline && State != TechnicianState.Away;

    public bool HasRoom(int mostParallel) => State == TechnicianState.Available && Sessions < mostParallel;
}
