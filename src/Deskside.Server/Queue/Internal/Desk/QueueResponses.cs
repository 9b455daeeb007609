using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Queue.Internal.Presence;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>One who waits, as technicians see him.</summary>
internal sealed record WaitingResponse
{
    public required RequestId Request { get; init; }

    public required string Name { get; init; }

    public required string Question { get; init; }

    public string? Email { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required WayIn WayIn { get; init; }

    public required string Portal { get; init; }

    /// <summary>In its line; 1 = next.</summary>
    public required int Position { get; init; }

    public TeamId? Team { get; init; }

    public string? Skill { get; init; }

    public string? Language { get; init; }

    public long Priority { get; init; }

    /// <summary>here or away.</summary>
    public required string Presence { get; init; }

    public bool IsPlaceKept { get; init; }

    /// <summary>chat, phone or mail; for the latter two <see cref="Contact"/> says where.</summary>
    public required string Channel { get; init; }

    public string? Contact { get; init; }

    /// <summary>Only for you: nobody else sees it.</summary>
    public bool IsReserved { get; init; }

    /// <summary>A known customer whose identity was verified.</summary>
    public bool IsVerified { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public static WaitingResponse Of(RequestRecord r, int position) => new()
    {
        Request = r.Request,
        Name = r.Name,
        Question = r.Question,
        Email = r.Email,
        AskedAt = r.AskedAt.ToInstant(),
        WayIn = EnumText.Read<WayIn>(r.WayIn) ?? WayIn.Web,
        Portal = r.Portal,
        Position = position,
        Team = r.Team,
        Skill = r.Skill,
        Language = r.Language,
        Priority = r.Priority,
        Presence = r.Presence == CustomerSide.Here ? CustomerSide.Here : CustomerSide.Away,
        IsPlaceKept = r.KeptAt is not null,
        Channel = r.Channel,
        Contact = r.Contact,
        IsReserved = r.ReservedFor is not null,
        IsVerified = r.Subject is not null,
        DueAt = r.DueAt.ToInstant(),
    };
}

/// <param name="Waiting">How many wait and are not reserved for somebody else.</param>
/// <param name="LongestSeconds">The longest wait among them.</param>
/// <param name="Available">Technicians who would get an alert.</param>
/// <param name="Busy">Technicians on duty who would not: busy, or their hands are full.</param>
/// <param name="Away">Technicians who are away or offline.</param>
/// <param name="ExpectedWaitSeconds">What one who asked now would be told; null when nothing says.</param>
internal sealed record SummaryResponse(int Waiting, long LongestSeconds, int Available, int Busy, int Away, long? ExpectedWaitSeconds);

internal sealed record ReservedResponse(RequestId Request, string ReservedFor, DateTimeOffset AskedAt);

internal sealed record PassRequest(TechnicianId? Technician, TeamId? Team, string? Note);

internal sealed record OverrideRequest(string? Reason);

internal sealed record PriorityRequest(long? Priority);

internal sealed record FloorResponse(TechnicianId Technician, string Name, TechnicianState State, string? Reason, DateTimeOffset Since, bool IsOnline, int Sessions, IReadOnlyList<TeamId> Teams, IReadOnlyList<string> Skills);

internal sealed record PresenceRequest(TechnicianState? State, string? Reason);
