using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;

namespace Deskside.Server.Queue;

/// <summary>A request as stored.</summary>
public sealed record RequestRecord
{
    public OrganisationId Organisation { get; init; }

    public RequestId Request { get; init; }

    public string Portal { get; init; } = "";

    public string Name { get; init; } = "";

    public string Question { get; init; } = "";

    public string? Email { get; init; }

    public string WayIn { get; init; } = "";

    public string State { get; init; } = "";

    public long Priority { get; init; }

    public long AskedAt { get; init; }

    public SessionId? Session { get; init; }

    public string? CompanionPlatform { get; init; }

    public TeamId? Team { get; init; }

    public string? Skill { get; init; }

    public string? Language { get; init; }

    /// <summary>Only this technician sees and accepts it.</summary>
    public TechnicianId? ReservedFor { get; init; }

    public long? DueAt { get; init; }

    /// <summary>JSON: the portal's own fields by name.</summary>
    public string Fields { get; init; } = "{}";

    public string? Subject { get; init; }

    public string Channel { get; init; } = "chat";

    public string Presence { get; init; } = "here";

    public long? KeptAt { get; init; }

    public long QueuedAt { get; init; }

    public long SeenAt { get; init; }

    public RequestState Standing => EnumText.Read<RequestState>(State) ?? RequestState.Left;

    public bool IsOver => Standing is RequestState.Ended or RequestState.Left;

    /// <summary>Whether this technician may know of it while it waits.</summary>
    public bool IsOpenTo(TechnicianId technician) => ReservedFor is null || ReservedFor == technician;

    public QueuePlace Place => new(Request, Priority, AskedAt);

    public override string ToString() => $"request {Request}";
}
